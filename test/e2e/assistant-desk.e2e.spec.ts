import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { routes } from '#contracts';
import type { Equipment, ServiceRequest } from '#contracts';
import consoleZh from '../../apps/console/src/i18n/zh';
import portalBg from '../../apps/portal/src/i18n/bg';
import portalEn from '../../apps/portal/src/i18n/en';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { follows, journey, until } from './journey';
import { System } from './system';

jest.setTimeout(120_000);

const patiently = { timeout: 30_000 };
const edited = 'Please look whether the dust filter at the front is grey.';

/** The staff beside the assistant: what it drafts is read first, and who takes over is alone with the customer. */
describe('the desk of the service agent', () => {
  let system: System;
  let browsers: Browsers;
  let api: ApiClient;
  let units: Equipment[] = [];
  let customer: Visitor;
  let agent: Visitor;
  const step = journey('assistant-desk', () => browsers);

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    await system.speaking('agent', 'en');
    api = await system.as('agent');
    const manager = await system.as('manager');
    await manager.call(routes.setAssistantMode, { body: { scope: {}, from: 'auto', to: 'draft' } });
    const { items } = await api.call(routes.listEquipment, { query: { family: 'compressor', limit: 200 } });
    units = items.filter(each => each.openRequests + each.openWorkOrders + each.openAlerts === 0);
    [customer, agent] = await Promise.all([browsers.person({ screen: 'phone' }), browsers.person()]);
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  async function report(
    { page }: Visitor,
    say: Record<keyof typeof portalEn, string>,
    unit: Equipment | undefined,
    text: string,
  ): Promise<void> {
    if (!unit) throw new Error('No quiet compressor.');
    await page.goto(`/e/${unit.publicToken}`);
    await page.getByRole('button', { name: say['label.report'] }).click();
    await page.getByLabel(say['report.what']).fill(text);
    await page.getByRole('button', { name: say['report.next'] }).click();
    await page.getByLabel(say['report.name']).fill('Vesela Petkova');
    await page.getByLabel(say['report.email']).fill('vesela.petkova@example.com');
    await page.getByRole('button', { name: say['report.send'] }).click();
    await page.getByRole('button', { name: say['report.follow'] }).click();
  }
  const requestAt = (unit: Equipment | undefined): Promise<ServiceRequest> =>
    until('the request', async () => {
      const query = { equipmentId: unit?.id ?? '', open: true };
      const [request] = (await api.call(routes.listRequests, { query })).items;
      return request?.triage ? request : null;
    });
  const say = async ({ page }: Visitor, words: Record<keyof typeof portalEn, string>, text: string) => {
    await page.getByLabel(words['track.message']).fill(text);
    await page.getByRole('button', { name: words['track.send'] }).click();
  };
  const said = async (unit: Equipment | undefined) => {
    const { id } = await requestAt(unit);
    return (await api.call(routes.requestMessages, { params: { id } })).items;
  };
  /** A thread as somebody has it on the screen. */
  const thread = ({ page }: Visitor) => page.getByRole('log');

  step('keeps the answer from the customer, who is told until when a person answers', async () => {
    await report(
      customer,
      portalEn,
      units[0],
      'The compressor is overheating and the temperature is too hot',
    );
    await customer.page.getByText(/We have your report. A person answers by/).waitFor(patiently);
    expect(await said(units[0])).toEqual([]);
    await expectNothingOf(customer.page, 'automatic assistant');
  });

  step('shows the draft to the agent, and what the agent made of it to the customer', async () => {
    const { page } = agent;
    await signIn(page, 'agent', '/console/requests?which=waiting');
    const { id, number } = await requestAt(units[0]);
    await page.getByRole('link', { name: new RegExp(number) }).click();
    await page.waitForURL(new RegExp(id));
    const draft = page.getByRole('region', { name: 'Draft of the assistant' });
    await draft.getByText('I am an automatic assistant, not a person').waitFor();
    await draft.getByRole('button', { name: 'Edit' }).click();
    await draft.getByRole('textbox').fill(edited);
    await follows(
      'a draft that was edited',
      () => draft.getByRole('button', { name: 'Send it changed' }).click(),
      [thread(customer).getByText(edited), thread(customer).getByText('read by Liu Wen')],
    );
    const manager = await system.as('manager');
    expect(await manager.call(routes.draftFigures, {})).toMatchObject({ edited: 1, waiting: 0 });
    await page.getByText('Earlier drafts (1)').click();
    await page.getByText('Sent changed').waitFor();
  });

  step('silences the assistant at one press, and lets the agent speak', async () => {
    const { page } = agent;
    await page.getByRole('button', { name: 'Take over' }).click();
    await customer.page.getByText('A person looks after it now').waitFor(patiently);
    const triagedAt = (await requestAt(units[0])).triage?.at;
    await follows('words of the customer', () => say(customer, portalEn, 'It is grey, and I am worried'), [
      thread(agent).getByText('It is grey, and I am worried'),
    ]);
    // The machine has read them too, and has kept silent.
    await until(
      'the triage of these words',
      async () => (await requestAt(units[0])).triage?.at !== triagedAt,
    );
    await page.getByLabel(/^Answer to/).fill('I am with you. Switch it off, please.');
    await follows('an answer', () => page.keyboard.press('Control+Enter'), [
      thread(customer).getByText('I am with you. Switch it off, please.'),
    ]);
    expect((await said(units[0])).filter(one => one.author === 'assistant')).toHaveLength(1);
    expect(await page.getByRole('region', { name: 'Draft of the assistant' }).count()).toBe(0);
  });

  step('is given back at one press: the next words are drafted upon', async () => {
    await agent.page.getByRole('button', { name: 'Give back to the assistant' }).click();
    await agent.page.getByRole('button', { name: 'Take over' }).waitFor();
    await say(customer, portalEn, 'It is off. The temperature was too hot again');
    await agent.page.getByRole('region', { name: 'Draft of the assistant' }).waitFor(patiently);
  });

  step(
    'lets a Bulgarian and a Chinese talk, each with the words of the other as they were written',
    async () => {
      const vesela = await browsers.person({ screen: 'phone', locale: 'bg-BG', speaks: 'bg' });
      const wen = await browsers.person({ locale: 'zh-CN', speaks: 'zh' });
      const words = 'Компресорът прегрява и температурата е много висока';
      await report(vesela, portalBg, units[1], words);
      const { id } = await requestAt(units[1]);
      await signIn(wen.page, 'agent', '/console/requests');
      await wen.page.goto(`/console/requests/${id}`);
      const first = thread(wen).getByRole('listitem').first();
      await first.getByText(words).waitFor();
      await first.getByText('bg', { exact: true }).waitFor();
      expect(await first.locator('[lang="bg-BG"]').first().innerText()).toBe(words);
      await wen.page.getByRole('button', { name: consoleZh['talk.takeOver'] }).click();
      await vesela.page.getByText(portalBg['track.withPerson']).waitFor(patiently);
      const answer = '请先关闭设备，我们的工程师会联系您。';
      await wen.page.getByRole('textbox', { name: /Vesela Petkova/ }).fill(answer);
      await follows('a Chinese answer', () => wen.page.keyboard.press('Control+Enter'), [
        thread(vesela).getByText(answer),
      ]);
      expect((await said(units[1])).map(one => one.locale)).toEqual(['zh']);
      expect([...vesela.complaints, ...wen.complaints, ...agent.complaints, ...customer.complaints]).toEqual(
        [],
      );
    },
  );
});

async function expectNothingOf(page: Page, text: string): Promise<void> {
  expect(await page.getByText(text).count()).toBe(0);
}
