import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Device } from '../platform/broker';
import { Database } from '../platform/database';
import type { SystemScope, Tx } from '../platform/database';
import type { Mark } from './reading.rules';

export const connectionScope = (): SystemScope => ({
  family: 'system',
  personId: null,
  role: 'device',
  name: 'connections',
  source: 'device',
  requestId: randomUUID(),
});

interface DeviceRecord {
  id: string;
  organisation_id: string;
  equipment_id: string;
  token_hash: Buffer;
  hwm_epoch: string | null;
  hwm_seq: string | null;
}

/** Who may connect. Before a device is known there is no organisation: this reads across all of them. */
@Injectable()
export class DeviceDirectory {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The device with these credentials, or null. */
  async authenticate(username: string, password: string): Promise<Device | null> {
    const record = await this.find(username);
    const hash = createHash('sha256').update(password).digest();
    // An unknown name takes the time of a wrong password.
    const expected = record?.token_hash ?? Buffer.alloc(hash.length);
    return record && timingSafeEqual(hash, expected) ? deviceOf(record) : null;
  }

  /** The device that an external broker has authenticated already, or null if its credentials have ended. */
  async resolve(deviceId: string): Promise<Device | null> {
    const record = await this.find(deviceId);
    return record && deviceOf(record);
  }

  async markOf(deviceId: string): Promise<Mark | null> {
    const record = await this.find(deviceId);
    if (!record || record.hwm_epoch === null || record.hwm_seq === null) return null;
    return { epoch: Number(record.hwm_epoch), seq: Number(record.hwm_seq) };
  }

  /** The devices whose credentials ended after `since`. */
  async revokedSince(since: Date): Promise<string[]> {
    const rows = await this.reading(tx =>
      tx.rows<{ id: string }>('SELECT id FROM device WHERE revoked_at > $1', [since]),
    );
    return rows.map(row => row.id);
  }

  private find(deviceId: string): Promise<DeviceRecord | null> {
    return this.reading(tx =>
      tx.one<DeviceRecord>(
        `SELECT id, organisation_id, equipment_id, token_hash, hwm_epoch, hwm_seq FROM device
         WHERE id = $1 AND revoked_at IS NULL`,
        [deviceId],
      ),
    );
  }

  private reading<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(connectionScope(), work, { readOnly: true });
  }
}

const deviceOf = (record: DeviceRecord): Device => ({
  deviceId: record.id,
  organisationId: record.organisation_id,
  equipmentId: record.equipment_id,
});
