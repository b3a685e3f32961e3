import { beforeAll, describe, expect, it } from '@jest/globals';
import { sleep } from '../../../../test/world/house';
import { makeTenant } from '../../../../test/tenant';
import { lock } from '../platform/database';
import { Refused } from '../platform/refused';
import { repair } from '../visits/work.fixture';
import { PlanRunRow } from './plan-run.entity';
import { dayAfter, numbersOf, planningHouse } from './plan-runs.fixture';
import type { PlanningHouse } from './plan-runs.fixture';

let house: PlanningHouse;
beforeAll(async () => {
  house = await planningHouse();
});

describe('a plan run', () => {
  it('proposes visits for what is ready and stores none', async () => {
    const firm = await house.firm(3);
    const run = await house.made(firm);
    expect(run).toMatchObject({
      status: 'proposed',
      problem: { orders: 3, engineers: 2, visits: 0 },
      before: { visits: 0, waiting: 3 },
      after: { visits: 3, waiting: 0 },
      leftOut: [],
      requestedBy: 'The manager',
    });
    expect(run.proposals.map(({ engineerName }) => engineerName)).toEqual(['Near', 'Near', 'Near']);
    for (const { start } of run.proposals)
      expect(new Date(start).toLocaleDateString('sv', { timeZone: 'Europe/Sofia' })).toBe(run.day);
    const { visits } = await house.as(firm.tenant.scopes.manager, tx =>
      house.work.orders.get(tx, firm.ids[0] ?? ''),
    );
    expect(visits).toEqual([]);
  });

  it('leaves what is planned where it is', async () => {
    const firm = await house.firm(2);
    const first = await house.made(firm, dayAfter(3));
    await house.publish(firm, first, numbersOf(first, firm.ids.slice(1)));
    const again = await house.made(firm, dayAfter(3));
    const [kept, added] = [first.proposals.find(one => one.workOrderId === firm.ids[0]), again.proposals[0]];
    expect(again).toMatchObject({ before: { visits: 1 }, after: { visits: 2 } });
    expect(added && kept && (added.start >= kept.end || added.end <= kept.start)).toBe(true);
  });

  it('says why something is left out', async () => {
    const firm = await house.firm(1);
    await house.as(firm.tenant.scopes.manager, tx =>
      house.work.creation.create(tx, {
        ...repair(firm.tenant, 'Laser'),
        skills: [{ skill: 'laser', level: 2 }],
      }),
    );
    const { leftOut } = await house.made(firm);
    expect(leftOut).toMatchObject([
      { title: 'Laser', reason: { code: 'skill-missing', params: { skills: 'laser' } } },
    ]);
  });

  it('of a day without work or workers ends with nothing', async () => {
    const tenant = await makeTenant(house.db.database);
    expect(await house.made({ tenant })).toMatchObject({ status: 'proposed', proposals: [], leftOut: [] });
  });

  it('is the only one that is thought about for its day', async () => {
    const { tenant } = await house.firm(0);
    const create = (days: number) =>
      house.as(tenant.scopes.manager, tx =>
        house.runs.create(tx, { day: dayAfter(days), days: 1, seconds: 1, seed: 1 }),
      );
    const both = await Promise.allSettled([create(2), create(2)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const first = both.find(one => one.status === 'fulfilled');
    await expect(create(2)).rejects.toMatchObject({
      code: 'plan-run-under-way',
      facts: { planRunId: first?.value.id },
    });
    await expect(create(3)).resolves.toMatchObject({ status: 'queued' });
  });

  it.each([
    [-1, 'in-the-past'],
    [70, 'input-invalid'],
  ])('for a day %i days away is refused: %s', async (days, code) => {
    const { tenant } = await house.firm(0);
    const asked = house.as(tenant.scopes.manager, tx =>
      house.runs.create(tx, { day: dayAfter(days), days: 1, seconds: 1, seed: 1 }),
    );
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('that was interrupted has failed as soon as its job is tried again', async () => {
    const { tenant } = await house.firm(1);
    const { manager, worker } = tenant.scopes;
    const { id } = await house.as(manager, tx =>
      house.runs.create(tx, { day: dayAfter(2), days: 1, seconds: 1, seed: 1 }),
    );
    // As a process leaves it that dies after the first step.
    await house.as(worker, tx =>
      tx.run(`UPDATE plan_run SET status = 'running', started_at = now() WHERE id = $1`, [id]),
    );
    await house.maker.make(id, worker);
    expect(await house.as(manager, tx => house.runs.get(tx, id))).toMatchObject({
      status: 'failed',
      failure: 'interrupted',
      proposals: [],
    });
    await expect(
      house.as(manager, tx => house.runs.create(tx, { day: dayAfter(2), days: 1, seconds: 1, seed: 1 })),
    ).resolves.toBeDefined();
  });

  it('whose thread dies has failed, and the next is another', async () => {
    const firm = await house.firm(1);
    house.threads.broken = new Refused('plan-failed', { reason: 'memory' });
    expect(await house.made(firm)).toMatchObject({ status: 'failed', failure: 'memory' });
    house.threads.broken = null;
    expect(await house.made(firm)).toMatchObject({ status: 'proposed', failure: null });
  });

  it('can be given up while it is thought about', async () => {
    const firm = await house.firm(1);
    const { manager, worker } = firm.tenant.scopes;
    const { id } = await house.as(manager, tx =>
      house.runs.create(tx, { day: dayAfter(2), days: 1, seconds: 1, seed: 1 }),
    );
    house.threads.meanwhile = async () => {
      const { version } = await house.as(manager, tx => house.runs.get(tx, id));
      await house.as(manager, tx => house.runs.discard(tx, id, { version }));
    };
    await house.maker.make(id, worker);
    house.threads.meanwhile = async () => undefined;
    expect(await house.as(manager, tx => house.runs.get(tx, id))).toMatchObject({
      status: 'discarded',
      proposals: [],
    });
  });

  it('is listed by its day, newest first', async () => {
    const { tenant } = await house.firm(0);
    for (const days of [2, 2, 3]) {
      await house.made({ tenant }, dayAfter(days));
      await sleep(2);
    }
    const list = (query: object) =>
      house.as(tenant.scopes.manager, tx => house.runs.list(tx, { limit: 50, ...query }));
    expect((await list({})).items.map(({ day }) => day)).toEqual([dayAfter(3), dayAfter(2), dayAfter(2)]);
    const first = await list({ day: dayAfter(2), limit: 1 });
    const second = await list({ day: dayAfter(2), limit: 1, cursor: first.nextCursor ?? '' });
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
    expect(second.nextCursor).toBeNull();
  });

  it('is nobody else’s', async () => {
    const firm = await house.firm(1);
    const { id } = await house.made(firm);
    const stranger = await makeTenant(house.db.database);
    for (const scope of [stranger.scopes.manager, firm.tenant.scopes.partner, firm.tenant.scopes.customer])
      await expect(house.as(scope, tx => house.runs.get(tx, id))).rejects.toThrow(/not visible/i);
  });
});

describe('a row', () => {
  it('cannot be deleted by people', async () => {
    const firm = await house.firm(0);
    const { id } = await house.made(firm);
    await expect(
      house.as(firm.tenant.scopes.manager, tx => tx.run('DELETE FROM plan_run WHERE id = $1', [id])),
    ).rejects.toThrow();
    expect((await house.as(firm.tenant.scopes.worker, tx => lock(tx, PlanRunRow, id))).id).toBe(id);
  });
});
