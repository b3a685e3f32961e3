import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeTenant } from '../../../../../test/tenant';
import { Refused } from '../../platform/refused';
import { dayAfter } from '../plan-runs.fixture';
import { onDay, repairHouse } from './repairs.fixture';
import type { RepairHouse } from './repairs.fixture';

let house: RepairHouse;
beforeAll(async () => {
  house = await repairHouse();
});

describe('a repair of a day', () => {
  it('proposes where the visits of who is away go, who must be phoned, and moves none', async () => {
    const shop = await house.shop();
    const run = await house.repaired(shop, [house.away(shop)]);
    expect(run).toMatchObject({
      status: 'proposed',
      counts: { visits: 2, unchanged: 1, moved: 1, otherEngineer: 1, placed: 0, dropped: 0, calls: 1 },
      requestedBy: 'The manager',
      undoes: null,
    });
    const [change] = run.changes;
    expect(change).toMatchObject({
      kind: 'move',
      number: shop.first.number,
      from: { engineerName: 'Ill', start: onDay(9) },
      to: { engineerName: 'Well' },
      reasons: [{ code: 'engineer-away', params: { engineer: 'Ill' } }],
      call: { reason: 'promise-missed', oldWindow: { start: onDay(9), end: onDay(9, 30) }, informed: null },
    });
    expect((await house.order(shop, shop.first)).visits).toMatchObject([
      { engineerName: 'Ill', start: onDay(9), version: shop.first.visits[0]?.version },
    ]);
  });

  it('of a day to which nothing has happened says so', async () => {
    const shop = await house.shop();
    expect(await house.repaired(shop)).toMatchObject({
      status: 'proposed',
      changes: [],
      waiting: [],
      counts: { visits: 2, unchanged: 2, calls: 0 },
    });
    const nobody = await makeTenant(house.db.database);
    expect(await house.repaired({ tenant: nobody })).toMatchObject({ status: 'proposed', changes: [] });
  });

  it('finds by itself who is away by the calendar, and what was declined', async () => {
    const shop = await house.shop();
    const { manager } = shop.tenant.scopes;
    await house.as(manager, tx =>
      house.work.engineers.addAbsence(tx, shop.ill.engineer.id, {
        start: onDay(6),
        end: onDay(12),
        reason: 'ill',
      }),
    );
    const [visit] = shop.second.visits;
    await house.as(shop.well.scope, tx =>
      house.work.performing.decline(tx, visit?.id ?? '', { version: visit?.version ?? 0, reason: 'no van' }),
    );
    const run = await house.repaired(shop);
    expect(run.changes.map(({ number, kind, reasons }) => [number, kind, reasons[0]?.code])).toEqual([
      [shop.first.number, 'move', 'engineer-away'],
    ]);
    // The only other one has declined it.
    expect(run.waiting.map(({ number }) => number)).toEqual([shop.second.number]);
  });

  it('puts in what is urgent, with a visit of its own', async () => {
    const shop = await house.shop();
    const hot = await house.as(shop.tenant.scopes.manager, tx =>
      house.work.creation.create(tx, {
        equipmentId: shop.tenant.equipmentId,
        jobType: 'repair',
        title: 'Hot',
        description: '',
        urgency: 'critical',
        faultCode: null,
        skills: [],
        likelyParts: [],
        estimatedMinutes: 30,
        promisedWindow: null,
        preferredWindows: [],
        dueAt: null,
      }),
    );
    // Tomorrow's critical ones are for tomorrow, unless somebody asks.
    expect((await house.repaired(shop)).changes).toEqual([]);
    const run = await house.repaired(shop, [{ kind: 'urgent', workOrderId: hot.id }]);
    expect(run.changes).toMatchObject([{ kind: 'place', number: hot.number, visitId: null, from: null }]);
    await house.publish(shop, run);
    expect(await house.order(shop, hot)).toMatchObject({ status: 'scheduled', visits: [{}] });
  });

  it('is the only thing that is thought about for its day, plans among it', async () => {
    const { tenant } = await house.firm(0);
    const { id } = await house.ask({ tenant });
    await expect(house.create({ tenant })).rejects.toMatchObject({
      code: 'plan-run-under-way',
      facts: { planRunId: id, kind: 'repair' },
    });
    const other = await house.create({ tenant }, dayAfter(3));
    await expect(house.ask({ tenant }, [], dayAfter(3))).rejects.toMatchObject({
      facts: { planRunId: other.id, kind: 'plan' },
    });
  });

  it('does not mix with plans', async () => {
    const { tenant } = await house.firm(1);
    const plan = await house.made({ tenant });
    const repair = await house.repaired({ tenant });
    const { manager } = tenant.scopes;
    const query = { limit: 50 };
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    expect(ids(await house.as(manager, tx => house.runs.list(tx, query)))).toEqual([plan.id]);
    expect(ids(await house.as(manager, tx => house.repairs.list(tx, query)))).toEqual([repair.id]);
    await expect(house.as(manager, tx => house.runs.get(tx, repair.id))).rejects.toThrow(/not visible/i);
    await expect(house.as(manager, tx => house.repairs.get(tx, plan.id))).rejects.toThrow(/not visible/i);
    await expect(house.publish({ tenant }, plan)).rejects.toThrow(/not visible/i);
    await expect(
      house.as(manager, tx => house.runs.discard(tx, repair.id, { version: repair.version })),
    ).rejects.toThrow(/not visible/i);
  });

  it('fails when its thread dies or its process did, and leaves the day as it was', async () => {
    const shop = await house.shop();
    house.threads.broken = new Refused('plan-failed', { reason: 'deadline' });
    expect(await house.repaired(shop, [house.away(shop)])).toMatchObject({
      status: 'failed',
      failure: 'deadline',
      changes: [],
    });
    house.threads.broken = null;
    const { id } = await house.ask(shop, [house.away(shop)]);
    const { worker, manager } = shop.tenant.scopes;
    await house.as(worker, tx =>
      tx.run(`UPDATE plan_run SET status = 'running', started_at = now() WHERE id = $1`, [id]),
    );
    await house.maker.make(id, worker);
    expect(await house.as(manager, tx => house.repairs.get(tx, id))).toMatchObject({
      status: 'failed',
      failure: 'interrupted',
    });
    expect(await house.order(shop, shop.first)).toEqual(shop.first);
  });

  it('can be given up while it is thought about', async () => {
    const shop = await house.shop();
    const { manager, worker } = shop.tenant.scopes;
    const { id } = await house.ask(shop, [house.away(shop)]);
    house.threads.meanwhile = async () => {
      const { version } = await house.as(manager, tx => house.repairs.get(tx, id));
      await house.as(manager, tx => house.repairs.discard(tx, id, { version }));
    };
    await house.maker.make(id, worker);
    house.threads.meanwhile = async () => undefined;
    expect(await house.as(manager, tx => house.repairs.get(tx, id))).toMatchObject({
      status: 'discarded',
      changes: [],
    });
  });

  it('is refused what cannot have happened, by name', async () => {
    const shop = await house.shop();
    const stranger = await house.shop();
    const visitId = shop.first.visits[0]?.id ?? '';
    const foreign = stranger.first.visits[0]?.id ?? '';
    const unknown = { code: 'reference-unknown', facts: { field: 'events.0.visitId' } };
    await expect(house.ask(shop, [{ kind: 'declined', visitId: foreign }])).rejects.toMatchObject(unknown);
    await expect(house.ask(shop, [house.away(stranger)])).rejects.toMatchObject({
      facts: { field: 'events.0.engineerId' },
    });
    await expect(house.ask(shop, [{ kind: 'overrun', visitId, minutes: 30 }])).rejects.toMatchObject({
      code: 'illegal-transition',
      facts: { status: 'dispatched', event: 'overrun' },
    });
    await expect(house.ask(shop, [{ kind: 'urgent', workOrderId: shop.first.id }])).rejects.toMatchObject({
      code: 'work-order-not-plannable',
    });
    const backwards = { ...house.away(shop), kind: 'engineer-away', to: onDay(1) } as const;
    await expect(
      house.ask(shop, [{ ...backwards, engineerId: shop.ill.engineer.id, from: onDay(2) }]),
    ).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(house.ask(shop, [], dayAfter(-1))).rejects.toMatchObject({ code: 'in-the-past' });
  });
});
