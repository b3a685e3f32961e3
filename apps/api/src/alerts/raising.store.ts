import { randomUUID } from 'node:crypto';
import { openAlertStatuses } from '#contracts';
import type { AlertStatus, Evidence, Urgency } from '#contracts';
import { holdSettings } from '#telemetry';
import { NotVisible, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AlertRow } from './alert.entity';
import type { AlertRuleRow } from './alert-rule.entity';
import { alertAbove, behindAlert } from './above.store';
import { MOST_CHANGES } from './evaluation';
import { behindGateway } from './gateways.store';
import type { Pair } from './rule-states.store';

/** Must be spelled as in the unique index, or Postgres does not take it for the arbiter. */
const open = openAlertStatuses.map(status => `'${status}'`).join(', ');

/** SQL: the newest of these changes of severity. */
const newest = (changes: string) => `(SELECT jsonb_agg(kept.change ORDER BY kept.n) FROM (
  SELECT n, change FROM jsonb_array_elements(${changes}) WITH ORDINALITY AS all_of (change, n)
  ORDER BY n DESC LIMIT ${MOST_CHANGES}) AS kept)`;

export interface Affected {
  equipmentId: string;
  customerId: string;
  partnerId: string | null;
}

interface Raised {
  urgency: Urgency;
  evidence: Evidence[];
  /** The unit above it is silent itself: not before then is it told again. */
  quietUntil?: Date | null;
}

/**
 * The one open alert of this unit and fault: a new one, or one more occurrence of that there is. While somebody asked for
 * quiet about this fault of this unit, or somebody works on it, it is born suppressed, also when the alert of that time has
 * cleared since; so it is while another alert of the unit, or one of a unit above, explains it.
 */
export async function raise(
  tx: Tx,
  rule: AlertRuleRow,
  unit: Affected,
  { urgency, evidence, quietUntil = null }: Raised,
): Promise<{ alert: AlertRow; isNew: boolean }> {
  const row = await tx.one<{ id: string; is_new: boolean }>(
    `WITH quiet AS (
       SELECT suppressed_until AS until, suppressed_cause AS cause FROM alert
       WHERE organisation_id = $1 AND equipment_id = $3 AND fault_key = $8 AND suppressed_until > $11
       UNION ALL SELECT w.ends_at, w.cause FROM maintenance_window w
         JOIN equipment e ON e.organisation_id = w.organisation_id AND e.id = $3
       WHERE w.organisation_id = $1 AND w.starts_at <= $11 AND w.ends_at > $11
         AND (w.equipment_id = e.id OR w.equipment_id = e.parent_id OR (w.whole_site AND w.site_id = e.site_id))
       UNION ALL SELECT $13::timestamptz, '${behindGateway}' WHERE $13::timestamptz IS NOT NULL
       ORDER BY until DESC LIMIT 1),
     explained AS (SELECT ${alertAbove({ unit: '$3', faultKey: '$8', faultKeys: '$14::text[]' })} AS by)
     INSERT INTO alert (organisation_id, id, equipment_id, customer_id, partner_id, rule_id, urgency, fault_key, fault_code,
       title, raised_at, last_seen_at, evidence, created_at, updated_at, status, suppressed_until, suppressed_cause, suppressed_by_alert)
     SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7, $8, $9, $10, $11::timestamptz, $11, $12::jsonb, $11, $11,
       CASE WHEN quiet.until IS NULL AND explained.by IS NULL THEN 'open' ELSE 'suppressed' END, quiet.until,
       coalesce(quiet.cause, CASE WHEN explained.by IS NOT NULL THEN '${behindAlert}' END), explained.by
     FROM explained LEFT JOIN quiet ON true
     ON CONFLICT (organisation_id, equipment_id, fault_key) WHERE status IN (${open})
       DO UPDATE SET occurrences = alert.occurrences + 1, last_seen_at = excluded.last_seen_at, rule_id = excluded.rule_id,
         urgency = excluded.urgency, severity_changes = CASE WHEN alert.urgency = excluded.urgency THEN alert.severity_changes
           ELSE ${newest(`alert.severity_changes || jsonb_build_array(jsonb_build_object(
             'at', $15::text, 'from', alert.urgency, 'to', excluded.urgency))`)} END,
         evidence = excluded.evidence, updated_at = excluded.updated_at, version = alert.version + 1
     RETURNING id, xmax = 0 AS is_new`,
    [
      organisationOf(tx.scope),
      randomUUID(),
      unit.equipmentId,
      unit.customerId,
      unit.partnerId,
      rule.id,
      urgency,
      rule.faultKey,
      rule.faultCode,
      rule.name,
      tx.now,
      JSON.stringify(evidence),
      quietUntil,
      rule.suppressedBy,
      tx.now.toISOString(),
    ],
  );
  const alert = row && (await tx.findOneBy(AlertRow, { id: row.id }));
  if (!alert) throw new NotVisible('AlertRow');
  return { alert, isNew: row.is_new };
}

/** Ends the open alert of the rule for the unit, if there is one. Until when to keep quiet stays known. */
export async function clearOf(tx: Tx, { ruleId, equipmentId }: Pair): Promise<AlertRow | null> {
  return changeOpen(tx, { ruleId, equipmentId }, `status = 'cleared', cleared_at = $4`);
}

export interface Severity {
  from: Urgency;
  urgency: Urgency;
  evidence: Evidence[];
  /** Where an alert of each of these states stands from now on. */
  moves: Partial<Record<AlertStatus, AlertStatus>>;
}

/** The open alert of the rule for the unit is of another severity now, and rests on what shows that. */
export async function setSeverity(
  tx: Tx,
  pair: Pair,
  { from, urgency, evidence, moves }: Severity,
): Promise<AlertRow | null> {
  const change = { at: tx.now.toISOString(), from, to: urgency };
  return changeOpen(
    tx,
    pair,
    `urgency = $5, evidence = $6::jsonb, status = coalesce($7::jsonb->>status, status),
     severity_changes = ${newest('severity_changes || $8::jsonb')}`,
    [urgency, JSON.stringify(evidence), JSON.stringify(moves), JSON.stringify([change])],
  );
}

async function changeOpen(
  tx: Tx,
  { ruleId, equipmentId }: Pair,
  set: string,
  more: unknown[] = [],
): Promise<AlertRow | null> {
  const row = await tx.one<{ id: string }>(
    `UPDATE alert SET ${set}, updated_at = $4, version = version + 1
     WHERE organisation_id = $1 AND rule_id = $2 AND equipment_id = $3 AND status IN (${open}) RETURNING id`,
    [organisationOf(tx.scope), ruleId, equipmentId, tx.now, ...more],
  );
  return row && tx.findOneBy(AlertRow, { id: row.id });
}

export async function link(tx: Tx, alertId: string, serviceRequestId: string): Promise<AlertRow | null> {
  await tx.run(
    `UPDATE alert SET status = 'linked', service_request_id = $3, updated_at = $4, version = version + 1
     WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), alertId, serviceRequestId, tx.now],
  );
  return tx.findOneBy(AlertRow, { id: alertId });
}

/** The condition still holds: the alert was last seen now. Written twice a minute at most, and nobody's edit is stale by it. */
export async function seenAgain(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.run(
    `UPDATE alert a SET last_seen_at = $4
     FROM unnest($2::uuid[], $3::uuid[]) AS n (rule, unit)
     WHERE a.organisation_id = $1 AND a.equipment_id = n.unit AND a.rule_id = n.rule AND a.status IN (${open})
       AND a.last_seen_at < $4::timestamptz - interval '${holdSettings.seenEveryMs / 1_000} seconds'`,
    [organisationOf(tx.scope), pairs.map(pair => pair.ruleId), pairs.map(pair => pair.equipmentId), tx.now],
  );
}
