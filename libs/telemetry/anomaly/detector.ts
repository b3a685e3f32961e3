import type { MetricValue } from '../rules/rule';
import { Rarity } from './rarity';
import type { RarityState } from './rarity';
import { RecordOnly } from './record';
import type { RecordState } from './record';
import { Season } from './season';
import type { SeasonState } from './season';

/** A score from here on is worth a look: chosen once, for all metrics. */
export const anomalyThreshold = 0.5;
const year2000 = 946_684_800_000;
const year2200 = 7_258_118_400_000;
/** Beyond this the squares of a metric are no numbers any more; nothing physical is. */
const largest = 1e150;
const dayMs = 86_400_000;
/** In readings: a disturbance is told once in so many, unless it grows by the margin. */
const recordWindow = 100;
const recordMargin = 0.01;

/** Why a reading was scored 0 without being counted in. */
export type Unscored = 'not-a-number' | 'clock-unset' | 'out-of-order';

export interface AnomalyScore {
  /** In [0, 1], from this and earlier readings only. 0: as usual, or a disturbance that was told already. */
  score: number;
  /** What it is unlike: all values so far, or those of this hour of the day. */
  baseline: 'range' | 'hour';
  unscored?: Unscored;
}

/** Plain JSON of one to two kilobytes; belongs into the transaction that stores the reading. */
export interface AnomalyState {
  version: 1;
  firstAt: number | null;
  lastAt: number | null;
  values: RarityState;
  residuals: RarityState;
  season: SeasonState;
  record: RecordState;
}

/**
 * Streaming anomaly score of one metric of one unit: one pass, constant memory, no look-ahead.
 *
 * A value is scored by how rare it is among all values so far, and by how rare its difference to the same hour of the
 * day is; the larger counts, if it is the highest of the last hundred readings. Values that cannot be real (NaN, text,
 * a clock before 2000 or running backwards) score 0 with the reason and leave the baseline as it was; a single absurd
 * one widens the range by ten times at most. Settings were chosen on a part of NAB, see the README of this folder.
 */
export class AnomalyDetector {
  private readonly values: Rarity;
  private readonly residuals: Rarity;
  private readonly season: Season;
  private readonly record: RecordOnly;
  private firstAt: number | null;
  private lastAt: number | null;

  constructor(state?: AnomalyState) {
    this.values = new Rarity(state?.values);
    this.residuals = new Rarity(state?.residuals);
    this.season = new Season(state?.season);
    this.record = new RecordOnly(recordWindow, recordMargin, state?.record);
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
    return {
      score: this.record.push(Math.max(byRange, byHour)),
      // What was never seen at all needs no hour to be told by.
      baseline: byHour > byRange && byRange < anomalyThreshold ? 'hour' : 'range',
    };
  }

  /** Where nine of ten values lay so far: what a chart draws behind the metric. */
  usual(): { low: number; high: number } | null {
    return this.values.usual();
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
    };
  }

  private reasonAgainst(at: number, value: MetricValue | null): Unscored | null {
    if (typeof value !== 'number' || !(Math.abs(value) < largest)) return 'not-a-number';
    if (!(at >= year2000 && at < year2200)) return 'clock-unset';
    return this.lastAt !== null && at < this.lastAt ? 'out-of-order' : null;
  }
}
