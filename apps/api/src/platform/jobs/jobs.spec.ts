import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { bareDatabase, testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import type { Actor, Scope } from '../database';
import { installJobs } from './install';
import { jobKind } from './job-kind';
import type { JobRun } from './job-kind';
import { Jobs } from './jobs';

const organisationId = randomUUID();
const actor: Actor = { personId: null, role: 'test', name: 'Test', source: 'api', requestId: 'r' };
const manufacturer: Scope = { family: 'manufacturer', organisationId, ...actor };
const Input = z.object({ organisationId: z.uuid(), subject: z.string() });

let db: TestDatabase;
const running: Jobs[] = [];

beforeAll(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(jobs => jobs.stop()));
});

function made({ work = true, stopPatienceMs = 1_000 } = {}): Jobs {
  const jobs = new Jobs({ appUrl: db.appUrl, work, stopPatienceMs, superviseSeconds: 1 });
  running.push(jobs);
  return jobs;
}

const fresh = (options = {}) => jobKind(`test-${randomUUID()}`, Input, { retryDelaySeconds: 1, ...options });
const input = (subject: string) => ({ organisationId, subject });

async function until(condition: () => boolean | Promise<boolean>, patienceMs = 8_000) {
  for (const end = performance.now() + patienceMs; !(await condition());) {
    if (performance.now() > end) throw new Error('waited in vain');
    await sleep(20);
  }
}

async function asOwner<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

describe('a job', () => {
  it('runs after the commit of its transaction, within a second, for its organisation', async () => {
    const jobs = made();
    const kind = fresh();
    const runs: [string, JobRun<{ organisationId: string }>][] = [];
    jobs.handle(kind, async ({ subject }, run) => void runs.push([subject, run]));
    await jobs.start();
    await db.database.transaction(manufacturer, async tx => {
      await jobs.enqueue(tx, kind, input('a'));
      await sleep(700);
      expect(runs).toEqual([]);
    });
    const committed = performance.now();
    await until(() => runs.length === 1);
    expect(performance.now() - committed).toBeLessThan(1_000);
    await sleep(700);
    expect(runs).toEqual([
      [
        'a',
        expect.objectContaining({
          attempt: 1,
          scope: expect.objectContaining({ family: 'worker', organisationId }),
        }),
      ],
    ]);
  });

  it('never runs when its transaction was rolled back', async () => {
    const jobs = made();
    const kind = fresh();
    const subjects: string[] = [];
    jobs.handle(kind, async ({ subject }) => void subjects.push(subject));
    await jobs.start();
    const failing = db.database.transaction(manufacturer, async tx => {
      await jobs.enqueue(tx, kind, input('never'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await db.database.transaction(manufacturer, tx => jobs.enqueue(tx, kind, input('after')));
    await until(() => subjects.length > 0);
    await sleep(600);
    expect(subjects).toEqual(['after']);
  });

  it('runs once though two processes work', async () => {
    const kind = fresh({ concurrency: 3 });
    const subjects: string[] = [];
    const processes = [made(), made()];
    for (const jobs of processes) {
      jobs.handle(kind, async ({ subject }) => {
        await sleep(5);
        subjects.push(subject);
      });
      await jobs.start();
    }
    const all = Array.from({ length: 30 }, (_, n) => `${n}`);
    await db.database.transaction(manufacturer, async tx => {
      for (const subject of all) await processes[0]?.enqueue(tx, kind, input(subject));
    });
    await until(() => subjects.length >= all.length, 15_000);
    await sleep(300);
    expect(subjects.toSorted()).toEqual(all.toSorted());
  });

  it('can be added by everybody, also where nobody works', async () => {
    const adding = made({ work: false });
    const kind = fresh();
    adding.handle(kind, async () => undefined);
    await adding.start();
    const partner: Scope = { family: 'partner', organisationId, partnerId: randomUUID(), ...actor };
    const customer: Scope = { family: 'customer', organisationId, customerId: randomUUID(), ...actor };
    const visitor: Scope = {
      family: 'visitor',
      organisationId,
      equipmentId: randomUUID(),
      serviceRequestId: null,
      ...actor,
    };
    const worker: Scope = { family: 'worker', organisationId, ...actor };
    for (const scope of [
      manufacturer,
      partner,
      customer,
      visitor,
      worker,
      { family: 'system', ...actor } as const,
    ])
      await db.database.transaction(scope, tx => adding.enqueue(tx, kind, input(scope.family)));
    await expect(
      db.database.transaction(visitor, tx => tx.rows('SELECT data FROM pgboss.job')),
    ).rejects.toThrow(/not visible/i);
    const rows = await asOwner('SELECT state FROM pgboss.job WHERE name = $1', [kind.name]);
    expect(rows).toEqual(Array.from({ length: 6 }, () => ({ state: 'created' })));
  });

  it('waits at most once for each key, if it is a singleton', async () => {
    const jobs = made({ work: false });
    const kind = fresh({ singleton: true });
    jobs.handle(kind, async () => undefined);
    await jobs.start();
    const ids = await db.database.transaction(manufacturer, async tx => [
      await jobs.enqueue(tx, kind, input('a'), { singletonKey: 'k1' }),
      await jobs.enqueue(tx, kind, input('b'), { singletonKey: 'k1' }),
      await jobs.enqueue(tx, kind, input('c'), { singletonKey: 'k2' }),
    ]);
    expect(ids.map(id => id !== null)).toEqual([true, false, true]);
    await expect(
      db.database.transaction(manufacturer, tx => jobs.enqueue(tx, kind, input('d'))),
    ).rejects.toThrow(/singletonKey/);
  });

  it('waits for its time', async () => {
    const jobs = made();
    const kind = fresh();
    const subjects: string[] = [];
    jobs.handle(kind, async ({ subject }) => void subjects.push(subject));
    await jobs.start();
    await db.database.transaction(manufacturer, async tx => {
      await jobs.enqueue(tx, kind, input('later'), { startAfter: new Date(Date.now() + 1_500) });
      await jobs.enqueue(tx, kind, input('now'));
    });
    await until(() => subjects.length === 2);
    expect(subjects).toEqual(['now', 'later']);
  });
});

describe('a job that fails', () => {
  it('is tried again, and is a dead letter with its reason in the end, from where it can be revived', async () => {
    const jobs = made();
    const kind = fresh({ retryLimit: 1 });
    const attempts: number[] = [];
    let broken = true;
    jobs.handle(kind, async (_, { attempt }) => {
      attempts.push(attempt);
      if (broken) throw new Error(`no luck ${attempt}`);
    });
    await jobs.start();
    await db.database.transaction(manufacturer, tx => jobs.enqueue(tx, kind, input('x')));
    const mine = async () => (await jobs.failed()).find(letter => letter.job === kind.name);
    await until(async () => (await mine()) !== undefined);
    const letter = await mine();
    expect(attempts).toEqual([1, 2]);
    expect(letter).toMatchObject({ input: input('x'), error: 'no luck 2', attempts: 2 });
    broken = false;
    expect(await jobs.retry([letter?.id ?? ''])).toBe(1);
    await until(() => attempts.length === 3);
    expect(await mine()).toBeUndefined();
  });

  it('for an input that nobody can read is a dead letter at once', async () => {
    const jobs = made();
    const kind = fresh();
    jobs.handle(kind, async () => undefined);
    await jobs.start();
    await expect(
      db.database.transaction(manufacturer, tx =>
        jobs.enqueue(tx, kind, { organisationId: 'none', subject: '' }),
      ),
    ).rejects.toThrow(/uuid/i);
    await asOwner(
      `INSERT INTO pgboss.job (name, data, dead_letter, retry_limit) VALUES ($1, '{"of": "old"}', 'dead-letters', 5)`,
      [kind.name],
    );
    await until(async () =>
      (await jobs.failed()).some(letter => letter.job === kind.name && letter.attempts === 1),
    );
  });

  it('because its process died is taken over by another', async () => {
    const kind = fresh();
    const jobs = made({ work: false });
    jobs.handle(kind, async () => undefined);
    await jobs.start();
    await db.database.transaction(manufacturer, tx => jobs.enqueue(tx, kind, input('orphan')));
    // What a process leaves behind that was killed in the middle: an active job and no sign of life.
    const killed = new PgBoss({
      connectionString: db.ownerUrl,
      supervise: false,
      schedule: false,
      migrate: false,
    });
    await killed.start();
    expect(await killed.fetch(kind.name)).toHaveLength(1);
    await killed.stop({ graceful: false });
    await asOwner(
      `UPDATE pgboss.job SET heartbeat_on = now() - interval '1 minute', started_on = now() - interval '1 minute' WHERE name = $1`,
      [kind.name],
    );

    const survivor = made();
    const runs: number[] = [];
    survivor.handle(kind, async (_, { attempt }) => void runs.push(attempt));
    await survivor.start();
    await until(() => runs.length === 1, 15_000);
    expect(runs).toEqual([2]);
  });

  it('because the process stops in the middle is left to be retried', async () => {
    const kind = fresh();
    const first = made({ stopPatienceMs: 1_000 });
    let began = 0;
    let aborted = false;
    first.handle(kind, async (_, { signal }) => {
      began += 1;
      signal.addEventListener('abort', () => (aborted = true));
      await sleep(60_000, undefined, { signal, ref: false });
    });
    await first.start();
    await db.database.transaction(manufacturer, tx => first.enqueue(tx, kind, input('long')));
    await until(() => began === 1);
    await first.stop();
    expect(aborted).toBe(true);
    const second = made();
    const runs: number[] = [];
    second.handle(kind, async (_, { attempt }) => void runs.push(attempt));
    await second.start();
    await until(() => runs.length === 1);
    expect(runs).toEqual([2]);
  });
});

describe('a stop', () => {
  it('finishes the jobs in hand', async () => {
    const jobs = made({ stopPatienceMs: 5_000 });
    const kind = fresh();
    let began = false;
    let finished = false;
    jobs.handle(kind, async () => {
      began = true;
      await sleep(400);
      finished = true;
    });
    await jobs.start();
    await db.database.transaction(manufacturer, tx => jobs.enqueue(tx, kind, input('x')));
    await until(() => began);
    await jobs.stop();
    expect(finished).toBe(true);
    expect(await asOwner('SELECT state FROM pgboss.job WHERE name = $1', [kind.name])).toEqual([
      { state: 'completed' },
    ]);
  });
});

describe('the installation', () => {
  it('may be done by several processes at once, and again', async () => {
    const bare = await bareDatabase();
    await Promise.all([installJobs(bare.ownerUrl), installJobs(bare.ownerUrl), installJobs(bare.ownerUrl)]);
    await installJobs(bare.ownerUrl);
  });

  it('keeps schedules of kinds that are still there, and forgets others', async () => {
    const kind = fresh();
    const jobs = made();
    jobs.handle(kind, async () => undefined);
    jobs.schedule(kind, '0 3 * * *', 'Europe/Sofia', input('nightly'));
    await jobs.start();
    const schedules = () => asOwner<{ name: string }>('SELECT name, cron, timezone FROM pgboss.schedule');
    expect(await schedules()).toEqual([{ name: kind.name, cron: '0 3 * * *', timezone: 'Europe/Sofia' }]);
    await jobs.stop();
    await made().start();
    expect(await schedules()).toEqual([]);
  });
});
