import type { ReadingValue } from '#contracts';
import { workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import type { Database } from '../platform/database';
import { createLog } from '../platform/log';
import { FindingListeners } from './finding-listeners';
import { FindingRow } from './finding.entity';
import { WatchingRuntime } from './watching.runtime';
import { WatchingService } from './watching.service';

export const slotMs = 900_000;
export const slotsPerDay = 96;

/** The watch as one process has it. Make two for two processes. */
export const watchOf = (database: Database, listeners = new FindingListeners()) =>
  new WatchingRuntime(
    { roles: new Set(['worker']) },
    database,
    new WatchingService(listeners),
    createLog('silent'),
  );

/** Readings as ingest leaves them, one in the middle of each slot, and the pulse that says up to when. */
export async function store(
  database: Database,
  { organisationId, equipmentId, deviceId }: Unit,
  readings: readonly { at: number; values: Record<string, ReadingValue> }[],
): Promise<void> {
  await database.transaction(workerOf(organisationId), async tx => {
    const owner = await tx.one<{ customer_id: string }>('SELECT customer_id FROM equipment WHERE id = $1', [
      equipmentId,
    ]);
    await tx.run(
      `INSERT INTO reading (organisation_id, equipment_id, device_id, at, "values", customer_id)
       SELECT $1, $2, $3, n.at, n.told, $4 FROM unnest($5::timestamptz[], $6::jsonb[]) AS n (at, told)`,
      [
        organisationId,
        equipmentId,
        deviceId,
        owner?.customer_id,
        readings.map(reading => new Date(reading.at)),
        readings.map(reading => JSON.stringify(reading.values)),
      ],
    );
    await tx.run(
      `INSERT INTO equipment_pulse (equipment_id, organisation_id, customer_id, last_reading_at)
       VALUES ($2, $1, $3, $4) ON CONFLICT (equipment_id) DO UPDATE SET last_reading_at = excluded.last_reading_at`,
      [
        organisationId,
        equipmentId,
        owner?.customer_id,
        new Date(Math.max(...readings.map(reading => reading.at))),
      ],
    );
  });
}

/** Fouling from the tenth day on: 2.5 °C more every day. */
export function fouling(slot: number): Record<string, ReadingValue> {
  const grown = 2.5 * Math.max(0, slot / slotsPerDay - 10);
  const temperature = 70 + 5 * Math.sin((slot / slotsPerDay) * 2 * Math.PI) + Math.sin(slot * 1.7) + grown;
  return { state: 'running', temperature };
}

export function findingsOf(database: Database, { organisationId, equipmentId }: Unit): Promise<FindingRow[]> {
  return database.transaction(workerOf(organisationId), tx =>
    tx.find(FindingRow, { where: { equipmentId }, order: { raisedAt: 'ASC', id: 'ASC' } }),
  );
}
