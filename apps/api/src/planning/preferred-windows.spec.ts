import { beforeAll, describe, expect, it } from '@jest/globals';
import { NewWorkOrder, WorkOrderChange } from '#contracts';
import { boardVisits } from '../visits/board.store';
import { repair } from '../visits/work.fixture';
import { AnswersService } from './answers.service';
import { dayAfter, planningHouse } from './plan-runs.fixture';
import type { Firm, PlanningHouse } from './plan-runs.fixture';

let house: PlanningHouse;
beforeAll(async () => {
  house = await planningHouse();
});

/** By the clock of Sofia in winter; in summer everything here is an hour later, which matters to none of it. */
const on = (days: number, hours: number): string =>
  new Date(Date.parse(`${dayAfter(days)}T00:00:00+02:00`) + hours * 3_600_000).toISOString();
const window = (days: number, from: number, to: number) => ({ start: on(days, from), end: on(days, to) });

const wished = (firm: Firm, preferredWindows: { start: string; end: string }[]) =>
  house.as(firm.tenant.scopes.manager, tx =>
    house.work.creation.create(tx, { ...repair(firm.tenant), preferredWindows, dueAt: on(6, 12) }),
  );

describe('what a customer prefers', () => {
  it('is part of the order, changes with it, and is written down', async () => {
    const firm = await house.firm(0);
    const { manager } = firm.tenant.scopes;
    const { id } = await wished(firm, [window(2, 14, 16)]);
    const read = () => house.as(manager, tx => house.work.orders.get(tx, id));
    const before = await read();
    expect(before.preferredWindows).toEqual([window(2, 14, 16)]);
    const { items } = await house.as(manager, tx => house.work.orders.list(tx, { limit: 10 }));
    expect(items[0]?.preferredWindows).toEqual([window(2, 14, 16)]);
    const change = (given: object) =>
      house.as(manager, async tx => {
        const { version } = await house.work.orders.get(tx, id);
        return house.work.orders.change(tx, id, { version, ...given });
      });
    expect((await change({ title: 'Other' })).preferredWindows).toEqual([window(2, 14, 16)]);
    expect((await change({ preferredWindows: [] })).preferredWindows).toEqual([]);
    expect(before.promisedWindow).toBeNull();
  });

  it('is at most four times, each with its end behind its start', () => {
    const given = { equipmentId: '11111111-1111-4111-8111-111111111111', title: 'Pump' };
    const isGood = (preferredWindows: unknown) =>
      NewWorkOrder.safeParse({ ...given, preferredWindows }).success &&
      WorkOrderChange.safeParse({ version: 1, preferredWindows }).success;
    expect(isGood([1, 2, 3, 4].map(days => window(days, 9, 10)))).toBe(true);
    expect(isGood([1, 2, 3, 4, 5].map(days => window(days, 9, 10)))).toBe(false);
    expect(isGood([window(1, 10, 9)])).toBe(false);
    expect(NewWorkOrder.parse(given).preferredWindows).toEqual([]);
  });
});

describe('planning an order with preferred times', () => {
  it('proposes them to a dispatcher, warns of others, and asks nobody why', async () => {
    const firm = await house.firm(0);
    const { manager } = firm.tenant.scopes;
    const order = await wished(firm, [window(2, 14, 15)]);
    const { items } = await house.as(manager, tx => house.work.planning.candidates(tx, order.id));
    const near = items.find(one => one.engineerId === firm.near.engineer.id);
    expect(near?.proposedWindow?.start).toBe(on(2, 14));
    expect(near?.reasons.map(({ code }) => code)).toContain('preferred-window-kept');
    const check = await house.as(manager, tx =>
      house.work.planning.check(tx, order.id, { engineerId: firm.near.engineer.id, start: on(2, 11) }),
    );
    expect(check).toMatchObject({ allowed: true, needsReason: false });
    expect(check.reasons).toContainEqual({
      code: 'preferred-window-missed',
      kind: 'against',
      params: { minutes: 180 },
    });
    const slots = await house.as(manager, tx => new AnswersService().slots(tx, order.id, { count: 10 }));
    expect(slots.items[0]).toMatchObject({ start: on(2, 14), latestStart: on(2, 15), outsideMinutes: 0 });
    const visit = await house.as(manager, tx =>
      house.work.assigning.assign(tx, {
        workOrderId: order.id,
        workOrderVersion: order.version,
        engineerId: firm.near.engineer.id,
        start: on(2, 11),
        dispatch: true,
        overrideReason: null,
      }),
    );
    const board = await house.as(manager, tx =>
      boardVisits(tx, { from: new Date(on(2, 0)), to: new Date(on(3, 0)) }),
    );
    expect(board.find(({ id }) => id === visit.id)?.preferredWindows).toEqual([window(2, 14, 15)]);
  });

  it('plans a day with them, tells what is outside, and leaves for later what is preferred then', async () => {
    const firm = await house.firm(0);
    const { manager } = firm.tenant.scopes;
    const [kept, late] = [await wished(firm, [window(2, 14, 16)]), await wished(firm, [window(4, 9, 12)])];
    const run = await house.made(firm);
    expect(run.proposals).toMatchObject([{ workOrderId: kept.id, outsideMinutes: 0 }]);
    expect(run.proposals[0]!.start >= on(2, 14) && run.proposals[0]!.start <= on(2, 16)).toBe(true);
    expect(run.leftOut).toMatchObject([{ workOrderId: late.id, reason: { code: 'preferred-later' } }]);
    expect(run.after).toMatchObject({ outsideVisits: 0, outsideMinutes: 0 });
    const published = await house.publish(firm, run);
    expect(published.proposals.map(({ outcome }) => outcome?.status)).toEqual(['published']);
    const other = await house.as(manager, async tx => {
      const { version } = await house.work.orders.get(tx, kept.id);
      return house.work.orders.change(tx, kept.id, { version, preferredWindows: [window(2, 6, 7)] });
    });
    expect(other.preferredWindows).toHaveLength(1);
    expect((await house.made(firm)).before).toMatchObject({ outsideVisits: 1 });
  });
});
