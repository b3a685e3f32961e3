import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chance } from '../anomaly/chance.fixture';
import type { MetricValue } from '../rules/rule';
import { samplesOf, slotMs } from './slot';
import { UnitWatch } from './unit-watch';
import type { UnitWatchState, WatchEvent } from './unit-watch';

const start = Date.UTC(2026, 5, 1);
const slotsPerDay = 86_400_000 / slotMs;
type Values = Record<string, MetricValue>;

/** A machine that runs by day: warm while it runs, and a sensor with some ripple. */
function machine(slot: number): { running: boolean; temperature: number; door: string } {
  const hour = (slot % slotsPerDay) / 4;
  const running = hour >= 6 && hour < 22;
  const ripple = 0.6 * Math.sin(slot * 1.7) + 0.4 * Math.sin(slot * 0.91 + 1);
  return {
    running,
    temperature: (running ? 70 + 8 * Math.sin(((hour - 6) / 16) * Math.PI) : 40) + ripple,
    door: slot % 50 === 0 ? 'open' : 'closed',
  };
}
const usual = (slot: number): Values => {
  const { running, temperature, door } = machine(slot);
  return { state: running ? 'running' : 'idle', temperature, door };
};

function watched(slots: number, valuesAt: (slot: number) => Values | null) {
  const watch = new UnitWatch();
  const events: (WatchEvent & { slot: number })[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const values = valuesAt(slot);
    if (values === null) continue;
    const told = watch.push(start + slot * slotMs, samplesOf([values]));
    events.push(...told.filter(event => event.type !== 'changed').map(event => ({ ...event, slot })));
  }
  return { watch, events };
}
const day = (days: number) => days * slotsPerDay;
const changed = (slot: number, from: number, change: Values) =>
  slot < from ? usual(slot) : { ...usual(slot), ...change };

describe('the watch over a unit', () => {
  it('is quiet about a machine that does every day the same', () => {
    expect(watched(day(30), usual).events).toEqual([]);
  });

  it('tells of a metric that stays higher than it was at these hours doing the same, since when, and that it ended', () => {
    const from = day(12) + 40;
    const { events } = watched(day(16), slot => {
      const values = usual(slot);
      const isHot = slot >= from && slot < from + 60;
      return isHot && typeof values['temperature'] === 'number'
        ? { ...values, temperature: values['temperature'] + 6 }
        : values;
    });
    expect(events.map(({ type }) => type)).toEqual(['raised', 'cleared']);
    const [raised, cleared] = events;
    if (raised?.type !== 'raised') throw new Error('nothing was told');
    expect(raised.finding).toMatchObject({
      metric: 'temperature',
      activity: 'running',
      state: null,
      direction: 'higher',
    });
    expect(raised.finding.since).toBe(start + from * slotMs);
    expect(raised.finding.value).toBeGreaterThan(raised.finding.usual.high);
    expect(raised.finding.sure).toBeGreaterThanOrEqual(0.8);
    expect(raised.slot - from).toBeLessThan(20);
    expect(cleared?.slot).toBeGreaterThan(from + 60);
  });

  it('tells of running at night, though running is usual by day', () => {
    const { events } = watched(day(14), slot => changed(slot, day(12), { state: 'running' }));
    expect(events[0]).toMatchObject({ type: 'raised', finding: { metric: 'state' } });
  });

  it('tells of a state that was never seen before', () => {
    const { events } = watched(day(13), slot => changed(slot, day(12), { door: 'forced' }));
    expect(events.flatMap(one => (one.type === 'cleared' ? [] : one.finding.metric))).toEqual(['door']);
  });

  it('is quiet about one glitch, about a counter, and in its first week about what comes and goes', () => {
    const glitch = watched(day(14), slot =>
      changed(slot, day(12), slot === day(12) ? { temperature: 400 } : {}),
    );
    expect(glitch.events).toEqual([]);
    const counter = watched(day(20), slot => ({ ...usual(slot), energy: slot < day(12) ? slot : 10 * slot }));
    expect(counter.events).toEqual([]);
    expect(watched(day(6), slot => changed(slot, day(3), { temperature: 90 })).events).toEqual([]);
  });

  it('tells in its first week what has left its level for good, and goes on from there', () => {
    const { normal } = chance(11);
    const noise = Array.from({ length: day(10) }, normal);
    const worn = (slot: number) => ({ vibration: 50 + (noise[slot] ?? 0) + (slot < day(3) ? 0 : 12) });
    const { events, watch } = watched(day(10), worn);
    expect(events).toMatchObject([
      { type: 'raised', finding: { metric: 'vibration', direction: 'higher', usual: {} } },
    ]);
    expect(events[0]?.slot).toBeLessThan(day(3) + 40);
    expect(watch.snapshot().open).toEqual(['vibration']);
    expect(JSON.stringify(watch.snapshot())).not.toContain('farRows');
  });

  it('takes another level behind a pause of days for the usual, but not what had begun before', () => {
    const { normal } = chance(12);
    const noise = Array.from({ length: day(16) }, normal);
    const from = (slot: number, to: number) =>
      slot >= day(10) && slot < day(12) ? null : { vibration: (slot < to ? 50 : 58) + (noise[slot] ?? 0) };
    expect(watched(day(16), slot => from(slot, day(12))).events).toEqual([]);
    const begun = watched(day(16), slot => from(slot, day(10) - 30)).events;
    expect(begun.map(one => one.type)).toEqual(['raised']);
  });

  it('tells of a metric that changes its unit, and keeps what is usual in the old one for days', () => {
    const inFahrenheit = (slot: number) => {
      const values = usual(slot);
      const isOther = slot >= day(12) && slot < day(14);
      return isOther ? { ...values, temperature: Number(values['temperature']) * 1.8 + 32 } : values;
    };
    const { events } = watched(day(20), inFahrenheit);
    expect(events.map(one => one.type)).toEqual(['raised', 'cleared']);
    expect(events[0]?.slot).toBeLessThan(day(12) + 14);
    expect(events[1]?.slot).toBeLessThan(day(16));
  });

  it('counts drift to and fro as usual', () => {
    const { normal } = chance(13);
    const noise = Array.from({ length: day(40) }, normal);
    const { events } = watched(day(40), slot => ({
      current: 50 + 4 * Math.sin((slot / day(12)) * 2 * Math.PI) + (noise[slot] ?? 0),
    }));
    expect(events).toEqual([]);
  });

  it('takes what lasts for the new usual in the end, and at once when somebody says so', () => {
    const warmer = (slot: number) => {
      const values = usual(slot);
      return { ...values, temperature: Number(values['temperature']) + (slot < day(12) ? 0 : 5) };
    };
    expect(watched(day(60), warmer).events.map(one => one.type)).toEqual(['raised', 'cleared']);
    const { watch } = watched(day(13), warmer);
    expect(watch.snapshot().open).toEqual(['temperature']);
    watch.forget('temperature');
    expect(watch.snapshot().open).toEqual([]);
    const after = Array.from({ length: day(10) }, (_, slot) =>
      watch.push(start + (day(13) + slot) * slotMs, samplesOf([warmer(day(13) + slot)])),
    );
    expect(after.flat()).toEqual([]);
  });

  it('changes nothing by a slot that was counted already or has no time', () => {
    const { watch } = watched(day(9), usual);
    const before = JSON.stringify(watch.snapshot());
    for (const at of [start, start + (day(9) - 1) * slotMs, Number.NaN])
      expect(watch.push(at, samplesOf([{ temperature: 900 }]))).toEqual([]);
    expect(JSON.stringify(watch.snapshot())).toBe(before);
  });

  it('goes on from its stored state as if it had never stopped, whatever is read', () => {
    const anyValue = fc.oneof(fc.double(), fc.constantFrom('a', 'b', '=', '@', '__proto__'), fc.boolean());
    const reading = fc.dictionary(fc.constantFrom('state', 'x', 'constructor', '__proto__'), anyValue);
    fc.assert(
      fc.property(
        fc.array(fc.array(reading, { maxLength: 3 }), { maxLength: 60 }),
        fc.nat(),
        (slots, cut) => {
          const whole = new UnitWatch();
          let parts = new UnitWatch();
          slots.forEach((readings, slot) => {
            // Hours apart, so that the week of learning passes.
            const at = start + slot * 40 * slotMs;
            if (slot === cut % slots.length) {
              const stored: UnitWatchState = JSON.parse(JSON.stringify(parts.snapshot()));
              parts = new UnitWatch(stored);
            }
            const events = whole.push(at, samplesOf(readings));
            expect(parts.push(at, samplesOf(readings))).toEqual(events);
            for (const event of events)
              if (event.type !== 'cleared')
                expect(event.finding.sure >= 0 && event.finding.sure < 1).toBe(true);
          });
          expect(JSON.stringify(whole.snapshot())).not.toContain('null,null');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps a small state, also of a device that makes up states', () => {
    const { watch } = watched(day(20), slot => ({ ...usual(slot), door: `door ${slot}` }));
    expect(Object.keys(watch.snapshot().series).length).toBeLessThanOrEqual(40);
    const { watch: plain } = watched(day(20), usual);
    expect(JSON.stringify(plain.snapshot()).length).toBeLessThan(6_000);
  });
});
