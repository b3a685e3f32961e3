/** How much the newest reading counts in what is compared: a disturbance has to last for some readings. */
const newestShare = 0.2;
/** Pulled towards independent metrics: few readings do not tell how metrics move together. */
const shrinkage = 0.1;
/** Of the rows to learn from: until here the levels only settle, until there spreads are learned, behind it swings. */
const settleShare = 0.21;
const spreadShare = 0.7;
/** The limit is so many times the widest swing seen while learning, and more where few rows showed swings. */
const limitFactor = 1.1;
const perMetricAndRow = 0.6;
/** While something is unusual, a metric that is off by more than this keeps its level, others follow at this share. */
const offSpreads = 1;
const heldShare = 0.3;
/** What has been unusual for so many times `learnRows` is the new usual. */
const regimeFactor = 3;
const leastLearned = 20;
/** Beyond this nothing is measured, and squares are no numbers. */
const mostValue = 1e150;
/** From so many rows on one value counts as at most so many times what the metric is usually off: one is not the rule. */
const knownRows = 10;
const mostOff = 12;

const isMeasured = (value: number | null): boolean => value !== null && Math.abs(value) < mostValue;

/**
 * Anomaly score of all metrics of a unit together: metrics that are each as usual, but not with one another.
 *
 * Hotelling's T² of exponentially weighted means (MEWMA; Lowry and others 1992) of what each metric differs from its own
 * level. The levels follow slowly, over `learnRows`, because rooms warm up and oil ages; while the score is 0.5 or more,
 * what is off keeps its level, which only drifts on as it did before, until the unusual has lasted for three times that. Of `learnRows`, most teach how metrics differ together and the rest how far
 * the statistic swings in health; 0.5 is a little above the widest of these swings. Rows with a value that is no
 * number, or none that can be measured, score 0 and change nothing. O(m²) a row for m metrics, constant memory, no look-ahead.
 */
export class UnitDetector {
  private readonly metrics: number;
  private readonly learnRows: number;
  private readonly level: Float64Array;
  private readonly apart: Float64Array;
  private readonly mean: Float64Array;
  private readonly squares: Float64Array;
  private readonly smooth: Float64Array;
  private readonly solved: Float64Array;
  private factor: Float64Array | null = null;
  private readonly trend: Float64Array;
  private readonly usualOff: Float64Array;
  private unusualRows = 0;
  private rows = 0;
  private learned = 0;
  private widest = 0;

  constructor(metrics: number, learnRows: number) {
    this.metrics = metrics;
    this.learnRows = Math.max(leastLearned, metrics * 4, learnRows);
    this.level = new Float64Array(metrics);
    this.trend = new Float64Array(metrics);
    this.usualOff = new Float64Array(metrics);
    this.apart = new Float64Array(metrics);
    this.mean = new Float64Array(metrics);
    this.squares = new Float64Array(metrics * metrics);
    this.smooth = new Float64Array(metrics);
    this.solved = new Float64Array(metrics);
  }

  /** Scores one row of `metrics` values, in [0, 1]; 0 while it learns. */
  push(values: readonly (number | null)[]): number {
    if (values.length !== this.metrics || !values.every(isMeasured)) return 0;
    this.rows++;
    for (const [at, value] of values.entries()) {
      if (this.rows === 1) this.level[at] = value ?? 0;
      this.apart[at] = this.known(at, (value ?? 0) - (this.level[at] ?? 0));
    }
    const spreadRows = Math.floor(this.learnRows * spreadShare);
    if (this.rows <= spreadRows) {
      if (this.rows > this.learnRows * settleShare) this.learn();
      this.follow(0);
      return 0;
    }
    this.factor ??= this.choleskyFactor();
    const distance = this.distanceOf(this.factor);
    const isLearning = this.rows <= this.learnRows;
    if (isLearning) this.widest = Math.max(this.widest, distance);
    const few = 1 + (perMetricAndRow * this.metrics) / (this.learnRows - spreadRows);
    const limit = limitFactor * few * this.widest;
    const score = isLearning || distance === 0 ? 0 : distance / (distance + limit);
    this.follow(score);
    return score;
  }

  /** While it learns: what a metric is off, or the most that can be believed. */
  private known(at: number, off: number): number {
    if (this.rows > this.learnRows) return off;
    const usual = this.usualOff[at] ?? 0;
    const most = this.rows > knownRows && usual > 0 ? mostOff * usual : Infinity;
    const believed = Math.max(-most, Math.min(most, off));
    this.usualOff[at] = usual + (Math.abs(believed) - usual) / this.rows;
    return believed;
  }

  /** Levels go towards the newest row; in the first rows they are means. What is off goes on as it drifted before. */
  private follow(score: number): void {
    const rate = 1 / Math.min(this.rows, this.learnRows);
    this.unusualRows = score < 0.5 ? 0 : this.unusualRows + 1;
    const isHeld = this.unusualRows > 0 && this.unusualRows <= this.learnRows * regimeFactor;
    for (let at = 0; at < this.metrics; at++) {
      const step = rate * (this.apart[at] ?? 0);
      const trend = this.trend[at] ?? 0;
      if (!isHeld) this.trend[at] = trend + rate * (step - trend);
      const isOff = Math.abs(this.smooth[at] ?? 0) > offSpreads;
      const followed = !isHeld ? step : isOff ? trend : heldShare * step;
      this.level[at] = (this.level[at] ?? 0) + followed;
    }
  }

  /** Welford's update of means and products of differences. */
  private learn(): void {
    this.learned++;
    const before = this.apart.map((value, at) => value - (this.mean[at] ?? 0));
    before.forEach((difference, at) => (this.mean[at] = (this.mean[at] ?? 0) + difference / this.learned));
    for (let row = 0; row < this.metrics; row++)
      for (let column = 0; column <= row; column++) {
        const cell = row * this.metrics + column;
        const after = (this.apart[column] ?? 0) - (this.mean[column] ?? 0);
        this.squares[cell] = (this.squares[cell] ?? 0) + (before[row] ?? 0) * after;
      }
  }

  /** Lower triangle L with L Lᵀ = the shrunk covariance of metrics in units of their own spread. */
  private choleskyFactor(): Float64Array {
    const size = this.metrics;
    const factor = new Float64Array(size * size);
    const spread = Array.from({ length: size }, (_, at) => Math.sqrt(this.squares[at * size + at] ?? 0));
    for (let row = 0; row < size; row++)
      for (let column = 0; column <= row; column++) {
        const scale = (spread[row] ?? 0) * (spread[column] ?? 0);
        const together = scale > 0 ? (this.squares[row * size + column] ?? 0) / scale : 0;
        let rest = row === column ? 1 : (1 - shrinkage) * together;
        for (let at = 0; at < column; at++)
          rest -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
        factor[row * size + column] =
          row === column ? Math.sqrt(Math.max(1e-9, rest)) : rest / (factor[column * size + column] ?? 1);
      }
    return factor;
  }

  private distanceOf(factor: Float64Array): number {
    const size = this.metrics;
    let sum = 0;
    for (let row = 0; row < size; row++) {
      const spread = Math.sqrt((this.squares[row * size + row] ?? 0) / this.learned);
      // A metric that never moved while it was learned: any move is one of its own size.
      const unit = spread > 0 ? spread : Math.max(1e-9, Math.abs(this.level[row] ?? 0));
      const difference = (this.apart[row] ?? 0) - (this.mean[row] ?? 0);
      const standard = Math.max(-1e6, Math.min(1e6, difference / unit));
      const smooth = (this.smooth[row] ?? 0) + newestShare * (standard - (this.smooth[row] ?? 0));
      this.smooth[row] = smooth;
      let rest = smooth;
      for (let at = 0; at < row; at++) rest -= (factor[row * size + at] ?? 0) * (this.solved[at] ?? 0);
      const solved = rest / (factor[row * size + row] ?? 1);
      this.solved[row] = solved;
      sum += solved * solved;
    }
    return Math.sqrt(sum);
  }
}
