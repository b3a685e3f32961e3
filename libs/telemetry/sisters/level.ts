import { daySteps } from './settings';

/** Two hours of a unit, apart by what it was doing (the empty text: it does not tell). */
export interface DutyStep {
  /** Start, ms since the epoch, a multiple of two hours. */
  at: number;
  duties: Readonly<Record<string, Duty>>;
}
export interface Duty {
  /** Of the readings of these two hours, 0 to 1. */
  share: number;
  /** Metric -> mean, and standard deviation, of its numbers meanwhile. */
  means: Readonly<Record<string, number>>;
  deviations: Readonly<Record<string, number>>;
}

/** Where a metric of a unit has been for a day while the unit was doing one thing. */
export interface Level {
  value: number;
  /** What the metric does within two hours anyway. */
  noise: number;
  /** It never fell: it counts the work, and tells how old a unit is rather than how well. */
  isCounting: boolean;
}

/** A unit that was silent for a fourth of the day has not been in the conditions of the others. */
const leastSteps = 9;
/** A quarter of an hour of doing something, three times a day, is doing it. */
export const leastShare = 1 / 8;
const leastMeans = 3;
const countingMeans = 6;

/**
 * The levels of a unit by series (`metric@activity`), from its steps of a day in order. The median of the means: one
 * glitch, or two hours of something else, move nothing. What is not finite counts nowhere. O(steps x metrics).
 */
export function levelsOf(steps: readonly DutyStep[]): Map<string, Level> {
  const newest = steps.slice(-daySteps);
  if (newest.length < leastSteps) return new Map();
  const series = new Map<string, { means: number[]; deviations: number[] }>();
  for (const { duties } of newest)
    for (const [activity, { share, means, deviations }] of Object.entries(duties)) {
      if (share < leastShare) continue;
      for (const [metric, mean] of Object.entries(means)) {
        if (!Number.isFinite(mean)) continue;
        const key = seriesOf(metric, activity);
        const own = series.get(key) ?? { means: [], deviations: [] };
        own.means.push(mean);
        own.deviations.push(Number.isFinite(deviations[metric]) ? (deviations[metric] ?? 0) : 0);
        series.set(key, own);
      }
    }
  return new Map(
    [...series]
      .filter(([, { means }]) => means.length >= leastMeans)
      .map(([key, { means, deviations }]) => [
        key,
        {
          value: quantile(sorted(means), 0.5),
          noise: quantile(sorted(deviations), 0.5),
          isCounting: isCounting(means),
        },
      ]),
  );
}

/** No metric has an at sign in its key. */
export const seriesOf = (metric: string, activity: string): string => `${metric}@${activity}`;

export function partsOf(series: string): { metric: string; activity: string | null } {
  const at = series.indexOf('@');
  return { metric: series.slice(0, at), activity: series.slice(at + 1) || null };
}

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Of sorted values, interpolated; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)] ?? 0;
  const above = values[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}

function isCounting(means: readonly number[]): boolean {
  const first = means[0] ?? 0;
  return (
    means.length >= countingMeans &&
    (means.at(-1) ?? 0) > first &&
    means.every((mean, index) => index === 0 || mean >= (means[index - 1] ?? mean))
  );
}
