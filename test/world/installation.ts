import { createHash, randomUUID } from 'node:crypto';
import { storeRows } from '../../apps/api/src/demo/store-rows';
import type { Actor, Database, Scope } from '../../apps/api/src/platform/database';
import { demo } from '../../seed';
import type { Row, Rows } from '../../seed';

export interface Installation {
  organisationId: string;
  rows: Rows;
  /** Of one connected unit: the bearer of its device. */
  deviceToken: string;
  /** Public token of a label worth scanning. */
  labelToken: string;
}

export const automation = (name = 'spec'): Actor => ({
  personId: null,
  role: 'system',
  name,
  source: 'automation',
  requestId: 'spec',
});
export const system: Scope = { family: 'system', ...automation() };
export const workerOf = (organisationId: string): Scope => ({
  family: 'worker',
  organisationId,
  ...automation(),
});

/** Readings are most of a demo's rows and tell nothing that a few do not. */
const ENOUGH_READINGS = 300;

/** A whole manufacturer with partners, customers, machines and two months of work; another seed is another tenant. */
export async function storeInstallation(
  database: Database,
  seed: number,
  { readings = ENOUGH_READINGS, now = Date.now() }: { readings?: number; now?: number } = {},
): Promise<Installation> {
  const data = demo(now, seed);
  const { organisationId, labelToken } = data;
  const tokens = new Map(
    data.devices.map(({ deviceId }) => [
      deviceId,
      `cd_${createHash('sha256').update(randomUUID()).digest('base64url')}`,
    ]),
  );
  const device = data.devices.map(({ deviceId, equipmentId }): Row => ({
    id: deviceId,
    organisation_id: organisationId,
    equipment_id: equipmentId,
    simulated: true,
    token_hash: `\\x${hex(tokens.get(deviceId) ?? '')}`,
  }));
  // Device ids are those that the simulator plays; they are unique among all tenants.
  const own = (row: Row, column: string): Row => ({ ...row, [column]: `${String(row[column])}-${seed}` });
  const rows: Rows = {
    ...data.rows,
    device: device.map(row => own(row, 'id')),
    device_binding: (data.rows['device_binding'] ?? []).map(row => own(row, 'device_id')),
    reading: (data.rows['reading'] ?? []).slice(-readings).map(row => own(row, 'device_id')),
  };
  await database.transaction(workerOf(organisationId), tx => storeRows(tx, rows));
  return { organisationId, rows, labelToken, deviceToken: [...tokens.values()][0] ?? '' };
}

const hex = (token: string) => createHash('sha256').update(token).digest('hex');
