import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { stepMs } from '../forecast/memory';
import { levelsOf } from './level';
import type { Duty, DutyStep, Level } from './level';
import { SisterWatch } from './sister-watch';
import type { SistersEvent, SistersState } from './sister-watch';

const start = Date.UTC(2026, 5, 1);
const stepsPerDay = 12;

/** A chance of its own for each unit and step: the same on every machine. */
function chance(seed: number): number {
  const one = Math.sin(seed * 12.9898 + 78.233) * 43_758.5453;
  return one - Math.floor(one);
}
const normal = (seed: number) =>
  Math.sqrt(-2 * Math.log(1 - chance(seed))) * Math.cos(2 * Math.PI * chance(seed + 0.5));

/** The temperature of a unit: the day's rhythm for all, a difference of its own, and noise. */
const temperature = (unit: number, step: number): number =>
  61 +
  6 * Math.sin((step / stepsPerDay) * 2 * Math.PI) +
  2 * normal(unit * 7.13) +
  0.4 * normal(unit * 1_000 + step);

type Fleet = (unit: number, step: number) => DutyStep['duties'] | null;
const duty = (value: number): Duty => ({
  share: 1,
  means: { temperature: value },
  deviations: { temperature: 0.5 },
});
const running = (value: number): DutyStep['duties'] => ({ running: duty(value) });

function watched(units: number, steps: number, valuesAt: Fleet, watch = new SisterWatch()) {
  const past = new Map<string, DutyStep[]>();
  const events: SistersEvent[] = [];
  for (let step = 0; step < steps; step++) {
    const levels = new Map<string, Map<string, Level>>();
    for (let unit = 0; unit < units; unit++) {
      const own = past.get(`u${unit}`) ?? [];
      const duties = valuesAt(unit, step);
      if (duties) own.push({ at: start + step * stepMs, duties });
      past.set(`u${unit}`, own.slice(-stepsPerDay));
      levels.set(`u${unit}`, levelsOf(own.filter(one => one.at > start + (step - stepsPerDay) * stepMs)));
    }
    events.push(...watch.push(start + step * stepMs, levels).events);
  }
  return { watch, events: events.filter(event => event.type !== 'changed'), all: events };
}
const shifted =
  (from: number, by: number, which: (unit: number) => boolean): Fleet =>
  (unit, step) =>
    running(temperature(unit, step) + (which(unit) && step >= from ? by : 0));

describe('the sisters of a unit', () => {
  it('are all alike, and nothing is told', () => {
    expect(
      watched(
        41,
        60,
        shifted(0, 0, () => false),
      ).events,
    ).toEqual([]);
  });

  it('tell which one is warmer, against what, since when and how sure', () => {
    const { events } = watched(
      41,
      90,
      shifted(30, 16, unit => unit === 7),
    );
    expect(events).toHaveLength(1);
    const [raised] = events;
    if (raised?.type !== 'raised') throw new Error('not told');
    expect(raised).toMatchObject({
      unit: 'u7',
      finding: { metric: 'temperature', activity: 'running', direction: 'higher', sisters: { count: 40 } },
    });
    const { since, sure, value, sisters } = raised.finding;
    // Its level is the middle of a day: half a day after it began it is there.
    expect(since).toBeGreaterThan(start + 30 * stepMs);
    expect(since).toBeLessThanOrEqual(start + (30 + stepsPerDay) * stepMs);
    expect(sure).toBeGreaterThanOrEqual(0.8);
    expect(value - sisters.median).toBeGreaterThan(4 * sisters.spread);
    expect(sisters.spread).toBeGreaterThan(1);
    expect(sisters.spread).toBeLessThan(3.5);
  });

  it('tell that it is like them again after a repair', () => {
    const repaired: Fleet = (unit, step) => shifted(20, -16, one => one === 3 && step < 60)(unit, step);
    expect(watched(20, 110, repaired).events.map(({ type, unit }) => [type, unit])).toEqual([
      ['raised', 'u3'],
      ['cleared', 'u3'],
    ]);
  });

  it('warm up together in a heat wave, or most of them by new firmware, and nobody is told of', () => {
    for (const share of [1, 0.8, 0.6, 0.4, 0.25])
      expect(
        watched(
          40,
          80,
          shifted(20, 30, unit => unit < 40 * share),
        ).events,
      ).toEqual([]);
  });

  it('say nothing when they are too few, or work at other hours', () => {
    expect(
      watched(
        8,
        60,
        shifted(10, 40, unit => unit === 0),
      ).events,
    ).toEqual([]);
    // One runs at night: it is compared while running, and it is idle as the others are.
    const atNight: Fleet = (unit, step) => {
      const isNight = step % stepsPerDay < 4;
      const isOn = unit === 5 ? isNight : !isNight;
      return isOn ? running(70 + normal(unit)) : { idle: duty(30 + normal(unit)) };
    };
    expect(watched(20, 60, atNight).events).toEqual([]);
  });

  it('do not count: hours of work tell how old a unit is', () => {
    const counter: Fleet = (unit, step) => running((unit === 0 ? 0 : 18_000 + 50 * unit) + step);
    expect(watched(20, 60, counter).events).toEqual([]);
  });

  it('outlast one glitch, a unit that was silent, and two hours of something else', () => {
    const glitch: Fleet = (unit, step) =>
      running(temperature(unit, step) + (unit === 2 && step === 30 ? 1e6 : 0));
    expect(watched(20, 60, glitch).events).toEqual([]);
    const silent: Fleet = (unit, step) =>
      unit === 4 && step > 20 && step < 50 && step % 12 !== 0
        ? null
        : shifted(20, 30, one => one === 4)(unit, step);
    const { events } = watched(20, 50, silent);
    expect(events).toEqual([]);
  });

  it('stay unlike over a weekend at rest, and not for ever', () => {
    const resting: Fleet = (unit, step) =>
      unit === 6 && step >= 50 ? { idle: duty(30) } : shifted(0, 30, one => one === 6)(unit, step);
    expect(watched(20, 110, resting).events.map(one => one.type)).toEqual(['raised']);
    expect(watched(20, 50 + 9 * stepsPerDay, resting).events.map(one => one.type)).toEqual([
      'raised',
      'cleared',
    ]);
  });

  it('leave a unit alone that people said is as it should be, until it differs by more', () => {
    const grown: Fleet = (unit, step) =>
      running(temperature(unit, step) + (unit === 1 ? (step < 100 ? 20 : 50) : 0));
    const first = watched(20, 40, grown);
    const [raised] = first.events;
    if (raised?.type !== 'raised') throw new Error('not told');
    const stored: SistersState = JSON.parse(JSON.stringify(first.watch.snapshot()));
    const accepted = new SisterWatch({ ...stored, stepAt: null });
    accepted.accept('u1', raised.finding);
    const { events } = watched(20, 130, grown, accepted);
    expect(events.map(({ type, at }) => [type, at > start + 100 * stepMs])).toEqual([['raised', true]]);
  });

  it('need more to be unlike when people called such findings false', () => {
    const fleet = shifted(0, 16, unit => unit === 7);
    expect(watched(41, 40, fleet, new SisterWatch(undefined, 2)).events).toEqual([]);
    expect(watched(41, 40, fleet, new SisterWatch(undefined, 1)).events).toHaveLength(1);
  });

  it('change nothing by a step that was judged already', () => {
    const { watch } = watched(
      20,
      40,
      shifted(0, 30, unit => unit === 1),
    );
    const before = JSON.stringify(watch.snapshot());
    for (const at of [start, start + 39 * stepMs, Number.NaN])
      expect(watch.push(at, new Map())).toEqual({ baselines: new Map(), events: [] });
    expect(JSON.stringify(watch.snapshot())).toBe(before);
  });

  it('are found out in any fleet: the one that is off, and only that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 60 }),
        fc.nat(1_000),
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.boolean(),
        (units, salt, level, width, isUp) => {
          const odd = salt % units;
          // Evenly within one width: no unit is an exception but the one that is made one.
          const fleet: Fleet = (unit, step) =>
            running(
              level +
                width * (chance(unit * 3.7 + salt) + 0.05 * chance(unit + step * 91.7 + salt)) +
                (unit === odd ? (isUp ? 1 : -1) * (12 * width + 0.2 * Math.abs(level) + 2) : 0),
            );
          const { events } = watched(units, 20, fleet);
          expect(events.map(({ type, unit }) => [type, unit])).toEqual([['raised', `u${odd}`]]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('go on from the stored state as if nothing had happened, whatever is read', () => {
    const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -5, max: 5 }));
    const anyKey = fc.constantFrom('a', 'constructor', '__proto__', 'toString');
    const fleetArb = fc.array(fc.array(fc.dictionary(anyKey, anyNumber), { minLength: 9, maxLength: 12 }), {
      maxLength: 16,
    });
    fc.assert(
      fc.property(fleetArb, fc.nat(), (steps, cut) => {
        const whole = new SisterWatch();
        let parts = new SisterWatch();
        steps.forEach((units, step) => {
          if (step === cut % steps.length)
            parts = new SisterWatch(JSON.parse(JSON.stringify(parts.snapshot())));
          const at = start + step * stepMs;
          const levels = new Map(
            units.map((means, unit) => [
              `u${unit}`,
              levelsOf(
                Array.from({ length: 12 }, () => ({
                  at,
                  duties: { '': { share: 1, means, deviations: {} } },
                })),
              ),
            ]),
          );
          const told = whole.push(at, levels);
          expect(parts.push(at, levels)).toEqual(told);
          for (const event of told.events)
            if (event.type !== 'cleared')
              expect(event.finding.sure >= 0.75 && event.finding.sure < 1).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('keep a small state', () => {
    const { watch } = watched(
      60,
      40,
      shifted(0, 30, unit => unit < 3),
    );
    expect(JSON.stringify(watch.snapshot()).length).toBeLessThan(1_000);
  });
});
