import { beforeAll, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import type { Database } from './database';
import { BadCursor } from './errors';
import { page } from './page';
import type { PageRequest, Sort } from './page';
import { Probe, ids, manufacturer, probeDatabase } from './probe.fixture';
import { insert } from './rows';
import type { Tx } from './tx';

let database: Database;
const run = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(manufacturer(ids.ours), work);

beforeAll(async () => {
  ({ database } = await probeDatabase());
  // Times that differ by microseconds only, equal ranks, and missing dates: where an order by milliseconds loses rows.
  await run(tx =>
    tx.run(
      `INSERT INTO probe (id, organisation_id, title, rank, due_at)
       SELECT gen_random_uuid(), $1, 'probe ' || n, n / 7,
         CASE WHEN n % 5 = 0 THEN NULL ELSE timestamptz '2026-03-01' + (n / 3) * interval '1 microsecond' END
       FROM generate_series(1, 97) n`,
      [ids.ours],
    ),
  );
});

const sorts: Sort<Probe>[] = (['rank', 'title', 'dueAt'] as const).flatMap(by => [
  { by, direction: 'asc' },
  { by, direction: 'desc' },
]);

async function walk(
  limit: number,
  sort: Sort<Probe>,
  between: (tx: Tx, turn: number) => Promise<unknown> = async () => null,
) {
  const seen: Probe[] = [];
  const request: PageRequest<Probe> = { limit, sort };
  for (let turn = 0; ; turn++) {
    const { items, next } = await run(tx => page(tx, tx.createQueryBuilder(Probe, 'probe'), request));
    seen.push(...items);
    if (!next) return seen;
    request.cursor = next;
    await run(tx => between(tx, turn));
  }
}

const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('page', () => {
  it('shows every row exactly once, in the same order at every page size', async () => {
    await assert(
      asyncProperty(integer({ min: 1, max: 40 }), constantFrom(...sorts), async (limit, sort) => {
        const whole = (await walk(200, sort)).map(row => row.id);
        expect(new Set(whole).size).toBe(97);
        expect((await walk(limit, sort)).map(row => row.id)).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('sorts by the column, rows without a value last', async () => {
    const order = (await walk(10, { by: 'dueAt', direction: 'desc' })).map(row => row.dueAt?.getTime() ?? -1);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect((await walk(10, { by: 'rank', direction: 'asc' })).map(row => row.rank)).toEqual(
      Array.from({ length: 97 }, (_, n) => Math.floor((n + 1) / 7)),
    );
  });

  it('neither repeats nor hides a row when others come and go between two pages', async () => {
    const before = (await walk(200, { by: 'title', direction: 'asc' })).map(row => row.id);
    const seen = await walk(10, { by: 'title', direction: 'asc' }, (tx, turn) =>
      insert(tx, Probe, { title: turn % 2 ? `a early ${turn}` : `z late ${turn}`, rank: 0 }),
    );
    const old = seen.map(row => row.id).filter(id => before.includes(id));
    expect(old).toEqual(before);
    await run(tx => tx.run(`DELETE FROM probe WHERE title ~ '^(a early|z late)'`));
  });

  it('keeps the filters of the list', async () => {
    const sort: Sort<Probe> = { by: 'title', direction: 'asc' };
    const first = await run(tx =>
      page(tx, tx.createQueryBuilder(Probe, 'p').where('p.rank = :rank', { rank: 3 }), { limit: 4, sort }),
    );
    const second = await run(tx =>
      page(tx, tx.createQueryBuilder(Probe, 'p').where('p.rank = :rank', { rank: 3 }), {
        limit: 4,
        sort,
        cursor: first.next,
      }),
    );
    expect([...first.items, ...second.items].map(row => row.rank)).toEqual([3, 3, 3, 3, 3, 3, 3]);
    expect(second.next).toBeNull();
  });

  it('refuses a cursor of another order, and made-up ones', async () => {
    const list = (cursor: string, sort: Sort<Probe> = { by: 'dueAt', direction: 'asc' }) =>
      run(tx => page(tx, tx.createQueryBuilder(Probe, 'p'), { limit: 5, cursor, sort }));
    const { next } = await run(tx =>
      page(tx, tx.createQueryBuilder(Probe, 'p'), { limit: 5, sort: { by: 'rank', direction: 'asc' } }),
    );
    const id = ids.ours;
    for (const cursor of [
      next ?? '',
      'x',
      made({}),
      made(['dueAt', 'asc', 'soon', id]),
      made(['dueAt', 'asc', null, 'x']),
      made(['dueAt', 'asc', null, '-'.repeat(36)]),
    ])
      await expect(list(cursor)).rejects.toBeInstanceOf(BadCursor);
  });

  it('refuses a size out of range', async () => {
    for (const limit of [0, 201, 1.5, Number.NaN]) {
      const request = { limit, sort: { by: 'rank', direction: 'asc' } as const };
      await expect(run(tx => page(tx, tx.createQueryBuilder(Probe, 'p'), request))).rejects.toBeInstanceOf(
        RangeError,
      );
    }
  });
});
