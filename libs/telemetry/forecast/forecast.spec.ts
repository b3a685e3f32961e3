import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { forecastOf } from './forecast';
import { newMemory, rememberValue, stepMs, stepsPerDay } from './memory';

const start = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const ripple = (step: number) =>
  4 * Math.sin((step / stepsPerDay) * 2 * Math.PI) + 0.3 * Math.sin(step * 5.3);

function remembered(valueAt: (step: number) => number, steps = 7 * stepsPerDay) {
  const memory = newMemory();
  for (let step = 0; step < steps; step++) rememberValue(memory, start + step * stepMs, valueAt(step));
  return memory;
}
const hot = { low: null, high: 95 };

describe('the forecast of a limit', () => {
  it('says about when a metric that rises reaches it, at the worst hour of the day', () => {
    // 2 °C a day from 70: after seven days 84, with the afternoon 88 and 3.5 days to go.
    const forecast = forecastOf(
      remembered(step => 70 + (2 * step) / stepsPerDay + ripple(step)),
      hot,
    );
    expect(forecast).toMatchObject({ side: 'high', limit: 95 });
    expect(forecast?.perDay).toBeCloseTo(2, 0);
    const inDays = ((forecast?.crossesAt ?? 0) - start - 7 * day) / day;
    expect(inDays).toBeGreaterThan(2.8);
    expect(inDays).toBeLessThan(4);
    expect(forecast?.earliestAt).toBeLessThanOrEqual(forecast?.crossesAt ?? 0);
    expect(forecast?.latestAt ?? Infinity).toBeGreaterThanOrEqual(forecast?.crossesAt ?? 0);
  });

  it('leaves room for a trend that bends, the more the further off it is, and none before now', () => {
    // A straight line without any noise: what is left of the band is that room.
    const roomOf = (perDay: number, days: number) => {
      const forecast = forecastOf(
        remembered(step => 95 - perDay * (days + 7 - step / stepsPerDay)),
        hot,
      );
      const now = start + 7 * day;
      const at = (moment: number | null | undefined) => ((moment ?? Number.NaN) - now) / day;
      return [at(forecast?.earliestAt), at(forecast?.crossesAt), at(forecast?.latestAt)];
    };
    const [earliest = 0, crosses = 0, latest = 0] = roomOf(3, 6);
    expect(crosses).toBeCloseTo(6, 0);
    expect(crosses - earliest).toBeCloseTo(0.52 * Math.sqrt(8), 1);
    expect(latest - crosses).toBeCloseTo(0.52 * Math.sqrt(8), 1);
    const [soonest = 0, soon = 0, later = 0] = roomOf(3, 0.4);
    expect(soonest).toBe(0);
    expect(later - soon).toBeCloseTo(0.52 * Math.sqrt(2.4), 1);
  });

  it('is silent about what stays, what turns away, and what would take longer than was looked back', () => {
    expect(forecastOf(remembered(ripple), hot)).toBeNull();
    expect(
      forecastOf(
        remembered(step => 94 - step / 8),
        hot,
      ),
    ).toBeNull();
    expect(
      forecastOf(
        remembered(step => 20 + step / 40),
        hot,
      ),
    ).toBeNull();
  });

  it('is silent about what is used up and filled again', () => {
    const paper = (step: number) => 98 - (((step * 25) / stepsPerDay) % 84);
    for (let steps = stepsPerDay; steps < 200; steps++)
      expect(forecastOf(remembered(paper, steps), { low: 5, high: 100 })).toBeNull();
  });

  it('is silent about a limit that is passed already, or that there is none of', () => {
    expect(
      forecastOf(
        remembered(step => 90 + step),
        hot,
      ),
    ).toBeNull();
    expect(
      forecastOf(
        remembered(step => 60 + step / 4),
        { low: null, high: null },
      ),
    ).toBeNull();
    expect(forecastOf(newMemory(), hot)).toBeNull();
  });

  it('tells a fall to the lower limit as it tells a rise to the upper one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.integer({ min: 0, max: 11 }),
        (perDay, shift) => {
          const rising = (step: number) => 50 + (perDay * step) / stepsPerDay + ripple(step + shift);
          const up = forecastOf(remembered(rising), { low: null, high: 100 });
          const down = forecastOf(
            remembered(step => -rising(step)),
            { low: -100, high: null },
          );
          expect(down?.crossesAt).toEqual(up?.crossesAt);
          expect(down?.earliestAt).toEqual(up?.earliestAt);
          expect(down?.side).toEqual(up === null ? undefined : 'low');
        },
      ),
    );
  });
});

describe('the memory of a trend', () => {
  it('keeps seven days whatever comes, and the same after it was stored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -day, max: 3 * day }), fc.double()), { maxLength: 120 }),
        steps => {
          let [memory, stored] = [newMemory(), newMemory()];
          let at = start;
          for (const [after, value] of steps) {
            at += after;
            rememberValue(memory, at, value);
            rememberValue(stored, at, value);
            stored = JSON.parse(JSON.stringify(stored));
            expect(memory.values.length).toBeLessThanOrEqual(7 * stepsPerDay);
            expect(memory.values.filter(one => one !== null && !Number.isFinite(one))).toEqual([]);
          }
          expect(stored).toEqual(JSON.parse(JSON.stringify(memory)));
        },
      ),
    );
  });

  it('takes the mean of readings that are as far apart as numbers can be', () => {
    const memory = newMemory();
    rememberValue(memory, start, Number.MAX_VALUE);
    rememberValue(memory, start, -Number.MAX_VALUE);
    expect(memory.values).toEqual([0]);
  });

  it('leaves a hole where nothing was read, and forgets after a week of silence', () => {
    const memory = newMemory();
    rememberValue(memory, start, 5);
    rememberValue(memory, start + 2 * stepMs, 7);
    rememberValue(memory, start + 2 * stepMs + 1, 9);
    expect(memory.values).toEqual([5, null, 8]);
    rememberValue(memory, start + 30 * day, 1);
    expect(memory.values.filter(value => value !== null)).toEqual([1]);
  });
});
