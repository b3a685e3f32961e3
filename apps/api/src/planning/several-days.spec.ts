import { beforeAll, describe, expect, it } from '@jest/globals';
import { shiftsBetween } from '#dispatch';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { hire, repair } from '../visits/work.fixture';
import { daysOn } from './day.rules';
import { sizeOf } from './day/day-facts.store';
import { dayAfter, outcomes, planningHouse } from './plan-runs.fixture';
import type { PlanningHouse } from './plan-runs.fixture';

let house: PlanningHouse;
beforeAll(async () => {
  house = await planningHouse();
});

const [first, second, third] = [dayAfter(2), dayAfter(3), dayAfter(4)];
const weekday = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
/** On a wall clock of Sofia. */
const at = (date: string, hour: number): string => {
  const [day] = daysOn(date, 1, 'Europe/Sofia');
  const hours = [{ weekday: weekday(date), start: hour * 60, end: hour * 60 + 1 }];
  const [minute = day] = shiftsBetween(hours, 'Europe/Sofia', day);
  return new Date(minute.start).toISOString();
};
const work = (tenant: Tenant, title: string, given: object = {}) =>
  house.as(tenant.scopes.manager, tx =>
    house.work.creation.create(tx, { ...repair(tenant, title), dueAt: at(dayAfter(30), 12), ...given }),
  );
/** One engineer who does not work on the second of the three days. */
async function smallFirm() {
  const tenant = await makeTenant(house.db.database);
  const shifts = [first, third].map(date => ({ weekday: weekday(date), start: 480, end: 1_020 }));
  const { engineer } = await hire(house.db, house.work, tenant, 'Petar', { shifts });
  return { tenant, engineer };
}

describe('a plan run of several days', () => {
  it('is one proposal around leave, days off and what is pinned, and is published as one', async () => {
    const { tenant, engineer } = await smallFirm();
    const { manager } = tenant.scopes;
    const leave = { start: at(first, 8), end: at(first, 12) };
    await house.as(manager, tx =>
      house.work.engineers.addAbsence(tx, engineer.id, { ...leave, reason: 'other' }),
    );
    const standing = await work(tenant, 'Stands');
    const visit = await house.as(manager, async tx => {
      const { id, version } = await house.work.assigning.assign(tx, {
        workOrderId: standing.id,
        workOrderVersion: standing.version,
        engineerId: engineer.id,
        start: at(third, 12),
        dispatch: true,
        overrideReason: null,
      });
      return house.work.moving.move(tx, id, { version, pinned: true, overrideReason: null });
    });
    const promisedWindow = { start: at(third, 9), end: at(third, 10) };
    await work(tenant, 'Promised', { promisedWindow });
    await work(tenant, 'Urgent', { urgency: 'critical', dueAt: at(first, 15) });
    await work(tenant, 'Late', { urgency: 'high', dueAt: at(first, 9) });
    await work(tenant, 'Long', { estimatedMinutes: 200 });
    const run = await house.made({ tenant }, first, 3);
    expect(run).toMatchObject({
      status: 'proposed',
      day: first,
      lastDay: third,
      problem: { orders: 4, engineers: 1, visits: 1 },
      leftOut: [],
    });
    const days = Object.fromEntries(run.proposals.map(({ title, day }) => [title, day]));
    expect(days).toEqual({ Urgent: first, Late: first, Promised: third, Long: third });
    for (const { day, travelStart, start, end } of run.proposals) {
      expect(new Date(start).toLocaleDateString('sv', { timeZone: 'Europe/Sofia' })).toBe(day);
      expect(travelStart >= (day === first ? leave.end : at(third, 8)) && end <= at(day, 17)).toBe(true);
      expect(end <= visit.start || visit.end <= start).toBe(true);
    }
    const byDay = run.byDay.map(({ day, before, after }) => [day, before.visits, after.visits]);
    expect(byDay).toEqual([
      [first, 0, 2],
      [second, 0, 0],
      [third, 1, 3],
    ]);
    const published = await house.publish({ tenant }, run);
    expect([published.status, ...outcomes(published.proposals)]).toEqual([
      'applied',
      ...run.proposals.map(() => 'published'),
    ]);
    const kept = await house.as(manager, tx => house.work.orders.get(tx, standing.id));
    expect(kept.visits).toMatchObject([{ id: visit.id, start: visit.start }]);
  });

  it('refuses the lines of any day that others have changed, and goes on', async () => {
    const firm = await house.firm(3);
    const { manager } = firm.tenant.scopes;
    for (const [n, id] of firm.ids.entries())
      await house.as(manager, async tx => {
        const { version } = await house.work.orders.get(tx, id);
        const date = [first, second, third][n] ?? '';
        await house.work.orders.change(tx, id, {
          version,
          promisedWindow: { start: at(date, 12), end: at(date, 14) },
        });
      });
    const proposed = await house.made(firm, first, 3);
    expect(proposed.proposals.map(({ day }) => day)).toEqual([first, second, third]);
    const changed = proposed.proposals[1]?.workOrderId ?? '';
    await house.as(manager, async tx => {
      const { version } = await house.work.orders.get(tx, changed);
      await house.work.orders.change(tx, changed, { version, title: 'Something else' });
    });
    const run = await house.publish(firm, proposed);
    expect([run.status, ...outcomes(run.proposals)]).toEqual([
      'partially_applied',
      'published',
      'stale-version',
      'published',
    ]);
  });

  it('is the only one that is thought about for each of its days', async () => {
    const { tenant } = await house.firm(0);
    const { id } = await house.create({ tenant }, second, 2);
    const refused = { code: 'plan-run-under-way', facts: { planRunId: id, kind: 'plan' } };
    await expect(house.create({ tenant }, first, 2)).rejects.toMatchObject(refused);
    await expect(house.create({ tenant }, third)).rejects.toMatchObject(refused);
    await expect(house.create({ tenant }, first)).resolves.toMatchObject({ status: 'queued' });
    await expect(house.create({ tenant }, dayAfter(5), 7)).resolves.toMatchObject({ lastDay: dayAfter(11) });
  });

  it('is found by each of its days', async () => {
    const { tenant } = await house.firm(0);
    const { id } = await house.made({ tenant }, first, 3);
    const found = await Promise.all(
      [1, 2, 3, 4, 5].map(async days => {
        const { items } = await house.as(tenant.scopes.manager, tx =>
          house.runs.list(tx, { limit: 5, day: dayAfter(days) }),
        );
        return items.map(run => run.id);
      }),
    );
    expect(found).toEqual([[], [id], [id], [id], []]);
  });

  it('is measured before it begins: what waits, and what stands on its days', async () => {
    const firm = await house.firm(2);
    const proposed = await house.made(firm, second);
    await house.publish(firm, proposed);
    await work(firm.tenant, 'Waits');
    const size = (date: string, days: number) =>
      house.as(firm.tenant.scopes.manager, tx => sizeOf(tx, daysOn(date, days, 'Europe/Sofia')));
    expect(await size(first, 1)).toEqual({ orders: 1, visits: 0 });
    expect(await size(first, 2)).toEqual({ orders: 1, visits: 2 });
  });
});
