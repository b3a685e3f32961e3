import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AlertRuleRow } from './alert-rule.entity';
import type { AlertState } from './evaluation';

/** A rule for a unit. */
export interface Pair {
  ruleId: string;
  equipmentId: string;
}
export const keyOf = ({ ruleId, equipmentId }: Pair): string => `${ruleId} ${equipmentId}`;

/** Rules that are on for their model, or switched on somewhere by an override: for a unit its decision says. */
export async function activeRules(
  tx: Tx,
  wanted: { modelIds: readonly string[] } | { ids: readonly string[] },
): Promise<AlertRuleRow[]> {
  const [column, ids] = 'ids' in wanted ? ['r.id', wanted.ids] : ['r.model_id', wanted.modelIds];
  return tx
    .createQueryBuilder(AlertRuleRow, 'r')
    .where('r.organisation_id = :organisation', { organisation: organisationOf(tx.scope) })
    .andWhere(`${column} = ANY (:ids::uuid[])`, { ids })
    .andWhere(
      `(r.active OR EXISTS (SELECT FROM alert_rule_override o
        WHERE o.organisation_id = r.organisation_id AND o.rule_id = r.id AND o.active))`,
    )
    .getMany();
}

/** The states of these pairs, held until the transaction ends. A pair that has never been evaluated has none. */
export async function holdStates(tx: Tx, pairs: readonly Pair[]): Promise<Map<string, AlertState>> {
  if (pairs.length === 0) return new Map();
  const rows = await tx.rows<Pair & { state: AlertState }>(
    `SELECT s.rule_id AS "ruleId", s.equipment_id AS "equipmentId", s.state
     FROM alert_rule_state s JOIN unnest($2::uuid[], $3::uuid[]) AS n (rule, unit)
       ON s.rule_id = n.rule AND s.equipment_id = n.unit
     WHERE s.organisation_id = $1 ORDER BY s.equipment_id, s.rule_id FOR UPDATE OF s`,
    [organisationOf(tx.scope), pairs.map(pair => pair.ruleId), pairs.map(pair => pair.equipmentId)],
  );
  return new Map(rows.map(row => [keyOf(row), row.state]));
}

export interface NewState extends Pair {
  state: AlertState;
  nextTickAt: Date | null;
}

export async function saveStates(tx: Tx, states: readonly NewState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.run(
    `INSERT INTO alert_rule_state (organisation_id, rule_id, equipment_id, state, next_tick_at, updated_at)
     SELECT $1, n.rule, n.unit, n.state, n.due, $6
     FROM unnest($2::uuid[], $3::uuid[], $4::jsonb[], $5::timestamptz[]) AS n (rule, unit, state, due)
     ORDER BY n.unit, n.rule
     ON CONFLICT (organisation_id, rule_id, equipment_id)
       DO UPDATE SET state = excluded.state, next_tick_at = excluded.next_tick_at, updated_at = excluded.updated_at`,
    [
      organisationOf(tx.scope),
      states.map(one => one.ruleId),
      states.map(one => one.equipmentId),
      states.map(one => JSON.stringify(one.state)),
      states.map(one => one.nextTickAt),
      tx.now,
    ],
  );
}

/** The pairs whose timers have run out, the longest waiting first. */
export async function duePairs(tx: Tx, limit: number): Promise<Pair[]> {
  return tx.rows<Pair>(
    `SELECT rule_id AS "ruleId", equipment_id AS "equipmentId" FROM alert_rule_state
     WHERE organisation_id = $1 AND next_tick_at <= $2 ORDER BY next_tick_at LIMIT $3`,
    [organisationOf(tx.scope), tx.now, limit],
  );
}

/** Nothing is due any more for pairs whose rule is no longer active. */
export async function dropTimers(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.run(
    `UPDATE alert_rule_state s SET next_tick_at = NULL FROM unnest($2::uuid[], $3::uuid[]) AS n (rule, unit)
     WHERE s.organisation_id = $1 AND s.rule_id = n.rule AND s.equipment_id = n.unit`,
    [organisationOf(tx.scope), pairs.map(pair => pair.ruleId), pairs.map(pair => pair.equipmentId)],
  );
}

/** The units of which a rule remembers anything. */
export async function unitsWithState(tx: Tx, ruleId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'SELECT equipment_id AS id FROM alert_rule_state WHERE organisation_id = $1 AND rule_id = $2',
    [organisationOf(tx.scope), ruleId],
  );
  return rows.map(row => row.id);
}

export async function forgetStates(tx: Tx, ruleId: string, equipmentIds: readonly string[]): Promise<void> {
  if (equipmentIds.length === 0) return;
  await tx.run(
    'DELETE FROM alert_rule_state WHERE organisation_id = $1 AND rule_id = $2 AND equipment_id = ANY ($3::uuid[])',
    [organisationOf(tx.scope), ruleId, equipmentIds],
  );
}

/** All of what the rule remembers is looked at by the next tick. */
export async function tickSoon(tx: Tx, ruleId: string): Promise<void> {
  await tx.run('UPDATE alert_rule_state SET next_tick_at = $3 WHERE organisation_id = $1 AND rule_id = $2', [
    organisationOf(tx.scope),
    ruleId,
    tx.now,
  ]);
}
