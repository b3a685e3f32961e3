import { metricsOf } from './condition';
import type { AlertCondition, AlertPattern, AlertRuleLevel, OrderOperator } from './rule';

type Simple = Exclude<AlertCondition, { conditions: unknown }>;
type Comparison = Extract<Simple, { type: 'compare' }>;

/**
 * Which levels can never give an alert its severity: a more severe one holds whenever they do, and no later. Only what
 * follows from the numbers alone is found; a level that is not named may still never hold. O(levels² x conditions²).
 */
export function unreachableLevels(levels: readonly AlertRuleLevel[]): number[] {
  return levels.flatMap((level, index) => {
    const before = levels.slice(0, index);
    return before.some(severe => isShadowedBy(level, severe)) ? [index] : [];
  });
}

const isShadowedBy = (mild: AlertRuleLevel, severe: AlertRuleLevel): boolean =>
  implies(mild.condition, severe.condition) &&
  isNoSlower(severe.pattern, mild.pattern) &&
  (severe.pattern.kind !== 'repeating' || hearsAsOften(severe.condition, mild.condition));

/** Repetitions are counted in readings of a level's own metrics. */
function hearsAsOften(one: AlertCondition, other: AlertCondition): boolean {
  const heard = new Set(metricsOf(one));
  return metricsOf(other).every(metric => heard.has(metric));
}

/** Whether `one` matures no later than `other`, if what it asks for holds at least as often. */
function isNoSlower(one: AlertPattern, other: AlertPattern): boolean {
  if (one.kind === 'simple') return true;
  if (one.kind === 'duration') return other.kind === 'duration' && one.seconds <= other.seconds;
  return other.kind === 'repeating' && one.times <= other.times && one.withinSeconds >= other.withinSeconds;
}

/** Whether `other` is sure to hold when `one` does. */
function implies(one: AlertCondition, other: AlertCondition): boolean {
  if (one.type === 'or') return one.conditions.every(part => implies(part, other));
  if (other.type === 'and') return other.conditions.every(part => implies(one, part));
  if (one.type === 'and') return one.conditions.some(part => implies(part, other));
  if (other.type === 'or') return other.conditions.some(part => implies(one, part));
  return impliesSimple(one, other);
}

function impliesSimple(one: Simple, other: Simple): boolean {
  if (one.metric !== other.metric) return false;
  if (one.type === 'compare') return other.type === 'compare' && isWithin(one, other);
  if (one.type === 'difference')
    return (
      other.type === 'difference' &&
      one.other === other.other &&
      isBeyond(one.op, one.value, other.op, other.value)
    );
  if (one.type === 'rate')
    return (
      other.type === 'rate' &&
      one.windowSeconds === other.windowSeconds &&
      isBeyond(one.op, one.perMinute, other.op, other.perMinute)
    );
  if (one.type === 'no-data') return other.type === 'no-data' && one.seconds >= other.seconds;
  if (one.type === 'forecast') return other.type === 'forecast' && one.withinHours <= other.withinHours;
  return other.type === one.type && one.sure >= other.sure;
}

function isWithin(one: Comparison, other: Comparison): boolean {
  if (one.op === other.op && one.value === other.value) return true;
  if (typeof one.value !== 'number' || typeof other.value !== 'number')
    return one.op === 'eq' && other.op === 'neq' && one.value !== other.value;
  if (one.op === 'neq' || other.op === 'eq') return false;
  if (one.op !== 'eq') return other.op === 'neq' ? false : isBeyond(one.op, one.value, other.op, other.value);
  if (other.op === 'neq') return one.value !== other.value;
  const isUp = other.op === 'gt' || other.op === 'gte';
  return isBeyond(isUp ? 'gte' : 'lte', one.value, other.op, other.value);
}

/** Whether all values on that side of `limit` lie on that side of `otherLimit` too. */
function isBeyond(op: OrderOperator, limit: number, otherOp: OrderOperator, otherLimit: number): boolean {
  const isUp = op === 'gt' || op === 'gte';
  if (isUp !== (otherOp === 'gt' || otherOp === 'gte')) return false;
  const further = isUp ? limit - otherLimit : otherLimit - limit;
  // Only where the limit itself counts for the first and not for the second do equal limits differ.
  return op.length === 3 && otherOp.length === 2 ? further > 0 : further >= 0;
}
