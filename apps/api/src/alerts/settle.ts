import type { Tx } from '../platform/database';
import type { AlertRuleRow } from './alert-rule.entity';
import { decisionsFor } from './decisions.store';
import { forgetStates, tickSoon, unitsWithState } from './rule-states.store';

/**
 * After a rule or an override of it was changed. Where it is off now it forgets: on again it begins with what it then sees.
 * Elsewhere it may have other timers: the next tick finds out.
 */
export async function settle(tx: Tx, rule: AlertRuleRow): Promise<void> {
  const units = await unitsWithState(tx, rule.id);
  const decisionFor = await decisionsFor(tx, [rule], units);
  await forgetStates(
    tx,
    rule.id,
    units.filter(unit => !decisionFor(rule, unit).active),
  );
  await tickSoon(tx, rule.id);
}
