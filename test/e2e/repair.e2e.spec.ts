import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { routes } from '#contracts';
import type { Engineer, WorkOrder } from '#contracts';
import { localDate, shiftsBetween } from '#dispatch';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { Desk } from './desk';
import { follows, journey, until } from './journey';
import { System } from './system';
import { openCompressors } from './units';

jest.setTimeout(120_000);

const zone = 'Europe/Sofia';
const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** Tomorrow, where every hour is still to come, whatever the hour and the weekday of the walk. */
const today = localDate(Date.now(), zone);
const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const at = (hour: number): string => {
  const hours = everyDay.map(weekday => ({ weekday, start: hour * 60, end: hour * 60 + 30 }));
  const noon = Date.parse(`${tomorrow}T12:00:00Z`);
  const found = shiftsBetween(hours, zone, { start: noon - 86_400_000, end: noon + 86_400_000 });
  const start = found.find(one => localDate(one.start, zone) === tomorrow)?.start ?? 0;
  return new Date(start).toISOString();
};

/** Somebody falls ill: two who plan, one who repairs the day, customers who must be phoned. */
describe('a day that must be repaired', () => {
  let system: System;
  let browsers: Browsers;
  let api: ApiClient;
  let first: Visitor;
  let second: Visitor;
  let desk: Desk;
  let other: Desk;
  let ill: Engineer;
  let well: Engineer;
  let moved: WorkOrder;
  const step = journey('repair', () => browsers);

  const hire = (name: string): Promise<Engineer> =>
    api.call(routes.createEngineer, {
      body: {
        name,
        phone: null,
        home: { lat: 42.69, lng: 23.32 },
        city: 'Sofia',
        timeZone: zone,
        skills: [{ skill: 'compressor', level: 5 }],
        certificates: [],
        shifts: everyDay.map(weekday => ({ weekday, start: 0, end: 1_440 })),
      },
    });
  const now = (wanted: WorkOrder) => api.call(routes.getWorkOrder, { params: { id: wanted.id } });

  /** An order with a visit, promised for half an hour. */
  const planned = async (title: string, who: Engineer, hour: number): Promise<WorkOrder> => {
    const [unit] = await openCompressors(api);
    const start = at(hour);
    const order = await api.call(routes.createWorkOrder, {
      body: {
        equipmentId: unit?.id ?? '',
        title: `Journey: ${title}`,
        urgency: 'high',
        skills: [{ skill: 'compressor', level: 5 }],
        estimatedMinutes: 60,
        promisedWindow: { start, end: new Date(Date.parse(start) + 1_800_000).toISOString() },
      },
    });
    await api.call(routes.assign, {
      body: {
        workOrderId: order.id,
        workOrderVersion: order.version,
        engineerId: who.id,
        start,
        overrideReason: 'As the journey wants it',
      },
    });
    return now(order);
  };

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    [api] = await Promise.all([system.as('dispatcher'), system.speaking('dispatcher2', 'en')]);
    [ill, well] = [await hire('Vasil Journey'), await hire('Rada Journey')];
    moved = await planned('of who falls ill', ill, 10);
    await planned('of who is well', well, 10);
    [first, second] = await Promise.all([browsers.person(), browsers.person()]);
    [desk, other] = [new Desk(first.page), new Desk(second.page)];
    await Promise.all([signIn(first.page, 'dispatcher'), signIn(second.page, 'dispatcher2')]);
    await Promise.all([desk.open(), other.open()]);
    for (const { page } of [first, second]) await page.getByRole('button', { name: 'Day after' }).click();
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  step('hear that somebody is ill, and see the few changes and who must be phoned', async () => {
    await desk.row(ill.name).waitFor();
    await desk.repairTheDay();
    await desk.awayNow(ill.name);
    await desk.repairing(moved.number).waitFor({ timeout: 60_000 });
    const line = await desk.repair
      .getByRole('region', { name: 'Changes' })
      .getByRole('listitem')
      .filter({ hasText: moved.number })
      .innerText();
    expect(line).toContain(`${ill.name} is away`);
    expect(line).toMatch(new RegExp(`${ill.name}.*${well.name}`, 's'));
    const calls = desk.repair.getByRole('region', { name: 'To be phoned' });
    expect(await calls.innerText()).toMatch(/1 customer must be phoned.*10:00–10:30/s);
    await desk.row(well.name).locator(`[data-ghost="${moved.number}"]`).waitFor({ state: 'attached' });
    // Nothing is done yet.
    expect((await now(moved)).visits).toEqual(moved.visits);
  });

  step('phone the customer, publish, and see it on both boards', async () => {
    await desk.repair
      .getByRole('checkbox', { name: new RegExp(`is informed about ${moved.number}`) })
      .press('Space');
    await desk.repair.getByText('Informed by Daniela Petrova').waitFor();
    const publish = desk.repair.getByRole('button', { name: /^Publish \d+ changes?$/ });
    const bar = (on: Desk) => on.row(well.name).getByRole('button', { name: new RegExp(moved.number) });
    await follows(
      'repair published',
      () => publish.press('Enter'),
      [desk.toast(/changes? published/), bar(desk), bar(other)],
      30_000,
    );
    const after = await now(moved);
    expect(after.visits).toMatchObject([{ engineerName: well.name, status: 'dispatched' }]);
    // The promise is what the customer was told.
    expect(Date.parse(after.promisedWindow?.start ?? '')).toBeGreaterThan(Date.parse(at(10)));
    const { absences } = await api.call(routes.getEngineer, { params: { id: ill.id } });
    expect(absences).toHaveLength(1);
  });

  step('find nothing more to repair there', async () => {
    await desk.repair.getByRole('button', { name: 'Look again' }).click();
    await desk.repair
      .getByText(/^(Nothing to repair|Who is away from now on\?)$/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await desk.repairing(moved.number).count()).toBe(0);
  });

  step('be told whose visit was moved meanwhile: nothing is half done', async () => {
    const spare = await hire('Third Journey');
    const late = await planned('moved meanwhile', spare, 14);
    const beside = await planned('beside it', spare, 16);
    await desk.awayNow(spare.name);
    await desk.repairing(late.number).waitFor({ timeout: 60_000 });
    const [visit] = (await now(late)).visits;
    const { version } = await api.call(routes.getVisit, { params: { id: visit?.id ?? '' } });
    await api.call(routes.moveVisit, {
      params: { id: visit?.id ?? '' },
      body: { version, start: at(12), overrideReason: 'The customer asked for it' },
    });
    await desk.repair.getByRole('button', { name: /^Publish \d+ changes?$/ }).press('Enter');
    await desk.toast(`${late.number} has changed meanwhile`).waitFor();
    expect((await now(beside)).visits).toMatchObject([{ engineerName: spare.name }]);
    // Without it the rest goes on.
    await desk.repairing(late.number).press('Space');
    await desk.repair.getByRole('button', { name: /^Publish \d+ changes?$/ }).press('Enter');
    await until('the rest to be published', async () => {
      const [held] = (await now(beside)).visits;
      return held?.engineerName !== spare.name;
    });
    expect((await now(late)).visits).toMatchObject([{ engineerName: spare.name, start: at(12) }]);
  });

  step('not be somebody who has no business here', async () => {
    for (const account of ['agent', 'engineer', 'partner', 'customer']) {
      const asked = (await system.as(account)).call(routes.createDayRepair, { body: { day: tomorrow } });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});
