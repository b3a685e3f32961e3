import type { MetricValue } from '../rules/rule';
import { justBelow, Lasting } from './lasting';
import type { LastingState } from './lasting';
import { Rarity } from './rarity';
import type { RarityState } from './rarity';
import { RecordOnly } from './record';
import type { RecordState } from './record';
import { Season } from './season';
import type { SeasonState } from './season';
import { ToldOnce } from './told';
import type { ToldState } from './told';

/** A score from here on is worth a look, and from `lastingThreshold` on it has lasted: chosen once, for all metrics. */
export const anomalyThreshold = 0.25;
export const lastingThreshold = 0.5;
/** As many as one disturbance is told once in. */
export const readingsToLearn = 100;
const year2000 = 946_684_800_000;
const year2200 = 7_258_118_400_000;
/** Beyond this the squares of a metric are no numbers any more; nothing physical is. */
const largest = 1e150;
const dayMs = 86_400_000;
/** In readings: a disturbance is told once in so many, unless it grows by the margin. */
const recordWindow = readingsToLearn;
const recordMargin = 0.01;
/** One reading alone is below 0.5, however odd. */
const suddenWeight = 0.5;

/** Why a reading was scored 0 without being counted in. */
export type Unscored = 'not-a-number' | 'clock-unset' | 'out-of-order';

export interface AnomalyScore {
  /** In [0, 1], from this and earlier readings only. 0: as usual, or a disturbance that was told already. */
  score: number;
  /** What it is unlike: all values so far, those of this hour of the day, or, where it stays, its own slow level. */
  baseline: 'range' | 'hour' | 'level';
  unscored?: Unscored;
}

/** Plain JSON of two kilobytes; belongs into the transaction that stores the reading. */
export interface AnomalyState {
  version: 1;
  firstAt: number | null;
  lastAt: number | null;
  values: RarityState;
  residuals: RarityState;
  season: SeasonState;
  record: RecordState;
  lasting: LastingState;
  told: ToldState;
}

/**
 * Streaming anomaly score of one metric of one unit: one pass, constant memory, no look-ahead.
 *
 * A value is scored by how rare it is among all values so far, and by how rare its difference to the same hour of the
 * day is; the larger counts, below 0.5, if it is the highest of the last hundred readings. From 0.5 on its level has moved
 * away and stays away, told for a dozen readings and again when it is twice as far. Values that cannot be real (NaN, text,
 * a clock before 2000 or running backwards) score 0 with the reason and leave the baseline as it was; a single absurd
 * one widens the range by ten times at most. Settings were chosen on a part of NAB, see the README of this folder.
 */
export class AnomalyDetector {
  private readonly values: Rarity;
  private readonly residuals: Rarity;
  private readonly season: Season;
  private readonly record: RecordOnly;
  private readonly lasting: Lasting;
  private readonly told: ToldOnce;
  private firstAt: number | null;
  private lastAt: number | null;

  constructor(state?: AnomalyState) {
    this.values = new Rarity(state?.values);
    this.residuals = new Rarity(state?.residuals);
    this.season = new Season(state?.season);
    this.record = new RecordOnly(recordWindow, recordMargin, state?.record);
    this.lasting = new Lasting(state?.lasting);
    this.told = new ToldOnce(state?.told);
    this.firstAt = state?.firstAt ?? null;
    this.lastAt = state?.lastAt ?? null;
  }

  /** Scores one more reading; `at` is event time, ms since the epoch. */
  push(at: number, value: MetricValue | null): AnomalyScore {
    const unscored = this.reasonAgainst(at, value);
    if (unscored !== null || typeof value !== 'number') {
      return { score: 0, baseline: 'range', unscored: unscored ?? 'not-a-number' };
    }
    this.firstAt ??= at;
    this.lastAt = at;
    const byRange = this.values.push(value);
    const rarityOfResidual = this.residuals.push(this.season.residual(at, value));
    // Before a day has passed there is no hour to compare with.
    const byHour = at - this.firstAt > dayMs ? rarityOfResidual : 0;
    const sudden = Math.min(justBelow, suddenWeight * this.record.push(Math.max(byRange, byHour)));
    const lasting = this.told.push(this.lasting.push(at, value));
    if (lasting > sudden) return { score: lasting, baseline: 'level' };
    // What was never seen at all needs no hour to be told by.
    return { score: sudden, baseline: byHour > byRange && byRange < 0.5 ? 'hour' : 'range' };
  }

  /** Where nine of ten values lay so far: what a chart draws behind the metric. */
  usual(): { low: number; high: number } | null {
    return this.values.usual();
  }

  /** What the next reading would be, as far as each baseline knows one value: asked before it is pushed. */
  expected(at: number): Record<AnomalyScore['baseline'], number | null> {
    return { range: null, hour: this.season.levelAt(at), level: this.lasting.level };
  }

  /** How many readings it has learned from: before `readingsToLearn` of them nearly all is new. */
  get learned(): number {
    return this.values.counted;
  }

  snapshot(): AnomalyState {
    return {
      version: 1,
      firstAt: this.firstAt,
      lastAt: this.lastAt,
      values: this.values.snapshot(),
      residuals: this.residuals.snapshot(),
      season: this.season.snapshot(),
      record: this.record.snapshot(),
      lasting: this.lasting.snapshot(),
      told: this.told.snapshot(),
    };
  }

  private reasonAgainst(at: number, value: MetricValue | null): Unscored | null {
    if (typeof value !== 'number' || !(Math.abs(value) < largest)) return 'not-a-number';
    if (!(at >= year2000 && at < year2200)) return 'clock-unset';
    return this.lastAt !== null && at < this.lastAt ? 'out-of-order' : null;
  }
}
