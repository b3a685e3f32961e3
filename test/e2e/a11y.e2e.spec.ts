import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { routes } from '#contracts';
import type { Locale } from '#contracts';
import { createClient } from '../../libs/ui/api/client';
import { Browsers, signIn } from './browser';
import type { Screen } from './browser';
import { barriers, hiddenFocus, missingWords, overflow, settled } from './looks';
import { System } from './system';

jest.setTimeout(240_000);

interface Screens {
  app: string;
  screen: Screen;
  /** Nobody signed in: pages that are open to all. */
  account: string | null;
  pages: readonly (readonly [name: string, path: string, then?: (page: Page) => Promise<unknown>])[];
}

/** English in the light with everything that axe knows; Bulgarian in the dark; Chinese: words and widths. */
const passes = [
  { speaks: 'en', dark: false, lang: 'en' },
  { speaks: 'bg', dark: true, lang: 'bg' },
  { speaks: 'zh', dark: false, lang: 'zh-Hans' },
] as const satisfies readonly { speaks: Locale; dark: boolean; lang: string }[];

describe('every page of the three apps', () => {
  let system: System;
  let browsers: Browsers;
  let screens: Screens[] = [];

  beforeAll(async () => {
    system = await System.start();
    browsers = await Browsers.open(system.url);
    screens = await everything(system);
  });
  afterAll(async () => {
    await browsers?.close();
    await system?.stop();
  });

  for (const { speaks, dark, lang } of passes)
    it(`can be used and read by everybody (${speaks}, ${dark ? 'dark' : 'light'})`, async () => {
      const found: string[] = [];
      const walk = async ({ app, screen, account, pages }: Screens): Promise<void> => {
        const { page, context, complaints } = await browsers.person({ screen, dark, speaks });
        if (account) await signIn(page, account, app === 'portal' ? '/portal/account' : `/${app}/`);
        for (const [name, path, then] of pages) {
          const note = (what: readonly string[]): void =>
            void found.push(...what.map(each => `${app} ${name}: ${each}`));
          await page.goto(path);
          await settled(page);
          if (then) await then(page);
          if (speaks !== 'zh') note(await barriers(page, dark ? 'colours' : 'all'));
          note((await missingWords(page)).map(key => `raw key ${key}`));
          const wider = await overflow(page);
          if (wider > 0) note([`${wider} px wider than the window`]);
          const spoken = await page.evaluate(() => document.documentElement.lang);
          if (spoken !== lang) note([`speaks ${spoken}`]);
          if (speaks === 'en') note((await hiddenFocus(page, 8)).map(each => `focus not seen on ${each}`));
        }
        found.push(...complaints.map(each => `${app}: ${each}`));
        await context.close();
      };
      await Promise.all(screens.map(walk));
      expect(found).toEqual([]);
    });
});

async function everything(system: System): Promise<Screens[]> {
  const manager = await system.as('manager');
  const engineer = await system.as('engineer');
  const customer = await system.as('customer');
  const first = async <T>(list: Promise<{ items: T[] }>, what: string): Promise<T> => {
    const [item] = (await list).items;
    if (!item) throw new Error(`The demo has no ${what}.`);
    return item;
  };
  const [request, order, unit, alert, visit, own, person] = await Promise.all([
    first(manager.call(routes.listRequests, { query: { open: true, limit: 1 } }), 'request'),
    first(manager.call(routes.listWorkOrders, { query: { status: ['closed'], limit: 1 } }), 'closed order'),
    first(manager.call(routes.listEquipment, { query: { alerting: true, limit: 1 } }), 'alerting unit'),
    first(manager.call(routes.listAlerts, { query: { open: true, limit: 1 } }), 'alert'),
    first(engineer.call(routes.listVisits, { query: { status: ['dispatched'], limit: 1 } }), 'visit'),
    first(customer.call(routes.listEquipment, { query: { limit: 1 } }), 'machine of the customer'),
    first(manager.call(routes.listPeople, { query: { role: 'customer', limit: 1 } }), 'person of a customer'),
  ]);
  const label = `/e/${system.demo.labelToken}`;
  const press = (index: number) => (page: Page) => page.locator('main button').nth(index).click();
  const openTab = (index: number) => (page: Page) => page.getByRole('tab').nth(index).click();
  return [
    {
      app: 'console',
      screen: 'desk',
      account: 'manager',
      pages: [
        ['overview', '/console/overview'],
        ['dispatch', '/console/dispatch', page => page.locator('[data-order]').first().click()],
        ['requests', '/console/requests'],
        ['request', `/console/requests/${request.id}`],
        ['work orders', '/console/work-orders'],
        ['work order', `/console/work-orders/${order.id}`],
        ['equipment', '/console/equipment'],
        ['unit', `/console/equipment/${unit.id}`],
        [
          'access hours',
          `/console/equipment/${unit.id}`,
          page => page.locator('.cs-access button').first().click(),
        ],
        ['register a unit', '/console/equipment/new'],
        ['alerts', '/console/alerts'],
        ['alert', `/console/alerts?alert=${alert.id}`],
        ['alert rules', '/console/alerts/rules'],
        ['knowledge', '/console/knowledge?q=overheats'],
        ['people', '/console/people'],
        ['settings', '/console/settings?tab=assistant'],
        ['nowhere', '/console/nowhere'],
      ],
    },
    {
      app: 'console',
      screen: 'phone',
      account: 'manager',
      pages: [
        ['personal data', '/console/settings?tab=privacy'],
        ['personal data of somebody', `/console/settings?tab=privacy&person=${person.id}`],
        [
          'erasure',
          `/console/settings?tab=privacy&person=${person.id}`,
          page => page.locator('.cs-privacy__verbs button').last().click(),
        ],
      ],
    },
    {
      app: 'console',
      screen: 'desk',
      account: null,
      pages: [
        ['sign in', '/console/sign-in'],
        ['reset', '/console/reset'],
      ],
    },
    {
      app: 'field',
      screen: 'phone',
      account: 'engineer',
      pages: [
        ['day', '/field/'],
        ['brief', `/field/visits/${visit.id}`],
        ['checklist', `/field/visits/${visit.id}`, openTab(1)],
        ['record', `/field/visits/${visit.id}`, openTab(2)],
        ['help', `/field/visits/${visit.id}`, openTab(3)],
        ['finish', `/field/visits/${visit.id}/finish`, page => page.locator('button[type=submit]').click()],
        ['unknown visit', `/field/visits/${own.id}`],
      ],
    },
    { app: 'field', screen: 'phone', account: null, pages: [['sign in', '/field/']] },
    {
      app: 'portal',
      screen: 'phone',
      account: null,
      pages: [
        ['start', '/portal/'],
        ['label', label],
        [
          'report',
          label,
          async page => {
            await press(0)(page);
            await page.locator('button[type=submit]').click();
          },
        ],
        ['own report', label, press(1)],
        ['unknown label', '/e/notatoken0000'],
        ['sign in', '/portal/account'],
        ['tracking', await trackingLink(system)],
      ],
    },
    {
      app: 'portal',
      screen: 'phone',
      account: 'customer',
      pages: [
        ['account', '/portal/account'],
        ['account with warnings', '/portal/account', withWarnings],
        ['report of a customer', `/portal/account/${own.id}`],
      ],
    },
  ];
}

/** The machines of the customer as they look on a bad day; which of them warn in the demo is left to chance. */
async function withWarnings(page: Page): Promise<void> {
  await page.route('**/api/equipment?**', async route => {
    const answer = await route.fetch();
    const { items, ...rest }: { items: object[] } = await answer.json();
    await route.fulfill({ json: { ...rest, items: items.map(unit => ({ ...unit, openAlerts: 12 })) } });
  });
  await page.reload();
  await settled(page);
}

/** A report of somebody without an account, and the link to follow it. */
async function trackingLink(system: System): Promise<string> {
  const anybody = createClient({ routes, baseUrl: `${system.url}/api` });
  const { token } = await anybody.call(routes.beginAtLabel, {
    body: { publicToken: system.demo.labelToken },
  });
  const visitor = createClient({ routes, baseUrl: `${system.url}/api`, token: () => token });
  const received = await visitor.call(routes.report, {
    body: {
      text: 'It gets hot',
      locale: 'en',
      attachmentIds: [],
      contact: { name: 'Ana', email: 'ana@example.com', phone: null },
    },
  });
  return received.trackingPath;
}
