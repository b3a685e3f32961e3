import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { workOrderStatus } from '#contracts';
import type { VisitStatus } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { NotVisible, StaleVersion } from '../platform/database';
import type { Scope, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { hire, inHours, newVisit, repair, workOn } from './work.fixture';
import type { Member, Work } from './work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let crew: Member[];
let hours = 1;

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  crew = [
    await hire(db, work, tenant, 'Boris'),
    await hire(db, work, tenant, 'Ana'),
    await hire(db, work, tenant, 'Petar', { partnerId: tenant.partnerId }),
  ];
});

const as = <T>(scope: Scope, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction(scope, deed);

const steps = ['accept', 'start-travel', 'arrive', 'start-work', 'pause', 'resume'] as const;
const deeds = [
  ...steps,
  'assign',
  'decline',
  'complete',
  'leave-incomplete',
  'report-no-access',
  'cancel-visit',
  'move',
  'hold',
  'release',
  'verify',
  'close',
  'accept-work',
  'cancel',
  'give-away',
  'take-back',
] as const;
type Deed = (typeof deeds)[number];

/** One deed on the order or on one of its visits, by whoever may do it; refused or not. */
async function attempt(orderId: string, deed: Deed, pick: number): Promise<void> {
  const { manager, customer } = tenant.scopes;
  const order = await as(manager, tx => work.orders.get(tx, orderId));
  const visit = order.visits[pick % Math.max(1, order.visits.length)];
  const member =
    deed === 'assign' ? crew[pick % crew.length] : crew.find(one => one.engineer.id === visit?.engineerId);
  const { id, version } = order;
  const orderDeeds: Partial<Record<Deed, (tx: Tx) => Promise<unknown>>> = {
    hold: tx => work.orders.hold(tx, id, { version, reason: 'customer', note: '' }),
    release: tx => work.orders.release(tx, id, { version }),
    verify: tx => work.verification.verify(tx, id, version),
    close: tx => work.verification.close(tx, id, version),
    cancel: tx => work.orders.cancel(tx, id, { version, reason: 'Not needed' }),
    'give-away': tx => work.orders.change(tx, id, { version, partnerId: tenant.partnerId }),
    'take-back': tx => work.orders.change(tx, id, { version, partnerId: null }),
  };
  const onOrder = orderDeeds[deed];
  if (onOrder) return done(as(manager, onOrder));
  if (deed === 'accept-work') {
    const yes = { kind: 'portal' as const, name: 'Mila', rating: 4, comment: null };
    return done(as(customer, tx => work.acceptance.accept(tx, id, yes)));
  }
  if (!member) return;
  if (deed === 'assign') {
    const given = newVisit(order, member, { start: inHours((hours += 3)) });
    return done(as(manager, tx => work.assigning.assign(tx, given)));
  }
  if (!visit) return;
  const said = { version: visit.version };
  const onVisit: Partial<Record<Deed, (tx: Tx) => Promise<unknown>>> = {
    decline: tx => work.performing.decline(tx, visit.id, { ...said, reason: 'No' }),
    'leave-incomplete': tx =>
      work.performing.leaveIncomplete(tx, visit.id, { ...said, reason: 'part', note: 'Fan missing' }),
    'report-no-access': tx => work.performing.reportNoAccess(tx, visit.id, { ...said, note: 'Closed' }),
    complete: tx =>
      work.performing.complete(tx, visit.id, {
        ...said,
        solution: 'Done',
        signatureId: null,
        signedBy: null,
        absentReason: 'Gone',
      }),
  };
  if (deed === 'cancel-visit')
    return done(as(manager, tx => work.moving.cancel(tx, visit.id, { ...said, reason: 'No' })));
  if (deed === 'move') {
    const start = inHours((hours += 3));
    return done(
      as(manager, tx =>
        work.moving.move(tx, visit.id, { ...said, start, overrideReason: 'As the spec wants it' }),
      ),
    );
  }
  const step = steps.find(one => one === deed);
  const perform = onVisit[deed] ?? ((tx: Tx) => work.performing.step(tx, visit.id, step ?? 'accept', said));
  return done(as(member.scope, perform));
}

/** Being refused is an answer; anything else is a bug. */
async function done(attempted: Promise<unknown>): Promise<void> {
  await attempted.catch((error: unknown) => {
    if (error instanceof Refused || error instanceof StaleVersion || error instanceof NotVisible) return;
    throw error;
  });
}

interface Stored {
  status: string;
  hold_reason: string | null;
  qualified: boolean;
  verified_at: Date | null;
  closed_at: Date | null;
  canceled_at: Date | null;
}

describe('the stored status of a work order', () => {
  it('always equals the derivation, whatever people do in whatever order', async () => {
    const reached = new Set<string>();
    const deed = fc.record({ deed: fc.constantFrom(...deeds), pick: fc.nat(5) });
    // Without a good start most random walks never leave the first states.
    const begun = fc.constantFrom(0, 3, 5, 6, 7, 8, 9);
    const walk = [...(['assign', 'accept', 'start-travel', 'arrive', 'start-work', 'complete'] as const)];
    const whole: Deed[] = [...walk, 'verify', 'accept-work', 'close'];
    await fc.assert(
      fc.asyncProperty(begun, fc.array(deed, { minLength: 4, maxLength: 14 }), async (start, random) => {
        const order = await as(tenant.scopes.manager, tx => work.creation.create(tx, repair(tenant)));
        const sequence = [...whole.slice(0, start).map(one => ({ deed: one, pick: 0 })), ...random];
        for (const one of sequence) {
          await attempt(order.id, one.deed, one.pick);
          const status = await storedAndDerived(order.id);
          reached.add(status);
        }
      }),
      { numRuns: 40, seed: 11 },
    );
    const expected = [
      'ready',
      'scheduled',
      'in_progress',
      'on_hold',
      'completed',
      'verified',
      'closed',
      'canceled',
    ];
    expect([...reached].sort()).toEqual(expected.sort());
  }, 240_000);
});

async function storedAndDerived(orderId: string): Promise<string> {
  return as(tenant.scopes.worker, async tx => {
    const order = await tx.one<Stored>('SELECT * FROM work_order WHERE id = $1', [orderId]);
    const visits = await tx.rows<{ status: VisitStatus; holding: boolean }>(
      `SELECT v.status, a.holding FROM visit v JOIN visit_assignment a ON a.visit_id = v.id
       WHERE v.work_order_id = $1 ORDER BY v.created_at, v.id`,
      [orderId],
    );
    if (!order) throw new Error('The order is gone');
    const derived = workOrderStatus({
      visits,
      openBlocker: order.hold_reason !== null,
      qualified: order.qualified,
      verified: order.verified_at !== null,
      closed: order.closed_at !== null,
      canceled: order.canceled_at !== null,
    });
    expect(order.status).toBe(derived);
    // The time that is held follows the state: what was dropped or broken off holds none.
    for (const { status, holding } of visits)
      expect(holding).toBe(!['declined', 'canceled', 'incomplete', 'no_access'].includes(status));
    return derived;
  });
}
