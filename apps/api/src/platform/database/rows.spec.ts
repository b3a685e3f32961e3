import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from './database';
import { NotVisible, StaleVersion, violationOf } from './errors';
import { asOwner, Probe, ids, manufacturer, probeDatabase } from './probe.fixture';
import { insert, insertMany, lock, remove, updateGuarded } from './rows';
import type { Tx } from './tx';

const now = new Date('2026-03-01T08:00:00.123Z');
let database: Database;
let ownerUrl: string;
const run = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(manufacturer(ids.ours), work);
const title = () => `probe ${randomUUID()}`;

beforeAll(async () => {
  ({ database, ownerUrl } = await probeDatabase({ now: () => now }));
});

describe('insert', () => {
  it('fills in identity, organisation, times and version, and returns the row as an entity', async () => {
    const values = { title: title(), rank: 3, madeOn: '2026-02-28', facts: { list: [1, 'two'] } };
    const row = await run(tx => insert(tx, Probe, values));
    expect(row).toBeInstanceOf(Probe);
    expect(row).toMatchObject({
      ...values,
      organisationId: ids.ours,
      version: 1,
      createdAt: now,
      updatedAt: now,
      dueAt: null,
    });
    await expect(run(tx => tx.findOneBy(Probe, { id: row.id }))).resolves.toEqual(row);
  });

  it('keeps a given id, and refuses one that is taken instead of overwriting its row', async () => {
    const row = await run(tx => insert(tx, Probe, { id: randomUUID(), title: title(), rank: 1 }));
    const again = run(tx => insert(tx, Probe, { id: row.id, title: 'other', rank: 2 }));
    await expect(again.catch(violationOf)).resolves.toEqual({ kind: 'unique', constraint: 'probe_pkey' });
    await expect(run(tx => tx.findOneBy(Probe, { id: row.id }))).resolves.toEqual(row);
  });

  it('refuses a property that the entity does not have', async () => {
    const values = Object.assign({ title: title(), rank: 1 }, { isAdmin: true });
    await expect(run(tx => insert(tx, Probe, values))).rejects.toThrow('Probe has no isAdmin');
  });

  it('stores more rows than one statement can carry', async () => {
    const many = Array.from({ length: 12_000 }, (_, rank) => ({ title: `bulk ${rank}`, rank }));
    const rows = await run(tx => insertMany(tx, Probe, many));
    expect(rows.map(row => row.rank)).toEqual(many.map(value => value.rank));
    await expect(run(tx => insertMany(tx, Probe, []))).resolves.toEqual([]);
  });
});

describe('updateGuarded', () => {
  it('changes what it is told and counts the version up', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 1, dueAt: now }));
    const changed = await run(tx => updateGuarded(tx, Probe, row, { rank: 2, dueAt: null }));
    expect(changed).toEqual(Object.assign(row, { rank: 2, dueAt: null, version: 2 }));
  });

  it('tells the slower of two writers what the row is now, and never lets the version go back', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 1 }));
    const outcomes = await Promise.allSettled(
      [10, 20, 30, 40].map(rank => run(tx => updateGuarded(tx, Probe, row, { rank }))),
    );
    const [winner] = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const losers = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(losers).toHaveLength(3);
    for (const loser of losers) {
      expect(loser).toBeInstanceOf(StaleVersion);
      expect(loser).toMatchObject({ current: winner });
    }
  });

  it('refuses to change whose the row is, or its version', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 1 }));
    for (const change of [{ organisationId: ids.theirs }, { id: randomUUID() }, { version: 9 }]) {
      const smuggled: object = change;
      await expect(run(tx => updateGuarded(tx, Probe, row, smuggled))).rejects.toThrow('cannot be updated');
    }
  });

  it('does not find a row that is not there', async () => {
    const missing = { id: randomUUID(), version: 1 };
    await expect(run(tx => updateGuarded(tx, Probe, missing, { rank: 1 }))).rejects.toBeInstanceOf(
      NotVisible,
    );
  });
});

describe('lock', () => {
  it('makes a second reader of the same row wait for the first', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 0 }));
    const raise = () =>
      run(async tx => {
        const held = await lock(tx, Probe, row.id);
        return updateGuarded(tx, Probe, held, { rank: held.rank + 1 });
      });
    await Promise.all(Array.from({ length: 12 }, raise));
    await expect(run(tx => tx.findOneBy(Probe, { id: row.id }))).resolves.toMatchObject({
      rank: 12,
      version: 13,
    });
  });
});

describe('a row that is held', () => {
  it('does not keep others from adding rows that refer to it', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 0 }));
    await run(async tx => {
      await lock(tx, Probe, row.id);
      await asOwner(ownerUrl, client =>
        client.query('SELECT FROM probe WHERE id = $1 FOR KEY SHARE NOWAIT', [row.id]),
      );
    });
  });
});

describe('remove', () => {
  it('takes the row away once', async () => {
    const row = await run(tx => insert(tx, Probe, { title: title(), rank: 0 }));
    await run(tx => remove(tx, Probe, row.id));
    await expect(run(tx => remove(tx, Probe, row.id))).rejects.toBeInstanceOf(NotVisible);
  });
});
