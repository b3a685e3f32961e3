import { openAlertStatuses } from '#contracts';
import { holdSettings } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { AlertRow } from './alert.entity';

/** The cause of an alert that another one explains, of its unit or of one above: clients word it. */
export const behindAlert = 'alert-above';
/** So long a unit that says nothing has to come back once the alert above it has ended. */
export const GRACE_MS = holdSettings.graceMs;

const open = openAlertStatuses.map(status => `'${status}'`).join(', ');

/** SQL: when an alert `p` has ended; null: it is open. */
export const endOf = `CASE WHEN p.status NOT IN (${open}) THEN coalesce(p.cleared_at, p.updated_at) END`;

/** SQL: all units above one, however far: their parents and gateways. Ends also where somebody has made a circle. */
export const above = (organisation: string, unit: string) => `(WITH RECURSIVE above AS (
    SELECT b.organisation_id, b.parent_id AS id FROM equipment b
    WHERE b.organisation_id = ${organisation} AND b.id = ${unit}
    UNION SELECT b.organisation_id, b.parent_id FROM above JOIN equipment b
      ON b.organisation_id = above.organisation_id AND b.id = above.id)
  SELECT id FROM above WHERE id IS NOT NULL AND id <> ${unit})`;

/**
 * SQL: the open alert that one of these fault keys names, of a unit above `unit` or of another fault of its own, the oldest, and
 * those above first; null: there is none.
 */
export const alertAbove = (
  { unit, faultKey, faultKeys }: Record<'unit' | 'faultKey' | 'faultKeys', string>,
  organisation = '$1',
): string => `(SELECT p.id FROM alert p
  WHERE cardinality(${faultKeys}) > 0 AND p.organisation_id = ${organisation} AND p.fault_key = ANY (${faultKeys})
    AND p.status IN (${open})
    AND (p.equipment_id IN ${above(organisation, unit)} OR (p.equipment_id = ${unit} AND p.fault_key <> ${faultKey}))
  ORDER BY p.equipment_id = ${unit}, p.raised_at, p.id LIMIT 1)`;

/**
 * SQL on `a`: nothing keeps the alert quiet any more. When the alert above has ended, either the unit has said since that its
 * own fault is still there, or it has had its time to come back.
 */
export const isOver = (now: string): string => `a.status = 'suppressed'
  AND (a.suppressed_until <= ${now} OR (a.suppressed_until IS NULL AND a.suppressed_by_alert IS NOT NULL))
  AND NOT EXISTS (SELECT FROM alert p WHERE p.organisation_id = a.organisation_id AND p.id = a.suppressed_by_alert
    AND (p.status IN (${open}) OR (
      coalesce(p.cleared_at, p.updated_at) > ${now}::timestamptz - interval '${GRACE_MS / 1_000} seconds'
      AND a.last_seen_at <= coalesce(p.cleared_at, p.updated_at))))`;

const ofRule = `r.organisation_id = a.organisation_id AND r.id = a.rule_id AND cardinality(r.suppressed_by) > 0`;
const itself = { unit: 'a.equipment_id', faultKey: 'a.fault_key', faultKeys: 'r.suppressed_by' };
const aboveIt = alertAbove(itself, 'a.organisation_id');
/** SQL: alerts `a` with their rules `r` that are told though one above explains them, because that came later. */
export const explained = `alert a JOIN alert_rule r ON ${ofRule} WHERE a.status = 'open' AND ${aboveIt} IS NOT NULL`;

/** The units whose alerts have to become quiet or be told: what somebody has to hold before that. */
export async function unitsToHush(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT a.equipment_id AS id FROM ${explained} AND a.organisation_id = $1`,
    [organisationOf(tx.scope)],
  );
  return rows.map(row => row.id);
}

export async function unitsToRelease(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT a.equipment_id AS id FROM alert a WHERE a.organisation_id = $1 AND ${isOver('$2')}`,
    [organisationOf(tx.scope), tx.now],
  );
  return rows.map(row => row.id);
}

/** Alerts of these units that nobody has taken up yet, and that one above explains, become quiet. */
export async function hush(tx: Tx, equipmentIds: readonly string[]): Promise<AlertRow[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE alert a SET status = 'suppressed', suppressed_until = NULL, suppressed_cause = '${behindAlert}',
       suppressed_by_alert = ${aboveIt}, updated_at = $3, version = a.version + 1
     FROM alert_rule r
     WHERE a.organisation_id = $1 AND a.equipment_id = ANY ($2::uuid[]) AND ${ofRule} AND a.status = 'open'
       AND ${aboveIt} IS NOT NULL RETURNING a.id`,
    [organisationOf(tx.scope), equipmentIds, tx.now],
  );
  return byId(tx, rows);
}

/** Where one alert above has ended and another one explains the alert as well, that one does from now on. */
export async function handOn(tx: Tx, equipmentIds: readonly string[]): Promise<void> {
  await tx.run(
    `UPDATE alert a SET suppressed_by_alert = ${aboveIt} FROM alert_rule r
     WHERE a.organisation_id = $1 AND a.equipment_id = ANY ($2::uuid[]) AND ${ofRule} AND ${isOver('$3')}
       AND ${aboveIt} IS NOT NULL`,
    [organisationOf(tx.scope), equipmentIds, tx.now],
  );
}

/** What nothing keeps quiet any more is open again. */
export async function release(tx: Tx, equipmentIds: readonly string[]): Promise<AlertRow[]> {
  const rows = await tx.rows<{ id: string }>(
    `UPDATE alert a SET status = 'open', suppressed_until = NULL, suppressed_cause = NULL, suppressed_by_alert = NULL,
       updated_at = $3, version = a.version + 1
     WHERE a.organisation_id = $1 AND a.equipment_id = ANY ($2::uuid[]) AND ${isOver('$3')} RETURNING a.id`,
    [organisationOf(tx.scope), equipmentIds, tx.now],
  );
  return byId(tx, rows);
}

async function byId(tx: Tx, rows: readonly { id: string }[]): Promise<AlertRow[]> {
  const alerts = [];
  for (const { id } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    alerts.push(await tx.findOneBy(AlertRow, { id }));
  return alerts.filter(alert => alert !== null);
}
