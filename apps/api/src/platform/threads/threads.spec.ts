import { afterEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'node:worker_threads';
import { Threads } from './threads';

type Order = 'echo' | 'hang' | 'die' | 'throw' | 'eat';

/** A thread that does as it is told. */
const code = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', order => {
  if (order === 'hang') for (;;);
  if (order === 'die') process.exit(3);
  if (order === 'throw') throw new Error('a bug');
  if (order === 'eat') for (const eaten = []; ; ) eaten.push(new Array(1e5).fill(Math.random()));
  parentPort.postMessage(threadId);
});`;
let started = 0;
const start = () => {
  started += 1;
  return new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } });
};
const pools: Threads<Order, number>[] = [];
const pool = (most = 1, mostWaiting = 0, idleMs = 5_000) => {
  const threads = new Threads<Order, number>(start, { most, mostWaiting, idleMs });
  pools.push(threads);
  return threads;
};
const soon = { deadlineMs: 20_000 };
const reasonOf = (run: Promise<number>) =>
  run.then(
    () => 'done',
    (error: Error) => ('reason' in error ? error.reason : error.name),
  );

afterEach(() => Promise.all(pools.splice(0).map(threads => threads.stop())));

describe('threads', () => {
  it('are used again', async () => {
    const threads = pool();
    const before = started;
    const ids = [await threads.run('echo', soon), await threads.run('echo', soon)];
    expect([new Set(ids).size, started - before]).toEqual([1, 1]);
  });

  it('are as many as may be, and who cannot wait is told at once', async () => {
    const threads = pool(1, 1);
    const first = threads.run('echo', soon);
    const second = threads.run('echo', soon);
    expect(await reasonOf(threads.run('echo', soon))).toBe('ThreadsBusy');
    expect(await first).toBe(await second);
  });

  it.each([
    ['die', 'died'],
    ['throw', 'died'],
    ['eat', 'memory'],
  ] as const)('that %s fail their own work only', async (order, reason) => {
    const threads = pool(1, 1);
    const [failed, next] = await Promise.all([
      reasonOf(threads.run(order, soon)),
      reasonOf(threads.run('echo', soon)),
    ]);
    expect([failed, next]).toEqual([reason, 'done']);
  });

  it('that do not come to an end are ended at the deadline, also for who waits behind', async () => {
    const threads = pool(1, 1);
    const hanging = reasonOf(threads.run('hang', { deadlineMs: 300 }));
    const waiting = reasonOf(threads.run('echo', { deadlineMs: 100 }));
    expect(await Promise.all([hanging, waiting])).toEqual(['deadline', 'deadline']);
    expect(await reasonOf(threads.run('echo', soon))).toBe('done');
  });

  it('stop when nobody wants the outcome any more', async () => {
    const threads = pool(1, 1);
    const gone = new AbortController();
    const both = [threads.run('hang', { ...soon, signal: gone.signal }), threads.run('echo', soon)];
    setTimeout(() => gone.abort(), 50);
    expect(await Promise.all(both.map(reasonOf))).toEqual(['stopped', 'done']);
  });

  it('leave the event loop to others', async () => {
    const threads = pool();
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    await reasonOf(threads.run('hang', { deadlineMs: 500 }));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
  });

  it('are all ended by a stop, and no more are started', async () => {
    const threads = pool();
    const hanging = reasonOf(threads.run('hang', soon));
    await new Promise(resolve => setTimeout(resolve, 100));
    await threads.stop();
    expect([await hanging, await reasonOf(threads.run('echo', soon))]).toEqual(['died', 'stopped']);
  });
});
