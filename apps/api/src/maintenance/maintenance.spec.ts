import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { agentOf, makeRule, Process } from '../alerts/alerts.fixture';
import { entities } from '../entities';
import { findingsOf, fouling, slotMs, slotsPerDay, store, watchOf } from '../findings/findings.fixture';
import { EquipmentService } from '../installed-base';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { MaintenanceService } from './maintenance.service';

let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
const maintenance = new MaintenanceService(new EquipmentService());
let process: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'maintained.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
});

const inMs = (ms: number) => new Date(now + ms).toISOString();
const begin = (given: { until?: string; wholeSite?: boolean } = {}) =>
  process.as(agent, tx =>
    maintenance.begin(tx, unit.equipmentId, {
      until: inMs(600_000),
      cause: 'New filter',
      wholeSite: false,
      ...given,
    }),
  );
const hot = (seq: number) => ({ ts: now + seq, values: { temperature: 100 } });
const statusesOf = async (of: Unit) => (await process.alertsOf(of)).map(alert => alert.status);

describe('a unit in maintenance', () => {
  it('raises its alerts suppressed, and what is still wrong afterwards is told then', async () => {
    await makeRule(db.database, unit);
    await begin();
    await process.send(unit, hot(0));
    expect(await process.alertsOf(unit)).toMatchObject([
      { status: 'suppressed', suppressedCause: 'New filter' },
    ]);
    now += 601_000;
    await process.tick();
    expect(await statusesOf(unit)).toEqual(['open']);
  });

  it('is told again at once when the work is done earlier', async () => {
    await makeRule(db.database, unit);
    await begin();
    await process.send(unit, hot(0));
    expect(await process.as(agent, tx => maintenance.end(tx, unit.equipmentId))).toEqual({ items: [] });
    await process.tick();
    expect(await statusesOf(unit)).toEqual(['open']);
  });

  it('keeps those beside it quiet only when the whole site is worked on', async () => {
    const beside = await makeUnit(db.database, tenant, { beside: unit });
    await makeRule(db.database, unit);
    await begin();
    await process.send(beside, hot(0));
    expect(await statusesOf(beside)).toEqual(['open']);
    const another = await makeUnit(db.database, tenant, { beside: unit });
    await begin({ wholeSite: true });
    await process.send(another, hot(0));
    expect(await statusesOf(another)).toEqual(['suppressed']);
  });

  it('cannot be so until a time that has passed', async () => {
    await expect(begin({ until: inMs(-1) })).rejects.toMatchObject({ code: 'in-the-past' });
  });

  it('teaches the watch nothing, and is found nothing of', async () => {
    const start = Date.parse('2026-11-02T00:00:00Z');
    const slots = Array.from({ length: 13 * slotsPerDay }, (_, slot) => ({
      at: start + slot * slotMs + 300_000,
      values: fouling(slot),
    }));
    const workedFrom = (day: number) =>
      db.database.transaction(workerOf(unit.organisationId), tx =>
        tx.run(
          `INSERT INTO maintenance_window (id, organisation_id, equipment_id, site_id, whole_site, starts_at, ends_at, cause)
           VALUES (gen_random_uuid(), $1, $2, $3, false, $4, $5, 'Cooler')`,
          [
            unit.organisationId,
            unit.equipmentId,
            unit.siteId,
            new Date(start + day * slotsPerDay * slotMs),
            new Date(start + 12.5 * slotsPerDay * slotMs),
          ],
        ),
      );
    await workedFrom(9);
    await store(db.database, unit, slots.slice(0, 1));
    await watchOf(db.database).run();
    await store(db.database, unit, slots.slice(1, 12.5 * slotsPerDay));
    await watchOf(db.database).run();
    expect(await findingsOf(db.database, unit)).toEqual([]);
    // The fault is still there when the work ends.
    await store(db.database, unit, slots.slice(12.5 * slotsPerDay));
    await watchOf(db.database).run();
    expect(await findingsOf(db.database, unit)).toMatchObject([{ kind: 'unusual', metric: 'temperature' }]);
  }, 60_000);
});

describe('units below a gateway that is silent', () => {
  const silence = { type: 'no-data' as const, seconds: 60 };
  let children: Unit[];

  beforeEach(async () => {
    children = [];
    const first = await makeUnit(db.database, tenant, { parentId: unit.equipmentId });
    const second = await makeUnit(db.database, tenant, { beside: first, parentId: unit.equipmentId });
    children.push(first, second);
    await makeRule(db.database, first, { condition: silence });
    for (const one of [unit, ...children]) await process.send(one, { ts: now, values: { temperature: 20 } });
  });
  const offline = () =>
    db.database.transaction(workerOf(unit.organisationId), tx =>
      tx.run('UPDATE equipment_pulse SET online = false WHERE equipment_id = $1', [unit.equipmentId]),
    );

  it('are not told one by one: the gateway is', async () => {
    await makeRule(db.database, unit, { condition: silence });
    await process.send(unit, { ts: now + 1, values: { temperature: 20 } });
    await offline();
    now += 62_000;
    await process.tick();
    expect(await statusesOf(unit)).toEqual(['open']);
    for (const child of children)
      expect(await process.alertsOf(child)).toMatchObject([
        { status: 'suppressed', suppressedCause: 'gateway-silent' },
      ]);
    now += 601_000;
    await process.tick();
    expect(await statusesOf(children[0] ?? unit)).toEqual(['suppressed']);
  });

  it('are not told one by one either when silence is only a milder level of its rule', async () => {
    const milderLevels = [{ urgency: 'low', condition: silence, pattern: { kind: 'simple' } } as const];
    await makeRule(db.database, unit, { milderLevels });
    await process.send(unit, { ts: now + 1, values: { temperature: 20 } });
    await offline();
    now += 62_000;
    await process.tick();
    expect(await process.alertsOf(unit)).toMatchObject([{ status: 'open', urgency: 'low' }]);
    for (const child of children) expect(await statusesOf(child)).toEqual(['suppressed']);
  });

  it('are told when it is back and they are not, each once, and those that are back never were', async () => {
    const asked: string[] = [];
    process.listeners.add({
      alertRaised: (_, alert) => {
        asked.push(alert.equipmentId);
        return Promise.resolve(null);
      },
    });
    const [back, gone] = children;
    if (!back || !gone) throw new Error('no children');
    await makeRule(db.database, unit, { condition: silence, opensRequest: true });
    await db.database.transaction(workerOf(unit.organisationId), tx =>
      tx.run('UPDATE alert_rule SET opens_request = true WHERE model_id = $1', [back.modelId]),
    );
    const speak = (one: Unit) => process.send(one, { ts: now, values: { temperature: 20 } });
    now += 1_000;
    await speak(unit);
    await offline();
    now += 62_000;
    await process.tick();
    expect(asked).toEqual([unit.equipmentId]);
    // The line is mended: the gateway and one of the two speak again, and nobody hears of that one.
    now += 120_000;
    await speak(unit);
    await speak(back);
    await db.database.transaction(workerOf(unit.organisationId), tx =>
      tx.run('UPDATE equipment_pulse SET online = true WHERE equipment_id = $1', [unit.equipmentId]),
    );
    await process.tick();
    expect(await statusesOf(unit)).toEqual(['cleared']);
    expect(await statusesOf(back)).toEqual(['cleared']);
    expect(await statusesOf(gone)).toEqual(['suppressed']);
    // The other one gets the rest of its time of quiet to come back, and is told when that is over.
    for (let minute = 0; minute < 12; minute++) {
      now += 50_000;
      await speak(unit);
      await speak(back);
      await process.tick();
    }
    expect(await statusesOf(gone)).toEqual(['open']);
    expect([await statusesOf(unit), await statusesOf(back)]).toEqual([['cleared'], ['cleared']]);
    expect(asked).toEqual([unit.equipmentId, gone.equipmentId]);
  });

  it('are told when nobody would tell of the gateway', async () => {
    await offline();
    now += 62_000;
    await process.tick();
    expect(await statusesOf(unit)).toEqual([]);
    expect(await statusesOf(children[0] ?? unit)).toEqual(['open']);
  });

  it('are told when they are silent though the gateway speaks', async () => {
    await makeRule(db.database, unit, { condition: silence });
    now += 50_000;
    await process.send(unit, { ts: now, values: { temperature: 20 } });
    now += 12_000;
    await process.tick();
    expect(await statusesOf(unit)).toEqual([]);
    expect(await statusesOf(children[1] ?? unit)).toEqual(['open']);
  });
});
