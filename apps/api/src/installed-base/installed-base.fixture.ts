import { randomUUID } from 'node:crypto';
import type { Metric } from '#contracts';
import { insert } from '../platform/database';
import type { Database, WorkerScope } from '../platform/database';
import { hashOfToken, newDeviceId, newDeviceToken, newPublicToken } from './credentials';
import { DeviceRow } from './device.entity';
import { EquipmentModelRow } from './equipment-model.entity';
import { EquipmentRow } from './equipment.entity';
import { SiteRow } from './site.entity';

export const workerOf = (organisationId: string): WorkerScope => ({
  family: 'worker',
  organisationId,
  personId: null,
  role: 'automation',
  name: 'spec',
  source: 'automation',
  requestId: 'spec',
});

const metric = (key: string, kind: Metric['kind'] = 'number'): Metric => ({
  key,
  title: { en: key },
  unit: '',
  kind,
  low: null,
  high: null,
});
export const compressorMetrics = [metric('temperature'), metric('pressure'), metric('state', 'state')];

export interface Unit {
  organisationId: string;
  modelId: string;
  siteId: string;
  equipmentId: string;
  publicToken: string;
  serialNumber: string;
  deviceId: string;
  token: string;
}

interface Owner {
  organisationId: string;
  customerId: string;
}

/** A compressor in Plovdiv with a device; pass an earlier unit to stand beside it (same model and site). */
export async function makeUnit(
  database: Database,
  { organisationId, customerId }: Owner,
  { beside, ...given }: { beside?: Unit; simulated?: boolean; parentId?: string } = {},
): Promise<Unit> {
  const [deviceId, token, serialNumber] = [newDeviceId(), newDeviceToken(), `SN-${randomUUID().slice(0, 8)}`];
  return database.transaction(workerOf(organisationId), async tx => {
    const modelId = beside?.modelId ?? (await makeModel());
    const siteId = beside?.siteId ?? (await makeSite());
    const unit = await insert(tx, EquipmentRow, {
      customerId,
      partnerId: null,
      modelId,
      siteId,
      parentId: given.parentId ?? null,
      serialNumber,
      publicToken: newPublicToken(),
      status: 'in_service',
      modelName: 'AirCore',
      family: 'compressor',
      siteName: 'Mill',
      city: 'Plovdiv',
      lat: 42.1,
      lng: 24.7,
      timeZone: 'Europe/Sofia',
      customerName: 'Mill',
    });
    await insert(tx, DeviceRow, {
      id: deviceId,
      equipmentId: unit.id,
      tokenHash: hashOfToken(token),
      simulated: given.simulated ?? false,
      createdAt: tx.now,
    });
    const { publicToken, id: equipmentId } = unit;
    return { organisationId, modelId, siteId, equipmentId, publicToken, serialNumber, deviceId, token };

    async function makeModel() {
      const code = `AX-${randomUUID().slice(0, 8)}`;
      const fields = {
        code,
        name: 'AirCore',
        family: 'compressor',
        metrics: compressorMetrics,
        faultCodes: [],
      } as const;
      return (
        await insert(tx, EquipmentModelRow, { ...fields, metrics: [...compressorMetrics], faultCodes: [] })
      ).id;
    }
    async function makeSite() {
      const place = { name: 'Mill', address: '1 Iztok', city: 'Plovdiv', lat: 42.1, lng: 24.7 };
      const site = await insert(tx, SiteRow, {
        ...place,
        customerId,
        partnerId: null,
        timeZone: 'Europe/Sofia',
      });
      return site.id;
    }
  });
}
