import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { actor, makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { plannableEngineers } from '../engineers';
import { entities } from '../entities';
import { OrganisationRow } from '../organisations/organisation.entity';
import { insert } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { boardVisits } from './board.store';
import { dayPlans } from './plans.store';
import { hire, inHours, newVisit, repair, workOn } from './work.fixture';
import type { Member, Work } from './work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let other: Tenant;

/** A partner with an engineer, an order of its own and a visit on it. */
interface Side {
  scope: Scope;
  partnerId: string;
  member: Member;
  orderId: string;
  visitId: string;
}
let a: Side;
let b: Side;

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);
const byManager = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => as(tenant.scopes.manager, deed);

async function sideOf(partnerId: string, name: string, hours: number): Promise<Side> {
  const member = await hire(db, work, tenant, name, { partnerId });
  const order = await byManager(tx => work.creation.create(tx, repair(tenant, `Job of ${name}`)));
  const visit = await byManager(tx =>
    work.assigning.assign(tx, newVisit(order, member, { start: inHours(hours) })),
  );
  const { organisationId } = tenant;
  const scope: Scope = { family: 'partner', organisationId, partnerId, ...actor('partner-dispatcher') };
  return { scope, partnerId, member, orderId: order.id, visitId: visit.id };
}

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  other = await makeTenant(db.database, { name: 'Ningbo Displays' });
  const second = await as(tenant.scopes.worker, tx =>
    insert(tx, OrganisationRow, {
      id: randomUUID(),
      kind: 'partner',
      name: 'Second',
      timeZone: 'Europe/Sofia',
    }),
  );
  a = await sideOf(tenant.partnerId, 'Petar', 5);
  b = await sideOf(second.id, 'Stoyan', 5);
});

const span = { start: Date.now() - 86_400_000, end: Date.now() + 2 * 86_400_000 };

/** Every way of the stores and services to a work order, a visit or an engineer, and the ids that it shows. */
const windows: Record<string, (tx: Tx) => Promise<string[]>> = {
  'the list of work orders': async tx => idsOf((await work.orders.list(tx, { limit: 50 })).items),
  'the search': async tx => idsOf((await work.orders.list(tx, { limit: 50, q: 'Job of' })).items),
  'the list of visits': async tx => idsOf((await work.visits.list(tx, { limit: 50 })).items),
  'the list of engineers': async tx => idsOf((await work.engineers.list(tx, { limit: 50 })).items),
  'the board': async tx =>
    idsOf(await boardVisits(tx, { from: new Date(span.start), to: new Date(span.end) })),
  'the planner’s engineers': async tx => idsOf(await plannableEngineers(tx, span)),
  'the calendars': async tx => (await dayPlans(tx, span)).flatMap(plan => idsOf(plan.visits)),
};
const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id);
const ofSide = (side: Side) => [side.orderId, side.visitId, side.member.engineer.id];

describe('a partner', () => {
  it.each(Object.keys(windows))('sees only its own in %s', async name => {
    const look = windows[name] ?? (() => Promise.resolve([]));
    for (const [own, foreign] of [
      [a, b],
      [b, a],
    ] as const) {
      const seen = await as(own.scope, look);
      expect(seen.some(id => ofSide(own).includes(id))).toBe(true);
      expect(seen.filter(id => ofSide(foreign).includes(id))).toEqual([]);
    }
  });

  it.each(Object.keys(windows))('of another manufacturer sees nothing in %s', async name => {
    const look = windows[name] ?? (() => Promise.resolve([]));
    expect(await as(other.scopes.manager, look)).toEqual([]);
  });

  it('cannot open, change or perform the other’s by id', async () => {
    const { manager } = tenant.scopes;
    const visit = await as(manager, tx => work.visits.get(tx, b.visitId));
    const order = await as(manager, tx => work.orders.get(tx, b.orderId));
    const { version } = order;
    const start = inHours(20);
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      tx => work.orders.get(tx, b.orderId),
      tx => work.visits.get(tx, b.visitId),
      tx => work.visits.brief(tx, b.visitId),
      tx => work.engineers.get(tx, b.member.engineer.id),
      tx => work.planning.candidates(tx, b.orderId),
      tx => work.moving.move(tx, b.visitId, { version: visit.version, start, overrideReason: null }),
      tx => work.moving.cancel(tx, b.visitId, { version: visit.version, reason: 'Spec' }),
      tx => work.assigning.assign(tx, newVisit({ id: b.orderId, version }, a.member)),
    ];
    for (const attempt of attempts) await expect(as(a.scope, attempt)).rejects.toThrow('Not visible');
    const performing = as(a.member.scope, tx =>
      work.performing.step(tx, b.visitId, 'accept', { version: visit.version }),
    );
    await expect(performing).rejects.toThrow('Not visible');
    const own = await as(a.scope, tx => work.orders.get(tx, a.orderId));
    const foreignEngineer = as(a.scope, tx => work.assigning.assign(tx, newVisit(own, b.member, { start })));
    await expect(foreignEngineer).rejects.toMatchObject({ code: 'reference-unknown' });
  });

  it('gets the unit’s order when its engineer is assigned, and not a second partner’s engineer beside', async () => {
    const order = await byManager(tx => work.orders.get(tx, a.orderId));
    expect(order).toMatchObject({
      partnerId: a.partnerId,
      partnerName: expect.stringContaining('Partner of'),
    });
    const beside = byManager(tx =>
      work.assigning.assign(tx, newVisit(order, b.member, { start: inHours(30) })),
    );
    await expect(beside).rejects.toMatchObject({
      code: 'engineer-not-assignable',
      facts: { reason: 'other-partner' },
    });
  });

  it('loses sight of an order that is given to another, which is refused while its engineer is to come', async () => {
    const order = await byManager(tx => work.orders.get(tx, b.orderId));
    const give = (version: number) =>
      byManager(tx => work.orders.change(tx, b.orderId, { version, partnerId: a.partnerId }));
    await expect(give(order.version)).rejects.toMatchObject({
      code: 'illegal-transition',
      facts: { visitsOpen: ['Stoyan'] },
    });
    const visit = await byManager(tx => work.visits.get(tx, b.visitId));
    await byManager(tx => work.moving.cancel(tx, b.visitId, { version: visit.version, reason: 'Too far' }));
    await give((await byManager(tx => work.orders.get(tx, b.orderId))).version);
    await expect(as(b.scope, tx => work.orders.get(tx, b.orderId))).rejects.toThrow('Not visible');
    const mine = await as(a.scope, tx => work.orders.get(tx, b.orderId));
    // Whom the other had sent stays the other's business.
    expect(mine.visits).toEqual([]);
  });
});

describe('a customer', () => {
  it('sees its orders and visits, and no engineer’s record or notes', async () => {
    const { customer } = tenant.scopes;
    expect(await as(customer, windows['the list of work orders'] ?? fail)).toContain(a.orderId);
    expect((await as(customer, tx => work.visits.get(tx, a.visitId))).notes).toEqual([]);
    await expect(as(customer, tx => plannableEngineers(tx, span))).rejects.toThrow('Not visible');
    expect(await as(other.scopes.customer, windows['the list of work orders'] ?? fail)).toEqual([]);
  });

  it('does not read what the company says to itself: why it was put off, declined or decided against the plan', async () => {
    const { customer } = tenant.scopes;
    const order = await byManager(tx => work.creation.create(tx, repair(tenant, 'Put off')));
    const given = {
      ...newVisit(order, a.member, { start: inHours(40) }),
      overrideReason: 'The boss wants it',
    };
    const visit = await byManager(tx => work.assigning.assign(tx, given));
    await as(a.member.scope, tx =>
      work.performing.decline(tx, visit.id, { version: visit.version, reason: 'In hospital' }),
    );
    const { version } = await byManager(tx => work.orders.get(tx, order.id));
    const held = await byManager(tx =>
      work.orders.hold(tx, order.id, { version, reason: 'customer', note: 'They do not pay' }),
    );
    expect(held.holdNote).toBe('They do not pay');
    expect(await as(customer, tx => work.orders.get(tx, order.id))).toMatchObject({
      holdReason: 'customer',
      holdNote: null,
      triage: null,
    });
    for (const seen of [
      await as(customer, tx => work.visits.get(tx, visit.id)),
      (await as(customer, tx => work.visits.brief(tx, visit.id))).visit,
    ])
      expect(seen).toMatchObject({ status: 'declined', overrideReason: null, outcome: null });
  });
});

const fail = (): Promise<string[]> => Promise.reject(new Error('no such window'));
