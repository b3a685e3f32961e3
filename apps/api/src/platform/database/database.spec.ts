import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from './database';
import { DatabaseUnavailable } from './errors';
import { Probe, asOwner, ids, manufacturer, probeDatabase } from './probe.fixture';
import { insert, lock } from './rows';
import type { Tx } from './tx';

const scope = manufacturer(ids.ours);
const POOL = 3;
const logged: string[] = [];
const log = (message: string) => logged.push(message);
let database: Database;
let ownerUrl: string;
let appUrl: string;

beforeAll(async () => {
  ({ database, ownerUrl, appUrl } = await probeDatabase({ poolSize: POOL, log }));
});

const titles = () => database.transaction(scope, async tx => (await tx.find(Probe)).map(row => row.title));
const add = (tx: Tx, title: string) => insert(tx, Probe, { title, rank: 0 });

/** Ends the connection that this transaction runs on, as a failover or an administrator would. */
async function killBackend(tx: Tx) {
  const backend = await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await asOwner(ownerUrl, client => client.query('SELECT pg_terminate_backend($1)', [backend?.pid]));
}

describe('Database.transaction', () => {
  it('stores all or nothing', async () => {
    const failing = database.transaction(scope, async tx => {
      await add(tx, 'half');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(titles()).resolves.not.toContain('half');
  });

  it('does not pretend that a swallowed error was stored', async () => {
    const swallowing = database.transaction(scope, async tx => {
      await add(tx, 'swallowed');
      await tx.run('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('nothing was stored');
    await expect(titles()).resolves.not.toContain('swallowed');
  });

  it('goes on after a savepoint that failed', async () => {
    await database.transaction(scope, async tx => {
      await add(tx, 'kept');
      const failing = tx.savepoint(async () => {
        await add(tx, 'undone');
        await tx.run('SELECT 1 / 0');
      });
      await expect(failing).rejects.toThrow('division by zero');
      await tx.savepoint(() => add(tx, 'kept too'));
    });
    const stored = await titles();
    expect(stored).toEqual(expect.arrayContaining(['kept', 'kept too']));
    expect(stored).not.toContain('undone');
  });

  it('starts effects after the commit, never after a rollback, and survives one that fails', async () => {
    const seen: string[][] = [];
    await database.transaction(scope, async tx => {
      await add(tx, 'effective');
      tx.afterCommit(async () => void seen.push(await titles()));
      tx.afterCommit(() => Promise.reject(new Error('broker gone')));
    });
    const failing = database.transaction(scope, async tx => {
      tx.afterCommit(() => void seen.push(['never']));
      await tx.run('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow('division by zero');
    await database.settled();
    expect(seen).toEqual([expect.arrayContaining(['effective'])]);
    expect(logged).toContain('An effect after a commit failed');
  });

  it('refuses a transaction inside a transaction, which could starve the pool', async () => {
    const nested = database.transaction(scope, () => database.transaction(scope, tx => tx.find(Probe)));
    await expect(nested).rejects.toThrow('pass tx on');
  });

  it('writes nothing when only reading was asked for', async () => {
    const writing = database.transaction(scope, tx => add(tx, 'written'), { readOnly: true });
    await expect(writing).rejects.toThrow(/read-only transaction/);
  });

  it('runs work again when two serializable transactions collide', async () => {
    const { id } = await database.transaction(scope, tx => insert(tx, Probe, { title: 'counter', rank: 0 }));
    const count = () =>
      database.transaction(
        scope,
        async tx => {
          const row = await tx.findOneBy(Probe, { id });
          await sleep(5);
          await tx.run('UPDATE probe SET rank = $1 WHERE id = $2', [(row?.rank ?? 0) + 1, id]);
        },
        { isolation: 'serializable', retry: true },
      );
    await Promise.all([count(), count(), count()]);
    await expect(database.transaction(scope, tx => tx.findOneBy(Probe, { id }))).resolves.toMatchObject({
      rank: 3,
    });
  });

  it('gives up on a lock that somebody holds for long', async () => {
    const { id } = await database.transaction(scope, tx => insert(tx, Probe, { title: 'held', rank: 0 }));
    await database.transaction(scope, async tx => {
      await lock(tx, Probe, id);
      const other = await Database.open({ url: appUrl, entities: [Probe], poolSize: 1 });
      const waiting = other.transaction(scope, second => lock(second, Probe, id));
      await expect(waiting).rejects.toMatchObject({ name: 'DatabaseUnavailable', reason: 'busy' });
      await other.close();
    });
  });

  it('loses no connection slot to backends that die inside a transaction', async () => {
    for (let round = 0; round < 6; round++) {
      const cut = database.transaction(scope, async tx => {
        await killBackend(tx);
        if (round % 2) await sleep(20);
        await add(tx, `lost ${round}`);
      });
      await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable);
      const swallowed = database.transaction(scope, async tx => {
        await add(tx, `lost too ${round}`);
        await killBackend(tx).catch(() => undefined);
      });
      await expect(swallowed).rejects.toBeInstanceOf(DatabaseUnavailable);
    }
    // More at once than the pool holds: each slot has to come back.
    const all = await Promise.all(Array.from({ length: POOL * 4 }, titles));
    expect(all.flat().filter(title => title.startsWith('lost'))).toEqual([]);
  });

  it('says that the database is gone when it is, and when no connection is free', async () => {
    const nowhere = new URL(appUrl);
    nowhere.port = '1';
    await expect(Database.open({ url: nowhere.href, entities: [] })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      reason: 'gone',
    });
    const narrow = await Database.open({ url: appUrl, entities: [Probe], poolSize: 1 });
    const { promise: gate, resolve: finish } = Promise.withResolvers<void>();
    const holding = narrow.transaction(scope, () => gate);
    await expect(narrow.transaction(scope, tx => tx.find(Probe))).rejects.toMatchObject({ reason: 'busy' });
    finish();
    await holding;
    await expect(narrow.transaction(scope, tx => tx.find(Probe))).resolves.toBeDefined();
    await narrow.close();
  });

  it('keeps a thousand interleaved transactions of many organisations apart', async () => {
    const organisations = Array.from({ length: 20 }, () => randomUUID());
    await asOwner(ownerUrl, client =>
      client.query(
        `INSERT INTO probe (id, organisation_id, title) SELECT gen_random_uuid(), o, o::text || n
         FROM unnest($1::uuid[]) o, generate_series(1, 5) n`,
        [organisations],
      ),
    );
    const foreign = await Promise.all(
      Array.from({ length: 1_000 }, async (_, n) => {
        const organisationId = organisations[n % 20] ?? '';
        const rows = await database.transaction(manufacturer(organisationId), tx => tx.find(Probe));
        return rows.length !== 5 || rows.some(row => row.organisationId !== organisationId);
      }),
    );
    expect(foreign.filter(Boolean)).toEqual([]);
  });
});
