import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bucket, summarise } from './bucket';

const samples = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 1_000_000 }),
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  }),
  { maxLength: 60 },
);

describe('buckets of a chart', () => {
  it('keeps the peak that an average would hide', () => {
    const flat = Array.from({ length: 60 }, (_, i) => ({ at: i * 1_000, value: i === 30 ? 99 : 20 }));
    expect(bucket(flat, 60_000)).toEqual([
      {
        from: 0,
        count: 60,
        min: 20,
        max: 99,
        avg: expect.closeTo(21.316, 2),
        first: { at: 0, value: 20 },
        last: { at: 59_000, value: 20 },
      },
    ]);
  });

  it('leaves a gap where the device was silent', () => {
    const starts = bucket(
      [
        { at: 5, value: 1 },
        { at: 305, value: 2 },
      ],
      100,
    ).map(one => one.from);
    expect(starts).toEqual([0, 300]);
  });

  it('skips values that are no numbers', () => {
    expect(
      bucket(
        [
          { at: 1, value: Number.NaN },
          { at: 2, value: 7 },
          { at: 3, value: Infinity },
        ],
        10,
      ),
    ).toMatchObject([{ count: 1, min: 7, max: 7, avg: 7 }]);
    expect(summarise([{ at: 1, value: Number.NaN }])).toBeNull();
  });

  it('refuses stretches of no length', () => {
    expect(() => bucket([], 0)).toThrow(RangeError);
    expect(() => bucket([], Number.NaN)).toThrow(RangeError);
  });

  it('counts every sample once, whatever the order, and keeps the mean inside the range', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 300_000 }), (list, everyMs) => {
        const buckets = bucket(list, everyMs);
        expect(buckets.reduce((sum, one) => sum + one.count, 0)).toBe(list.length);
        for (const one of buckets) {
          expect(one.from % everyMs).toBe(0);
          expect(one.avg).toBeGreaterThanOrEqual(one.min);
          expect(one.avg).toBeLessThanOrEqual(one.max);
          expect(one.first.at).toBeGreaterThanOrEqual(one.from);
          expect(one.last.at).toBeLessThan(one.from + everyMs);
        }
        const reversed = bucket(list.toReversed(), everyMs);
        expect(reversed.map(({ from, count, min, max }) => [from, count, min, max])).toEqual(
          buckets.map(({ from, count, min, max }) => [from, count, min, max]),
        );
      }),
    );
  });

  it('summarises as one bucket would', () => {
    fc.assert(
      fc.property(samples, list => {
        const whole = summarise(list);
        const [one] = bucket(list, 10_000_000);
        expect(whole).toEqual(
          one
            ? expect.objectContaining({ count: one.count, min: one.min, max: one.max, avg: one.avg })
            : null,
        );
      }),
    );
  });
});
