import type { Metric, ModelCommand, ReadingValue } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** A unit with what it can be told. */
export interface TellableUnit {
  /** Null: nobody can be told anything. */
  deviceId: string | null;
  commands: ModelCommand[];
  metrics: Metric[];
  latest: Latest | null;
  online: boolean;
  /** Commands under way, and those of the last hour. */
  pending: number;
  recent: number;
}

type Latest = Record<string, { at: number; value: ReadingValue }>;

export function tellableUnit(tx: Tx, equipmentId: string): Promise<TellableUnit | null> {
  return tx.one<TellableUnit>(
    `SELECT d.id AS "deviceId", m.commands, m.metrics, p.latest, coalesce(p.online, false) AS online,
       c.pending::int AS pending, c.recent::int AS recent
     FROM equipment e
       JOIN equipment_model m ON m.organisation_id = e.organisation_id AND m.id = e.model_id
       LEFT JOIN device d ON d.organisation_id = e.organisation_id AND d.equipment_id = e.id AND d.revoked_at IS NULL
       LEFT JOIN equipment_pulse p ON p.organisation_id = e.organisation_id AND p.equipment_id = e.id
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE one.status IN ('queued', 'sent')) AS pending,
           count(*) FILTER (WHERE one.created_at > $3::timestamptz - interval '1 hour') AS recent
         FROM device_command one WHERE one.organisation_id = $1 AND one.equipment_id = $2) c
     WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisationOf(tx.scope), equipmentId, tx.now],
  );
}

/** The newest values as they came in; null: the unit can no longer be reached by this device. */
export async function latestOf(
  tx: Tx,
  { equipmentId, deviceId }: { equipmentId: string; deviceId: string },
): Promise<Latest | null> {
  const row = await tx.one<{ latest: Latest }>(
    `SELECT p.latest FROM device d
       JOIN equipment_pulse p ON p.organisation_id = d.organisation_id AND p.equipment_id = d.equipment_id
     WHERE d.organisation_id = $1 AND d.id = $2 AND d.equipment_id = $3 AND d.revoked_at IS NULL`,
    [organisationOf(tx.scope), deviceId, equipmentId],
  );
  return row?.latest ?? null;
}

/** One command that waits, held; another process passes it by. */
export function nextQueued(tx: Tx): Promise<{ id: string } | null> {
  return tx.one(
    `SELECT id FROM device_command WHERE organisation_id = $1 AND status = 'queued'
     ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [organisationOf(tx.scope)],
  );
}

/** One command that nobody has answered in time, held. */
export function nextSilent(tx: Tx): Promise<{ id: string } | null> {
  return tx.one(
    `SELECT id FROM device_command WHERE organisation_id = $1 AND status = 'sent' AND expires_at <= $2
     ORDER BY expires_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [organisationOf(tx.scope), tx.now],
  );
}

/** The organisations that have a command to send or to give up. */
export async function organisationsWithWork(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT organisation_id AS id FROM device_command
     WHERE status = 'queued' OR (status = 'sent' AND expires_at <= $1)`,
    [tx.now],
  );
  return rows.map(row => row.id);
}
