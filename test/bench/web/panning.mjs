import { setTimeout as sleep } from 'node:timers/promises';

/** As many open orders as wanted, made of real ones and strewn over the country. */
export function strewn(items, count) {
  // Mulberry32: always the same places, and none of them on a grid.
  let state = 7;
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: count }, (_, n) => {
    const item = items[n % items.length];
    const hex = n.toString(16).padStart(12, '0');
    return {
      ...item,
      id: `00000000-0000-4000-8000-${hex}`,
      number: `WO-${900_000 + n}`,
      urgency: ['critical', 'high', 'normal', 'low'][n % 4],
      position: { lat: 41.4 + 2.6 * chance(), lng: 22.5 + 5.8 * chance() },
    };
  });
}

/** Processor time of the page's main thread so far, ms. */
export async function mainThreadMs(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return 1_000 * (metrics.find(metric => metric.name === 'TaskDuration')?.value ?? 0);
}

/** Frames a second while the pointer drags to and fro over the middle of an element for some seconds. */
export async function panning(page, selector, seconds) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const at = { x: box.x + box.width * 0.5, y: box.y + box.height * 0.5 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 8, at.y + 4);
  await page.evaluate(() => {
    const frames = [];
    const note = now => {
      frames.push(now);
      globalThis.benchFrame = requestAnimationFrame(note);
    };
    globalThis.benchFrames = frames;
    globalThis.benchFrame = requestAnimationFrame(note);
  });
  const busyBefore = await mainThreadMs(protocol);
  const begun = performance.now();
  for (let step = 0; performance.now() - begun < seconds * 1_000; step++) {
    const turn = ((performance.now() - begun) / 1_000) * Math.PI;
    await page.mouse.move(
      at.x + box.width * 0.25 * Math.sin(turn),
      at.y + box.height * 0.2 * Math.sin(2 * turn),
    );
    await sleep(8);
  }
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.benchFrame);
    return globalThis.benchFrames;
  });
  const busyMs = (await mainThreadMs(protocol)) - busyBefore;
  await page.mouse.up();
  const gaps = frames.slice(1).map((time, n) => time - frames[n]);
  const spanMs = frames.at(-1) - frames[0];
  return { fps: ((frames.length - 1) / spanMs) * 1_000, gaps, busyMs: busyMs / Math.max(1, gaps.length) };
}
