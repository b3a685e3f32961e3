import { createHash, createHmac, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { chance, demo } from '../../../../seed';
import type { DemoData, Rows } from '../../../../seed';
import type { Scope } from '../platform/database';
import { endpointOf } from '../platform/config';
import { acceptForDemo } from '../triage';
import type { Foundation } from '../platform/platform.module';
import { storeRows } from './store-rows';
import { talks } from './talks';

/** What the launcher needs to start the simulated machines and to tell where to look. */
export interface Demo {
  /** File with the devices' credentials, readable by this user only. */
  credentials: string;
  mqttUrl: string;
  /** Public token of a label worth scanning. */
  labelToken: string;
}

const DEMO_PASSWORD = 'callout-demo';
const TALKS_SEED = 7_311;
const actor = {
  personId: null,
  role: 'system',
  name: 'Demo',
  source: 'automation',
  requestId: randomUUID(),
} as const;
const system: Scope = { family: 'system', ...actor };

/** Fills an empty database with the demo; with an organisation in it already, only finds the devices again. */
export async function seedDemo(foundation: Foundation): Promise<Demo | null> {
  const { config, database, clock } = foundation;
  const isEmpty =
    (await database.transaction(system, tx =>
      tx.one<{ id: string }>('SELECT id FROM organisation LIMIT 1'),
    )) === null;
  if (isEmpty) await fill(foundation, demo(clock().getTime()));
  const endpoint = endpointOf(config);
  if (endpoint !== null) await database.transaction(system, tx => acceptForDemo(tx, endpoint));
  return database.transaction(system, async tx => {
    const devices = await tx.rows<{
      id: string;
      family: string;
      serial_number: string;
      public_token: string;
      lat: number;
      lng: number;
    }>(
      `SELECT device.id, family, serial_number, public_token, lat, lng FROM device JOIN equipment ON equipment.id = device.equipment_id
       WHERE device.simulated AND device.revoked_at IS NULL ORDER BY device.id`,
    );
    if (devices.length === 0) return null;
    const credentials = join(config.dataDir, 'simulator.json');
    const list = devices.map(device => ({
      deviceId: device.id,
      token: deviceToken(foundation, device.id),
      family: device.family,
      serialNumber: device.serial_number,
    }));
    await writeFile(credentials, JSON.stringify({ devices: list }), { mode: 0o600 });
    const shown = devices.find(device => device.family === 'compressor') ?? devices[0];
    return {
      credentials,
      mqttUrl: config.mqttUrl ?? `mqtt://127.0.0.1:${config.mqttPort}`,
      labelToken: shown?.public_token ?? '',
    };
  });
}

/** The same token at every start, known only to who knows the secret; the database has its hash. */
function deviceToken({ config }: Foundation, deviceId: string): string {
  return `cd_${createHmac('sha256', config.sessionSecret ?? '')
    .update(`device:${deviceId}`)
    .digest('base64url')}`;
}

async function fill(foundation: Foundation, data: DemoData) {
  const { database, log } = foundation;
  const begun = performance.now();
  const password = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const people = (data.rows['person'] ?? []).map(person => ({ ...person, password_hash: password }));
  const devices = data.devices.map(device => ({
    id: device.deviceId,
    organisation_id: data.organisationId,
    equipment_id: device.equipmentId,
    simulated: true,
    token_hash: `\\x${createHash('sha256').update(deviceToken(foundation, device.deviceId)).digest('hex')}`,
  }));
  const days = (data.rows['reading'] ?? []).map(row => String(row['at']).slice(0, 10)).toSorted();
  await database.transaction(system, tx =>
    tx.rows('SELECT ensure_reading_partitions($1::date, $2)', [
      days[0] ?? new Date().toISOString().slice(0, 10),
      16,
    ]),
  );
  const scope: Scope = { family: 'worker', organisationId: data.organisationId, ...actor };
  const said = talks(data.rows, chance(TALKS_SEED), foundation.clock().getTime());
  const rows: Rows = { ...data.rows, ...said, person: people, device: devices };
  // All or nothing: a start that is killed in the middle leaves an empty database to the next one.
  await database.transaction(scope, tx => storeRows(tx, rows));
  log.info(
    { ms: Math.round(performance.now() - begun), units: data.rows['equipment']?.length },
    'demo seeded',
  );
}
