/** Bins over the range seen: coarse enough that what is usual fills its bins within a few hundred values. */
const bins = 16;
/** A bin that held this share of all values counts as half rare. */
const rareShare = 0.0005;
/** What rarity alone can give; the rest is how far a value lies outside of everything seen. */
const rarityWeight = 0.8;
/** One value widens the range by at most so many times itself: a single absurd one does not blind the bins. */
const widestStretch = 10;

/** Plain JSON: the range seen, and how many values fell into each of its bins. */
export interface RarityState {
  low: number;
  high: number;
  total: number;
  counts: number[];
}

/**
 * How unlike everything before a value is: the share of earlier values in its bin, and how far it lies outside of their
 * range. After the rare-bin and new-extreme detectors that did best among plain ones on NAB; here the range is the one
 * seen so far, never the file's. Constant memory, one pass.
 */
export class Rarity {
  private counts: Float64Array;
  private spare: Float64Array = new Float64Array(bins);
  private low: number;
  private high: number;
  private total: number;

  constructor(state?: RarityState) {
    this.low = state?.low ?? 0;
    this.high = state?.high ?? 0;
    this.total = state?.total ?? 0;
    this.counts = Float64Array.from({ length: bins }, (_, bin) => state?.counts[bin] ?? 0);
  }

  /** Scores a finite value against those before it, then counts it in. In [0, 1]; 0 while all were the same. */
  push(value: number): number {
    if (this.total === 0) this.low = this.high = value;
    const range = this.high - this.low;
    const beyond = Math.max(value - this.high, this.low - value, 0);
    if (beyond > 0) this.widen(value, range);
    const bin = this.binOf(value);
    const share = (this.counts[bin] ?? 0) / (this.total + 1);
    this.counts[bin] = (this.counts[bin] ?? 0) + 1;
    this.total++;
    if (this.total < 3 || this.high === this.low) return 0;
    // Halves first: the sum of two huge values is not a number any more.
    const far = range > 0 && beyond > 0 ? beyond / 2 / (beyond / 2 + range / 2) : 0;
    return (rarityWeight * rareShare) / (rareShare + share) + (1 - rarityWeight) * far;
  }

  /** The usual: where nine of ten values lie, by bins; null before there are any. */
  usual(): { low: number; high: number } | null {
    if (this.total === 0) return null;
    let [first, last, rest] = [0, bins - 1, 0.1 * this.total];
    while (first < last) {
      const [left = 0, right = 0] = [this.counts[first], this.counts[last]];
      const least = Math.min(left, right);
      if (least > rest) break;
      rest -= least;
      if (left <= right) first++;
      else last--;
    }
    const width = (this.high - this.low) / bins;
    return { low: this.low + first * width, high: this.low + (last + 1) * width };
  }

  /** How many values were counted in. */
  get counted(): number {
    return this.total;
  }

  snapshot(): RarityState {
    return { low: this.low, high: this.high, total: this.total, counts: [...this.counts] };
  }

  private binOf(value: number): number {
    const range = this.high - this.low;
    if (range === 0) return 0;
    return Math.max(0, Math.min(bins - 1, Math.floor(((value - this.low) / range) * bins)));
  }

  /** Lets the range reach the value, and moves the counts to the bins where their middles now lie. */
  private widen(value: number, range: number): void {
    const { low, high, counts } = this;
    this.low = Math.min(low, range > 0 ? Math.max(value, low - widestStretch * range) : value);
    this.high = Math.max(high, range > 0 ? Math.min(value, high + widestStretch * range) : value);
    this.counts = this.spare.fill(0);
    this.spare = counts;
    for (let bin = 0; bin < bins; bin++) {
      const count = counts[bin] ?? 0;
      if (count === 0) continue;
      const to = this.binOf(range > 0 ? low + ((bin + 0.5) * range) / bins : low);
      this.counts[to] = (this.counts[to] ?? 0) + count;
    }
  }
}
