import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The demo's connected machines with what they last said, and as many more of the same families as are wanted. */
export async function connectedDevices(owner, credentialsFile, count) {
  const given = JSON.parse(readFileSync(credentialsFile, 'utf8')).devices;
  const { rows } = await owner.query(
    `SELECT d.id, e.model_id, e.organisation_id, p.latest FROM device d
     JOIN equipment e ON e.id = d.equipment_id JOIN equipment_pulse p ON p.equipment_id = e.id
     WHERE d.revoked_at IS NULL`,
  );
  const known = new Map(rows.map(row => [row.id, row]));
  const valuesOf = latest =>
    Object.fromEntries(Object.entries(latest).map(([metric, { value }]) => [metric, value]));
  const devices = given.slice(0, count).map(({ deviceId, token }) => ({
    deviceId,
    token,
    values: valuesOf(known.get(deviceId)?.latest ?? {}),
  }));
  if (devices.length < count)
    devices.push(...(await moreDevices(owner, rows, count - devices.length, valuesOf)));
  return devices;
}

async function moreDevices(owner, rows, count, valuesOf) {
  const latestOf = new Map(rows.map(row => [row.model_id, row.latest]));
  const { rows: units } = await owner.query(
    `SELECT e.id, e.organisation_id, e.model_id FROM equipment e
     WHERE e.model_id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM device d WHERE d.equipment_id = e.id) LIMIT $2`,
    [[...latestOf.keys()], count],
  );
  const made = units.map(unit => ({
    unit,
    deviceId: `bench-${randomBytes(6).toString('hex')}`,
    token: `cd_${randomBytes(32).toString('base64url')}`,
    values: valuesOf(latestOf.get(unit.model_id)),
  }));
  for (const { unit, deviceId, token } of made) {
    await owner.query(
      'INSERT INTO device (id, organisation_id, equipment_id, token_hash) VALUES ($1, $2, $3, $4)',
      [deviceId, unit.organisation_id, unit.id, createHash('sha256').update(token).digest()],
    );
    await owner.query(
      'INSERT INTO device_binding (id, organisation_id, device_id, equipment_id) VALUES ($1, $2, $3, $4)',
      [randomUUID(), unit.organisation_id, deviceId, unit.id],
    );
  }
  return made;
}
