import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DatabaseUnavailable } from '../database';
import { Batcher, Overloaded } from './batcher';

function recording(commitMs = 0) {
  const batches: number[][] = [];
  return {
    batches,
    commit: async (batch: readonly number[]) => {
      await sleep(commitMs);
      batches.push([...batch]);
    },
  };
}

describe('Batcher', () => {
  it('commits at once when idle', async () => {
    const { batches, commit } = recording();
    const batcher = new Batcher({ commit, lingerMs: 5_000 });
    await batcher.add(1);
    expect(batches).toEqual([[1]]);
  });

  it('gathers what comes while a commit is under way, in order and at most maxBatch', async () => {
    const { batches, commit } = recording(20);
    const batcher = new Batcher({ commit, maxBatch: 4 });
    const first = batcher.add(0);
    await sleep(5);
    await Promise.all([first, ...[1, 2, 3, 4, 5, 6].map(n => batcher.add(n))]);
    expect(batches).toEqual([[0], [1, 2, 3, 4], [5, 6]]);
  });

  it('resolves nothing before its commit', async () => {
    let committed = false;
    const batcher = new Batcher<number>({
      commit: async () => {
        await sleep(30);
        committed = true;
      },
    });
    await batcher.add(1);
    expect(committed).toBe(true);
  });

  it('lets one poison item spoil no other, whatever the mixture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), async poison => {
        const stored: number[] = [];
        const aside: number[] = [];
        const batcher = new Batcher<number>({
          commit: async batch => {
            if (batch.some(n => poison[n])) throw new Error('poison');
            stored.push(...batch);
          },
          poisoned: async item => void aside.push(item),
        });
        await Promise.all(poison.map((_, n) => batcher.add(n)));
        const all = poison.map((_, n) => n);
        expect(stored).toEqual(all.filter(n => !poison[n]));
        expect(aside).toEqual(all.filter(n => poison[n]));
      }),
      { numRuns: 50 },
    );
  });

  it('does not try item by item while the database is away', async () => {
    let attempts = 0;
    const batcher = new Batcher<number>({
      commit: async () => {
        attempts += 1;
        throw new DatabaseUnavailable('gone');
      },
      poisoned: async () => undefined,
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map(n => batcher.add(n)));
    expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(attempts).toBe(1);
  });

  it('holds senders back when full, and turns them away when it stays full', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const batcher = new Batcher<number>({ commit: () => gate, maxBatch: 1, maxQueue: 2, patienceMs: 30 });
    const first = batcher.add(1);
    await sleep(5);
    const inside = [batcher.add(2), batcher.add(3)];
    await expect(batcher.add(4)).rejects.toBeInstanceOf(Overloaded);
    const patient = batcher.add(5);
    open();
    await Promise.all([first, ...inside, patient]);
  });

  it('finishes what it has when closed', async () => {
    const { batches, commit } = recording(10);
    const batcher = new Batcher({ commit, maxBatch: 2 });
    const added = [1, 2, 3, 4, 5].map(n => batcher.add(n));
    await batcher.close();
    await Promise.all(added);
    expect(batches.flat()).toEqual([1, 2, 3, 4, 5]);
    await expect(batcher.add(6)).rejects.toBeInstanceOf(Overloaded);
  });
});
