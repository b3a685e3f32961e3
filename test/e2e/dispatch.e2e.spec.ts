import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Route } from 'playwright-core';
import { routes } from '#contracts';
import type { SkillNeed, WorkOrder } from '#contracts';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { Desk } from './desk';
import { follows, journey, until } from './journey';
import { System } from './system';
import { openCompressors } from './units';

jest.setTimeout(120_000);
const engineer = 'Georgi Iliev';

/** Queue, map, board and two people who plan at the same time. */
describe('two dispatchers', () => {
  let system: System;
  let browsers: Browsers;
  let api: ApiClient;
  let equipmentId = '';
  let first: Visitor;
  let second: Visitor;
  let desk: Desk;
  let other: Desk;
  let dragged: WorkOrder;
  const step = journey('dispatch', () => browsers);

  const order = (title: string, skills: SkillNeed[] = []) =>
    api.call(routes.createWorkOrder, {
      body: { equipmentId, title: `Journey: ${title}`, urgency: 'critical', skills, estimatedMinutes: 60 },
    });
  const now = (wanted: WorkOrder) => api.call(routes.getWorkOrder, { params: { id: wanted.id } });

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    [api] = await Promise.all([
      system.as('dispatcher'),
      system.speaking('dispatcher2', 'en'),
      system.freeTheDayOf('engineer'),
    ]);
    equipmentId = (await openCompressors(api))[0]?.id ?? '';
    [first, second] = await Promise.all([browsers.person(), browsers.person()]);
    [desk, other] = [new Desk(first.page), new Desk(second.page)];
    await Promise.all([signIn(first.page, 'dispatcher'), signIn(second.page, 'dispatcher2')]);
    await Promise.all([desk.open(), other.open()]);
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  step('read why each engineer fits or does not', async () => {
    const wanted = await order('with reasons', [{ skill: 'compressor', level: 3 }]);
    await desk.line(wanted.number).waitFor();
    await desk.choose(wanted.number);
    const best = await desk.able().first().innerText();
    expect(best).toMatch(/\d+ mins? · [\d.]+ km/);
    expect(best).toMatch(/planned/);
    // Best first.
    const scores = (await desk.able().locator('.cs-score').allInnerTexts()).map(Number);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await desk.order.getByRole('button', { name: /cannot go/ }).click();
    await desk.order
      .getByText(/Lacks the skill Compressors|Compressors at level/)
      .first()
      .waitFor();
  });

  step('offer the customer times on the phone, and take one; then read why it is there', async () => {
    const wanted = await order('offered', [{ skill: 'compressor', level: 1 }]);
    await desk.line(wanted.number).waitFor();
    await desk.choose(wanted.number);
    await desk.tab('Times to offer').click();
    const times = desk.order.getByRole('list', { name: 'Times to offer' }).getByRole('listitem');
    await times.first().waitFor();
    expect(await times.first().innerText()).toMatch(/Begins .*more on the way/s);
    await times
      .first()
      .getByRole('button', { name: /^Assign / })
      .click();
    await desk.sayWhyIfAsked();
    await until('the visit to be planned', async () => (await now(wanted)).status === 'scheduled');
    // The keyboard goes from one answer to the next.
    await desk.tab('Times to offer').press('ArrowRight');
    await desk.order.getByText(/^(Not earlier|It could begin|It begins soon)/).waitFor();
    await desk.order
      .getByRole('list', { name: /^Engineers on/ })
      .getByText(/Best at/)
      .first()
      .waitFor();
  });

  step('drag a job onto an engineer’s row: checked on the way, a visit when let go', async () => {
    dragged = await order('dragged');
    await desk.line(dragged.number).waitFor();
    // Tomorrow, where every hour is still to come.
    await first.page.getByRole('button', { name: 'Day after' }).click();
    await desk.pick(dragged.number);
    await desk.carryTo(engineer, /^(Works|Possible, but)/);
    await follows(
      'dragged onto the board',
      async () => {
        await first.page.mouse.up();
        await desk.sayWhyIfAsked();
      },
      [desk.toast(`${dragged.number} goes to ${engineer}`), desk.bar(dragged.number, 'Dispatched')],
    );
    await desk.line(dragged.number).waitFor({ state: 'detached' });
    await other.line(dragged.number).waitFor({ state: 'detached' });
    const { visits, status } = await now(dragged);
    expect(status).toBe('scheduled');
    expect(visits).toHaveLength(1);
    expect(visits[0]?.engineerName).toBe(engineer);
  });

  step('see a drop refused, with the reason: two visits at one time', async () => {
    const overlapping = await order('overlapping');
    await desk.line(overlapping.number).waitFor();
    await desk.pick(overlapping.number);
    await desk.carryOnto(desk.bar(dragged.number), /^Not possible[^]*Overlaps/);
    await desk.proposal.getByText(new RegExp(`Overlaps ${dragged.number}`)).waitFor();
    await first.page.mouse.up();
    await desk.toast(new RegExp(`${engineer}: Overlaps ${dragged.number}`)).waitFor();
    expect((await now(overlapping)).status).toBe('ready');
  });

  step('see a drop refused, with the reason: a skill is missing', async () => {
    const glass = await order('for a display specialist', [{ skill: 'display', level: 4 }]);
    await desk.line(glass.number).waitFor();
    await desk.pick(glass.number);
    await desk.carryTo(engineer, /^Not possible[^]*Lacks the skill/);
    await desk.proposal.getByText(/Lacks the skill Displays/).waitFor();
    await first.page.mouse.up();
    await desk.toast(/Georgi Iliev: Lacks the skill Displays/).waitFor();
    expect((await now(glass)).status).toBe('ready');
  });

  step('assign the same order at once: one wins, the other is told who', async () => {
    const contested = await order('contested');
    const release = await holdBoth('**/api/visits');
    for (const each of [desk, other]) {
      await each.line(contested.number).waitFor();
      await each.choose(contested.number);
    }
    await Promise.all([desk.press(engineer), other.press(engineer)]);
    await release();
    const won = (each: Desk) => each.toast(`${contested.number} goes to ${engineer}`);
    const told = (each: Desk) => each.toast(new RegExp(`assigned ${contested.number} to ${engineer}`));
    const winner = await until('one who wins', async () => {
      if ((await won(desk).isVisible()) && (await told(other).isVisible())) return 'Daniela Petrova';
      return (await won(other).isVisible()) && (await told(desk).isVisible()) && 'Kalin Todorov';
    });
    const loser = winner === 'Daniela Petrova' ? other : desk;
    await loser.toast(winner).waitFor();
    expect((await now(contested)).visits).toHaveLength(1);
  });

  /** Keeps what both send until both have sent it. */
  async function holdBoth(pattern: string): Promise<() => Promise<void>> {
    const held: Route[] = [];
    const hold = (route: Route): Promise<void> | void =>
      route.request().method() === 'POST' ? void held.push(route) : route.continue();
    for (const { page } of [first, second]) await page.route(pattern, hold);
    return async () => {
      await until('both to have pressed', () => Promise.resolve(held.length === 2));
      await Promise.all(held.map(route => route.continue()));
      for (const { page } of [first, second]) await page.unroute(pattern, hold);
    };
  }

  step('walk the queue, assign and take it back without a mouse', async () => {
    const { keyboard } = first.page;
    const [high, low] = [await order('by keyboard, one'), await order('by keyboard, two')];
    await desk.line(low.number).waitFor();
    await desk.line(high.number).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('/');
    await keyboard.type('by keyboard');
    await until(
      'the queue to be narrowed',
      async () => (await first.page.locator('[data-order]').count()) === 2,
    );
    await keyboard.press('ArrowDown');
    await desk.chosen(high.number).waitFor();
    await keyboard.press('ArrowDown');
    await desk.chosen(low.number).waitFor();
    await keyboard.press('ArrowUp');
    await desk.chosen(high.number).waitFor();
    await keyboard.press('a');
    await desk.toast(new RegExp(`${high.number} goes to`)).waitFor();
    expect((await now(high)).status).toBe('scheduled');
    await other.line(high.number).waitFor({ state: 'detached' });
    await keyboard.press('u');
    await desk.toast(`${high.number} is back in the queue`).waitFor();
    await Promise.all([desk.line(high.number).waitFor(), other.line(high.number).waitFor()]);
    expect((await now(high)).status).toBe('ready');
    await first.page.locator('#dispatch-search').fill('');
  });

  step('have the day planned, leave a line out and publish the rest', async () => {
    const numbers = await desk.planTheDay();
    expect(numbers.length).toBeGreaterThan(1);
    const [unwanted = '', wanted = ''] = numbers;
    const ghosts = first.page.locator('[data-ghost]');
    expect(await ghosts.count()).toBe(numbers.length);
    await desk.plan.getByRole('row', { name: /^Visits \d+ \d+$/ }).waitFor();
    await desk.planned(unwanted).press('Space');
    const rest = numbers.length - 1;
    const publish = desk.plan.getByRole('button', { name: `Publish ${rest} visit` });
    await follows(
      'plan published',
      () => publish.press('Enter'),
      [desk.toast(/visits? published/), desk.bar(wanted, 'Dispatched')],
      30_000,
    );
    await ghosts.first().waitFor({ state: 'detached' });
    await other.line(wanted).waitFor({ state: 'detached' });
    await other.line(unwanted).waitFor();
    const { items } = await api.call(routes.listPlanRuns, { query: { limit: 1 } });
    const run = await api.call(routes.getPlanRun, { params: { id: items[0]?.id ?? '' } });
    expect(run.status).toBe('applied');
    const told = run.proposals.map(({ number, outcome }) => [number, outcome?.status] as const);
    expect(told.filter(([, status]) => status === 'left-out')).toEqual([[unwanted, 'left-out']]);
    expect(told.filter(([, status]) => status === 'published')).toHaveLength(rest);
  });

  step('undo what was published: its orders wait again, on both screens', async () => {
    const { items } = await api.call(routes.listPlanRuns, { query: { limit: 1 } });
    const read = () => api.call(routes.getPlanRun, { params: { id: items[0]?.id ?? '' } });
    const numbers = (await read()).proposals.flatMap(({ number, outcome }) =>
      outcome?.status === 'published' ? [number] : [],
    );
    const [one = ''] = numbers;
    await desk.plan.getByRole('button', { name: 'Undo the plan' }).press('Enter');
    await desk.toast(/^The plan is undone/).waitFor();
    await Promise.all([desk.line(one).waitFor(), other.line(one).waitFor()]);
    await desk.bar(one).waitFor({ state: 'detached' });
    const run = await read();
    expect(run.status).toBe('undone');
    const undone = run.proposals.filter(({ outcome }) => outcome?.status === 'undone');
    expect(undone.map(({ number }) => number)).toEqual(numbers);
    for (const { workOrderId } of undone)
      expect(await api.call(routes.getWorkOrder, { params: { id: workOrderId } })).toMatchObject({
        status: 'ready',
      });
  });

  step('have two days planned as one and discard it: nothing has changed', async () => {
    const before = await api.call(routes.listWorkOrders, { query: { status: ['ready'], limit: 200 } });
    await desk.plan.getByRole('button', { name: 'Close' }).click();
    await desk.plan.waitFor({ state: 'detached' });
    await first.page.getByRole('combobox', { name: 'How many days to plan' }).selectOption('two');
    await desk.planTheDay();
    const days = desk.plan.getByRole('region', { name: 'Days of the plan' });
    expect(await days.getByRole('listitem').count()).toBe(2);
    await desk.plan.getByRole('button', { name: 'Discard' }).click();
    await desk.plan.waitFor({ state: 'detached' });
    const after = await api.call(routes.listWorkOrders, { query: { status: ['ready'], limit: 200 } });
    const shown = ({ items }: typeof before) => items.map(({ id, version }) => `${id} ${version}`);
    expect(shown(after)).toEqual(shown(before));
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  });
});
