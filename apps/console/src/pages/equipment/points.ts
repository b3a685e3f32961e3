import { levelsOf } from '#contracts';
import type { AlertCondition, AlertRule, LatestReading, ReadingBucket, Urgency } from '#contracts';
import type { ChartPoint } from '#ui';

/** Readings that came while the page was open, by metric, in the order of time. */
export type Tail = Readonly<Record<string, readonly ChartPoint[]>>;

const mostPoints = 2_000;

/** Adds the newest values; one that is known already is not a second point. */
export function appended(tail: Tail, newest: readonly LatestReading[]): Tail {
  const next: Record<string, readonly ChartPoint[]> = { ...tail };
  for (const { metric, at, value } of newest) {
    const moment = Date.parse(at);
    const known = next[metric] ?? [];
    if (typeof value !== 'number' || (known.at(-1)?.at ?? -Infinity) >= moment) continue;
    next[metric] = [...known.slice(-mostPoints + 1), { at: moment, value }];
  }
  return next;
}

/** The stored buckets, and after the last of them what came while the page was open: the line ends at the newest value. */
export function joined(buckets: readonly ReadingBucket[], tail: readonly ChartPoint[]): ChartPoint[] {
  const points: ChartPoint[] = buckets.map(({ at, avg, min, max }) => ({
    at: Date.parse(at),
    value: avg,
    min,
    max,
  }));
  const last = points.at(-1)?.at ?? -Infinity;
  return [...points, ...tail.filter(point => point.at > last)];
}

/**
 * Readings further apart than this are a gap. Measured on the stored buckets alone: the live tail is so much denser that
 * it would cut the history into dots.
 */
export function gapOf(buckets: readonly ReadingBucket[], everySeconds: number): number {
  const times = buckets.map(bucket => Date.parse(bucket.at));
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const middle = steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  return Math.max(middle, everySeconds * 1_000) * 2.5;
}

export interface Limit {
  value: number;
  title: string;
  /** Of one level among several. */
  urgency?: Urgency;
}

/** Thresholds of the active rules on one metric, by level where there are several; two on one value are one line. */
export function limitsOf(
  rules: readonly AlertRule[],
  metric: string,
  wordOf: (urgency: Urgency) => string,
): Limit[] {
  const limits = new Map<number, Limit>();
  for (const rule of rules.filter(one => one.active)) {
    const hasLevels = rule.milderLevels.length > 0;
    for (const { urgency, condition } of levelsOf(rule)) {
      const title = hasLevels ? `${rule.name}: ${wordOf(urgency)}` : rule.name;
      for (const value of valuesOf(condition, metric)) {
        const known = limits.get(value);
        if (!known) limits.set(value, { value, title, ...(hasLevels && { urgency }) });
        else if (!known.title.split(' · ').includes(title)) known.title = `${known.title} · ${title}`;
      }
    }
  }
  return [...limits.values()];
}

const valuesOf = (condition: AlertCondition, metric: string): number[] =>
  simpleOf(condition).flatMap(one => {
    if (one.type !== 'compare' || one.metric !== metric || typeof one.value !== 'number') return [];
    return one.op === 'eq' || one.op === 'neq' ? [] : [one.value];
  });

type Simple = Exclude<AlertCondition, { conditions: unknown }>;
export const simpleOf = (condition: AlertCondition): readonly Simple[] =>
  'conditions' in condition ? condition.conditions : [condition];
