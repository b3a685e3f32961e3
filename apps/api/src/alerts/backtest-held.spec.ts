import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { NewBacktest, UnitBacktest } from '#contracts';
import { testApp } from '../../../../test/app';
import { atEnd } from '../../../../test/database';
import type { TestApp } from '../../../../test/app';
import { entities } from '../entities';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { Database } from '../platform/database';
import { alertOf, makeRule, plainRule, Process } from './alerts.fixture';
import type { PastEpisode } from './alerts.fixture';

const minute = 60_000;
let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let top: Unit;
let unit: Unit;
const now = Date.now();
const instant = (minutes: number) => new Date(now + minutes * minute).toISOString();
/** By the clock of the live process: some hours ago, then on. */
let live = now - 6 * 60 * minute;
let process: Process;

beforeAll(async () => {
  // Nothing ticks by the clock on the wall.
  app = await testApp({ CALLOUT_ROLES: 'http' });
  tenant = await makeTenant(app.db.database, 'held-past.example');
  manager = (await signIn(app.url, 'manager@held-past.example')).as;
  const clock = () => new Date(live);
  const database = await Database.open({ url: app.db.appUrl, entities, poolSize: 4, now: clock });
  atEnd(() => database.close());
  process = new Process(database, clock);
});
beforeEach(async () => {
  top = await makeUnit(app.db.database, tenant);
  unit = await makeUnit(app.db.database, tenant, { parentId: top.equipmentId });
});

/** Hot from ten to nine hours ago, and from four hours ago to now. */
const heats = async () => {
  for (const [minutes, temperature] of [
    [-660, 90],
    [-600, 99],
    [-570, 98],
    [-540, 90],
    [-240, 97],
    [-200, 97],
    [-180, 97],
  ] as const)
    await reads(unit, now + minutes * minute, temperature);
};
const reads = (of: Unit, at: number, temperature: number) =>
  app.db.database.transaction(workerOf(of.organisationId), tx =>
    tx.run(
      `INSERT INTO reading (organisation_id, equipment_id, device_id, at, "values", customer_id)
       VALUES ($1, $2, $3, $4, jsonb_build_object('temperature', $5::float8), $6)`,
      [of.organisationId, of.equipmentId, of.deviceId, new Date(at), temperature, tenant.customerId],
    ),
  );
const wasOpen = (of: Unit, episode: Omit<PastEpisode, 'from' | 'to'>, from: number, to: number | null) =>
  alertOf(app.db.database, of, {
    ...episode,
    from: new Date(now + from * minute),
    to: to === null ? null : new Date(now + to * minute),
  });
const tried = (given: Partial<NewBacktest> = {}) =>
  manager('POST', '/alert-rules/backtest', {
    ...plainRule,
    modelId: unit.modelId,
    equipmentId: unit.equipmentId,
    days: 1,
    faultKey: 'hot',
    suppressedBy: ['power-lost', 'fan'],
    ...given,
  });
const outcomeOf = async (given: Partial<NewBacktest> = {}) => {
  const { raised, delayed, heldBack, alerts, holders }: UnitBacktest = (await tried(given)).body.units[0];
  return { raised, delayed, heldBack, holders, held: alerts.map(({ held }) => held) };
};

describe('a rule that is tried on a past with other faults', () => {
  it('counts apart what they would have held back, and says which one of which unit', async () => {
    await heats();
    // By the server's clock a second after the reading that showed both.
    await wasOpen(top, { faultKey: 'power-lost', title: 'Power lost' }, -600 + 1 / 60, -560);
    await wasOpen(unit, { faultKey: 'fan', title: 'Fan stuck' }, -620, -535);
    expect(await outcomeOf()).toEqual({
      raised: 1,
      delayed: 0,
      heldBack: 1,
      holders: [
        {
          kind: 'fault',
          title: 'Power lost',
          faultKey: 'power-lost',
          serialNumber: top.serialNumber,
          alerts: 1,
        },
        { kind: 'fault', title: 'Fan stuck', faultKey: 'fan', serialNumber: null, alerts: 1 },
      ],
      held: [{ until: null, by: [0, 1] }, null],
    });
  });

  it('tells late of what is still there when they have ended, however they did', async () => {
    await heats();
    await wasOpen(top, { faultKey: 'power-lost', title: 'Power lost', status: 'closed' }, -241, -210);
    expect(await outcomeOf()).toMatchObject({
      raised: 2,
      delayed: 1,
      heldBack: 0,
      held: [null, { until: instant(-208), by: [0] }],
    });
  });

  it('goes by what the rule says in the editor, not by how it was saved', async () => {
    await heats();
    const saved = await makeRule(app.db.database, unit, { faultKey: 'hot', suppressedBy: ['power-lost'] });
    await wasOpen(top, { faultKey: 'power-lost', title: 'Power lost' }, -700, null);
    const given = { ruleId: saved.id };
    expect(await outcomeOf({ ...given, suppressedBy: [] })).toMatchObject({
      raised: 2,
      heldBack: 0,
      holders: [],
    });
    expect(await outcomeOf({ ...given, suppressedBy: ['fan'] })).toMatchObject({ raised: 2, heldBack: 0 });
    expect(await outcomeOf({ ...given, suppressedBy: ['power-lost'] })).toMatchObject({
      raised: 0,
      heldBack: 2,
    });
  });

  it('is not held back by itself, by units below or beside it, nor by what came up later', async () => {
    await heats();
    const beside = await makeUnit(app.db.database, tenant, { beside: unit, parentId: top.equipmentId });
    const below = await makeUnit(app.db.database, tenant, { beside: unit, parentId: unit.equipmentId });
    await wasOpen(unit, { faultKey: 'hot', title: 'Itself' }, -700, null);
    for (const other of [beside, below])
      await wasOpen(other, { faultKey: 'fan', title: 'Elsewhere' }, -700, null);
    await wasOpen(unit, { faultKey: 'fan', title: 'Later' }, -599, -580);
    expect(await outcomeOf({ suppressedBy: ['fan'] })).toMatchObject({ raised: 2, heldBack: 0, holders: [] });
    const circle = await tried({ suppressedBy: ['hot'] });
    expect([circle.status, circle.body.code]).toEqual([422, 'held-in-circle']);
  });

  it('counts maintenance of the unit, of its site, and of the unit above it', async () => {
    await heats();
    const works = (equipmentId: string, siteId: string, wholeSite: boolean, from: number, to: number) =>
      app.db.database.transaction(workerOf(tenant.organisationId), tx =>
        tx.run(
          `INSERT INTO maintenance_window (id, organisation_id, equipment_id, site_id, whole_site, starts_at, ends_at, cause)
           VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'Cleaning')`,
          [tenant.organisationId, equipmentId, siteId, wholeSite, instant(from), instant(to)],
        ),
      );
    await works(top.equipmentId, top.siteId, false, -601, -500);
    await works(unit.equipmentId, unit.siteId, true, -250, -200);
    expect(await outcomeOf({ suppressedBy: [] })).toEqual({
      raised: 1,
      delayed: 1,
      heldBack: 1,
      holders: [{ kind: 'maintenance', title: 'Cleaning', faultKey: null, serialNumber: null, alerts: 2 }],
      held: [
        { until: null, by: [0] },
        { until: instant(-200), by: [0] },
      ],
    });
  });

  it('holds a silence back while the unit that speaks for it was silent itself', async () => {
    await heats();
    const rule = await makeRule(app.db.database, top, { condition: { type: 'no-data', seconds: 600 } });
    await wasOpen(top, { faultKey: rule.faultKey, title: 'Gateway silent', ruleId: rule.id }, -640, -565);
    const silent = { condition: { type: 'no-data', seconds: 1_200 } as const, suppressedBy: [] };
    expect(await outcomeOf(silent)).toMatchObject({
      holders: [{ kind: 'silence', title: 'Gateway silent', serialNumber: top.serialNumber, alerts: 2 }],
    });
    expect(await outcomeOf({ suppressedBy: [] })).toMatchObject({ heldBack: 0, holders: [] });
  });

  it('tells what live ingest has told of the same readings', async () => {
    const reading = (of: 'parent' | 'child', metric: string, value: number) => ({
      of,
      values: { [metric]: value },
    });
    const [power, hot] = [reading('parent', 'temperature', 100), reading('child', 'temperature', 100)];
    const step = fc.record({
      reading: fc.constantFrom(
        power,
        hot,
        hot,
        reading('parent', 'temperature', 20),
        reading('child', 'temperature', 20),
        reading('child', 'pressure', 2),
        reading('child', 'pressure', 7),
      ),
      wait: fc.constantFrom(5, 40, 130),
    });
    let [held, late] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
        const parent = await makeUnit(app.db.database, tenant);
        const child = await makeUnit(app.db.database, tenant, { parentId: parent.equipmentId });
        await makeRule(app.db.database, parent, { faultKey: 'power-lost' });
        const rule = await makeRule(app.db.database, child, {
          faultKey: 'hot',
          suppressedBy: ['power-lost', 'low'],
        });
        const low = { type: 'compare', metric: 'pressure', op: 'lt', value: 5 } as const;
        await makeRule(app.db.database, child, { faultKey: 'low', condition: low });
        const firstSeen = new Map<string, string>();
        for (const { reading: sent, wait } of [
          { reading: power, wait: 10 },
          { reading: hot, wait: 40 },
          ...steps,
        ]) {
          await process.send(sent.of === 'parent' ? parent : child, { ts: live, values: sent.values });
          for (let second = 0; second < wait; second += 5) {
            await process.tick();
            for (const { id, faultKey, status, raisedAt } of await process.alertsOf(child))
              if (faultKey === 'hot' && status === 'open' && !firstSeen.has(id))
                firstSeen.set(id, raisedAt.toISOString());
            live += 5_000;
          }
        }
        const every = (await process.alertsOf(child)).filter(({ faultKey }) => faultKey === 'hot');
        const { body } = await tried({
          ruleId: rule.id,
          modelId: child.modelId,
          equipmentId: child.equipmentId,
          suppressedBy: rule.suppressedBy,
        });
        const past: UnitBacktest = body.units[0];
        expect(past.alerts.map(({ raisedAt }) => raisedAt)).toEqual(
          every.map(({ raisedAt }) => raisedAt.toISOString()),
        );
        const told = past.alerts.filter(alert => alert.held?.until !== null);
        expect(told.map(({ raisedAt }) => raisedAt)).toEqual([...firstSeen.values()]);
        held += past.heldBack;
        late += past.delayed;
        live += 600_000;
      }),
      { seed: 20_261_130, numRuns: Number(globalThis.process.env['PLAN_RUNS'] ?? 12) },
    );
    expect(held).toBeGreaterThan(1);
    expect(late).toBeGreaterThan(1);
  }, 120_000);
});
