import type { IgnoredReading } from './inputs';
import type { MetricValue } from './rule';
import type { RuleState } from './state';

/** Readings beyond this are evaluated before their lateness has passed: a state stays small. */
export const maxHeld = 1_000;

/** Holds a reading back in its place in event time; one from before what was evaluated already is too late. */
export function holdBack<S extends string>(
  { held, clock }: RuleState<S>,
  at: number,
  values: Record<string, MetricValue>,
  ignored: IgnoredReading[],
): void {
  if (clock !== null && at < clock) {
    for (const metric of Object.keys(values)) ignored.push({ at, metric, reason: 'late' });
    return;
  }
  let index = held.length;
  while (index > 0 && (held[index - 1]?.at ?? 0) > at) index--;
  const same = held[index - 1];
  if (same?.at !== at) {
    held.splice(index, 0, { at, values });
    return;
  }
  held[index - 1] = { at, values: merge(same.values, values) };
}

/** Two messages of the same event time as one; on conflict the same value wins whatever came first. */
function merge(a: Record<string, MetricValue>, b: Record<string, MetricValue>): Record<string, MetricValue> {
  const merged = { ...a };
  for (const [metric, value] of Object.entries(b)) {
    const known = merged[metric];
    if (known === undefined || String(value) > String(known)) merged[metric] = value;
  }
  return merged;
}
