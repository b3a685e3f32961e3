import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DeviceCredentials } from '#contracts';
import { CONFIG } from '../platform/config';
import type { Config } from '../platform/config';
import { insert, organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { note, record } from '../platform/outbox';
import { hashOfToken, newDeviceId, newDeviceToken } from './credentials';
import { deviceAddress } from './device-address';
import { DeviceBindingRow } from './device-binding.entity';
import { DeviceRow } from './device.entity';
import { holdPulse, silencePulse } from './pulse.store';

@Injectable()
export class DevicesService {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Binds a new device to the unit and answers its credentials, once. The device before it ends here: ingest refuses it
   * from this commit on, and the process that holds its connection cuts it off.
   */
  async issue(tx: Tx, equipmentId: string): Promise<DeviceCredentials> {
    await holdPulse(tx, equipmentId);
    await silencePulse(tx, equipmentId);
    const ended = await this.revoke(tx, equipmentId);
    const [id, token] = [newDeviceId(), newDeviceToken()];
    await insert(tx, DeviceRow, {
      id,
      equipmentId,
      tokenHash: hashOfToken(token),
      simulated: false,
      createdAt: tx.now,
    });
    await insert(tx, DeviceBindingRow, {
      id: randomUUID(),
      deviceId: id,
      equipmentId,
      boundAt: tx.now,
      unboundAt: null,
    });
    const detail = { deviceId: id, endedDeviceId: ended };
    await record(tx, { verb: 'device.issue', subjectType: 'equipment', subjectId: equipmentId, detail });
    await note(tx, { topic: 'device', subjectId: equipmentId, equipmentId });
    return { deviceId: id, token, mqttUrl: deviceAddress(this.config) };
  }

  private async revoke(tx: Tx, equipmentId: string): Promise<string | null> {
    const organisationId = organisationOf(tx.scope);
    const ended = await tx.one<{ id: string }>(
      `UPDATE device SET revoked_at = $3 WHERE organisation_id = $1 AND equipment_id = $2 AND revoked_at IS NULL
       RETURNING id`,
      [organisationId, equipmentId, tx.now],
    );
    await tx.run(
      `UPDATE device_binding SET unbound_at = $3
       WHERE organisation_id = $1 AND equipment_id = $2 AND unbound_at IS NULL`,
      [organisationId, equipmentId, tx.now],
    );
    return ended?.id ?? null;
  }
}
