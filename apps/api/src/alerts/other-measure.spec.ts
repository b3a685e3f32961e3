import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { EquipmentService } from '../installed-base';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { QuarantineService, ReadingsService } from '../telemetry';
import { agentOf, makeRule, Process } from './alerts.fixture';

const MINUTE = 60_000;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
const equipment = new EquipmentService();
const readings = new ReadingsService(equipment);
const quarantine = new QuarantineService(equipment);
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let process: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'measures.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
  await db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.run(`UPDATE equipment_model SET metrics = jsonb_set(metrics, '{0,unit}', '"°C"') WHERE id = $1`, [
      unit.modelId,
    ]),
  );
  // Half a day around 70 °C, a reading in five minutes.
  const past = Array.from({ length: 144 }, (_, index) => ({
    ts: now - (144 - index) * 5 * MINUTE,
    values: { temperature: 70 + (index % 5) },
  }));
  await process.send(unit, past);
});

const read = (temperature: number, units?: Record<string, string>) => {
  now += MINUTE;
  return process.send(unit, { ts: now, values: { temperature, pressure: 7 }, ...(units && { units }) });
};
const statuses = async () => (await process.alertsOf(unit)).map(alert => alert.status);
const latest = () => process.as(agent, tx => readings.latest(tx, unit.equipmentId));
const temperature = async () => (await latest()).items.find(one => one.metric === 'temperature')?.value;
const stored = () =>
  db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.rows<{ value: number | null; quarantined: object | null }>(
      `SELECT "values"->'temperature' AS value, quarantined FROM reading
       WHERE equipment_id = $1 ORDER BY at DESC LIMIT 2`,
      [unit.equipmentId],
    ),
  );
const say = async (verdict: 'convert' | 'as-is') => {
  const [one] = (await latest()).quarantined;
  return process.as(agent, tx =>
    quarantine.end(tx, unit.equipmentId, { metric: 'temperature', since: one?.since ?? '', verdict }),
  );
};

describe('a metric that comes in another unit of measurement', () => {
  it('raises nothing, changes no value, and is kept and told of', async () => {
    await makeRule(db.database, unit);
    await read(158);
    const since = new Date(now).toISOString();
    await read(160);
    expect(await statuses()).toEqual([]);
    expect(await temperature()).toBe(73);
    expect(await stored()).toEqual([
      { value: null, quarantined: { temperature: 160 } },
      { value: null, quarantined: { temperature: 158 } },
    ]);
    expect((await latest()).quarantined).toEqual([
      {
        metric: 'temperature',
        unit: '°C',
        reason: 'level',
        sentIn: '°F',
        since,
        at: new Date(now).toISOString(),
        value: 160,
        converted: expect.closeTo(71.1, 1),
      },
    ]);
    await read(71);
    expect([(await latest()).quarantined, await temperature()]).toEqual([[], 71]);
  });

  it('is not silent either, as a metric that says nothing is', async () => {
    const condition = { type: 'no-data', metric: 'temperature', seconds: 150 } as const;
    await makeRule(db.database, unit, { condition });
    await read(70);
    for (let minute = 0; minute < 5; minute++) await read(158);
    await process.tick();
    expect(await statuses()).toEqual([]);
    for (let minute = 0; minute < 4; minute++) {
      now += MINUTE;
      await process.send(unit, { ts: now, values: { pressure: 7 } });
    }
    expect(await statuses()).toEqual(['open']);
  });

  it('is converted once somebody says so, what was kept as well, and fires by what it is then', async () => {
    await makeRule(db.database, unit);
    await read(158);
    expect(await say('convert')).toEqual({ metric: 'temperature', unit: '°C', sentIn: '°F' });
    expect(await stored()).toEqual([
      { value: expect.closeTo(70, 9), quarantined: null },
      { value: 73, quarantined: null },
    ]);
    await read(159.8);
    expect(await statuses()).toEqual([]);
    expect((await latest()).converted).toEqual([{ metric: 'temperature', unit: '°C', sentIn: '°F' }]);
    expect(await temperature()).toBeCloseTo(71, 9);
    for (const fahrenheit of [170, 190, 205]) await read(fahrenheit);
    expect(await statuses()).toEqual(['open']);
  });

  it('counts as it is once somebody says that it is as hot as that', async () => {
    await makeRule(db.database, unit);
    await read(158);
    await say('as-is');
    expect((await stored())[0]).toEqual({ value: 158, quarantined: null });
    expect(await statuses()).toEqual([]);
    await read(158);
    expect(await statuses()).toEqual(['open']);
    await expect(say('as-is')).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('is converted without asking where its device names the unit, and held back where nobody knows it', async () => {
    await makeRule(db.database, unit);
    await read(158, { temperature: 'degF' });
    expect(await temperature()).toBeCloseTo(70, 9);
    await read(99, { temperature: '%' });
    expect(await statuses()).toEqual([]);
    expect((await latest()).quarantined).toMatchObject([
      { reason: 'declared', sentIn: '%', converted: null },
    ]);
    await expect(say('convert')).rejects.toMatchObject({ code: 'illegal-transition' });
    await read(96.5, { temperature: '°C' });
    expect(await statuses()).toEqual(['open']);
  });
});
