import { levelsOf, Urgency } from '#contracts';
import type { AlertLevel, NewAlertRule, RefusalCode } from '#contracts';
import { unreachableLevels } from '#telemetry';
import { Refused } from '../platform/refused';
import { asEvaluated } from './evaluation';

/** 0 is the most severe. */
export const rankOf = (urgency: Urgency): number => Urgency.options.indexOf(urgency);

type Levels = AlertLevel & Pick<NewAlertRule, 'milderLevels'>;

/**
 * The first level that holds gives the alert its severity: one that comes after a milder one, or that a more severe one always
 * goes before, would be silent for ever.
 *
 * @throws Refused level-severity-taken | level-out-of-order | level-never-reached, with the field
 */
export function refuseLevels(rule: Levels): void {
  const levels = levelsOf(rule);
  for (const [index, { urgency }] of levels.entries()) {
    const before = levels.slice(0, index);
    if (before.some(one => one.urgency === urgency)) refuse('level-severity-taken', index, 'urgency');
    if (before.some(one => rankOf(one.urgency) > rankOf(urgency)))
      refuse('level-out-of-order', index, 'urgency');
  }
  const [unreachable] = unreachableLevels(asEvaluated(levels));
  if (unreachable !== undefined) refuse('level-never-reached', unreachable, 'condition');
}

function refuse(code: RefusalCode, index: number, field: keyof AlertLevel): never {
  const path = `milderLevels/${index - 1}/${field}`;
  throw new Refused(code, { field: path });
}
