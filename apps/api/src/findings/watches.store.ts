import type { Metric, ReadingValue } from '#contracts';
import type { UnitFindingsState } from '#telemetry';
import { slotMs } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** A slot is counted so long after its end, by the device's clock: what was on the way has arrived. */
export const graceMs = 120_000;

export interface DueUnit {
  equipmentId: string;
  modelId: string;
  customerId: string;
  partnerId: string | null;
  metrics: Metric[];
  firmware: string | null;
  countedTo: Date;
  lastReadingAt: Date;
  state: UnitFindingsState | null;
}

/** Units with a first reading and no watch get one: it begins with what comes now. */
export async function beginWatches(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO finding_watch (organisation_id, equipment_id, counted_to, updated_at)
     SELECT p.organisation_id, p.equipment_id, date_bin(make_interval(secs => $3), p.last_reading_at, 'epoch'), $2
     FROM equipment_pulse p
     WHERE p.organisation_id = $1 AND p.last_reading_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM finding_watch w WHERE w.organisation_id = $1 AND w.equipment_id = p.equipment_id)
     ORDER BY p.equipment_id ON CONFLICT DO NOTHING`,
    [organisationOf(tx.scope), tx.now, slotMs / 1_000],
  );
}

/** Units with a whole slot to count, those that wait longest first; held until the transaction ends. */
export async function dueUnits(tx: Tx, limit: number): Promise<DueUnit[]> {
  return tx.rows<DueUnit>(
    `SELECT w.equipment_id AS "equipmentId", e.customer_id AS "customerId", e.partner_id AS "partnerId", e.model_id AS "modelId", m.metrics, e.firmware,
       w.counted_to AS "countedTo", p.last_reading_at AS "lastReadingAt", w.state
     FROM finding_watch w
       JOIN equipment_pulse p ON p.organisation_id = w.organisation_id AND p.equipment_id = w.equipment_id
       JOIN equipment e ON e.organisation_id = w.organisation_id AND e.id = w.equipment_id
       JOIN equipment_model m ON m.organisation_id = e.organisation_id AND m.id = e.model_id
     WHERE w.organisation_id = $1 AND p.last_reading_at >= w.counted_to + make_interval(secs => $2)
     ORDER BY w.counted_to, w.equipment_id LIMIT $3 FOR UPDATE OF w`,
    [organisationOf(tx.scope), (slotMs + graceMs) / 1_000, limit],
  );
}

export interface SlotReading {
  at: Date;
  values: Record<string, ReadingValue>;
}

export async function readingsBetween(
  tx: Tx,
  equipmentId: string,
  from: Date,
  to: Date,
): Promise<SlotReading[]> {
  return tx.rows<SlotReading>(
    `SELECT at, "values" FROM reading
     WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $3 AND at < $4 ORDER BY at`,
    [organisationOf(tx.scope), equipmentId, from, to],
  );
}

/** Where readings go on after a silence; null: nowhere before `to`. */
export async function firstReadingAt(
  tx: Tx,
  equipmentId: string,
  from: Date,
  to: Date,
): Promise<Date | null> {
  const row = await tx.one<{ at: Date }>(
    `SELECT at FROM reading WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $3 AND at < $4 ORDER BY at LIMIT 1`,
    [organisationOf(tx.scope), equipmentId, from, to],
  );
  return row?.at ?? null;
}

export async function saveWatch(
  tx: Tx,
  equipmentId: string,
  countedTo: Date,
  state: UnitFindingsState | null,
): Promise<void> {
  await tx.run(
    `UPDATE finding_watch SET state = $4, counted_to = $3, updated_at = $5
     WHERE organisation_id = $1 AND equipment_id = $2`,
    [organisationOf(tx.scope), equipmentId, countedTo, state && JSON.stringify(state), tx.now],
  );
}

/** What is known of a unit, held until the transaction ends; null: nothing. */
export async function heldState(tx: Tx, equipmentId: string): Promise<WatchRow | null> {
  return tx.one<WatchRow>(
    `SELECT w.state, w.counted_to AS "countedTo", m.metrics
     FROM finding_watch w
       JOIN equipment e ON e.organisation_id = w.organisation_id AND e.id = w.equipment_id
       JOIN equipment_model m ON m.organisation_id = e.organisation_id AND m.id = e.model_id
     WHERE w.organisation_id = $1 AND w.equipment_id = $2 FOR UPDATE OF w`,
    [organisationOf(tx.scope), equipmentId],
  );
}
interface WatchRow {
  state: UnitFindingsState | null;
  countedTo: Date;
  metrics: Metric[];
}
