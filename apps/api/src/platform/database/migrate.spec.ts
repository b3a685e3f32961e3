import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { bareDatabase } from '../../../../../test/database';
import { migrations as ownMigrations } from '../../migrations';
import { migrate } from './migrate';
import type { Migration } from './migrate';
import { prepareDatabase } from './prepare';
import { asOwner } from './probe.fixture';

const migration = (number: number, sql: string): Migration => ({ number, name: `step ${number}`, sql });
const steps = [
  migration(1, 'CREATE TABLE part (n integer); INSERT INTO part VALUES (1)'),
  migration(2, 'INSERT INTO part VALUES (2); SELECT pg_sleep(0.1)'),
  migration(3, 'INSERT INTO part VALUES (3)'),
];

let ownerUrl: string;
beforeEach(async () => {
  ({ ownerUrl } = await bareDatabase());
});

const parts = async () => {
  const { rows } = await asOwner(ownerUrl, client =>
    client.query<{ n: number }>('SELECT n FROM part ORDER BY n'),
  );
  return rows.map(row => row.n);
};

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    await expect(migrate(ownerUrl, { migrations: steps.slice(0, 2) })).resolves.toEqual(['step 1', 'step 2']);
    await expect(migrate(ownerUrl, { migrations: steps })).resolves.toEqual(['step 3']);
    await expect(migrate(ownerUrl, { migrations: steps })).resolves.toEqual([]);
    await expect(parts()).resolves.toEqual([1, 2, 3]);
  });

  it('applies each migration once when several processes start together', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(ownerUrl, { migrations: steps })));
    expect(applied.flat().sort()).toEqual(['step 1', 'step 2', 'step 3']);
    await expect(parts()).resolves.toEqual([1, 2, 3]);
  });

  it('goes on where a process was killed, at any moment', async () => {
    const slow = Array.from({ length: 5 }, (_, n) =>
      migration(
        n + 1,
        `${n === 0 ? 'CREATE TABLE part (n integer);' : ''} INSERT INTO part VALUES (${n + 1}); SELECT pg_sleep(0.03)`,
      ),
    );
    for (let round = 0; round < 6; round++) {
      const going = migrate(ownerUrl, { migrations: slow }).catch(() => []);
      await sleep(15 + round * 12);
      await asOwner(ownerUrl, client =>
        client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'callout migrate' AND datname = current_database()`),
      );
      await going;
    }
    await migrate(ownerUrl, { migrations: slow });
    await expect(parts()).resolves.toEqual([1, 2, 3, 4, 5]);
  });

  it('undoes a migration that fails, whole', async () => {
    const broken = migration(2, 'INSERT INTO part VALUES (2); SELECT 1 / 0');
    await expect(migrate(ownerUrl, { migrations: [...steps.slice(0, 1), broken] })).rejects.toThrow(
      'failed: step 2: division by zero',
    );
    await expect(parts()).resolves.toEqual([1]);
  });

  it('waits for a table that somebody uses, without holding others up for long', async () => {
    await migrate(ownerUrl, { migrations: steps });
    const alter = [...steps, migration(4, 'ALTER TABLE part ADD COLUMN label text')];
    await asOwner(ownerUrl, async client => {
      await client.query('BEGIN; SELECT * FROM part');
      await expect(migrate(ownerUrl, { migrations: alter, patienceMs: 50 })).rejects.toThrow(
        'blocked: waited 50 ms',
      );
      const patient = migrate(ownerUrl, { migrations: alter });
      await sleep(2_500);
      await client.query('COMMIT');
      await expect(patient).resolves.toEqual(['step 4']);
    });
  });

  it('refuses an edited, an unknown and a late migration', async () => {
    await migrate(ownerUrl, { migrations: steps });
    const [first, second, third] = steps;
    if (!first || !second || !third) throw new Error('three steps');
    await expect(
      migrate(ownerUrl, { migrations: [{ ...first, sql: 'SELECT 1' }, second, third] }),
    ).rejects.toThrow('changed: 1 step 1');
    await expect(migrate(ownerUrl, { migrations: [first, second] })).rejects.toThrow('database-newer');
    await expect(migrate(ownerUrl, { migrations: [second, first] })).rejects.toThrow('out-of-order');
    const { ownerUrl: other } = await bareDatabase();
    await migrate(other, { migrations: [first, third] });
    await expect(migrate(other, { migrations: steps })).rejects.toThrow(
      'out-of-order: 2 step 2 comes before 3',
    );
  });
});

describe('the migrations of the product', () => {
  it('are all listed, and named by their number', () => {
    const files = readdirSync(new URL('../../migrations', import.meta.url)).filter(file =>
      file.endsWith('.sql'),
    );
    const listed = ownMigrations().map(
      ({ number, name }) => `${String(number).padStart(4, '0')}-${name}.sql`,
    );
    expect(listed).toEqual(files.sort());
  });

  it('bring an empty database up while several processes start', async () => {
    const urls = await Promise.all([1, 2, 3].map(() => prepareDatabase(ownerUrl)));
    expect(new Set(urls).size).toBe(1);
    await asOwner(urls[0] ?? '', async client => {
      await expect(client.query('SELECT * FROM audit_event')).rejects.toThrow(/permission denied/);
      const limits = await client.query(`SELECT current_setting('statement_timeout') AS statement,
        current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`);
      expect(limits.rows).toEqual([{ statement: '5s', lock: '2s', idle: '10s' }]);
    });
  });
});
