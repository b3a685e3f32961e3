import { beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryOf, workOrderRoutes } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { violationOf } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { hire, newVisit, repair, workOn } from '../visits/work.fixture';
import type { Member, Work } from '../visits/work.fixture';
import { auditOfWorkOrder } from './audit.store';
import { JobTemplateRow } from './job-template.entity';
import { insert } from '../platform/database';
import { workOrderById } from './work-orders.store';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let boris: Member;

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  boris = await hire(db, work, tenant, 'Boris');
});

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => as(tenant.scopes.manager, deed);
const list = (
  query: Partial<QueryOf<typeof workOrderRoutes.listWorkOrders>>,
  scope = tenant.scopes.manager,
) => as(scope, tx => work.orders.list(tx, { limit: 50, ...query }));

/** Through all its steps to completed; "nobody was there" unless somebody signs later. */
async function completed() {
  const order = await byManager(tx => work.creation.create(tx, repair(tenant)));
  let visit = await byManager(tx => work.assigning.assign(tx, newVisit(order, boris)));
  for (const event of ['accept', 'start-travel', 'arrive', 'start-work'] as const)
    visit = await as(boris.scope, tx =>
      work.performing.step(tx, visit.id, event, { version: visit.version }),
    );
  const done = { solution: 'Fan replaced', signatureId: null, signedBy: null, absentReason: 'Gone home' };
  await as(boris.scope, tx => work.performing.complete(tx, visit.id, { ...done, version: visit.version }));
  return byManager(tx => work.orders.get(tx, order.id));
}

describe('a work order', () => {
  it('is numbered, ready and due by its urgency, with the unit and the place as they are', async () => {
    const given = { ...repair(tenant), urgency: 'critical' as const };
    const order = await byManager(tx => work.creation.create(tx, given));
    expect(order).toMatchObject({
      number: expect.stringMatching(/^WO-\d{6}$/),
      status: 'ready',
      serialNumber: 'SN-0001',
      siteName: 'Serdika',
      partnerId: null,
    });
    expect((order.dueAt?.getTime() ?? 0) - order.createdAt.getTime()).toBe(4 * 3_600_000);
  });

  it('gets the checklist of its job type and model', async () => {
    const tasks = ['Drain', 'Clean', 'Test'].map(title => ({
      title,
      kind: 'check' as const,
      unit: null,
      mandatory: title === 'Test',
    }));
    await byManager(tx =>
      insert(tx, JobTemplateRow, { jobType: 'maintenance', modelId: tenant.modelId, tasks }),
    );
    const order = await byManager(async tx =>
      work.orders.answer(tx, await work.creation.create(tx, { ...repair(tenant), jobType: 'maintenance' })),
    );
    expect(order.tasks.map(({ title, mandatory }) => [title, mandatory])).toEqual([
      ['Drain', false],
      ['Clean', false],
      ['Test', true],
    ]);
    expect(order.openGates).toEqual(['mandatory-tasks', 'report', 'acceptance']);
  });

  it('gives no number twice', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => byManager(tx => work.creation.create(tx, repair(tenant)))),
    );
    expect(new Set(made.map(({ number }) => number)).size).toBe(20);
  });

  it('waits on hold and comes back', async () => {
    const order = await byManager(tx => work.creation.create(tx, repair(tenant)));
    const held = await byManager(tx =>
      work.orders.hold(tx, order.id, {
        version: order.version,
        reason: 'customer',
        note: 'Closed for a week',
      }),
    );
    expect(held).toMatchObject({ status: 'on_hold', holdReason: 'customer' });
    const stale = byManager(tx => work.orders.release(tx, order.id, { version: order.version }));
    await expect(stale).rejects.toThrow('changed meanwhile');
    const released = await byManager(tx => work.orders.release(tx, order.id, { version: held.version }));
    expect(released.status).toBe('ready');
  });

  it('canceled takes its open visits along and frees their time', async () => {
    const order = await byManager(tx => work.creation.create(tx, repair(tenant)));
    const visit = await byManager(tx => work.assigning.assign(tx, newVisit(order, boris)));
    const { version } = await byManager(tx => work.orders.get(tx, order.id));
    const canceled = await byManager(tx =>
      work.orders.cancel(tx, order.id, { version, reason: 'Not needed' }),
    );
    expect(canceled).toMatchObject({ status: 'canceled', visits: [{ id: visit.id, status: 'canceled' }] });
    const again = await byManager(tx => work.creation.create(tx, repair(tenant)));
    await byManager(tx => work.assigning.assign(tx, newVisit(again, boris, { start: visit.start })));
    const late = byManager(tx =>
      work.orders.change(tx, order.id, { version: canceled.version, title: 'Late' }),
    );
    await expect(late).rejects.toMatchObject({ code: 'illegal-transition', facts: { legal: [] } });
    const other = await byManager(tx => work.orders.get(tx, again.id));
    await byManager(tx => work.orders.cancel(tx, again.id, { version: other.version, reason: 'Spec' }));
  });
});

describe('the end of the chain', () => {
  it('is refused while gates are open, and says which', async () => {
    const order = await completed();
    await db.database.transaction(tenant.scopes.worker, tx =>
      tx.run('DELETE FROM acceptance WHERE work_order_id = $1', [order.id]),
    );
    const verifying = byManager(tx => work.verification.verify(tx, order.id, order.version));
    await expect(verifying).rejects.toMatchObject({
      code: 'work-order-gates-open',
      facts: { gates: ['acceptance'] },
    });
  });

  it('comes by the rules when the customer accepts', async () => {
    const order = await completed();
    const yes = { kind: 'portal' as const, name: 'Mila', rating: 5, comment: 'Quick' };
    const closed = await as(tenant.scopes.customer, tx => work.acceptance.accept(tx, order.id, yes));
    expect(closed.status).toBe('closed');
    const { items } = await byManager(async tx =>
      auditOfWorkOrder(tx, await workOrderById(tx, order.id), { limit: 50 }),
    );
    expect(items.map(({ verb, role }) => `${verb} by ${role}`)).toEqual(
      expect.arrayContaining([
        'work-order.close by automation',
        'work-order.verify by automation',
        'work-order.accept by customer',
        'visit.complete by engineer',
        'visit.accept by engineer',
        'visit.assign by manager',
        'work-order.create by manager',
      ]),
    );
    const seen = await byManager(tx => work.orders.get(tx, order.id));
    expect(seen.acceptance).toMatchObject({ kind: 'portal', rating: 5, comment: 'Quick' });
  });

  it('can be made by hand, verified first', async () => {
    const order = await completed();
    const early = byManager(tx => work.verification.close(tx, order.id, order.version));
    await expect(early).rejects.toMatchObject({
      code: 'illegal-transition',
      facts: { legal: ['change', 'accept', 'verify'] },
    });
    const verified = await byManager(tx => work.verification.verify(tx, order.id, order.version));
    const closed = await byManager(tx => work.verification.close(tx, order.id, verified.version));
    expect(closed.status).toBe('closed');
  });

  it('is final: for the code, and for the database beneath it', async () => {
    const order = await completed();
    const verified = await byManager(tx => work.verification.verify(tx, order.id, order.version));
    const { version, visits } = await byManager(tx =>
      work.verification.close(tx, order.id, verified.version),
    );
    const refused = { code: 'work-order-closed' };
    const change = byManager(tx => work.orders.change(tx, order.id, { version, title: 'Other' }));
    await expect(change).rejects.toMatchObject(refused);
    const yes = { kind: 'portal' as const, name: 'Mila', rating: 1, comment: null };
    await expect(
      as(tenant.scopes.customer, tx => work.acceptance.accept(tx, order.id, yes)),
    ).rejects.toMatchObject(refused);
    const writing = as(boris.scope, tx => work.evidence.addNote(tx, visits[0]?.id ?? '', { text: 'Later' }));
    await expect(writing).rejects.toMatchObject(refused);
    const beneath = byManager(tx =>
      tx.run(`UPDATE work_order SET title = 'Other' WHERE id = $1`, [order.id]),
    );
    const error: unknown = await beneath.catch((thrown: unknown) => thrown);
    expect(violationOf(error)).toEqual({ kind: 'check', constraint: 'work_order_closed' });
  });
});

describe('later trouble', () => {
  it('is a new order that names the one that was closed, of the same unit', async () => {
    const order = await completed();
    const given = { ...repair(tenant, 'Hot again'), reworkOf: order.id };
    const again = await byManager(tx => work.creation.create(tx, given));
    expect(again).toMatchObject({ status: 'ready', reworkOf: order.id });
    const other = await makeTenant(db.database, { name: 'Another maker' });
    const foreign = as(other.scopes.manager, tx =>
      work.creation.create(tx, { ...repair(other), reworkOf: order.id }),
    );
    await expect(foreign).rejects.toThrow('Not visible');
  });
});

describe('the list', () => {
  beforeAll(async () => {
    const later = { ...repair(tenant, 'Oil leak at the valve'), urgency: 'low' as const };
    await byManager(tx => work.creation.create(tx, later));
    await byManager(tx =>
      work.creation.create(tx, { ...repair(tenant, '100% worn belt_7'), urgency: 'critical' }),
    );
  });

  it('finds by number, title, serial number and site, with wildcards taken literally', async () => {
    expect((await list({ q: 'at the VALVE' })).items.map(({ title }) => title)).toEqual([
      'Oil leak at the valve',
    ]);
    expect((await list({ q: '0% worn belt_7' })).items).toHaveLength(1);
    expect((await list({ q: '%' })).items).toHaveLength(1);
    expect((await list({ q: 'WO-000001' })).items).toHaveLength(1);
    expect((await list({ q: 'serdika', limit: 5 })).items).toHaveLength(5);
    expect((await list({ q: 'nowhere' })).items).toEqual([]);
  });

  it('puts the most urgent first and goes on behind the cursor', async () => {
    const all = (await list({ sort: 'urgency', limit: 200 })).items;
    const rank = ['critical', 'high', 'normal', 'low'];
    const ranks = all.map(({ urgency }) => rank.indexOf(urgency));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const first = await list({ sort: 'urgency', limit: 3 });
    const second = await list({ sort: 'urgency', limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      all.slice(0, 6).map(({ id }) => id),
    );
  });

  it('parts open from ended', async () => {
    const open = (await list({ open: true, limit: 200 })).items;
    const ended = (await list({ open: false, limit: 200 })).items;
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['completed', 'closed', 'canceled']));
    expect(open.some(({ status }) => ['completed', 'verified', 'closed', 'canceled'].includes(status))).toBe(
      false,
    );
  });

  it('shows the next visit', async () => {
    const order = await byManager(tx => work.creation.create(tx, repair(tenant, 'With a visit')));
    const visit = await byManager(tx => work.assigning.assign(tx, newVisit(order, boris)));
    const [line] = (await list({ q: 'With a visit' })).items;
    expect(line?.nextVisit).toMatchObject({ id: visit.id, engineerName: 'Boris' });
  });
});
