import { referencesOf } from './condition';
import type { IgnoredReading, ReadingInput } from './inputs';
import type { EvaluatedRule, MetricValue } from './rule';
import type { RuleState } from './state';

const maxClockAheadMs = 60_000;
const year2000 = 946_684_800_000;

/** Event time of a reading: its own, that of its arrival when its clock is ahead, null when its clock was never set. */
export function eventTimeOf({ at, receivedAt }: ReadingInput, ignored: IgnoredReading[]): number | null {
  if (!Number.isFinite(at) || at < year2000) {
    ignored.push({ at, metric: null, reason: 'clock-unset' });
    return null;
  }
  if (at <= receivedAt + maxClockAheadMs) return at;
  ignored.push({ at, metric: null, reason: 'clock-ahead' });
  return receivedAt;
}

/** The values of the rule's own metrics that may count, or null when none may. */
export function admitted<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  at: number,
  values: ReadingInput['values'],
  ignored: IgnoredReading[],
): Record<string, MetricValue> | null {
  const accepted: Record<string, MetricValue> = {};
  let some = false;
  for (const metric of referencesOf(rule).metrics) {
    const value = values[metric];
    if (value === undefined) continue;
    const reason = refusal(state, metric, at, value);
    if (reason) {
      ignored.push({ at, metric, reason });
      continue;
    }
    accepted[metric] = value;
    some = true;
  }
  return some ? accepted : null;
}

function refusal<S extends string>(
  { metrics }: RuleState<S>,
  metric: string,
  at: number,
  value: MetricValue,
): IgnoredReading['reason'] | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not-a-number';
  const seenAt = metrics[metric]?.at;
  if (seenAt === undefined || at > seenAt) return null;
  return at === seenAt ? 'duplicate' : 'late';
}
