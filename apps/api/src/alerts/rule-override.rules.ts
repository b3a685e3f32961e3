import { AlertCondition, levelsOf } from '#contracts';
import type { AlertPattern, NewRuleOverride, OverridableRule, Threshold, Urgency } from '#contracts';
import { isSameThreshold, overridden, thresholdsOf, unreachableLevels } from '#telemetry';
import { Refused } from '../platform/refused';
import { evaluated } from './evaluation';
import type { DecidedRule } from './evaluation';

/**
 * What of a rule can be another one somewhere; a number that stands in it twice is one. Of a rule with one level numbers do not
 * say which: an override of it stays one when the rule becomes more or less urgent.
 */
export function overridable(rule: DecidedRule & { active: boolean }): OverridableRule {
  const { active } = rule;
  const hasLevels = levelsOf(rule).length > 1;
  const numbers = thresholdsOf(evaluated(rule, 'UTC')).map(({ severity, ...one }) => ({
    ...one,
    ...(hasLevels && severity && { severity }),
  }));
  const thresholds = numbers.filter(
    (one, index) => numbers.findIndex(other => isSameThreshold(one, other)) === index,
  );
  return { thresholds, seconds: lastingOf(rule), active };
}

/** Of the most severe level that has to last or to repeat; null: none has to. */
function lastingOf(rule: DecidedRule): number | null {
  const seconds = (pattern: AlertPattern) =>
    pattern.kind === 'duration'
      ? [pattern.seconds]
      : pattern.kind === 'repeating'
        ? [pattern.withinSeconds]
        : [];
  return levelsOf(rule).flatMap(level => seconds(level.pattern))[0] ?? null;
}

/**
 * The numbers of an override, named as they have to be for the levels that the rule has now: of several each says of which it is,
 * of one none does. A number of a level that is gone stays, and changes nothing.
 */
export function renamed(
  thresholds: readonly Threshold[],
  before: readonly Urgency[],
  after: readonly Urgency[],
): Threshold[] {
  const [first, ...others] = after;
  const sole = before.find(one => after.includes(one)) ?? first;
  return thresholds.map(({ severity, ...one }) => {
    if (one.part === 'clear') return one;
    if (others.length > 0) return { ...one, severity: severity ?? sole };
    return severity === undefined || severity === first ? one : { ...one, severity };
  });
}

type Changes = Pick<NewRuleOverride, 'thresholds' | 'seconds' | 'active'>;

/**
 * An override that changes nothing, or names a number that the rule does not have, would be silent for ever; one number twice would
 * hide the second. What comes of it has to be a rule that could have been written.
 */
export function refuseUnfit(rule: DecidedRule, { thresholds, seconds, active }: Changes): void {
  const errors: { path: string; message: string }[] = [];
  const refuse = (path: string, message: string) => errors.push({ path: `/body/${path}`, message });
  const own = evaluated(rule, 'UTC');
  const places = thresholdsOf(own);
  for (const [index, one] of thresholds.entries()) {
    if (!places.some(place => isSameThreshold(place, one)))
      refuse(`thresholds/${index}`, 'The rule has no such number');
    else if (thresholds.findIndex(other => isSameThreshold(other, one)) < index)
      refuse(`thresholds/${index}`, 'It is named twice');
    else if (!isAllowed(rule, one)) refuse(`thresholds/${index}/value`, 'Not allowed in this condition');
  }
  if (seconds !== null && lastingOf(rule) === null) refuse('seconds', 'The rule has no duration');
  if (thresholds.length === 0 && seconds === null && active === null) refuse('thresholds', 'Nothing differs');
  if (errors.length > 0) throw new Refused('input-invalid', undefined, errors);
  const made = overridden(own, [{ thresholds, seconds, active }]);
  if (unreachableLevels(made.levels).length > 0)
    throw new Refused('level-never-reached', { field: thresholds.length > 0 ? 'thresholds' : 'seconds' });
}

function isAllowed(rule: DecidedRule, threshold: Threshold): boolean {
  const alone = { thresholds: [threshold], seconds: null, active: null };
  const { levels, clearCondition } = overridden(evaluated(rule, 'UTC'), [alone]);
  return [...levels.map(level => level.condition), clearCondition].every(
    condition => !condition || AlertCondition.safeParse(condition).success,
  );
}
