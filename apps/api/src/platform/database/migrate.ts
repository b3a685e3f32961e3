import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from './data-source';
import { sqlState } from './sql-state';

export interface Migration {
  number: number;
  name: string;
  sql: string;
}

/** The database and the code do not fit together, and no retry will help. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
  constructor(
    reason: 'changed' | 'database-newer' | 'out-of-order' | 'failed' | 'blocked',
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${reason}: ${detail}`, options);
    this.reason = reason;
  }
  readonly reason: string;
}

export interface MigrateOptions {
  migrations: readonly Migration[];
  log?: Log;
  /** How long to wait for another process that migrates, and for tables that others hold. */
  patienceMs?: number;
}

/** Any number that nothing else in the database uses: the product's name in ASCII. */
const ADVISORY_LOCK = Buffer.from('callout').readUIntBE(1, 6);
/** Long queries of the running product wait behind a migration that waits: it gives up and tries again. */
const LOCK_TIMEOUT = '2s';

/**
 * Brings the database to what the code knows, one transaction a migration, and returns what it applied. Safe to run
 * from several processes at once and to kill at any moment: each migration is applied whole, once, or not at all.
 * @throws MigrationRefused
 */
export async function migrate(
  ownerUrl: string,
  { migrations, log = () => undefined, patienceMs = 60_000 }: MigrateOptions,
): Promise<string[]> {
  const known = ordered(migrations);
  const client = new Client({ connectionString: ownerUrl, application_name: 'callout migrate' });
  client.on('error', () => undefined);
  await client.connect();
  const deadline = performance.now() + patienceMs;
  const applied: string[] = [];
  try {
    await client.query('SET statement_timeout = 0; SET search_path = public');
    for (let pauseMs = 25; ;) {
      const step = await applyNext(client, known);
      if (step.outcome === 'complete') return applied;
      if (step.outcome === 'applied') {
        log('Applied a migration', { migration: step.name });
        applied.push(step.name);
        pauseMs = 25;
        continue;
      }
      if (performance.now() > deadline)
        throw new MigrationRefused('blocked', `waited ${patienceMs} ms for ${step.waitingFor}`);
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, 1_000);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Step =
  | { outcome: 'complete' }
  | { outcome: 'applied'; name: string }
  | { outcome: 'waiting'; waitingFor: string };

/** One transaction: take the lock, look again what is missing, apply the first of it. */
async function applyNext(client: Client, known: readonly Known[]): Promise<Step> {
  await client.query('BEGIN');
  try {
    const locked = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
      ADVISORY_LOCK,
    ]);
    if (!locked.rows[0]?.locked)
      return await undone(client, { outcome: 'waiting', waitingFor: 'another process' });
    const next = await nextOf(client, known);
    if (!next) {
      await client.query('COMMIT');
      return { outcome: 'complete' };
    }
    const step = await apply(client, next);
    if (step.outcome !== 'applied') return await undone(client, step);
    await client.query('COMMIT');
    return step;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function undone(client: Client, step: Step): Promise<Step> {
  await client.query('ROLLBACK');
  return step;
}

async function apply(client: Client, { number, name, sql, sha256 }: Known): Promise<Step> {
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query(sql);
  } catch (error) {
    const state = sqlState(error);
    if (state === '55P03' || state === '40P01')
      return { outcome: 'waiting', waitingFor: `a table that ${name} changes` };
    throw new MigrationRefused(
      'failed',
      `${name}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
  await client.query('INSERT INTO callout_migration (number, name, sha256) VALUES ($1, $2, $3)', [
    number,
    name,
    sha256,
  ]);
  return { outcome: 'applied', name };
}

async function nextOf(client: Client, known: readonly Known[]): Promise<Known | undefined> {
  await client.query(`CREATE TABLE IF NOT EXISTS callout_migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'SELECT number, name, sha256 FROM callout_migration ORDER BY number',
  );
  const byNumber = new Map(known.map(migration => [migration.number, migration]));
  for (const row of rows) {
    const migration = byNumber.get(row.number);
    const label = `${row.number} ${row.name}`;
    if (!migration)
      throw new MigrationRefused(
        'database-newer',
        `the database has ${label}, this code does not: install the newer version`,
      );
    if (migration.sha256 !== row.sha256)
      throw new MigrationRefused(
        'changed',
        `${label} was edited after it was applied: write a new migration instead`,
      );
  }
  const last = rows.at(-1)?.number ?? 0;
  const done = new Set(rows.map(row => row.number));
  const next = known.find(migration => !done.has(migration.number));
  if (next && next.number < last)
    throw new MigrationRefused(
      'out-of-order',
      `${next.number} ${next.name} comes before ${last}, which is applied already`,
    );
  return next;
}

interface Known extends Migration {
  sha256: string;
}

function ordered(migrations: readonly Migration[]): Known[] {
  migrations.forEach(({ number, name }, index) => {
    const previous = migrations[index - 1]?.number ?? 0;
    if (!Number.isInteger(number) || number <= previous)
      throw new MigrationRefused('out-of-order', `${number} ${name} does not come after ${previous}`);
  });
  return migrations.map(migration => ({
    ...migration,
    sha256: createHash('sha256').update(migration.sql).digest('hex'),
  }));
}
