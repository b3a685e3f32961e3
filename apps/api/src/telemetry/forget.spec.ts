import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import type { SystemScope } from '../platform/database';
import { asOwner } from '../platform/database/probe.fixture';
import { Jobs } from '../platform/jobs';
import { ForgetTelemetry } from './forget';

const system: SystemScope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'spec',
  source: 'automation',
  requestId: 'spec',
};
const DAY_MS = 86_400_000;
const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);

let db: TestDatabase;
let tenant: Tenant;
beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
  // A managed server's owner is no superuser: row security is forced on it, too.
  await asOwner(db.ownerUrl, async client => {
    await client.query('CREATE ROLE maker NOLOGIN');
    for (const name of ['reading', 'reading_default'])
      await client.query(`ALTER TABLE ${name} OWNER TO maker`);
    await client.query('GRANT CREATE, USAGE ON SCHEMA public TO maker');
    for (const name of ['ensure_reading_partitions(date, integer)', 'forget_readings(date)'])
      await client.query(`ALTER FUNCTION ${name} OWNER TO maker`);
  });
});

const read = (at: Date) =>
  db.database.transaction(tenant.scopes.worker, tx =>
    tx.run(
      `INSERT INTO reading (organisation_id, equipment_id, device_id, at, "values", customer_id)
       VALUES ($1, $2, 'd-1', $3, '{"t": 1}', $4)`,
      [tenant.organisationId, tenant.equipmentId, at, tenant.customerId],
    ),
  );
const makePartitions = (first: Date, days: number) =>
  db.database.transaction(system, tx =>
    tx.rows('SELECT ensure_reading_partitions($1::date, $2)', [first.toISOString().slice(0, 10), days]),
  );
const ages = async () => {
  const rows = await db.database.transaction(tenant.scopes.worker, tx =>
    tx.rows<{ at: Date }>('SELECT at FROM reading ORDER BY at'),
  );
  return rows.map(({ at }) => Math.round((now.getTime() - at.getTime()) / DAY_MS));
};
const partitions = async () => {
  const { rows } = await asOwner(db.ownerUrl, client =>
    client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname ~ '^reading_[0-9]{8}$' ORDER BY 1`,
    ),
  );
  return rows.length;
};

describe('readings', () => {
  it('that came before the partition of their day are moved into it, also by an owner under row security', async () => {
    for (const days of [401, 60, 1]) await read(daysAgo(days));
    await makePartitions(daysAgo(60), 1);
    expect(await partitions()).toBe(1);
    expect(await ages()).toEqual([401, 60, 1]);
  });

  it('and what else machines sent long ago are forgotten, and nothing younger', async () => {
    await makePartitions(daysAgo(440), 35);
    await db.database.transaction(tenant.scopes.worker, async tx => {
      const letter = `INSERT INTO dead_letter (id, organisation_id, device_id, topic, payload, reason, at)
        VALUES (gen_random_uuid(), $1, 'd-1', 't', '\\x00', 'spec', $2)`;
      const event = `INSERT INTO device_event (id, organisation_id, equipment_id, device_id, at, received_at, code, severity)
        VALUES (gen_random_uuid(), $1, $2, 'd-1', $3, $3, 'E1', 'info')`;
      for (const days of [31, 29]) await tx.run(letter, [tenant.organisationId, daysAgo(days)]);
      for (const days of [401, 399])
        await tx.run(event, [tenant.organisationId, tenant.equipmentId, daysAgo(days)]);
    });
    const jobs = new Jobs({ appUrl: db.appUrl, work: false });
    const forgetting = new ForgetTelemetry(jobs, db.database, () => now, { keepReadingsDays: 400 });
    await forgetting.run(system);
    expect(await ages()).toEqual([60, 1]);
    expect(await partitions()).toBe(1);
    const left = (table: string) =>
      db.database.transaction(
        tenant.scopes.worker,
        async tx => (await tx.rows(`SELECT FROM ${table}`)).length,
      );
    expect([await left('dead_letter'), await left('device_event')]).toEqual([1, 1]);
  });

  it('of the last month are never forgotten, whoever asks', async () => {
    const ask = db.database.transaction(system, tx => tx.rows('SELECT forget_readings(current_date - 7)'));
    await expect(ask).rejects.toThrow('30 days');
  });
});
