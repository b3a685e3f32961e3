// What a first visit costs: bytes, time until it can be used on a slow processor; and how smooth the map is when it is full.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { unpackedChromium } from '../e2e/chromium.ts';
import { median, percentile, round, say } from './lib/figures.mjs';
import { startSystem, temporaryFolder } from './lib/system.mjs';
import { serveEmptyPage } from './web/empty-page.mjs';
import { firstLoad, mapWeight, weightOf } from './web/load.mjs';
import { panning, strewn } from './web/panning.mjs';

export const defaults = { rounds: 5, slowdown: 4, markers: 5_000, seconds: 4 };
const budgets = { console: 450_000, field: 180_000, portal: 180_000 };

export async function run({ rounds, slowdown, markers, seconds }) {
  const system = await startSystem();
  const base = `http://localhost:${system.port}`;
  const empty = await serveEmptyPage(temporaryFolder());
  const { executablePath, environment } = await unpackedChromium();
  const browser = await chromium.launch({
    executablePath,
    env: environment,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  const cookies = {
    dispatcher: await signedIn(browser, base, 'dispatcher'),
    engineer: await signedIn(browser, base, 'engineer'),
    customer: await signedIn(browser, base, 'customer'),
  };
  const pages = [
    { name: 'empty', title: 'React alone', url: empty.url },
    { name: 'sign-in', title: 'console, signing in', app: 'console', url: `${base}/console/` },
    {
      name: 'overview',
      title: 'console, overview',
      app: 'console',
      url: `${base}/console/`,
      cookies: cookies.dispatcher,
    },
    {
      name: 'dispatch',
      title: 'console, dispatch',
      app: 'console',
      url: `${base}/console/dispatch`,
      cookies: cookies.dispatcher,
    },
    {
      name: 'field',
      title: 'field, the day',
      app: 'field',
      url: `${base}/field/`,
      cookies: cookies.engineer,
      phone: true,
    },
    {
      name: 'label',
      title: 'portal, a label',
      app: 'portal',
      url: `${base}/e/${system.demo.labelToken}`,
      phone: true,
    },
    {
      name: 'portal',
      title: 'portal, signed in',
      app: 'portal',
      url: `${base}/portal/`,
      cookies: cookies.customer,
      phone: true,
    },
  ];
  const loads = new Map(pages.map(({ name }) => [name, []]));
  // The first visit of all warms the server and does not count in time; it stays until the map has all its detail.
  const first = new Map();
  for (const page of pages)
    first.set(
      page.name,
      await firstLoad(browser, { ...page, slowdown: 1, stayMs: 3_000, picture: process.env.BENCH_PICTURES }),
    );
  for (let turn = 1; turn <= rounds; turn++) {
    say(`round ${turn} of ${rounds}`);
    for (const page of pages) loads.get(page.name).push(await firstLoad(browser, { ...page, slowdown }));
  }
  const results = [];
  for (const { name, title, app } of pages) {
    const weight = await weightOf(first.get(name).requests);
    results.push({
      name,
      title,
      app,
      ...weight,
      interactiveMs: Math.round(median(loads.get(name).map(load => load.interactiveMs))),
      mainThreadMs: Math.round(median(loads.get(name).map(load => load.busyMs))),
    });
  }
  const assets = fileURLToPath(new URL('../../dist/web/assets', import.meta.url));
  const mapData = await mapWeight(base, assets);
  const yardstick = results[0];
  say('panning the map ...');
  const map = await mapFrames(browser, base, { cookies: cookies.dispatcher, markers, seconds });
  const still = await emptyFrames(browser, empty.url, seconds);
  await browser.close();
  empty.close();
  await system.stop();
  const kB = bytes => (bytes / 1_000).toFixed(1);
  const within = one => (one.app ? one.gzip <= budgets[one.app] : true);
  return {
    columns: [
      '',
      'gzip kB',
      'br kB',
      'files',
      `interactive ms at ${slowdown}x`,
      'ratio',
      'main thread ms',
      'budget kB',
    ],
    rows: results.map(one => [
      one.title,
      kB(one.gzip),
      kB(one.br),
      one.files,
      one.interactiveMs,
      round(one.interactiveMs / yardstick.interactiveMs),
      one.mainThreadMs,
      one.app ? `${budgets[one.app] / 1_000} ${within(one) ? 'ok' : 'OVER'}` : '',
    ]),
    more: {
      columns: ['panning', 'frames/s', 'p95 ms', 'worst ms', 'main thread ms a frame', 'ratio'],
      rows: [...map, { title: 'empty page under the same drag', ...still }].map(one => [
        one.title,
        one.fps,
        one.p95,
        one.worst,
        one.mainThreadMs,
        round(one.fps / still.fps),
      ]),
    },
    figures: {
      yardstick: 'a page with React alone, same browser, same run',
      budgets,
      ratio: Math.max(...results.map(one => round(one.interactiveMs / yardstick.interactiveMs))),
      pages: results,
      mapData,
      map,
      empty: still,
    },
  };
}

/** The cookies of a demo account, as the sign-in page gets them. */
async function signedIn(browser, base, account) {
  const context = await browser.newContext({ baseURL: base });
  const answer = await context.request.post('/api/sessions', {
    data: { email: `${account}@demo.callout`, password: 'callout-demo' },
    headers: { 'X-Callout': 'console', 'Sec-Fetch-Site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`signing in ${account}: ${answer.status()} ${await answer.text()}`);
  const { cookies } = await context.storageState();
  await context.close();
  return cookies;
}

const framesOf = ({ fps, gaps, busyMs }) => ({
  mainThreadMs: round(busyMs),
  fps: round(fps, 1),
  p95: round(percentile(gaps, 0.95), 1),
  worst: round(Math.max(...gaps), 1),
});

async function mapFrames(browser, base, { cookies, markers, seconds }) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  // The dispatch page asks for at most 2,000 open orders: here its first page has all the markers.
  await page.route(/\/api\/work-orders\?/, async route => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { items: strewn(answer.items, markers), nextCursor: null } });
  });
  await page.goto(`${base}/console/dispatch`);
  await page.locator('.co-map canvas').first().waitFor();
  await page.waitForTimeout(3_000);
  if (process.env.BENCH_PICTURES)
    await page.screenshot({ path: join(process.env.BENCH_PICTURES, 'map.png') });
  const results = [
    {
      title: `${markers} markers, the whole country`,
      ...framesOf(await panning(page, '.co-map', seconds)),
    },
  ];
  for (let step = 0; step < 3; step++) {
    await page.locator('.co-map__group button').first().click();
    await page.waitForTimeout(700);
  }
  results.push({
    title: `${markers} markers, three steps closer`,
    ...framesOf(await panning(page, '.co-map', seconds)),
  });
  await context.close();
  return results;
}

async function emptyFrames(browser, url, seconds) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  const frames = framesOf(await panning(page, 'body', seconds));
  await context.close();
  return frames;
}
