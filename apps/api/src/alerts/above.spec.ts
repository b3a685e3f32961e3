import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { GRACE_MS } from './above.store';
import { agentOf, makeRule, Process } from './alerts.fixture';
import { isOpen } from './alert.rules';

let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
let one: Process;
let two: Process;
let asked: string[];
let parent: Unit;
let child: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'above.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  [one, two] = [new Process(db.database, clock), new Process(db.database, clock)];
  asked = [];
  for (const process of [one, two])
    process.listeners.add({
      alertRaised: (_, alert) => {
        asked.push(alert.equipmentId);
        return Promise.resolve(null);
      },
    });
  parent = await makeUnit(db.database, tenant);
  await makeRule(db.database, parent, { faultKey: 'power-lost', name: 'Power lost' });
  child = await makeUnit(db.database, tenant, { parentId: parent.equipmentId });
  await makeRule(db.database, child, { suppressedBy: ['power-lost'], opensRequest: true });
});

const send = (unit: Unit, temperature: number, process = one) => {
  now += 1_000;
  return process.send(unit, { ts: now, values: { temperature } });
};
const statusesOf = async (unit: Unit) => (await one.alertsOf(unit)).map(alert => alert.status);
const passes = async (ms: number) => {
  now += ms;
  await one.tick();
};

describe('an alert that one of the unit above explains', () => {
  it('is born quiet, says because of which, and is told when that has ended and it is still there', async () => {
    await send(parent, 100);
    await send(child, 100);
    const [alert] = await one.alertsOf(child);
    const [above] = await one.alertsOf(parent);
    expect(alert).toMatchObject({
      status: 'suppressed',
      suppressedCause: 'alert-above',
      suppressedUntil: null,
    });
    const seen = await one.as(agent, tx => one.alerts.get(tx, alert?.id ?? ''));
    expect(seen.suppressedBy).toEqual({
      alertId: above?.id,
      title: 'Power lost',
      equipmentId: parent.equipmentId,
      serialNumber: parent.serialNumber,
    });
    await passes(3_600_000);
    expect(await statusesOf(child)).toEqual(['suppressed']);
    expect(asked).toEqual([]);
    await send(parent, 20);
    await passes(1_000);
    // The unit has not said anything yet: it may be well by now.
    expect(await statusesOf(child)).toEqual(['suppressed']);
    await send(child, 100);
    await passes(1_000);
    expect(await statusesOf(child)).toEqual(['open']);
    expect(asked).toEqual([child.equipmentId]);
  });

  it('is never told when it ends before, or soon after', async () => {
    await send(parent, 100);
    await send(child, 100);
    await send(parent, 20);
    await send(child, 20);
    await passes(GRACE_MS + 1_000);
    expect(await statusesOf(child)).toEqual(['cleared']);
    expect(asked).toEqual([]);
  });

  it('is told of a unit that says nothing any more once it had its time to come back', async () => {
    await send(parent, 100);
    await send(child, 100);
    await send(parent, 20);
    await passes(GRACE_MS - 5_000);
    expect(await statusesOf(child)).toEqual(['suppressed']);
    await passes(10_000);
    expect(await statusesOf(child)).toEqual(['open']);
  });

  it('is told like any other when the fault above is not one that the rule names', async () => {
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run(`UPDATE alert_rule SET suppressed_by = '{other}' WHERE model_id = $1`, [child.modelId]),
    );
    await send(parent, 100);
    await send(child, 100);
    expect(await statusesOf(child)).toEqual(['open']);
  });

  it('becomes quiet when that one comes a moment later, unless somebody has taken it up', async () => {
    const taken = await makeUnit(db.database, tenant, { beside: child, parentId: parent.equipmentId });
    await send(child, 100);
    await send(taken, 100);
    const [alert] = await one.alertsOf(taken);
    await one.as(agent, tx => one.alerts.acknowledge(tx, alert?.id ?? '', { version: alert?.version ?? 0 }));
    await send(parent, 100);
    await Promise.all([one.tick(), two.tick()]);
    expect([await statusesOf(child), await statusesOf(taken)]).toEqual([['suppressed'], ['acknowledged']]);
    expect(asked).toEqual([child.equipmentId, taken.equipmentId]);
  });

  it('is explained by any unit above, and by the next one when the first has ended', async () => {
    const grandchild = await makeUnit(db.database, tenant, { beside: child, parentId: child.equipmentId });
    await makeRule(db.database, child, { faultKey: 'power-lost', suppressedBy: [] });
    await send(parent, 100);
    await send(grandchild, 100);
    const hot = async () => (await one.alertsOf(grandchild)).find(alert => alert.faultKey !== 'power-lost');
    expect((await hot())?.suppressedByAlert).toBe((await one.alertsOf(parent))[0]?.id);
    await send(child, 100);
    await send(parent, 20);
    await send(grandchild, 100);
    await passes(GRACE_MS);
    const own = (await one.alertsOf(child)).find(alert => alert.faultKey === 'power-lost');
    expect(await hot()).toMatchObject({ status: 'suppressed', suppressedByAlert: own?.id });
  });

  it('is explained by another fault of the unit itself, whichever comes first, and told when that ends', async () => {
    await makeRule(db.database, child, { faultKey: 'power-lost', suppressedBy: ['power-lost'] });
    await send(child, 100);
    await one.tick();
    const statuses = async () =>
      (await one.alertsOf(child)).map(({ faultKey, status }) => [faultKey === 'power-lost', status]);
    expect(new Set(await statuses())).toEqual(
      new Set([
        [true, 'open'],
        [false, 'suppressed'],
      ]),
    );
    const power = (await one.alertsOf(child)).find(alert => alert.faultKey === 'power-lost');
    await one.as(agent, tx => one.alerts.close(tx, power?.id ?? '', { version: power?.version ?? 0 }));
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run(`UPDATE alert_rule SET active = false WHERE model_id = $1 AND fault_key = 'power-lost'`, [
        child.modelId,
      ]),
    );
    await send(child, 101);
    await passes(GRACE_MS + 1_000);
    expect(await statuses()).toContainEqual([false, 'open']);
  });

  it('is born quiet when one reading shows both, and nobody is called for it', async () => {
    await makeRule(db.database, child, {
      faultKey: 'mains',
      suppressedBy: ['power-lost'],
      opensRequest: true,
    });
    await makeRule(db.database, child, { faultKey: 'power-lost' });
    await send(child, 100);
    const quiet = (await one.alertsOf(child)).filter(({ status }) => status === 'suppressed');
    expect(quiet).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  it('ends also where somebody has made a circle of units', async () => {
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run('UPDATE equipment SET parent_id = $2 WHERE id = $1', [parent.equipmentId, child.equipmentId]),
    );
    await send(parent, 100);
    await send(child, 100);
    expect(await statusesOf(child)).toEqual(['suppressed']);
  });

  it('stays quiet as long as somebody asked for, also when the one above has ended', async () => {
    await send(child, 20);
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run(
        `INSERT INTO maintenance_window (id, organisation_id, equipment_id, site_id, whole_site, starts_at, ends_at, cause)
         VALUES (gen_random_uuid(), $1, $2, $3, false, $4, $5, 'Cleaning')`,
        [child.organisationId, child.equipmentId, child.siteId, clock(), new Date(now + 3_600_000)],
      ),
    );
    await send(parent, 100);
    await send(child, 100);
    await send(parent, 20);
    await passes(GRACE_MS + 60_000);
    expect(await one.alertsOf(child)).toMatchObject([{ status: 'suppressed', suppressedCause: 'Cleaning' }]);
    await passes(3_600_000);
    expect(await statusesOf(child)).toEqual(['open']);
  });

  it('is one, and quiet or told in the end, whatever comes in whatever order through whichever process', async () => {
    const message = fc.record({
      above: fc.boolean(),
      hot: fc.boolean(),
      number: fc.nat(5),
      process: fc.boolean(),
      tick: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 3, maxLength: 12 }), async messages => {
        const top = await makeUnit(db.database, tenant, { beside: parent });
        const below = await makeUnit(db.database, tenant, { beside: child, parentId: top.equipmentId });
        const start = (now += 600_000);
        await Promise.all(
          messages.map(async ({ above, hot, number, process, tick }) => {
            const by = process ? one : two;
            const reading = { ts: start + number, values: { temperature: hot ? 100 : 20 } };
            await by.send(above ? top : below, { ...reading, epoch: 1, seq: number });
            if (tick) await by.tick();
          }),
        );
        now = start + GRACE_MS + 60_000;
        await one.tick();
        const [above, own] = [await one.alertsOf(top), await one.alertsOf(below)];
        const isAbove = above.some(alert => isOpen(alert.status));
        const open = own.filter(alert => isOpen(alert.status));
        expect(open.length).toBeLessThanOrEqual(1);
        for (const { status } of open) expect(status).toBe(isAbove ? 'suppressed' : 'open');
      }),
      { seed: 20_261_129, numRuns: 30 },
    );
  });
});
