import { beforeAll, describe, expect, it } from '@jest/globals';
import { dayAfter, numbersOf, outcomes, planningHouse } from './plan-runs.fixture';
import type { PlanningHouse } from './plan-runs.fixture';

let house: PlanningHouse;
beforeAll(async () => {
  house = await planningHouse();
});

describe('a publication', () => {
  it('makes the visits and tells the engineers', async () => {
    const firm = await house.firm(3);
    const run = await house.publish(firm, await house.made(firm));
    expect(run.status).toBe('applied');
    expect(outcomes(run.proposals)).toEqual(['published', 'published', 'published']);
    for (const { workOrderId, start, end, outcome } of run.proposals) {
      const order = await house.as(firm.tenant.scopes.manager, tx => house.work.orders.get(tx, workOrderId));
      expect(order).toMatchObject({
        status: 'scheduled',
        visits: [{ id: outcome?.visitId, status: 'dispatched', start, end }],
      });
    }
  });

  it('does only what is wanted', async () => {
    const firm = await house.firm(3);
    const [unwanted = ''] = firm.ids;
    const proposed = await house.made(firm);
    const run = await house.publish(firm, proposed, numbersOf(proposed, [unwanted]));
    expect(run.status).toBe('applied');
    expect(outcomes(run.proposals)).toEqual(expect.arrayContaining(['left-out', 'published', 'published']));
    const order = await house.as(firm.tenant.scopes.manager, tx => house.work.orders.get(tx, unwanted));
    expect(order).toMatchObject({ status: 'ready', visits: [] });
  });

  it('refuses the lines that others have changed, and goes on', async () => {
    const firm = await house.firm(4);
    const proposed = await house.made(firm);
    const [edited, taken, blocked] = proposed.proposals;
    const { manager } = firm.tenant.scopes;
    await house.as(manager, async tx => {
      const { version } = await house.work.orders.get(tx, edited?.workOrderId ?? '');
      await house.work.orders.change(tx, edited?.workOrderId ?? '', { version, title: 'Something else' });
      await house.work.assigning.assign(tx, {
        workOrderId: taken?.workOrderId ?? '',
        workOrderVersion: taken?.workOrderVersion ?? 0,
        engineerId: firm.near.engineer.id,
        start: blocked?.start ?? '',
        dispatch: true,
        overrideReason: 'As the spec wants it',
      });
    });
    const run = await house.publish(firm, proposed);
    expect(run.status).toBe('partially_applied');
    expect(outcomes(run.proposals)).toEqual([
      'stale-version',
      'work-order-already-assigned',
      'visit-overlaps',
      'published',
    ]);
  });

  it('of which nothing is possible any more is stale', async () => {
    const firm = await house.firm(1);
    const proposed = await house.made(firm);
    const { near } = firm;
    const span = { start: proposed.proposals[0]?.start ?? '', end: proposed.proposals[0]?.end ?? '' };
    await house.as(firm.tenant.scopes.manager, tx =>
      house.work.engineers.addAbsence(tx, near.engineer.id, { ...span, reason: 'ill' }),
    );
    const run = await house.publish(firm, proposed);
    expect([run.status, ...outcomes(run.proposals)]).toEqual(['stale', 'engineer-not-assignable']);
  });

  it('happens once, of the version that was seen, and never after it was discarded', async () => {
    const firm = await house.firm(2);
    const proposed = await house.made(firm);
    await expect(house.publish(firm, { ...proposed, version: 1 })).rejects.toThrow(/changed meanwhile/);
    const both = await Promise.allSettled([house.publish(firm, proposed), house.publish(firm, proposed)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(house.publish(firm, proposed)).rejects.toMatchObject({ code: 'illegal-transition' });
    const other = await house.made(firm, dayAfter(4));
    await house.as(firm.tenant.scopes.manager, tx => house.runs.discard(tx, other.id, other));
    await expect(house.publish(firm, other)).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('beside people who assign by hand ends, and every order has one visit', async () => {
    const firm = await house.firm(8);
    const proposed = await house.made(firm);
    const { manager } = firm.tenant.scopes;
    const byHand = proposed.proposals.map(({ workOrderId, workOrderVersion, engineerId, start }) =>
      house.db.database.transaction(
        manager,
        tx =>
          house.work.assigning.assign(tx, {
            workOrderId,
            workOrderVersion,
            engineerId,
            start,
            dispatch: true,
            overrideReason: 'As the spec wants it',
          }),
        { retry: true },
      ),
    );
    const [published] = await Promise.allSettled([house.publish(firm, proposed), ...byHand]);
    expect(published.status).toBe('fulfilled');
    for (const id of firm.ids)
      expect((await house.as(manager, tx => house.work.orders.get(tx, id))).visits).toHaveLength(1);
  });
});
