import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { seasonalTrend } from './trend';

const daily = [0, 1, 3, 7, 12, 14, 13, 11, 8, 4, 2, 0];
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the robust trend of values with a season', () => {
  it('takes what comes back every day for no trend', () => {
    const trend = seasonalTrend(
      Array.from({ length: 84 }, (_, at) => daily[at % 12] ?? 0),
      12,
    );
    expect(trend).toMatchObject({ slope: 0, lowest: 0, highest: 0 });
    expect(trend?.levels).toEqual(daily);
  });

  it('finds the slope under the day, and where each hour stands at the end', () => {
    const trend = seasonalTrend(
      Array.from({ length: 84 }, (_, at) => (daily[at % 12] ?? 0) + 0.5 * at),
      12,
    );
    expect(trend?.slope).toBeCloseTo(0.5);
    expect(trend?.agreement).toBe(1);
    expect(trend?.levels[5]).toBeCloseTo(14 + 0.5 * 83);
  });

  it('is moved by a quarter of wild values hardly at all', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 21, maxLength: 21 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (wild, slope) => {
          const values = Array.from(
            { length: 84 },
            (_, at) => (daily[at % 12] ?? 0) + slope * at + Math.sin(at * 7.7),
          );
          // One day and three quarters of seven, at one end or the other of its hours.
          wild.forEach((value, at) => (values[(at * 4 + (at % 2)) % 84] = value));
          const trend = seasonalTrend(values, 12);
          expect(Math.abs((trend?.slope ?? Number.NaN) - slope)).toBeLessThan(0.25);
        },
      ),
    );
  });

  it('has its slope within its band, moves with the unit of the metric, and turns with its sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(finite, { nil: null, freq: 5 }), { minLength: 0, maxLength: 84 }),
        fc.integer({ min: 1, max: 12 }),
        (values, season) => {
          const trend = seasonalTrend(values, season);
          if (trend === null) return;
          expect(trend.lowest).toBeLessThanOrEqual(trend.slope);
          expect(trend.highest).toBeGreaterThanOrEqual(trend.slope);
          expect(trend.agreement >= 0 && trend.agreement <= 1).toBe(true);
          const turned = seasonalTrend(
            values.map(value => value && -2 * value),
            season,
          );
          expect(turned?.slope).toBeCloseTo(-2 * trend.slope, 5);
        },
      ),
    );
  });

  it('says nothing of too few values', () => {
    expect(seasonalTrend([1, 2, 3], 1)).toBeNull();
    expect(
      seasonalTrend(
        Array.from({ length: 84 }, () => null),
        12,
      ),
    ).toBeNull();
  });
});
