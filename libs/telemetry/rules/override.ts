import type { AlertCondition, AlertPattern, ComparisonOperator, EvaluatedRule } from './rule';

/** One number of a rule that may be another one somewhere, named by where it stands in the rule. */
export interface Threshold<Severity extends string = string> {
  /** Of which level; left out: of each. */
  severity?: Severity;
  /** Of what raises the alert, or of what clears it. */
  part: 'raise' | 'clear';
  type: Simple['type'];
  /** null: no data of any metric. */
  metric: string | null;
  /** Of a difference: the metric that is taken away. */
  other?: string;
  /** null where the condition has no comparison. */
  op: ComparisonOperator | null;
  /** In the unit of the condition: that of the metric, per minute, seconds, a share, hours. */
  value: number;
}

/** What differs from a rule for a unit, a site or a customer; null and what is not named stay as they are. */
export interface RuleOverride<Severity extends string = string> {
  thresholds: readonly Threshold<Severity>[];
  /** How long a duration has to last, or within how long repetitions count. */
  seconds: number | null;
  active: boolean | null;
}

type Simple = Exclude<AlertCondition, { conditions: unknown }>;
type Place = Omit<Threshold, 'value'>;

/**
 * The rule with what its overrides change, each number by the first of them that names it: give the nearest first (unit, site,
 * customer). Everything else is the rule's, and a threshold that it no longer has changes nothing. O(conditions x thresholds).
 */
export function overridden<S extends string>(
  rule: EvaluatedRule<S>,
  nearestFirst: readonly RuleOverride<S>[],
): EvaluatedRule<S> {
  if (nearestFirst.length === 0) return rule;
  const thresholds: readonly Threshold[] = nearestFirst.flatMap(one => one.thresholds);
  const seconds = firstGiven(nearestFirst.map(one => one.seconds));
  const { clearCondition } = rule;
  return {
    ...rule,
    levels: rule.levels.map(level => ({
      ...level,
      condition: changed(level.condition, thresholds, 'raise', level.severity),
      pattern: seconds === null ? level.pattern : lasting(level.pattern, seconds),
    })),
    ...(clearCondition && { clearCondition: changed(clearCondition, thresholds, 'clear') }),
  };
}

/** Whether the rule watches there: what the nearest override says that says anything of it. */
export const isActiveWith = (active: boolean, nearestFirst: readonly RuleOverride[]): boolean =>
  firstGiven(nearestFirst.map(one => one.active)) ?? active;

/** The numbers of a rule that can be overridden, in the order in which they stand in it. */
export function thresholdsOf<S extends string>(rule: EvaluatedRule<S>): Threshold<S>[] {
  const raising = rule.levels.flatMap(({ severity, condition }) =>
    numbersOf(condition, 'raise').map(one => ({ ...one, severity })),
  );
  return [...raising, ...(rule.clearCondition ? numbersOf(rule.clearCondition, 'clear') : [])];
}

/** Whether both name the same number. */
export const isSameThreshold = (one: Place, other: Place): boolean =>
  one.part === other.part &&
  one.type === other.type &&
  one.metric === other.metric &&
  one.other === other.other &&
  one.op === other.op &&
  (one.severity === undefined || other.severity === undefined || one.severity === other.severity);

function numbersOf(condition: AlertCondition, part: Threshold['part']): Omit<Threshold, 'severity'>[] {
  if ('conditions' in condition) return condition.conditions.flatMap(one => numbersOf(one, part));
  const value = numberOf(condition);
  return value === null ? [] : [{ ...placeOf(condition, part), value }];
}

function changed(
  condition: AlertCondition,
  thresholds: readonly Threshold[],
  part: Threshold['part'],
  severity?: string,
): AlertCondition {
  if ('conditions' in condition) {
    const conditions = condition.conditions.map(one => changed(one, thresholds, part, severity));
    return { ...condition, conditions };
  }
  // A state that is a word has no other number.
  if (numberOf(condition) === null) return condition;
  const place = { ...placeOf(condition, part), ...(severity !== undefined && { severity }) };
  const found = thresholds.find(one => isSameThreshold(one, place));
  return found ? withNumber(condition, found.value) : condition;
}

const placeOf = (condition: Simple, part: Threshold['part']): Omit<Place, 'severity'> => ({
  part,
  type: condition.type,
  metric: condition.metric ?? null,
  ...(condition.type === 'difference' && { other: condition.other }),
  op: 'op' in condition ? condition.op : null,
});

function numberOf(condition: Simple): number | null {
  if (condition.type === 'compare') return typeof condition.value === 'number' ? condition.value : null;
  if (condition.type === 'difference') return condition.value;
  if (condition.type === 'rate') return condition.perMinute;
  if (condition.type === 'no-data') return condition.seconds;
  return condition.type === 'forecast' ? condition.withinHours : condition.sure;
}

function withNumber(condition: Simple, value: number): Simple {
  if (condition.type === 'compare' || condition.type === 'difference') return { ...condition, value };
  if (condition.type === 'rate') return { ...condition, perMinute: value };
  if (condition.type === 'no-data') return { ...condition, seconds: value };
  return condition.type === 'forecast' ? { ...condition, withinHours: value } : { ...condition, sure: value };
}

function lasting(pattern: AlertPattern, seconds: number): AlertPattern {
  if (pattern.kind === 'simple') return pattern;
  return pattern.kind === 'duration' ? { ...pattern, seconds } : { ...pattern, withinSeconds: seconds };
}

const firstGiven = <T>(values: readonly (T | null)[]): T | null => values.find(one => one !== null) ?? null;
