import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { agentOf, makeRule, Process } from './alerts.fixture';

const MINUTE = 60_000;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let process: Process;
let unit: Unit;
let raisedAt: number;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'course.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
  await makeRule(db.database, unit);
  for (let minute = 40; minute > 0; minute--) await read(70, now - minute * MINUTE);
  raisedAt = now;
  await read(99, raisedAt);
});

const read = (temperature: number, ts: number) => process.send(unit, { ts, values: { temperature } });
const course = async () => {
  const [alert] = await process.alertsOf(unit);
  return process.as(agent, tx => process.alerts.course(tx, alert?.id ?? ''));
};
const values = async () => (await course()).series[0]?.items.map(one => one.avg);
const forget = () =>
  db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.run('DELETE FROM reading WHERE equipment_id = $1', [unit.equipmentId]),
  );

describe('the course of an alert', () => {
  it('runs from half an hour before its reading, and grows for five minutes', async () => {
    expect(await course()).toMatchObject({
      isKept: false,
      from: new Date(raisedAt - 30 * MINUTE).toISOString(),
      to: new Date(raisedAt + 5 * MINUTE).toISOString(),
      series: [{ metric: 'temperature' }],
    });
    expect(await values()).toEqual([...Array.from({ length: 30 }, () => 70), 99]);
    now += MINUTE;
    await read(98, now);
    await process.tick();
    expect((await values())?.slice(-2)).toEqual([99, 98]);
    expect((await course()).isKept).toBe(false);
  });

  it('is kept as it was after five minutes, whatever comes late and whatever is forgotten', async () => {
    for (let minute = 1; minute <= 7; minute++) {
      now = raisedAt + minute * MINUTE;
      await read(90 + minute, now);
      await process.tick();
    }
    const kept = await course();
    expect(kept.isKept).toBe(true);
    expect(kept.series[0]?.items.slice(-6).map(one => one.avg)).toEqual([99, 91, 92, 93, 94, 95]);
    await read(12, raisedAt - 90_000);
    await forget();
    now += 10 * MINUTE;
    await process.tick();
    expect(await course()).toEqual(kept);
  });

  it('is kept once, also of an alert of which there is no reading any more', async () => {
    await forget();
    now = raisedAt + 6 * MINUTE;
    await Promise.all([process.tick(), new Process(db.database, clock).tick()]);
    expect(await course()).toMatchObject({ isKept: true, series: [] });
    await read(99, raisedAt - MINUTE);
    now += MINUTE;
    await process.tick();
    expect((await course()).series).toEqual([]);
  });

  it('goes by the clock of the device when its readings come after an outage', async () => {
    await forget();
    const later = await makeUnit(db.database, tenant, { beside: unit });
    const then = now - 300 * MINUTE;
    const stored = Array.from({ length: 20 }, (_, index) => ({
      ts: then + index * MINUTE,
      values: { temperature: index === 19 ? 97 : 60 },
    }));
    await process.send(later, stored);
    now += 6 * MINUTE;
    await process.tick();
    const [alert] = await process.alertsOf(later);
    const kept = await process.as(agent, tx => process.alerts.course(tx, alert?.id ?? ''));
    expect(kept).toMatchObject({ isKept: true, to: new Date(then + 24 * MINUTE).toISOString() });
    expect(kept.series[0]?.items).toHaveLength(20);
  });
});
