import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contains, coveredMs, merged, overlaps, without } from './span';

const span = fc
  .tuple(fc.nat(100), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 8 });

describe('spans', () => {
  it('are one where they overlap or touch, and cover the same time', () => {
    expect(
      merged([
        { start: 20, end: 30 },
        { start: 0, end: 10 },
        { start: 10, end: 15 },
        { start: 12, end: 14 },
      ]),
    ).toEqual([
      { start: 0, end: 15 },
      { start: 20, end: 30 },
    ]);
    fc.assert(
      fc.property(spans, span, (all, within) => {
        const one = merged(all);
        expect(coveredMs(one, within)).toBe(coveredMs(all, within));
        expect(one.every(({ start }, at) => at === 0 || one[at - 1]!.end < start)).toBe(true);
      }),
    );
  });

  it('that touch do not overlap', () => {
    expect(overlaps({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false);
    expect(overlaps({ start: 0, end: 11 }, { start: 10, end: 20 })).toBe(true);
    expect(contains({ start: 0, end: 10 }, { start: 0, end: 10 })).toBe(true);
  });

  it('leave around what is taken', () => {
    expect(
      without(
        [{ start: 0, end: 10 }],
        [
          { start: 2, end: 4 },
          { start: 3, end: 6 },
          { start: 9, end: 20 },
        ],
      ),
    ).toEqual([
      { start: 0, end: 2 },
      { start: 6, end: 9 },
    ]);
  });

  it('without others cover exactly the moments that are not taken', () => {
    fc.assert(
      fc.property(spans, spans, (all, taken) => {
        const left = without(all, taken);
        for (let at = 0; at < 140; at++) {
          const inside = (list: { start: number; end: number }[]) =>
            list.some(one => one.start <= at && at < one.end);
          expect(inside(left)).toBe(inside(all) && !inside(taken));
        }
      }),
    );
  });

  it('count once where they overlap', () => {
    fc.assert(
      fc.property(spans, span, (all, within) => {
        let count = 0;
        for (let at = within.start; at < within.end; at++)
          if (all.some(one => one.start <= at && at < one.end)) count++;
        expect(coveredMs(all, within)).toBe(count);
      }),
    );
  });
});
