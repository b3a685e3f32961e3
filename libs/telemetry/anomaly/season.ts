const hourMs = 3_600_000;
/** Observed time within an hour of the day after which the new level has replaced two thirds of the old one. */
const memoryMs = 3_000_000;
/** A reading stands for at most this long, however rare readings are. */
const longestStandMs = 300_000;

/** Plain JSON: the level of each hour of the day (UTC), null where there was no reading yet. */
export interface SeasonState {
  lastAt: number | null;
  levels: (number | null)[];
}

/** The level of a metric for each hour of the day, forgetting exponentially: what load, sun and people do every day. */
export class Season {
  private lastAt: number | null;
  private readonly levels: Float64Array;

  constructor(state?: SeasonState) {
    this.lastAt = state?.lastAt ?? null;
    this.levels = Float64Array.from({ length: 24 }, (_, hour) => state?.levels[hour] ?? Number.NaN);
  }

  /** The difference of a value to what its hour was like before, and counts it in; 0 for the first of an hour. */
  residual(at: number, value: number): number {
    const hour = Math.floor(at / hourMs) % 24;
    const level = this.levels[hour] ?? Number.NaN;
    const stood = this.lastAt === null ? 0 : Math.min(longestStandMs, Math.max(0, at - this.lastAt));
    this.lastAt = at;
    if (Number.isNaN(level)) {
      this.levels[hour] = value;
      return 0;
    }
    const residual = value - level;
    this.levels[hour] = level + residual * (1 - Math.exp(-stood / memoryMs));
    return residual;
  }

  /** What that hour of the day was like so far; null: nothing is known of it. */
  levelAt(at: number): number | null {
    const level = this.levels[Math.floor(at / hourMs) % 24] ?? Number.NaN;
    return Number.isNaN(level) ? null : level;
  }

  snapshot(): SeasonState {
    return {
      lastAt: this.lastAt,
      levels: [...this.levels].map(level => (Number.isNaN(level) ? null : level)),
    };
  }
}
