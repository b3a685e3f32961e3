import { levelsOf } from '#contracts';
import type { OverrideScope, RuleOverride, Threshold } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { AlertRuleRow } from './alert-rule.entity';
import { renamed } from './rule-override.rules';

/** The units that an override of a rule is for. */
const concerns = '(o.equipment_id = e.id OR o.site_id = e.site_id OR o.customer_id = e.customer_id)';
const scope = `CASE WHEN o.equipment_id IS NOT NULL THEN 'unit' WHEN o.site_id IS NOT NULL THEN 'site' ELSE 'customer' END`;
const scopeId = 'coalesce(o.equipment_id, o.site_id, o.customer_id)';
const scopeName = 'coalesce(u.serial_number, s.name, c.name)';
const named = `
  LEFT JOIN equipment u ON u.organisation_id = o.organisation_id AND u.id = o.equipment_id
  LEFT JOIN site s ON s.organisation_id = o.organisation_id AND s.id = o.site_id
  LEFT JOIN organisation c ON c.organisation_id = o.organisation_id AND c.id = o.customer_id`;

/** One override that is for a unit. */
export interface OverrideOfUnit {
  ruleId: string;
  equipmentId: string;
  scope: OverrideScope;
  scopeName: string;
  thresholds: Threshold[];
  seconds: number | null;
  active: boolean | null;
}

/** What these rules are overridden by for these units, the nearest first. */
export async function overridesFor(
  tx: Tx,
  ruleIds: readonly string[],
  equipmentIds: readonly string[],
): Promise<OverrideOfUnit[]> {
  if (ruleIds.length === 0 || equipmentIds.length === 0) return [];
  return tx.rows<OverrideOfUnit>(
    `SELECT o.rule_id AS "ruleId", e.id AS "equipmentId", ${scope} AS scope, ${scopeName} AS "scopeName",
       o.thresholds, o.seconds, o.active
     FROM alert_rule_override o JOIN equipment e ON e.organisation_id = o.organisation_id AND ${concerns} ${named}
     WHERE o.organisation_id = $1 AND o.rule_id = ANY ($2::uuid[]) AND e.id = ANY ($3::uuid[])
     ORDER BY o.equipment_id NULLS LAST, o.site_id NULLS LAST`,
    [organisationOf(tx.scope), ruleIds, equipmentIds],
  );
}

/** All overrides of a rule: customers, then sites, then units, by name. */
export async function overridesOf(tx: Tx, ruleId: string): Promise<RuleOverride[]> {
  return tx.rows<RuleOverride>(
    `SELECT o.id, o.rule_id AS "ruleId", ${scope} AS scope, ${scopeId} AS "scopeId", ${scopeName} AS "scopeName",
       o.thresholds, o.seconds, o.active, o.version,
       (SELECT count(*)::int FROM equipment e
        WHERE e.organisation_id = o.organisation_id AND e.model_id = r.model_id AND ${concerns}) AS units
     FROM alert_rule_override o JOIN alert_rule r ON r.organisation_id = o.organisation_id AND r.id = o.rule_id ${named}
     WHERE o.organisation_id = $1 AND o.rule_id = $2
     ORDER BY ${scope}, "scopeName", o.id`,
    [organisationOf(tx.scope), ruleId],
  );
}

/** The rule has other levels than before: its overrides say of which level their numbers are. The rule is held by the caller. */
export async function followLevels(tx: Tx, before: AlertRuleRow, after: AlertRuleRow): Promise<void> {
  const [was, is] = [before, after].map(rule => levelsOf(rule).map(level => level.urgency));
  if (!was || !is || was.join() === is.join()) return;
  for (const { id, thresholds } of await overridesOf(tx, after.id))
    await tx.run(
      `UPDATE alert_rule_override SET thresholds = $3, updated_at = $4, version = version + 1
       WHERE organisation_id = $1 AND id = $2`,
      [organisationOf(tx.scope), id, JSON.stringify(renamed(thresholds, was, is)), tx.now],
    );
}

/** How many overrides each of these rules has. */
export async function overrideCounts(tx: Tx, ruleIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; count: number }>(
    `SELECT rule_id AS id, count(*)::int AS count FROM alert_rule_override
     WHERE organisation_id = $1 AND rule_id = ANY ($2::uuid[]) GROUP BY rule_id`,
    [organisationOf(tx.scope), ruleIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What an override is for, if it is there for this rule: a unit has to be of the rule's model. */
export async function scopeNameOf(
  tx: Tx,
  modelId: string,
  { scope: kind, scopeId: id }: { scope: OverrideScope; scopeId: string },
): Promise<string | null> {
  const sources = {
    customer: `SELECT name FROM organisation WHERE organisation_id = $1 AND id = $2 AND kind = 'customer' AND $3::uuid IS NOT NULL`,
    site: 'SELECT name FROM site WHERE organisation_id = $1 AND id = $2 AND $3::uuid IS NOT NULL',
    unit: 'SELECT serial_number AS name FROM equipment WHERE organisation_id = $1 AND id = $2 AND model_id = $3',
  };
  const row = await tx.one<{ name: string }>(sources[kind], [organisationOf(tx.scope), id, modelId]);
  return row?.name ?? null;
}
