import { workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import type { MessageKind } from '../platform/broker';
import { readConfig } from '../platform/config';
import type { Database } from '../platform/database';
import { createLog } from '../platform/log';
import { IngestService } from './ingest.service';
import { ReadingListeners } from './reading-listeners';
import type { StoredReadings } from './reading-listeners';
import type { Mark } from './reading.rules';

/** Ingest as one process has it, and a look at what it stored. */
export class Ingesting {
  readonly seen: StoredReadings[] = [];
  readonly marks: [string, Mark][] = [];
  private readonly ingest: IngestService;

  constructor(private readonly database: Database) {
    const listeners = new ReadingListeners();
    listeners.add({ readingsStored: async (_, batch) => void this.seen.push(...batch) });
    const clock = () => new Date();
    this.ingest = new IngestService(database, listeners, clock, readConfig({}), createLog('silent'));
    this.ingest.announce = async (deviceId, mark) => void this.marks.push([deviceId, mark]);
  }

  send({ deviceId, organisationId, equipmentId }: Unit, payload: unknown, kind: MessageKind = 'telemetry') {
    return this.ingest.accept(
      {
        device: { deviceId, organisationId, equipmentId },
        topic: kind === 'gateway' ? 'v1/gateway/telemetry' : `devices/${deviceId}/${kind}`,
        kind,
        commandId: null,
        payload: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
        qos: 1,
      },
      'mqtt',
    );
  }

  rows<T>(organisationId: string, sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.transaction(workerOf(organisationId), tx => tx.rows<T>(sql, parameters));
  }

  readingsOf({ organisationId, equipmentId }: Unit) {
    return this.rows<{ at: Date; values: object; epoch: string | null; seq: string | null }>(
      organisationId,
      `SELECT at, "values", epoch, seq FROM reading WHERE equipment_id = $1 ORDER BY at, seq`,
      [equipmentId],
    );
  }

  async pulseOf({ organisationId, equipmentId }: Unit) {
    const [pulse] = await this.rows<{
      latest: Record<string, { value: unknown }>;
      online: boolean | null;
      last_reading_at: Date;
    }>(
      organisationId,
      'SELECT latest, online, last_reading_at FROM equipment_pulse WHERE equipment_id = $1',
      [equipmentId],
    );
    return pulse;
  }

  lettersOf({ organisationId, deviceId }: Unit) {
    return this.rows<{ reason: string; payload: Buffer; topic: string }>(
      organisationId,
      'SELECT reason, payload, topic FROM dead_letter WHERE device_id = $1 ORDER BY at',
      [deviceId],
    );
  }
}
