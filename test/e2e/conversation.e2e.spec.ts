import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { journey, until } from './journey';
import { photo } from './picture';
import { System } from './system';

jest.setTimeout(120_000);

const patiently = { timeout: 30_000 };

/** The report becomes a conversation: steps, a visit, a person; and danger goes to a person at once. */
describe('a conversation with the assistant', () => {
  let system: System;
  let browsers: Browsers;
  let agent: ApiClient;
  let units: Equipment[] = [];
  let customer: Visitor;
  const step = journey('conversation', () => browsers);

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    agent = await system.as('agent');
    const { items } = await agent.call(routes.listEquipment, { query: { family: 'compressor', limit: 200 } });
    units = items.filter(each => each.openRequests + each.openWorkOrders + each.openAlerts === 0);
    customer = await browsers.person({ screen: 'phone' });
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  async function report(page: Page, unit: Equipment | undefined, words: string): Promise<void> {
    if (!unit) throw new Error('No quiet compressor.');
    await page.goto(`/e/${unit.publicToken}`);
    await page.getByRole('button', { name: 'Report a fault' }).click();
    await page.getByLabel('What is wrong?').fill(words);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Your name').fill('Vesela Petkova');
    await page.getByLabel('E-mail').fill('vesela.petkova@example.com');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByRole('button', { name: 'Follow the repair' }).click();
    await page.getByRole('log').waitFor(patiently);
  }
  const requestAt = async (unit: Equipment | undefined) =>
    (await agent.call(routes.listRequests, { query: { equipmentId: unit?.id ?? '', open: true } })).items[0];

  step('says what it is, and answers the report without a press of anybody', async () => {
    await report(customer.page, units[0], 'The compressor is overheating and the temperature is too hot');
    await customer.page.getByText('I am an automatic assistant, not a person').waitFor();
    await customer.page.getByRole('button', { name: 'Talk to a person' }).waitFor();
  });

  step('comes from steps that did not help to the offer of a visit', async () => {
    const { page } = customer;
    const noHelp = page.getByRole('group').getByRole('button', { name: /did not help/i });
    const visit = page.getByRole('group').getByRole('button', { name: /yes|visit/i });
    const offered = page.getByRole('log').getByRole('listitem');
    await until(
      'the offer of a visit',
      async () => {
        if (await visit.first().isVisible()) return true;
        const before = await offered.count();
        if (!(await noHelp.isVisible())) return false;
        await noHelp.click();
        await until('an answer', async () => (await offered.count()) >= before + 2, 20);
        return false;
      },
      60,
    );
  });

  step('goes to a person when the customer wants one, who has it with a deadline', async () => {
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    await customer.page.getByText('A person looks after it now').waitFor(patiently);
    const request = await requestAt(units[0]);
    expect(request?.handOver).toMatchObject({ reason: 'person-wanted' });
    expect(request?.handOver?.owner).toBeTruthy();
  });

  step('gives danger to a person at once, with what to do first', async () => {
    const other = await browsers.person({ screen: 'phone' });
    await report(other.page, units[1], 'There is smoke coming out of the cabinet');
    await other.page.getByText('112').first().waitFor();
    await other.page.getByText('A person looks after it now').waitFor(patiently);
    expect((await requestAt(units[1]))?.handOver).toMatchObject({ reason: 'smoke' });
  });

  step('asks first whether anyone is in danger where the words only may say so', async () => {
    const { page } = await browsers.person({ screen: 'phone' });
    await report(page, units[2], 'the casing is hot and hums');
    await page.getByText('is anyone hurt or in danger').waitFor(patiently);
    const buttons = page.getByRole('group').getByRole('button');
    expect(await buttons.allTextContents()).toEqual([
      'Yes, someone is or could be',
      'No, nobody is in danger',
    ]);
    await buttons.first().click();
    await page.getByText('A person looks after it now').waitFor(patiently);
    await page.getByText('112').first().waitFor();
    expect(await requestAt(units[2])).toMatchObject({ urgency: 'critical', handOver: { reason: 'danger' } });
  });

  step('has a button for danger, whoever answers, with what to do before anything is sent', async () => {
    const { page } = customer;
    await page.getByRole('button', { name: 'Someone is hurt or in danger' }).click();
    await page.getByText('Get away from the machine and call 112 first').waitFor();
    await page.getByRole('button', { name: 'Tell the service: there is danger' }).click();
    await page.getByText('Danger: somebody is hurt').waitFor(patiently);
    await until(
      'the danger on the request',
      async () => (await requestAt(units[0]))?.urgency === 'critical',
      20,
    );
  });

  step('is led by a customer with an account, who finds it again among the own reports', async () => {
    const { page } = await browsers.person({ screen: 'phone' });
    const words = 'The panel blinks in a way that nobody here has seen';
    await signIn(page, 'customer', '/portal/account');
    await page.getByRole('link', { name: 'Report a fault' }).first().click();
    await page.getByLabel('What is wrong?').fill(words);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('I am an automatic assistant, not a person').waitFor(patiently);
    await page.getByLabel('Tell us more').fill('It began this morning');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'panel.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('log').getByText('It began this morning').waitFor(patiently);
    await page.getByRole('img', { name: 'Photo 1' }).waitFor(patiently);
    await page.getByRole('link', { name: 'Back to my machines' }).click();
    await page.getByRole('link', { name: words }).click();
    await page.getByRole('log').getByText('It began this morning').waitFor(patiently);
  });
});
