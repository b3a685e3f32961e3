import { quantile, sorted } from './level';
import type { Level } from './level';

/** What is usual of one series among the units of a model. */
export interface Baseline {
  /** So many were compared. */
  units: number;
  median: number;
  /** Between these lie two of three. */
  low: number;
  high: number;
  /** What a standard deviation would be, were the levels normally distributed. */
  spread: number;
}

/** One standard deviation to either side holds this share of a normal distribution. */
const lowShare = 0.16;
/** Differences below this share of the level are nothing to tell, however alike the others are. */
const finestShare = 0.005;

/**
 * Median and spread of the units' levels, or null when there are too few or the metric only counts. The spread is half of
 * what holds the middle two thirds, to the wider side: up to a sixth of the units may be off to one side without moving
 * it, and when more are, they are no exception, the spread holds them and none of them is unlike. O(n log n).
 */
export function baselineOf(levels: readonly Level[], leastUnits: number): Baseline | null {
  const units = levels.length;
  if (units < leastUnits || 2 * levels.filter(level => level.isCounting).length >= units) return null;
  const values = sorted(levels.map(level => level.value));
  const [low, median, high] = [lowShare, 0.5, 1 - lowShare].map(share => quantile(values, share));
  if (low === undefined || median === undefined || high === undefined) return null;
  const noise = quantile(sorted(levels.map(level => level.noise)), 0.5);
  const spread = Math.max(
    (high - low) / 2,
    high - median,
    median - low,
    noise / 2,
    finestShare * Math.abs(median),
  );
  return Number.isFinite(spread) ? { units, median, low, high, spread } : null;
}
