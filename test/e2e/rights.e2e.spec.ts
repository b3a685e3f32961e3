import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { routes } from '#contracts';
import type { ApiClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Visitor } from './browser';
import { journey, say } from './journey';
import { System } from './system';

jest.setTimeout(120_000);

/** What people see of each other's, and how quickly a session that was ended is over. */
describe('people of three companies', () => {
  let system: System;
  let browsers: Browsers;
  let manufacturer: ApiClient;
  let partner: Visitor;
  let customer: Visitor;
  let dispatcher: Visitor;
  const step = journey('rights', () => browsers);

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    manufacturer = await system.as('manager');
    await Promise.all([system.speaking('partner', 'en'), system.speaking('customer', 'en')]);
    [partner, customer, dispatcher] = await Promise.all([
      browsers.person(),
      browsers.person({ screen: 'phone' }),
      browsers.person(),
    ]);
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  const nowhere = (page: Page) => page.getByText('This does not exist, or not for you.').waitFor();

  step('a partner finds its own jobs and no other', async () => {
    const { page } = partner;
    const own = await system.as('partner');
    const [mine, all] = await Promise.all([
      own.call(routes.listWorkOrders, { query: { open: true, limit: 200 } }),
      manufacturer.call(routes.listWorkOrders, { query: { open: true, limit: 200 } }),
    ]);
    const foreign = all.items.filter(order => !mine.items.some(each => each.id === order.id));
    expect(mine.items.length).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(0);
    await signIn(page, 'partner', '/console/work-orders');
    for (const order of mine.items.slice(0, 10)) await page.getByText(order.number).first().waitFor();
    const shown = await page.getByRole('table').innerText();
    for (const order of foreign) expect(shown).not.toContain(order.number);
    await page.goto(`/console/work-orders/${foreign[0]?.id}`);
    await nowhere(page);
    // Not even by searching for it.
    await page.goto('/console/work-orders');
    await page
      .getByRole('searchbox')
      .first()
      .fill(foreign[0]?.number ?? '');
    await page
      .getByText(/No work order|Nothing/)
      .first()
      .waitFor();
  });

  step('a partner is not offered what is not for it, and refused what it asks for', async () => {
    const { page } = partner;
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Work orders' }).waitFor();
    expect(await pages.getByRole('link', { name: 'Requests' }).count()).toBe(0);
    await page.goto('/console/requests');
    await page.getByText('This page is not for your role').waitFor();
    const asked = await page.request.get('/api/service-requests');
    expect(asked.status()).toBe(403);
  });

  step('a customer finds its own machines, and is led home from the console', async () => {
    const { page } = customer;
    await signIn(page, 'customer', '/console/');
    await page.waitForURL(/\/portal\//);
    await page.goto('/portal/account');
    await page.getByRole('heading', { name: 'Machines' }).waitFor();
    const own = await system.as('customer');
    const [mine, all] = await Promise.all([
      own.call(routes.listEquipment, { query: { limit: 200 } }),
      manufacturer.call(routes.listEquipment, { query: { limit: 200 } }),
    ]);
    const foreign = all.items.find(unit => !mine.items.some(each => each.customerId === unit.customerId));
    if (!foreign || !mine.items[0]) throw new Error('The demo has no two customers.');
    await page.getByText(mine.items[0].serialNumber).waitFor();
    await page.getByRole('searchbox').fill(foreign.serialNumber);
    await page.getByText('No machine matches.').waitFor();
    await page.goto(`/portal/account/${foreign.id}`);
    await nowhere(page);
    expect((await page.request.get('/api/alerts')).status()).toBe(403);
    expect((await page.request.get(`/api/equipment/${foreign.id}`)).status()).toBe(404);
  });

  step('an ended session is over within a second, on the page that was open', async () => {
    const { page } = dispatcher;
    await signIn(page, 'dispatcher', '/console/dispatch');
    await page.getByRole('heading', { name: 'Work queue' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const elsewhere = await browsers.person();
    await signIn(elsewhere.page, 'dispatcher', '/console/settings');
    const sessions = elsewhere.page.getByRole('listitem').filter({ hasText: 'Chrome' });
    await sessions.first().waitFor();
    await elsewhere.page.getByRole('button', { name: 'End', exact: true }).first().click();
    await elsewhere.page.getByText('Session ended').waitFor();
    const begun = performance.now();
    await page.getByRole('textbox', { name: 'Password' }).waitFor({ timeout: 10_000 });
    say(`signed out after ${Math.round(performance.now() - begun)} ms`);
    expect(await page.getByRole('heading', { name: 'Work queue' }).count()).toBe(0);
    await elsewhere.page.getByRole('heading', { name: 'Settings' }).waitFor();
  });

  step('an engineer who is deactivated is signed out on the phone', async () => {
    const phone = await browsers.person({ screen: 'phone' });
    await signIn(phone.page, 'engineer', '/field/');
    await phone.page.getByRole('heading', { name: 'My day' }).waitFor();
    await phone.page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
    const people = await manufacturer.call(routes.listPeople, { query: { q: 'engineer@', limit: 20 } });
    const person = people.items.find(each => each.email === 'engineer@demo.callout');
    if (!person) throw new Error('No engineer.');
    await manufacturer.call(routes.changePerson, {
      params: { id: person.id },
      body: { version: person.version, active: false },
    });
    const begun = performance.now();
    await phone.page.locator('input[type=password]').waitFor({ timeout: 10_000 });
    say(`signed out on the phone after ${Math.round(performance.now() - begun)} ms`);
    expect([...partner.complaints, ...customer.complaints, ...dispatcher.complaints]).toEqual([]);
  });
});
