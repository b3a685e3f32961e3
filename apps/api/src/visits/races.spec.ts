import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { hire, inHours, newVisit, repair, workOn } from './work.fixture';
import type { Member, Work } from './work.fixture';

let db: TestDatabase;
let work: Work;
let tenant: Tenant;
let boris: Member;
let ana: Member;

beforeAll(async () => {
  db = await testDatabase(entities);
  work = workOn(db);
  tenant = await makeTenant(db.database);
  boris = await hire(db, work, tenant, 'Boris');
  ana = await hire(db, work, tenant, 'Ana');
});

const by = <T>(name: string, deed: (tx: Tx) => Promise<T>): Promise<T> =>
  db.database.transaction({ ...tenant.scopes.manager, name }, deed, { retry: true });
const newOrder = () => by('Mila', tx => work.creation.create(tx, repair(tenant)));
const refusals = (outcomes: PromiseSettledResult<unknown>[]): Refused[] =>
  outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []));

describe('two dispatchers', () => {
  it('who assign one order at once: one wins, the other is told who, fifty times', async () => {
    for (let round = 0; round < 50; round++) {
      const order = await newOrder();
      // Far enough apart that no engineer's calendar decides it.
      const start = inHours(10 + round * 4);
      const outcomes = await Promise.allSettled([
        by('Mila', tx => work.assigning.assign(tx, newVisit(order, boris, { start }))),
        by('Ivo', tx => work.assigning.assign(tx, newVisit(order, ana, { start }))),
      ]);
      const [loser, ...others] = refusals(outcomes);
      expect(others).toEqual([]);
      const winnerIsMila = outcomes[0]?.status === 'fulfilled';
      expect(loser).toMatchObject({
        code: 'work-order-already-assigned',
        facts: {
          engineerName: winnerIsMila ? 'Boris' : 'Ana',
          by: winnerIsMila ? 'Mila' : 'Ivo',
          start,
        },
      });
      const { visits, status } = await by('Mila', tx => work.orders.get(tx, order.id));
      expect(visits).toHaveLength(1);
      expect(status).toBe('scheduled');
    }
  }, 120_000);

  it('who give one engineer two jobs at overlapping times: one wins, the other is told what is in the way', async () => {
    for (let round = 0; round < 20; round++) {
      const orders = [await newOrder(), await newOrder()];
      const [first, second] = [inHours(500 + round * 4), inHours(500.5 + round * 4)];
      const outcomes = await Promise.allSettled(
        orders.map((order, index) =>
          by('Mila', tx =>
            work.assigning.assign(tx, newVisit(order, boris, { start: index === 0 ? first : second })),
          ),
        ),
      );
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const losers = refusals(outcomes);
      expect(losers).toHaveLength(1);
      expect(losers[0]).toMatchObject({ code: 'visit-overlaps', facts: { with: orders[winner]?.number } });
    }
  }, 120_000);

  it('cannot get past the database with an overlap, whatever the code above it says', async () => {
    const order = await newOrder();
    const visit = await by('Mila', tx =>
      work.assigning.assign(tx, newVisit(order, ana, { start: inHours(900) })),
    );
    const twice = by('Mila', tx =>
      tx.run(
        `INSERT INTO visit_assignment (id, organisation_id, visit_id, engineer_id, start_at, end_at)
         SELECT gen_random_uuid(), organisation_id, $1, $2, start_at + interval '5 minutes', end_at
         FROM visit_assignment WHERE visit_id = $1`,
        [visit.id, boris.engineer.id],
      ),
    );
    await expect(twice).resolves.toBe(1);
    const overlapping = by('Mila', tx =>
      tx.run(`UPDATE visit_assignment SET engineer_id = $2 WHERE visit_id = $1 AND engineer_id = $3`, [
        visit.id,
        ana.engineer.id,
        boris.engineer.id,
      ]),
    );
    await expect(overlapping).rejects.toThrow(/visit_assignment_(no_overlap|once)/);
  });

  it('who move two visits onto one time: one of them stays where it was', async () => {
    const visits = [];
    for (const hours of [1_000, 1_003]) {
      const order = await newOrder();
      visits.push(
        await by('Mila', tx => work.assigning.assign(tx, newVisit(order, boris, { start: inHours(hours) }))),
      );
    }
    const start = inHours(1_010);
    const outcomes = await Promise.allSettled(
      visits.map(visit =>
        by('Ivo', tx =>
          work.moving.move(tx, visit.id, {
            version: visit.version,
            start,
            overrideReason: 'As the spec wants it',
          }),
        ),
      ),
    );
    expect(refusals(outcomes)).toMatchObject([{ code: 'visit-overlaps' }]);
  });
});

describe('a dispatcher', () => {
  it('who clicks twice with what the first click saw makes one visit', async () => {
    const order = await newOrder();
    const assign = () =>
      by('Mila', tx => work.assigning.assign(tx, newVisit(order, ana, { start: inHours(1_100) })));
    const outcomes = await Promise.allSettled([assign(), assign()]);
    expect(refusals(outcomes)).toMatchObject([{ code: 'work-order-already-assigned' }]);
  });

  it('who cancels an order while its engineer accepts leaves no half of either', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await newOrder();
      const start = inHours(1_200 + round * 3);
      const visit = await by('Mila', tx => work.assigning.assign(tx, newVisit(order, ana, { start })));
      const { version } = await by('Mila', tx => work.orders.get(tx, order.id));
      await Promise.allSettled([
        by('Mila', tx => work.orders.cancel(tx, order.id, { version, reason: 'Not needed' })),
        db.database.transaction(ana.scope, tx =>
          work.performing.step(tx, visit.id, 'accept', { version: visit.version }),
        ),
      ]);
      const after = await by('Mila', tx => work.orders.get(tx, order.id));
      expect(after.status).toBe('canceled');
      expect(after.visits.map(({ status }) => status)).toEqual(['canceled']);
    }
  });
});
