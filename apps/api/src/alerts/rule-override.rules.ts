import { AlertCondition } from '#contracts';
import type { NewRuleOverride, Threshold } from '#contracts';
import { isSameThreshold, overridden, thresholdsOf } from '#telemetry';
import { Refused } from '../platform/refused';
import { evaluated } from './evaluation';
import type { DecidedRule } from './evaluation';

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
