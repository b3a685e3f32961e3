import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessHours, NewVisit } from '#contracts';
import { SitesService } from '../installed-base';
import { repair } from '../visits/work.fixture';
import { AnswersService } from './answers.service';
import { dayAfter, outcomes } from './plan-runs.fixture';
import type { Firm } from './plan-runs.fixture';
import { repairHouse } from './repair/repairs.fixture';
import type { RepairHouse } from './repair/repairs.fixture';

let house: RepairHouse;
beforeAll(async () => {
  house = await repairHouse();
});

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const afternoon: AccessHours = { windows: [{ days: everyDay, from: 780, to: 960 }], closedDays: [] };
const sites = new SitesService();

const opened = ({ tenant }: Pick<Firm, 'tenant'>, accessHours: AccessHours | null) =>
  house.as(tenant.scopes.manager, async tx => {
    const { version } = await sites.get(tx, tenant.siteId);
    return sites.change(tx, tenant.siteId, { version, accessHours });
  });

/** By the clock on the wall of the site. */
const clock = (at: string): string =>
  new Date(at).toLocaleTimeString('sv', { timeZone: 'Europe/Sofia', hour: '2-digit', minute: '2-digit' });
const date = (at: string): string => new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/Sofia' });
const isInside = ({ start, end }: { start: string; end: string }): boolean =>
  clock(start) >= '13:00' && clock(end) <= '16:00' && date(start) === date(end);

const local = (day: string, time: string): string => {
  // Sofia is two or three hours ahead: the one at which its clock shows the time.
  const [early, late] = ['+03:00', '+02:00'].map(offset =>
    new Date(`${day}T${time}:00${offset}`).toISOString(),
  );
  return early && clock(early) === time ? early : (late ?? '');
};

const assign = (firm: Firm, given: Partial<NewVisit>) =>
  house.as(firm.tenant.scopes.manager, async tx => {
    const [id = ''] = firm.ids;
    const { version } = await house.work.orders.get(tx, id);
    return house.work.assigning.assign(tx, {
      workOrderId: id,
      workOrderVersion: version,
      engineerId: firm.near.engineer.id,
      start: local(dayAfter(2), '09:00'),
      dispatch: true,
      overrideReason: null,
      ...given,
    });
  });

describe('the hours of a site', () => {
  it('go to its open orders, with its zone, and not to those that are over', async () => {
    const firm = await house.firm(2);
    const { manager } = firm.tenant.scopes;
    const [open = '', over = ''] = firm.ids;
    const read = (id: string) => house.as(manager, tx => house.work.orders.get(tx, id));
    await house.as(manager, async tx => {
      const { version } = await house.work.orders.get(tx, over);
      await house.work.orders.cancel(tx, over, { version, reason: 'not needed' });
    });
    const before = await read(open);
    await opened(firm, afternoon);
    expect(await read(open)).toMatchObject({ accessHours: afternoon, version: before.version });
    expect(await read(over)).toMatchObject({ accessHours: null });
    const later = await house.as(manager, tx => house.work.creation.create(tx, repair(firm.tenant)));
    expect(later.accessHours).toEqual(afternoon);
    await opened(firm, null);
    expect(await read(open)).toMatchObject({ accessHours: null });
  });

  it('reach an order that is being made while they change', async () => {
    const firm = await house.firm(0);
    let isMade = () => undefined as void;
    let letGo = () => undefined as void;
    const made = new Promise<void>(resolve => (isMade = resolve));
    const gone = new Promise<void>(resolve => (letGo = resolve));
    const making = house.as(firm.tenant.scopes.manager, async tx => {
      const { id } = await house.work.creation.create(tx, repair(firm.tenant));
      isMade();
      await gone;
      return id;
    });
    await made;
    const changing = opened(firm, afternoon);
    await new Promise(resolve => setTimeout(resolve, 300));
    letGo();
    await changing;
    const order = await house.as(firm.tenant.scopes.manager, async tx =>
      house.work.orders.get(tx, await making),
    );
    expect(order.accessHours).toEqual(afternoon);
  });

  it('are told to a partner who works there without seeing the site', async () => {
    const firm = await house.firm(1);
    const [id = ''] = firm.ids;
    const { manager, partner } = firm.tenant.scopes;
    await house.as(manager, async tx => {
      const { version } = await house.work.orders.get(tx, id);
      await house.work.orders.change(tx, id, { version, partnerId: firm.tenant.partnerId });
    });
    await house.as(firm.tenant.scopes.worker, tx =>
      tx.run('UPDATE site SET partner_id = NULL WHERE organisation_id = $1', [firm.tenant.organisationId]),
    );
    await opened(firm, afternoon);
    await expect(house.as(partner, tx => sites.get(tx, firm.tenant.siteId))).rejects.toThrow();
    const order = await house.as(partner, tx => house.work.orders.get(tx, id));
    expect(order.accessHours).toEqual(afternoon);
  });

  it('are kept by candidates, offered times and the check of a drag', async () => {
    const firm = await house.firm(1);
    const [id = ''] = firm.ids;
    const { manager } = firm.tenant.scopes;
    const day = dayAfter(3);
    await opened(firm, { ...afternoon, closedDays: [dayAfter(4)] });
    const { items } = await house.as(manager, tx => house.work.planning.candidates(tx, id, day));
    expect(items.flatMap(({ proposedWindow }) => proposedWindow ?? []).every(isInside)).toBe(true);
    expect(items.some(({ feasible }) => feasible)).toBe(true);
    const slots = (on: string) =>
      house.as(manager, tx => new AnswersService().slots(tx, id, { day: on, count: 10 }));
    const offered = await slots(day);
    expect(offered.items.length).toBeGreaterThan(0);
    expect(offered.items.every(isInside)).toBe(true);
    expect((await slots(dayAfter(4))).items).toEqual([]);
    const why = await house.as(manager, tx => new AnswersService().explain(tx, id, { day: dayAfter(4) }));
    expect(why.engineers.map(({ refusal }) => refusal?.code)).toEqual(['site-closed', 'site-closed']);
    const start = local(day, '09:00');
    const { engineer } = firm.near;
    const check = await house.as(manager, tx =>
      house.work.planning.check(tx, id, { engineerId: engineer.id, start }),
    );
    expect(check).toMatchObject({ allowed: true, needsReason: true });
    expect(check.reasons).toContainEqual({
      code: 'closed-site',
      kind: 'against',
      params: { start: local(day, '13:00'), end: local(day, '16:00') },
    });
  });

  it('are overruled by a person who says why, and by nobody else', async () => {
    const firm = await house.firm(1);
    await opened(firm, afternoon);
    await expect(assign(firm, {})).rejects.toMatchObject({
      code: 'site-closed',
      facts: { needsReason: true, start: local(dayAfter(2), '13:00') },
    });
    const visit = await assign(firm, { overrideReason: 'The janitor opens' });
    expect(visit.overrideReason).toBe('The janitor opens');
  });
});

describe('a plan', () => {
  it.each([1, 3])('of %i days never puts a visit outside of them', async days => {
    const firm = await house.firm(7);
    await opened(firm, { ...afternoon, closedDays: [dayAfter(3)] });
    const run = await house.made(firm, dayAfter(2), days);
    expect(run.proposals.length).toBeGreaterThan(2);
    expect(run.proposals.filter(one => !isInside(one))).toEqual([]);
    expect(run.proposals.map(({ start }) => date(start))).not.toContain(dayAfter(3));
  });

  it('for a day on which the site is closed says so', async () => {
    const firm = await house.firm(2);
    await opened(firm, { ...afternoon, closedDays: [dayAfter(2)] });
    const run = await house.made(firm);
    expect(run.proposals).toEqual([]);
    expect(run.leftOut.map(({ reason }) => reason.code)).toEqual(['site-closed', 'site-closed']);
  });

  it('of which the site has other hours meanwhile is refused where it breaks them', async () => {
    const firm = await house.firm(2);
    const proposed = await house.made(firm);
    await opened(firm, { ...afternoon, closedDays: [dayAfter(2)] });
    const run = await house.publishPlan(firm, proposed);
    expect([run.status, ...outcomes(run.proposals)]).toEqual(['stale', 'site-closed', 'site-closed']);
    // Other hours that the proposal keeps do not outdate it.
    const again = await house.firm(1);
    const kept = await house.made(again);
    await opened(again, { windows: [{ days: everyDay, from: 0, to: 1_440 }], closedDays: [] });
    expect((await house.publishPlan(again, kept)).status).toBe('applied');
  });

  it('that is repaired on the day moves visits into them', async () => {
    const shop = await house.shop();
    await opened(shop, { ...afternoon, windows: [{ days: everyDay, from: 0, to: 1_080 }] });
    const { changes } = await house.repaired(shop, [house.away(shop)]);
    const [change] = changes;
    expect(change?.to && clock(change.to.end) <= '18:00').toBe(true);
    await opened(shop, { ...afternoon, closedDays: [dayAfter(2)] });
    const closed = await house.repaired(shop, [house.away(shop)]);
    expect(closed.changes).toMatchObject([
      { kind: 'drop', reasons: [{ code: 'engineer-away' }, { code: 'site-closed' }] },
    ]);
    // What stands outside was put there by somebody, and stays.
    expect(closed.leftAlone).toMatchObject([{ number: shop.second.number, reason: 'against-advice' }]);
  });
});
