import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { routes } from '#contracts';
import type { Equipment, WorkOrder } from '#contracts';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { Desk } from './desk';
import { follows, journey, say, until } from './journey';
import { Phone } from './phone';
import { photo } from './picture';
import { System } from './system';
import { openCompressors } from './units';

jest.setTimeout(120_000);

const words = 'The compressor is overheating and trips after ten minutes, the fan does not turn';
const email = 'vesela.petkova@example.com';

/** A label, a photo, an engineer with a phone, a dispatcher with a map, and everybody sees the same. */
describe('a customer without an account', () => {
  let system: System;
  let browsers: Browsers;
  let dispatcher: ApiClient;
  let unit: Equipment;
  let customer: Visitor;
  let engineer: Visitor;
  let planner: Visitor;
  let desk: Desk;
  let phone: Phone;
  let order: WorkOrder;
  let number = '';
  let trackingLink = '';
  let reportedPhotos: string[] = [];
  const step = journey('customer-path', () => browsers);

  const requestOf = async () =>
    (await dispatcher.call(routes.listRequests, { query: { equipmentId: unit.id, limit: 10 } })).items.find(
      request => request.number === number,
    );
  const orderNow = () => dispatcher.call(routes.getWorkOrder, { params: { id: order.id } });
  const headline = (text: string | RegExp) =>
    customer.page.getByRole('heading', { level: 1 }).filter({ hasText: text });

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    dispatcher = await system.as('dispatcher');
    await system.freeTheDayOf('engineer');
    const quiet = (await openCompressors(dispatcher)).find(
      each => each.openRequests + each.openWorkOrders + each.openAlerts === 0,
    );
    if (!quiet) throw new Error('No quiet compressor in Sofia.');
    unit = quiet;
    [customer, engineer, planner] = await Promise.all([
      browsers.person({ screen: 'phone' }),
      browsers.person({ screen: 'phone' }),
      browsers.person(),
    ]);
    desk = new Desk(planner.page);
    phone = new Phone(engineer.page);
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  async function report(page: Page): Promise<void> {
    await page.goto(`/e/${unit.publicToken}`);
    await page.getByRole('heading', { name: unit.modelName }).waitFor();
    // Three presses: the fault, the words, the contact.
    await page.getByRole('button', { name: 'Report a fault' }).click();
    await page.getByLabel('What is wrong?').fill(words);
    await page.getByLabel('A photo helps').setInputFiles({
      name: 'IMG_0042.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(),
    });
    await page.getByAltText('Photo 1').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Your name').fill('Vesela Petkova');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Phone').fill('+359 88 765 4321');
    await page.getByRole('button', { name: 'Send the report' }).click();
    await page.getByText(/Your number is R-/).waitFor();
  }

  step('scans the label and reports with a photo in three presses', async () => {
    await report(customer.page);
    await customer.page.getByText('Thank you, we have it').waitFor();
    number = /R-\d+/.exec(await customer.page.locator('output').innerText())?.[0] ?? '';
    expect(number).toMatch(/^R-\d{6}$/);
    await customer.page.getByRole('button', { name: 'Follow the repair' }).click();
    await customer.page.getByText(number).waitFor();
    await customer.page.getByText(words).waitFor();
    trackingLink = customer.page.url();
    const picture = customer.page.getByRole('img', { name: 'Photo 1' });
    await until('the photo on the tracking page', () =>
      picture.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth > 0),
    );
  });

  step('sends the same again and is told that it is known', async () => {
    const other = await browsers.person({ screen: 'phone' });
    await report(other.page);
    await other.page.getByText('We had this report already').waitFor();
    await other.page.getByText(`Your number is ${number}`).waitFor();
    const requests = await dispatcher.call(routes.listRequests, { query: { equipmentId: unit.id } });
    // What was closed before is another story.
    expect(requests.items.filter(one => one.status !== 'closed')).toHaveLength(1);
    await other.context.close();
  });

  step('opens the link on another phone, and nobody opens it without its secret', async () => {
    const other = await browsers.person({ screen: 'phone' });
    await other.page.goto(trackingLink);
    await other.page.getByText(number).waitFor();
    await other.context.clearCookies();
    await other.page.goto(`${system.url}/portal/track`);
    await other.page.reload();
    await other.page.getByText('This link does not work any more').waitFor();
    await other.context.close();
  });

  step('is triaged, and the dispatcher sees photo and evidence on the work order', async () => {
    const request = await until('triage', async () => {
      const found = await requestOf();
      return found?.triage ? found : null;
    });
    expect(request.triage?.faultCode).not.toBeNull();
    reportedPhotos = request.attachmentIds;
    const { page } = planner;
    await signIn(page, 'dispatcher', '/console/requests');
    await page
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .click();
    await page.getByRole('heading', { name: number }).waitFor();
    await page.getByRole('img', { name: 'Photo 1' }).waitFor();
    await page.locator('.cs-triage').getByText('Overheating').first().waitFor();
    await page.getByRole('button', { name: /Make a work order/ }).click();
    await page.getByRole('button', { name: 'Make the order' }).click();
    await page.getByRole('heading', { name: 'Work queue' }).waitFor();
    order = await until('the work order', async () => {
      const id = (await requestOf())?.workOrderId;
      return id ? dispatcher.call(routes.getWorkOrder, { params: { id } }) : null;
    });
    await desk.order.getByRole('link', { name: order.number }).waitFor();
    await desk.order.getByRole('tab', { name: /The job/ }).click();
    await desk.order.getByText(words, { exact: true }).waitFor();
    await desk.order.getByRole('img', { name: 'Photo 1' }).waitFor();
    await desk.order.getByText('What triage found').waitFor();
  });

  step('sees the visit appear when the dispatcher assigns the engineer', async () => {
    await signIn(engineer.page, 'engineer', '/field/');
    await engineer.page.getByRole('heading', { name: 'My day' }).waitFor();
    await desk.order.getByRole('tab', { name: 'Engineers' }).click();
    await follows('assigned', () => desk.assign('Georgi Iliev'), [
      headline('An engineer is coming'),
      desk.toast(new RegExp(`${order.number} goes to Georgi Iliev`)),
      desk.order.getByText('Dispatched'),
    ]);
    await phone.open((await orderNow()).visits[0]?.id ?? '');
    await engineer.page.getByText(words, { exact: true }).waitFor();
    const before = engineer.page.getByRole('img', { name: 'Photo 1' });
    await until('the photo of the report on the visit', () =>
      before.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth > 0),
    );
  });

  step('follows the engineer step by step, and so does the board', async () => {
    const state = (text: string) => desk.order.getByText(text, { exact: true });
    const delays = [
      await follows('accepted', () => phone.step('Accept'), [state('Accepted')]),
      await follows('on the way', () => phone.step('Start travel'), [
        headline('Georgi is on the way to you'),
        state('En route'),
      ]),
      await follows('arrived', () => phone.step('I have arrived'), [
        headline('Georgi is working on the machine'),
        state('On site'),
      ]),
      await follows('at work', () => phone.step('Start work'), [state('Working')]),
    ];
    say(`slowest step ${Math.max(...delays)} ms`);
  });

  step('gets its machine repaired: checklist, note, photo, signature', async () => {
    const { page } = engineer;
    await phone.doChecklist();
    await phone.tab('Photos');
    await page.getByLabel('Take a photo').setInputFiles({
      name: 'after.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(140),
    });
    await page.getByRole('link', { name: 'Photo 1' }).waitFor();
    await page
      .getByRole('textbox', { name: 'Note' })
      .fill('Fan relay burnt, replaced. Bearing is worn: order one.');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Fan relay burnt' }).waitFor();
    await phone.step('Complete');
    await page
      .getByLabel('What did you do?')
      .fill('Replaced the relay of the fan and tested it for 15 minutes.');
    await phone.sign();
    await page.getByLabel('Name of who signs').fill('Vesela Petkova');
    await follows('completed', () => phone.step('Complete'), [
      headline('The work is finished. Is everything all right?'),
      desk.order.getByText('Completed', { exact: true }),
    ]);
    await page.getByRole('heading', { name: 'My day' }).waitFor();
  });

  step('confirms with five stars, and the work order is closed', async () => {
    const { page } = customer;
    await page.getByText('Replaced the relay of the fan').first().waitFor();
    await page.getByText('Signed on site by Vesela Petkova.').waitFor();
    await page.getByRole('button', { name: 'Send and finish' }).click();
    await page.getByText('Choose one to five stars.').waitFor();
    await page.getByRole('radio', { name: '5 stars' }).check({ force: true });
    await page.getByRole('button', { name: 'Send and finish' }).click();
    await headline('Done. Thank you!').waitFor();
    const closed = await until('the order closed', async () => {
      const now = await orderNow();
      return now.status === 'closed' || now.status === 'verified' ? now : null;
    });
    expect(closed.status).toBe('closed');
    expect(closed.acceptance).toMatchObject({ rating: 5, name: 'Vesela Petkova' });
    expect(closed.attachmentIds).toEqual(expect.arrayContaining(reportedPhotos));
  });

  step('left a trail of every step with who and through which door', async () => {
    const { items } = await dispatcher.call(routes.workOrderAudit, {
      params: { id: order.id },
      query: { limit: 200 },
    });
    const trail = items.map(line => `${line.source} ${line.verb}`);
    const steps = ['accept', 'start-travel', 'arrive', 'start-work', 'complete'].map(verb => `visit.${verb}`);
    expect(trail).toEqual(expect.arrayContaining(steps.map(verb => `field ${verb}`)));
    const ownSteps = items.filter(line => steps.includes(line.verb));
    // By the phone's own clock too, and where it was once its owner had set out.
    expect(ownSteps.every(line => line.actorName === 'Georgi Iliev' && line.deviceAt !== null)).toBe(true);
    expect(ownSteps.filter(line => line.position !== null).length).toBeGreaterThan(0);
    const { page } = planner;
    await page.goto(`/console/work-orders/${order.id}`);
    await page.getByRole('heading', { name: order.title }).waitFor();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    const written = page
      .locator('section, article, div')
      .filter({ has: page.getByRole('heading', { name: 'Every step' }) });
    await written.last().getByText('Georgi Iliev').first().waitFor();
    // The customer's photo, the engineer's and the signature stand on the order.
    expect(await page.getByRole('img', { name: /Photo/ }).count()).toBeGreaterThanOrEqual(2);
    say(`audit trail: ${trail.toReversed().join(', ')}`);
    expect([...customer.complaints, ...engineer.complaints, ...planner.complaints]).toEqual([]);
  });
});
