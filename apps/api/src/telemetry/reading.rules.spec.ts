import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allowedValues, mergedLatest, nextMark } from './reading.rules';
import type { Latest, Mark } from './reading.rules';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const DAY = 86_400_000;

describe('values of a model', () => {
  const metrics = [
    { key: 'temperature', kind: 'number' },
    { key: 'state', kind: 'state' },
  ] as const;

  it('are numbers where the model says number; what the model does not know is kept', () => {
    expect(allowedValues({ temperature: 4, state: 'on', other: 'x' }, metrics).refusals).toEqual([]);
    expect(allowedValues({ temperature: '41', state: 3, other: true }, metrics)).toEqual({
      values: { state: 3, other: true },
      refusals: ['temperature: not a number'],
    });
    expect(allowedValues({ temperature: true }, metrics).values).toEqual({});
  });
});

describe('the newest values', () => {
  const point = fc.record({
    at: fc.integer({ min: NOW - 5, max: NOW }),
    values: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 }), { minKeys: 1 }),
  });
  const after = (points: { at: number; values: Record<string, number> }[]) =>
    points.reduce<Latest>((latest, one) => mergedLatest(latest, one, NOW), {});

  it('are the same in whatever order and however often the readings come', () => {
    fc.assert(
      fc.property(fc.array(point), fc.array(point), (points, again) => {
        const twice = [...points, ...points.filter((_, n) => again[n])];
        expect(after(twice.toReversed())).toEqual(after(points));
      }),
    );
  });

  it('do not freeze when a clock that was a day ahead is set right', () => {
    const ahead = mergedLatest({}, { at: NOW + DAY, values: { a: 1 } }, NOW);
    expect(ahead).toEqual({ a: { at: NOW, value: 1, aheadMs: DAY } });
    expect(mergedLatest(ahead, { at: NOW + 1_000, values: { a: 2 } }, NOW + 1_000)).toEqual({
      a: { at: NOW + 1_000, value: 2 },
    });
  });

  it('are not touched by readings of a clock a day behind, except where nothing newer is known', () => {
    const now = mergedLatest({}, { at: NOW, values: { a: 1 } }, NOW);
    expect(mergedLatest(now, { at: NOW - DAY, values: { a: 2, b: 2 } }, NOW)).toEqual({
      a: { at: NOW, value: 1 },
      b: { at: NOW - DAY, value: 2 },
    });
  });
});

describe('the mark up to which everything is stored', () => {
  const seqs = (epoch: number, ...numbers: number[]) => numbers.map(seq => ({ epoch, seq }));

  it('is the highest counter of the boot that spoke last', () => {
    expect(nextMark(null, seqs(1, 3, 1, 2))).toEqual({ epoch: 1, seq: 3 });
    expect(nextMark({ epoch: 1, seq: 9 }, seqs(1, 4))).toEqual({ epoch: 1, seq: 9 });
    expect(nextMark({ epoch: 7, seq: 9 }, [...seqs(7, 10), ...seqs(2, 0)])).toEqual({ epoch: 2, seq: 0 });
    expect(nextMark({ epoch: 1, seq: 9 }, [{ epoch: null, seq: null }])).toEqual({ epoch: 1, seq: 9 });
  });

  it('never passes what arrived and could not be stored, and never goes back', () => {
    const mark: Mark = { epoch: 1, seq: 3 };
    expect(nextMark(mark, seqs(1, 5, 6), new Map([[1, 4]]))).toEqual(mark);
    expect(nextMark(mark, seqs(1, 5, 6), new Map([[1, 6]]))).toEqual({ epoch: 1, seq: 5 });
    expect(nextMark(mark, seqs(1, 5), new Map([[1, 2]]))).toEqual(mark);
    expect(nextMark(null, seqs(1, 5), new Map([[1, 0]]))).toBeNull();
  });
});
