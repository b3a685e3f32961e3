import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { agentOf, makeRule, openRequest, Process } from './alerts.fixture';
import { isOpen } from './alert.rules';

let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
let one: Process;
let two: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'alerts.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  one = new Process(db.database, clock);
  two = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
});

const hot = (seq: number, temperature = 100) => ({ ts: now + seq, values: { temperature }, epoch: 1, seq });
const openOf = async (of: Unit) => (await one.alertsOf(of)).filter(alert => isOpen(alert.status));

describe('exactly one open alert per unit and fault', () => {
  it('when two processes get the same reading at once', async () => {
    await makeRule(db.database, unit);
    await Promise.all([one.send(unit, hot(1)), two.send(unit, hot(1)), one.send(unit, hot(1))]);
    expect(await one.alertsOf(unit)).toEqual([expect.objectContaining({ status: 'open', occurrences: 1 })]);
  });

  it('when two processes get different readings beyond the limit at once', async () => {
    await makeRule(db.database, unit);
    const units = await Promise.all([1, 2, 3, 4].map(() => makeUnit(db.database, tenant, { beside: unit })));
    await Promise.all(units.flatMap(of => [one.send(of, hot(0, 20)), two.send(of, hot(0, 20))]));
    await Promise.all(units.flatMap(of => [one.send(of, hot(1)), two.send(of, hot(2))]));
    for (const of of units)
      expect((await one.alertsOf(of)).map(alert => [alert.status, alert.occurrences])).toEqual([['open', 1]]);
  });

  it('whatever is replayed, in whatever order, through whichever process', async () => {
    await makeRule(db.database, unit);
    const message = fc.record({ seq: fc.nat(8), hot: fc.boolean(), process: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 2, maxLength: 10 }), async messages => {
        const fresh = await makeUnit(db.database, tenant, { beside: unit });
        await Promise.all(
          messages.map(({ seq, hot: isHot, process }) =>
            (process ? one : two).send(fresh, hot(seq, isHot ? 100 : 60)),
          ),
        );
        expect((await openOf(fresh)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('and another one only after it has cleared', async () => {
    await makeRule(db.database, unit, {
      clearCondition: { type: 'compare', metric: 'temperature', op: 'lt', value: 90 },
    });
    for (const [seq, temperature] of [100, 93, 100, 80, 100].entries())
      await one.send(unit, hot(seq, temperature));
    expect((await one.alertsOf(unit)).map(alert => alert.status).sort()).toEqual(['cleared', 'open']);
  });

  it('that is said to flap from the third within an hour on', async () => {
    await makeRule(db.database, unit);
    for (const [seq, minutes] of [0, 20, 40, 90].entries()) {
      now = Date.parse('2026-11-20T10:00:00Z') + minutes * 60_000;
      await one.send(unit, hot(2 * seq));
      await one.send(unit, hot(2 * seq + 1, 60));
    }
    const query = { equipmentId: unit.equipmentId, limit: 50, sort: '-raisedAt' as const };
    const { items } = await one.as(agent, tx => one.alerts.list(tx, query));
    expect(items.map(alert => alert.flapping)).toEqual([null, 3, null, null]);
  });
});

describe('time that passes without a reading', () => {
  it('matures a duration, in one process only', async () => {
    await makeRule(db.database, unit, { pattern: { kind: 'duration', seconds: 10 } });
    await one.send(unit, hot(0));
    now += 9_000;
    await one.tick();
    expect(await one.alertsOf(unit)).toEqual([]);
    now += 1_500;
    await Promise.all([one.tick(), two.tick(), one.tick()]);
    expect(await one.alertsOf(unit)).toHaveLength(1);
  });

  it('tells that a machine is silent, until it speaks', async () => {
    await makeRule(db.database, unit, { condition: { type: 'no-data', seconds: 60 } });
    await one.send(unit, hot(0, 20));
    now += 59_000;
    await one.tick();
    expect(await one.alertsOf(unit)).toEqual([]);
    now += 2_000;
    await one.tick();
    expect((await one.alertsOf(unit)).map(alert => alert.status)).toEqual(['open']);
    await one.send(unit, hot(1, 20));
    expect((await one.alertsOf(unit)).map(alert => alert.status)).toEqual(['cleared']);
  });
});

describe('a silence whose alert somebody cleared', () => {
  const cleared = async () => {
    await makeRule(db.database, unit, { condition: { type: 'no-data', seconds: 60 } });
    await one.send(unit, hot(0, 20));
    now += 61_000;
    await one.tick();
    now += 600_000;
    const [alert] = await openOf(unit);
    if (!alert) throw new Error('not silent');
    await one.as(agent, tx => one.alerts.clear(tx, alert.id, { version: alert.version }));
  };
  const statuses = async () => (await one.alertsOf(unit)).map(alert => alert.status).sort();

  it('is told again when the machine is silent for as long again, once', async () => {
    await cleared();
    now += 59_000;
    await one.tick();
    expect(await statuses()).toEqual(['cleared']);
    now += 2_000;
    await Promise.all([one.tick(), two.tick()]);
    now += 3_600_000;
    await one.tick();
    expect(await statuses()).toEqual(['cleared', 'open']);
  });

  it('is not told again when the machine has spoken since', async () => {
    await cleared();
    now += 30_000;
    await one.send(unit, { ts: now, values: { temperature: 20 } });
    now += 40_000;
    await one.tick();
    expect(await statuses()).toEqual(['cleared']);
  });
});

describe('the service request of an alert', () => {
  it('is opened in the transaction that raises it, and linked', async () => {
    await makeRule(db.database, unit, { opensRequest: true, opensWorkOrder: true });
    const asked: boolean[] = [];
    one.listeners.add({
      alertRaised: async (tx, alert) => {
        asked.push(alert.opensWorkOrder);
        return openRequest(tx, alert);
      },
    });
    await one.send(unit, hot(1));
    expect(asked).toEqual([true]);
    expect(await one.alertsOf(unit)).toEqual([
      expect.objectContaining({ status: 'linked', serviceRequestId: expect.any(String) }),
    ]);
  });

  it('does not take the readings or the alert with it when it fails', async () => {
    await makeRule(db.database, unit, { opensRequest: true });
    one.listeners.add({
      alertRaised: async tx => {
        await tx.run('SELECT 1 / 0');
        return null;
      },
    });
    expect(await one.send(unit, hot(1))).toBe(1);
    expect((await one.alertsOf(unit)).map(alert => alert.status)).toEqual(['open']);
  });

  it('is opened for a person who asks, once', async () => {
    await makeRule(db.database, unit);
    one.listeners.add({ alertRaised: openRequest });
    await one.send(unit, hot(1));
    const id = (await one.alertsOf(unit))[0]?.id ?? '';
    const [first, second] = [
      await one.as(agent, tx => one.alerts.openRequest(tx, id)),
      await one.as(agent, tx => one.alerts.openRequest(tx, id)),
    ];
    expect(first.status).toBe('linked');
    expect(second.serviceRequestId).toBe(first.serviceRequestId);
  });
});

describe('a person', () => {
  const raised = async () => {
    const rule = await makeRule(db.database, unit);
    await one.send(unit, hot(1));
    const [alert] = await one.alertsOf(unit);
    if (!alert) throw new Error('no alert');
    return { alert, rule };
  };

  it('acknowledges under a name, and is told what is legal and what is stale', async () => {
    const { alert } = await raised();
    const seen = await one.as(agent, tx =>
      one.alerts.acknowledge(tx, alert.id, { version: alert.version, note: 'on it' }),
    );
    expect(seen).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'The agent' });
    const again = one.as(agent, tx => one.alerts.acknowledge(tx, alert.id, { version: seen.version }));
    await expect(again).rejects.toMatchObject({
      code: 'illegal-transition',
      facts: { legal: ['diagnose', 'link', 'clear', 'close', 'suppress'] },
    });
    const stale = one.as(agent, tx => one.alerts.diagnose(tx, alert.id, { version: alert.version }));
    await expect(stale).rejects.toMatchObject({ name: 'StaleVersion' });
  });

  it('closes it, and while the condition holds the next reading raises another', async () => {
    const { alert } = await raised();
    await one.as(agent, tx => one.alerts.close(tx, alert.id, { version: alert.version }));
    await one.send(unit, hot(2));
    expect((await one.alertsOf(unit)).map(row => row.status).sort()).toEqual(['closed', 'open']);
  });

  it('wants quiet for a while: the fault comes and goes without a sound until then', async () => {
    const { alert } = await raised();
    const past = { version: alert.version, until: new Date(now).toISOString(), cause: 'x' };
    await expect(one.as(agent, tx => one.alerts.suppress(tx, alert.id, past))).rejects.toMatchObject({
      code: 'in-the-past',
    });
    const until = new Date(now + 60_000).toISOString();
    await one.as(agent, tx =>
      one.alerts.suppress(tx, alert.id, { version: alert.version, until, cause: 'cleaning' }),
    );
    await one.send(unit, hot(2, 60));
    await one.send(unit, hot(3, 100));
    expect((await one.alertsOf(unit)).map(row => row.status).sort()).toEqual(['cleared', 'suppressed']);
    now += 61_000;
    await one.tick();
    expect((await openOf(unit)).map(row => row.status)).toEqual(['open']);
  });
});
