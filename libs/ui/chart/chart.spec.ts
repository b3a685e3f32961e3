import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  extentOf,
  firstAtOrAfter,
  nearest,
  perColumn,
  pointsWithin,
  segments,
  summarise,
  usualGap,
} from './points';
import { niceTicks, paddedRange, timeTicks } from './ticks';

const every = (ms: number, count: number, value = (index: number): number => index) =>
  Array.from({ length: count }, (_, index) => ({ at: index * ms, value: value(index) }));

describe('ticks of values', () => {
  it('are round numbers', () => {
    expect(niceTicks(0, 100, 4)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(0.12, 0.58, 5)).toEqual([0.2, 0.3, 0.4, 0.5]);
    expect(niceTicks(-7, 13, 4)).toEqual([-5, 0, 5, 10]);
  });

  it('stay inside the range and never crowd, whatever the range', () => {
    const range = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(range, ([low, span]) => {
        const ticks = niceTicks(low, low + span, 5);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - span * 1e-6 - 1e-9);
          expect(tick).toBeLessThanOrEqual(low + span * (1 + 1e-6) + 1e-9);
        }
      }),
    );
  });

  it('of a flat line or of nothing still make a range', () => {
    expect(paddedRange(40, 40)).toEqual({ low: 36, high: 44 });
    expect(paddedRange(Infinity, -Infinity)).toEqual({ low: 0, high: 1 });
    expect(niceTicks(5, 5)).toEqual([5]);
  });
});

describe('ticks of time', () => {
  const at = (iso: string): number => Date.parse(iso);

  it('begin days at midnight of the site', () => {
    const { ticks } = timeTicks(at('2026-11-18T10:00:00Z'), at('2026-11-21T10:00:00Z'), 4, 'Asia/Shanghai');
    expect(ticks.map(tick => new Date(tick.at).toISOString())).toEqual([
      '2026-11-18T16:00:00.000Z',
      '2026-11-19T16:00:00.000Z',
      '2026-11-20T16:00:00.000Z',
    ]);
  });

  it('keep to the clock on the wall through the change to summer time', () => {
    const { ticks } = timeTicks(at('2026-03-28T22:00:00Z'), at('2026-03-29T09:00:00Z'), 4, 'Europe/Sofia');
    const wall = ticks.map(tick =>
      new Date(tick.at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Sofia' }),
    );
    expect(wall).toEqual(
      ['00:00:00', '04:00:00', '06:00:00', '09:00:00', '12:00:00'].filter(time => wall.includes(time)),
    );
    expect(wall.every(time => /^\d\d:00:00$/.test(time))).toBe(true);
    expect(ticks.length).toBeGreaterThanOrEqual(3);
  });

  it('tell the date with the first tick of each day', () => {
    const { ticks } = timeTicks(at('2026-11-20T18:00:00Z'), at('2026-11-21T04:00:00Z'), 6, 'Europe/Sofia');
    expect(ticks.filter(tick => tick.startsDay)).toHaveLength(2);
  });
});

describe('points', () => {
  it('of a view include one beyond each edge', () => {
    expect(pointsWithin(every(10, 10), 25, 45).map(point => point.at)).toEqual([20, 30, 40, 50]);
  });

  it('are found by time', () => {
    const points = every(10, 5);
    expect([firstAtOrAfter(points, -1), firstAtOrAfter(points, 21), firstAtOrAfter(points, 99)]).toEqual([
      0, 3, 5,
    ]);
    expect([nearest(points, 14)?.at, nearest(points, 16)?.at, nearest([], 1)]).toEqual([10, 20, undefined]);
  });

  it('are cut where readings are missing', () => {
    const points = [...every(10, 4), ...every(10, 3).map(point => ({ ...point, at: point.at + 500 }))];
    expect(usualGap(points)).toBe(25);
    expect(segments(points, 25).map(part => part.length)).toEqual([4, 3]);
  });

  it('are merged by column without losing a spike', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 300, maxLength: 900 }), values => {
        const points = every(10, values.length, index => values[index] ?? 0);
        const merged = perColumn(points, 0, values.length * 10, 100);
        expect(merged.length).toBeLessThanOrEqual(101);
        expect(extentOf(merged)).toEqual(extentOf(points));
      }),
    );
  });

  it('are summed up', () => {
    expect(
      summarise([
        { at: 1, value: 2, min: 0, max: 9 },
        { at: 2, value: 4 },
      ]),
    ).toMatchObject({ low: 0, high: 9, average: 3, count: 2 });
    expect(summarise([])).toBeNull();
  });
});
