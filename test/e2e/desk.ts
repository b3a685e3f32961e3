import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** What a dispatcher does on the dispatch page, as a person would find it: by words and roles. */
export class Desk {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/console/dispatch');
    await this.page.getByRole('heading', { name: 'Work queue' }).waitFor();
    await this.page.getByText('Live', { exact: true }).waitFor();
  }

  /** The line of an order in the queue. */
  line(number: string): Locator {
    return this.page.locator('[data-order]').filter({ hasText: number });
  }

  /** The open order beside the map. */
  get order(): Locator {
    return this.page.getByRole('region', { name: 'Work order' });
  }

  candidate(engineer: string): Locator {
    const withMove = this.page.getByRole('button', { name: /^Do both/ });
    return this.order.getByRole('listitem').filter({ hasText: engineer, hasNot: withMove });
  }

  /** A visit on the board; its name says number, fault, place, time and state. */
  bar(number: string, state = ''): Locator {
    return this.page
      .getByRole('region', { name: 'Board' })
      .getByRole('button', { name: new RegExp(`${number} .*${state}`) });
  }

  row(engineer: string): Locator {
    return this.page.locator('.cs-row').filter({ has: this.page.getByRole('button', { name: engineer }) });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.co-toast').filter({ hasText: text });
  }

  /** The order that is open, marked in the queue. */
  chosen(number: string): Locator {
    return this.page.locator('[data-order][aria-current]').filter({ hasText: number });
  }

  /** The engineers who could go, best first. */
  able(): Locator {
    return this.order
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: 'Assign', exact: true }) });
  }

  /** What a carried job would come to where it is held. */
  get proposal(): Locator {
    return this.page.locator('.cs-proposal');
  }

  /** What the planner proposes for the shown day. */
  get plan(): Locator {
    return this.page.getByRole('region', { name: /^Plan for/ });
  }

  /** One line of the proposal: ticked, it will be published. */
  planned(number: string): Locator {
    return this.plan.getByRole('checkbox', { name: `Publish ${number}` });
  }

  /** Has the shown day planned, by one key, and waits for it however busy the machine is. @returns the numbers proposed */
  async planTheDay(): Promise<string[]> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('p');
    await this.plan.getByRole('button', { name: /^Publish/ }).waitFor({ timeout: 60_000 });
    const lines = this.plan.getByRole('checkbox', { name: /^Publish / });
    return lines.evaluateAll(boxes =>
      boxes.map(box => (box.getAttribute('aria-label') ?? '').replace('Publish ', '')),
    );
  }

  /** What the repair of the shown day changes. */
  get repair(): Locator {
    return this.page.getByRole('region', { name: /^Repair of/ });
  }

  /** One change of the repair: ticked, it will be published. */
  repairing(number: string): Locator {
    return this.repair.getByRole('checkbox', { name: `Change ${number}` });
  }

  /** Has the shown day looked at, by one key. */
  async repairTheDay(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('r');
    await this.repair.getByLabel('Who is away from now on?').waitFor({ timeout: 60_000 });
  }

  /** Says that somebody has phoned in sick. */
  async awayNow(engineer: string): Promise<void> {
    await this.repair.getByLabel('Who is away from now on?').selectOption({ label: engineer });
  }

  /** Takes a job of the queue with the pointer. */
  async pick(number: string): Promise<void> {
    await this.putToastsAway();
    const { x, y } = await middleOf(this.line(number));
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + 20, y + 10, { steps: 3 });
  }

  /** What was told before may lie over the lower rows of the board. */
  private async putToastsAway(): Promise<void> {
    const close = this.page.locator('.co-toast').getByRole('button', { name: 'Close' });
    // One that goes by itself meanwhile is away too.
    while ((await close.count()) > 0)
      await close
        .first()
        .click({ timeout: 1_000 })
        .catch(() => undefined);
  }

  /** Holds it over something; the board may scroll under the pointer, so it is followed. */
  async carryOnto(target: Locator, verdict: RegExp): Promise<void> {
    await this.carry([verdict], async () => {
      const { x, y } = await middleOf(target);
      return { x: x - 8, y };
    });
  }

  /** Holds it over an engineer's row, further to the right until the check says what is wanted. */
  async carryTo(engineer: string, verdict: RegExp): Promise<void> {
    const row = this.row(engineer);
    const board = this.page.getByRole('region', { name: 'Board' });
    // The board may have scrolled meanwhile: what is said may be of a neighbour.
    await this.carry([verdict, new RegExp(engineer)], async attempt => {
      const { y } = await middleOf(row.getByRole('button', { name: engineer }).first());
      const box = await board.boundingBox();
      if (!box) throw new Error('There is no board.');
      return { x: box.x + 240 + ((attempt * 70) % (box.width - 320)), y };
    });
  }

  private async carry(
    wanted: readonly RegExp[],
    place: (attempt: number) => Promise<{ x: number; y: number }>,
  ): Promise<void> {
    let said = '';
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const { x, y } = await place(attempt);
      await this.page.mouse.move(x, y, { steps: 3 });
      await this.page.mouse.move(x + 1, y);
      await this.proposal.filter({ hasNotText: 'Checking' }).waitFor();
      // The answer of the server follows the board's own by a moment.
      await sleep(120);
      said = await this.proposal.innerText();
      if (wanted.every(part => part.test(said))) return;
    }
    throw new Error(`${wanted.join(' of ')} was said nowhere, but at last: ${said}`);
  }

  async choose(number: string): Promise<void> {
    await this.line(number).click();
    await this.order.getByRole('link', { name: number }).waitFor();
  }

  /** One of the questions about the open order. */
  tab(name: string): Locator {
    return this.order.getByRole('tab', { name });
  }

  /** Gives the open order to an engineer of the list; says why if the planner asks. */
  async assign(engineer: string): Promise<void> {
    await this.press(engineer);
    await this.sayWhyIfAsked();
  }

  async press(engineer: string): Promise<void> {
    const more = this.order.getByRole('button', { name: /more engineers?/ });
    await this.order.getByRole('button', { name: 'Assign' }).first().waitFor();
    if ((await this.candidate(engineer).count()) === 0 && (await more.isVisible())) await more.click();
    await this.candidate(engineer).getByRole('button', { name: 'Assign' }).click();
  }

  async sayWhyIfAsked(): Promise<void> {
    const asked = this.page.getByRole('dialog');
    await asked.or(this.page.locator('.co-toast')).first().waitFor();
    if (!(await asked.isVisible())) return;
    await asked.getByRole('textbox').fill('The customer asked for it');
    await asked.getByRole('button', { name: 'Plan it so' }).click();
  }
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
