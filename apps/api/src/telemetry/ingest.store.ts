import { createHash, randomUUID } from 'node:crypto';
import type { DeviceEventPayload, ReadingValue } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { Mark } from './reading.rules';
import type { HeldUnit } from './units.store';

export interface NewReading {
  unit: HeldUnit;
  deviceId: string;
  at: number;
  receivedAt: Date;
  epoch: number | null;
  seq: number | null;
  values: Record<string, ReadingValue>;
  /** Held back, as they came; null: none. */
  quarantined: Record<string, ReadingValue> | null;
}

const keyOf = (equipmentId: string, deviceId: string, epoch: unknown, seq: unknown, at: number) =>
  `${equipmentId} ${deviceId} ${String(epoch)} ${String(seq)} ${at}`;

/** Stores readings and returns those that were not there: of a repeated (boot, counter, time) the first one stays. */
export async function storeReadings(tx: Tx, readings: readonly NewReading[]): Promise<NewReading[]> {
  if (readings.length === 0) return [];
  const rows = await tx.rows<{
    equipment_id: string;
    device_id: string;
    epoch: string;
    seq: string;
    at: Date;
  }>(
    `INSERT INTO reading (organisation_id, equipment_id, device_id, at, received_at, epoch, seq, "values", customer_id, partner_id, quarantined)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::bigint[], $7::bigint[],
       $8::jsonb[], $9::uuid[], $10::uuid[], $11::jsonb[])
     ON CONFLICT DO NOTHING
     RETURNING equipment_id, device_id, epoch, seq, at`,
    [
      organisationOf(tx.scope),
      readings.map(reading => reading.unit.equipmentId),
      readings.map(reading => reading.deviceId),
      readings.map(reading => new Date(reading.at)),
      readings.map(reading => reading.receivedAt),
      readings.map(reading => reading.epoch),
      readings.map(reading => reading.seq),
      readings.map(reading => JSON.stringify(reading.values)),
      readings.map(reading => reading.unit.customerId),
      readings.map(reading => reading.unit.partnerId),
      readings.map(({ quarantined }) => quarantined && JSON.stringify(quarantined)),
    ],
  );
  const stored = new Set(
    rows.map(row => keyOf(row.equipment_id, row.device_id, row.epoch, row.seq, row.at.getTime())),
  );
  return readings.filter(({ unit, deviceId, epoch, seq, at }) => {
    // Without boot and counter a message cannot be told from its repetition: each one counts.
    if (epoch === null || seq === null) return true;
    return stored.delete(keyOf(unit.equipmentId, deviceId, epoch, seq, at));
  });
}

export async function savePulses(tx: Tx, units: readonly HeldUnit[]): Promise<void> {
  if (units.length === 0) return;
  await tx.run(
    `UPDATE equipment_pulse p
     SET latest = n.latest, last_reading_at = n.last_reading_at, online = n.online, customer_id = n.customer,
       partner_id = n.partner, measures = n.measures, updated_at = $9
     FROM unnest($2::uuid[], $3::jsonb[], $4::timestamptz[], $5::boolean[], $6::uuid[], $7::uuid[],
       $8::jsonb[]) AS n (id, latest, last_reading_at, online, customer, partner, measures)
     WHERE p.organisation_id = $1 AND p.equipment_id = n.id`,
    [
      organisationOf(tx.scope),
      units.map(unit => unit.equipmentId),
      units.map(unit => JSON.stringify(unit.latest)),
      units.map(unit => unit.lastReadingAt),
      units.map(unit => unit.online),
      units.map(unit => unit.customerId),
      units.map(unit => unit.partnerId),
      units.map(unit => JSON.stringify(unit.measures)),
      tx.now,
    ],
  );
}

export async function saveMarks(tx: Tx, marks: ReadonlyMap<string, Mark>): Promise<void> {
  if (marks.size === 0) return;
  const entries = [...marks];
  await tx.run(
    `UPDATE device d SET hwm_epoch = n.epoch, hwm_seq = n.seq
     FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS n (id, epoch, seq)
     WHERE d.organisation_id = $1 AND d.id = n.id`,
    [
      organisationOf(tx.scope),
      entries.map(([id]) => id),
      entries.map(([, mark]) => mark.epoch),
      entries.map(([, mark]) => mark.seq),
    ],
  );
}

export interface NewEvent {
  equipmentId: string;
  deviceId: string;
  receivedAt: Date;
  event: DeviceEventPayload;
}

/** An event that a device sends again, because it missed the acknowledgement, has the same id and is stored once. */
export async function storeEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.run(
    `INSERT INTO device_event (organisation_id, id, equipment_id, device_id, at, received_at, code, severity, data)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[],
       $8::text[], $9::jsonb[])
     ON CONFLICT (id) DO NOTHING`,
    [
      organisationOf(tx.scope),
      events.map(idOfEvent),
      events.map(one => one.equipmentId),
      events.map(one => one.deviceId),
      events.map(one => new Date(one.event.ts ?? one.receivedAt)),
      events.map(one => one.receivedAt),
      events.map(one => one.event.code),
      events.map(one => one.event.severity),
      events.map(one => JSON.stringify(one.event.data)),
    ],
  );
}

function idOfEvent({ deviceId, event }: NewEvent): string {
  if (event.ts === undefined) return randomUUID();
  const hash = createHash('sha256')
    .update(`${deviceId} ${JSON.stringify(event)}`)
    .digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export interface NewDeadLetter {
  deviceId: string;
  topic: string;
  payload: Buffer;
  reason: string;
}

export async function storeDeadLetters(tx: Tx, letters: readonly NewDeadLetter[]): Promise<void> {
  if (letters.length === 0) return;
  await tx.run(
    `INSERT INTO dead_letter (organisation_id, id, device_id, topic, payload, reason, at)
     SELECT $1, n.id, n.device, n.topic, n.payload, n.reason, $7
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::text[]) AS n (id, device, topic, payload, reason)`,
    [
      organisationOf(tx.scope),
      letters.map(() => randomUUID()),
      letters.map(letter => letter.deviceId),
      letters.map(letter => letter.topic),
      letters.map(letter => letter.payload),
      letters.map(letter => letter.reason.slice(0, 1_000)),
      tx.now,
    ],
  );
}

export async function saveFirmware(tx: Tx, equipmentId: string, firmware: string): Promise<void> {
  await tx.run(
    `UPDATE equipment SET firmware = $3, updated_at = $4, version = version + 1
     WHERE organisation_id = $1 AND id = $2 AND firmware IS DISTINCT FROM $3`,
    [organisationOf(tx.scope), equipmentId, firmware, tx.now],
  );
}
