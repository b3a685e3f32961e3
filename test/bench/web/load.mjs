import { readdirSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mainThreadMs } from './panning.mjs';

const QUIET_MS = 1_500;
const LONGEST_MS = 60_000;

/** Runs in the page before anything else. */
function watch() {
  const seen = { lcp: 0, busyUntil: 0, longTasks: 0 };
  Object.assign(globalThis, { benchSeen: seen });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      seen.busyUntil = entry.startTime + entry.duration;
      seen.longTasks += entry.duration;
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** Bytes of a file as it travels in one encoding. */
function bytesOf(url, encoding) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, response => {
      let bytes = 0;
      response.on('data', chunk => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    }).on('error', reject);
  });
}

/**
 * Opens a page as somebody does who has never been there. `interactiveMs`: the largest content is painted and no task
 * of the main thread over 50 ms follows for 1.5 s; at a quarter of the processor's speed.
 */
export async function firstLoad(
  browser,
  { name, url, cookies = [], phone = false, slowdown = 4, stayMs = 0, picture },
) {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    isMobile: phone,
    locale: 'en-GB',
    timezoneId: 'Europe/Sofia',
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const requests = new Set();
  page.on('response', response => requests.add(response.url()));
  const protocol = await context.newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load' });
  const seen = await quiet(page);
  await sleep(stayMs);
  if (picture) await page.screenshot({ path: join(picture, `${name}.png`) });
  const busyMs = await mainThreadMs(protocol);
  await context.close();
  return { busyMs, interactiveMs: Math.max(seen.lcp, seen.busyUntil), ...seen, requests };
}

async function quiet(page) {
  for (const begun = performance.now(); ; await sleep(100)) {
    const seen = await page.evaluate(() => ({ ...globalThis.benchSeen, now: performance.now() }));
    const last = Math.max(seen.lcp, seen.busyUntil);
    if (seen.lcp > 0 && seen.now - last > QUIET_MS) return seen;
    if (performance.now() - begun > LONGEST_MS) throw new Error('the page does not come to rest');
  }
}

/** What a first load carries, compressed as the server sends it; without the api's answers and the map's data. */
export async function weightOf(requests) {
  const weight = { gzip: 0, br: 0, files: 0 };
  for (const url of requests) {
    const { pathname, protocol } = new URL(url);
    if (protocol !== 'http:' || pathname.startsWith('/api/') || mapData.test(pathname)) continue;
    weight.gzip += await bytesOf(url, 'gzip');
    weight.br += await bytesOf(url, 'br');
    weight.files += 1;
  }
  return weight;
}

const mapData = /countries-\w+-[\w-]+\.json$/;

/** The built-in map's data, which a worker fetches from coarse to fine once the page stands: bytes by detail. */
export async function mapWeight(base, assets) {
  const found = {};
  for (const file of readdirSync(assets).filter(name => mapData.test(name))) {
    const url = `${base}/assets/${file}`;
    found[file.split('-')[1]] = { gzip: await bytesOf(url, 'gzip'), br: await bytesOf(url, 'br') };
  }
  return found;
}
