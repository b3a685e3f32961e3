import type { MetricValue } from '../rules/rule';

/** What is compared with what: readings of a quarter of an hour. */
export const slotMs = 900_000;
/** The metric that tells what a unit is doing: running, idle, charging. What it does decides what is usual. */
export const activityMetric = 'state';

/** One metric within one slot. */
export interface SlotSample {
  metric: string;
  /** What the unit was doing; null when it does not tell. */
  activity: string | null;
  /** Of a metric that has states: the state whose share of the slot `value` is. */
  state: string | null;
  /** Mean of the readings, or the share of a state, 0 to 1. */
  value: number;
  /** Standard deviation of the readings within the slot. */
  deviation: number;
}

/** Beyond this nothing is measured, and the squares of a spread would not be finite. */
export const mostValue = 1e100;

interface Sum {
  count: number;
  mean: number;
  squares: number;
}

/**
 * The samples of one slot from its readings, in any order: a mean per numeric metric and activity, a share per state.
 * What is not a finite number, or one whose square is not, counts nowhere. O(readings x metrics).
 */
export function samplesOf(readings: readonly Readonly<Record<string, MetricValue>>[]): SlotSample[] {
  const sums = new Map<string, Map<string | null, Sum>>();
  const states = new Map<string, Map<string, number>>();
  for (const values of readings) {
    const told = values[activityMetric];
    const activity = typeof told === 'string' ? told : null;
    for (const [metric, value] of Object.entries(values)) {
      if (typeof value !== 'number') count(inner(states, metric), String(value));
      else if (Math.abs(value) <= mostValue) add(inner(sums, metric), activity, value);
    }
  }
  const numbers = [...sums].flatMap(([metric, perActivity]) =>
    [...perActivity].map(([activity, sum]) => ({
      metric,
      activity,
      state: null,
      value: sum.mean,
      deviation: Math.sqrt(sum.squares / sum.count),
    })),
  );
  const shares = [...states].flatMap(([metric, counts]) => {
    const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
    return [...counts].map(([state, one]) => ({
      metric,
      activity: null,
      state,
      value: one / total,
      deviation: 0,
    }));
  });
  return [...numbers, ...shares];
}

function inner<Key, Value>(map: Map<string, Map<Key, Value>>, metric: string): Map<Key, Value> {
  const known = map.get(metric);
  if (known) return known;
  const made = new Map<Key, Value>();
  map.set(metric, made);
  return made;
}

const count = (counts: Map<string, number>, state: string) => counts.set(state, (counts.get(state) ?? 0) + 1);

/** Welford's update. */
function add(sums: Map<string | null, Sum>, activity: string | null, value: number): void {
  const sum = sums.get(activity) ?? { count: 0, mean: 0, squares: 0 };
  sum.count++;
  const before = value - sum.mean;
  sum.mean += before / sum.count;
  sum.squares += before * (value - sum.mean);
  sums.set(activity, sum);
}
