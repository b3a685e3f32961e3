import { AlertCondition } from '#contracts';
import type { NewRuleOverride, OverridableRule, Threshold } from '#contracts';
import { isSameThreshold, overridden, thresholdsOf } from '#telemetry';
import { Refused } from '../platform/refused';
import { evaluated } from './evaluation';
import type { DecidedRule } from './evaluation';

/** What of a rule can be another one somewhere; a number that stands in it twice is one. */
export function overridable(rule: DecidedRule & { active: boolean }): OverridableRule {
  const { pattern, active } = rule;
  const numbers = thresholdsOf(evaluated(rule, 'UTC')).map(({ part, type, metric, op, value }) => ({
    part,
    type,
    metric,
    op,
    value,
  }));
  const thresholds = numbers.filter(
    (one, index) => numbers.findIndex(other => isSameThreshold(one, other)) === index,
  );
  if (pattern.kind === 'simple') return { thresholds, seconds: null, active };
  return {
    thresholds,
    seconds: pattern.kind === 'duration' ? pattern.seconds : pattern.withinSeconds,
    active,
  };
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
  if (seconds !== null && rule.pattern.kind === 'simple') refuse('seconds', 'The rule has no duration');
  if (thresholds.length === 0 && seconds === null && active === null) refuse('thresholds', 'Nothing differs');
  if (errors.length > 0) throw new Refused('input-invalid', undefined, errors);
}

function isAllowed(rule: DecidedRule, threshold: Threshold): boolean {
  const alone = { thresholds: [threshold], seconds: null, active: null };
  const { levels, clearCondition } = overridden(evaluated(rule, 'UTC'), [alone]);
  return [...levels.map(level => level.condition), clearCondition].every(
    condition => !condition || AlertCondition.safeParse(condition).success,
  );
}
