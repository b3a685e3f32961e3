import type { Page } from 'playwright-core';

/** What an engineer does in the field app. */
export class Phone {
  constructor(readonly page: Page) {}

  /** Opens the visit from the day's list; one planned for tomorrow stands a day further. */
  async open(visitId: string): Promise<void> {
    const card = this.page.locator(`a.fi-card[href$="/visits/${visitId}"]`);
    await this.page.getByRole('heading', { name: 'My day' }).waitFor();
    const isToday = await card.waitFor({ timeout: 8_000 }).then(
      () => true,
      () => false,
    );
    if (!isToday) await this.page.getByRole('button', { name: 'Day after' }).click();
    await card.click();
    await this.page.getByRole('tab', { name: 'Brief' }).waitFor();
  }

  step(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  tab(name: string | RegExp): Promise<void> {
    return this.page.getByRole('tab', { name }).click();
  }

  /** Ticks and fills in every line of the checklist. */
  async doChecklist(reading = '81'): Promise<void> {
    await this.tab(/Checklist/);
    const lines = this.page.locator('.fi-tasks > li');
    await lines.first().waitFor();
    for (const line of await lines.all()) {
      const box = line.getByRole('checkbox');
      if ((await box.count()) > 0) {
        await box.check();
        continue;
      }
      await line.getByRole('textbox').fill(reading);
      await line.getByRole('button', { name: 'Save' }).click();
    }
    await this.page.getByText('All required tasks are done').waitFor();
  }

  /** Three strokes with the finger. */
  async sign(): Promise<void> {
    const pad = this.page.locator('canvas');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('There is nothing to sign on.');
    const { mouse } = this.page;
    for (const stroke of [0, 1, 2]) {
      const x = box.x + 40 + stroke * 80;
      await mouse.move(x, box.y + box.height * 0.6);
      await mouse.down();
      for (let at = 0; at <= 60; at += 6)
        await mouse.move(x + at, box.y + box.height * (0.6 + 0.25 * Math.sin(at / 9)));
      await mouse.up();
    }
  }
}
