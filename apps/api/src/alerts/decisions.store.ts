import type { Urgency } from '#contracts';
import type { EvaluatedRule } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { evaluated } from './evaluation';
import type { DecidedRule } from './evaluation';

/** What a rule decides by for one unit: a rule may follow the clocks of its site. */
export type DecisionFor = (rule: DecidedRule, equipmentId: string) => EvaluatedRule<Urgency>;

/** Asks for nothing unless one of the rules is not the same for each unit. */
export async function decisionsFor(
  tx: Tx,
  rules: readonly DecidedRule[],
  equipmentIds: readonly string[],
): Promise<DecisionFor> {
  const follows = rules.some(({ schedule }) => schedule && schedule.timeZone === null);
  const zones = follows ? await zonesOf(tx, equipmentIds) : new Map<string, string>();
  return (rule, equipmentId) => evaluated(rule, zones.get(equipmentId) ?? 'UTC');
}

async function zonesOf(tx: Tx, equipmentIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; zone: string }>(
    'SELECT id, time_zone AS zone FROM equipment WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), equipmentIds],
  );
  return new Map(rows.map(row => [row.id, row.zone]));
}
