import type { Urgency } from '#contracts';
import { isActiveWith, overridden } from '#telemetry';
import type { EvaluatedRule } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { evaluated } from './evaluation';
import type { DecidedRule } from './evaluation';
import { overridesFor } from './rule-overrides.store';
import type { OverrideOfUnit } from './rule-overrides.store';

/** What a rule decides by for one unit. */
export interface Decision {
  rule: EvaluatedRule<Urgency>;
  /** Whether it is on for this unit. */
  active: boolean;
  /** What makes it another one than for its model, the nearest first. */
  overrides: readonly OverrideOfUnit[];
}

/** A rule may follow the clocks of the unit's site, and be another one for the unit, its site or its customer. */
export type DecisionFor = (rule: UnitRule, equipmentId: string) => Decision;
/** A rule without an id is not saved yet: nothing overrides it. */
export type UnitRule = DecidedRule & { id: string | null; active: boolean };

const keyOf = (ruleId: string | null, equipmentId: string) => `${ruleId} ${equipmentId}`;

/** Asks for zones only when one of the rules goes by those of sites. */
export async function decisionsFor(
  tx: Tx,
  rules: readonly UnitRule[],
  equipmentIds: readonly string[],
): Promise<DecisionFor> {
  const follows = rules.some(({ schedule }) => schedule && schedule.timeZone === null);
  const zones = follows ? await zonesOf(tx, equipmentIds) : new Map<string, string>();
  const ids = new Set(rules.flatMap(({ id }) => id ?? []));
  const overrides = Map.groupBy(await overridesFor(tx, [...ids], equipmentIds), one =>
    keyOf(one.ruleId, one.equipmentId),
  );
  return (rule, equipmentId) => {
    const nearest = overrides.get(keyOf(rule.id, equipmentId)) ?? [];
    return {
      rule: overridden(evaluated(rule, zones.get(equipmentId) ?? 'UTC'), nearest),
      active: isActiveWith(rule.active, nearest),
      overrides: nearest,
    };
  };
}

async function zonesOf(tx: Tx, equipmentIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; zone: string }>(
    'SELECT id, time_zone AS zone FROM equipment WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), equipmentIds],
  );
  return new Map(rows.map(row => [row.id, row.zone]));
}
