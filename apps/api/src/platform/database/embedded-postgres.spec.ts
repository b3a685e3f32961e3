import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from './database';
import { DatabaseUnavailable } from './errors';
import { ClusterFailed, ClusterInUse, startEmbeddedPostgres } from './embedded-postgres';
import type { EmbeddedPostgres } from './embedded-postgres';
import { asOwner, ids, manufacturer } from './probe.fixture';

let dataDir: string;
let running: EmbeddedPostgres | undefined;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'callout-embedded-'));
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  await running?.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  // A server that was killed may still write when its folder goes.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

async function start(durable = false) {
  running = await startEmbeddedPostgres({ dataDir, durable });
  return running;
}

const note = (url: string) =>
  asOwner(url, client => client.query('CREATE TABLE note (n int); INSERT INTO note VALUES (7)'));
const noted = (url: string) =>
  asOwner(url, async client => (await client.query<{ n: number }>('SELECT n FROM note')).rows);
const pidFile = () => readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
const postmaster = async () => Number((await pidFile()).split('\n')[0]);
/** Ended, though whoever inherited it may not have taken notice yet. */
const gone = (pid: number) =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    text => / Z /.test(text),
    () => true,
  );

/** Another process of ours that runs the server, started from the same sources. */
async function startElsewhere(): Promise<{ child: ChildProcess; facts: EmbeddedPostgres }> {
  const script = join(dataDir, 'elsewhere.mjs');
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  await writeFile(
    script,
    `import { registerHooks } from 'node:module';
     registerHooks({ resolve: (name, context, next) =>
       next(name.startsWith('.') && context.parentURL.endsWith('.ts') ? name + '.ts' : name, context) });
     const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
     process.send(await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: true }));
     setInterval(() => {}, 1_000);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.push(child);
  const facts = await new Promise<EmbeddedPostgres>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', code => reject(new Error(`It ended with ${code}`)));
  });
  return { child, facts };
}

describe('startEmbeddedPostgres', () => {
  it('keeps the data over a restart, durable, in UTC and UTF-8, and starts the second time within two seconds', async () => {
    const first = await start(true);
    await note(first.ownerUrl);
    await first.stop();
    const begun = performance.now();
    const second = await start(true);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await expect(noted(second.ownerUrl)).resolves.toEqual([{ n: 7 }]);
    const { rows } = await asOwner(second.ownerUrl, client =>
      client.query(`SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding, upper('ж') AS upper`),
    );
    expect(rows).toEqual([{ fsync: 'on', commit: 'on', zone: 'UTC', encoding: 'UTF8', upper: 'Ж' }]);
  });

  it('keeps its password from others and lets nobody in without it', async () => {
    const { ownerUrl, appUrl } = await start();
    expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600);
    const guessed = new URL(ownerUrl);
    guessed.password = 'postgres';
    await expect(asOwner(guessed.href, async () => 'in')).rejects.toThrow(/password authentication failed/);
    await expect(noted(appUrl)).rejects.toThrow(/does not exist/);
  });

  it('refuses a second start on the same directory, from this process and from another', async () => {
    await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toBeInstanceOf(ClusterInUse);
    await running?.stop();
    const { child, facts } = await startElsewhere();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      `already in use by process ${child.pid}`,
    );
    await expect(asOwner(facts.ownerUrl, async () => 'still there')).resolves.toBe('still there');
  });

  it('comes back on its port after kill -9 of the server, and the pool heals by itself', async () => {
    const server = await start(true);
    await note(server.ownerUrl);
    const database = await Database.open({ url: server.appUrl, entities: [], poolSize: 3 });
    const ask = () =>
      database.transaction(manufacturer(ids.ours), tx => tx.one<{ n: number }>('SELECT 1 AS n'));
    for (let round = 0; round < 2; round++) {
      const cut = database.transaction(manufacturer(ids.ours), async tx => {
        process.kill(await postmaster(), 'SIGKILL');
        await sleep(50);
        return tx.one('SELECT 1');
      });
      await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable);
      const deadline = performance.now() + 5_000;
      for (;;) {
        const answer = await ask().catch((error: unknown) => error);
        if (!(answer instanceof Error)) break;
        expect(answer).toBeInstanceOf(DatabaseUnavailable);
        expect(performance.now()).toBeLessThan(deadline);
        await sleep(50);
      }
    }
    await expect(Promise.all(Array.from({ length: 9 }, ask))).resolves.toHaveLength(9);
    await expect(noted(server.ownerUrl)).resolves.toEqual([{ n: 7 }]);
    await database.close();
  });

  it('recovers after kill -9 of the process that ran it: nothing committed is lost, no server is left behind', async () => {
    const { child, facts } = await startElsewhere();
    await note(facts.ownerUrl);
    const orphan = await postmaster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await start();
    expect(await gone(orphan)).toBe(true);
    await expect(noted(next.ownerUrl)).resolves.toEqual([{ n: 7 }]);
  });

  it('stops the server when the process that ran it is killed and nobody starts again', async () => {
    const { child } = await startElsewhere();
    const orphan = await postmaster();
    child.kill('SIGKILL');
    for (const deadline = performance.now() + 5_000; !(await gone(orphan)) && performance.now() < deadline;)
      await sleep(20);
    expect(await gone(orphan)).toBe(true);
  });

  it('takes over from a server without its process and its guard, and from a stale pid file', async () => {
    const { child, facts } = await startElsewhere();
    await note(facts.ownerUrl);
    const orphan = await postmaster();
    const guards = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
    for (const pid of guards.trim().split(' ').map(Number)) if (pid !== orphan) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await sleep(200);
    expect(await gone(orphan)).toBe(false);
    const next = await start();
    expect(await gone(orphan)).toBe(true);
    await expect(noted(next.ownerUrl)).resolves.toEqual([{ n: 7 }]);
    const stale = await pidFile();
    await next.stop();
    // The number now belongs to somebody else: this very process.
    await writeFile(
      join(dataDir, 'postgres/data/postmaster.pid'),
      stale.replace(/^\d+/, String(process.pid)),
    );
    await expect(noted((await start()).ownerUrl)).resolves.toEqual([{ n: 7 }]);
  });

  it('says so when the password of an existing database is lost', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'postgres/password'));
    await expect(start()).rejects.toBeInstanceOf(ClusterFailed);
    running = undefined;
  });
});
