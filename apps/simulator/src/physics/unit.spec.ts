import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chanceFrom, seedFrom } from './chance';
import type { Family, Readings } from './model';
import { faultKinds, startUnit } from './unit';

const midnight = Date.UTC(2026, 5, 1, 22);
const hour = 3_600_000;

/** The limits at which the makers of these machines set their alarms; `for`: how long they hold, s. */
const alarms: Record<string, { shows: (readings: Readings) => boolean; forSeconds: number }> = {
  'compressor-overheating': { shows: of => Number(of['dischargeTemperature']) > 95, forSeconds: 10 },
  'compressor-oil-leak': { shows: of => Number(of['oilLevel']) < 30, forSeconds: 20 },
  'compressor-bearing-wear': { shows: of => Number(of['vibration']) > 9, forSeconds: 30 },
  'charger-connector-overheat': { shows: of => Number(of['connectorTemperature']) > 85, forSeconds: 15 },
  'charger-ground-fault': {
    shows: of => Number(of['groundFault']) > 30 && of['state'] === 'faulted',
    forSeconds: 1,
  },
  'display-fan-failure': {
    shows: of => Number(of['fanRpm']) < 600 && Number(of['power']) > 40,
    forSeconds: 20,
  },
  'display-backlight-decay': { shows: of => Number(of['brightness']) < 300, forSeconds: 20 },
  'kiosk-printer-jam': { shows: of => of['printer'] === 'jam', forSeconds: 10 },
  'kiosk-overheat': { shows: of => Number(of['temperature']) > 65, forSeconds: 30 },
  'kiosk-paper-out': { shows: of => Number(of['printerPaper']) < 5, forSeconds: 5 },
};

const normal: Record<Family, Record<string, [number, number]>> = {
  compressor: {
    dischargeTemperature: [60, 92],
    pressure: [6, 8.5],
    vibration: [0, 6],
    motorCurrent: [0, 46],
    oilLevel: [40, 100],
  },
  charger: { connectorTemperature: [-10, 70], current: [0, 160], voltage: [390, 410], groundFault: [0, 12] },
  display: { panelTemperature: [0, 62], brightness: [330, 2_600], fanRpm: [1_300, 3_600], power: [60, 600] },
  kiosk: { temperature: [15, 50], cpuLoad: [0, 85], printerPaper: [8, 100], rssi: [-85, -50] },
};
const families: Family[] = ['compressor', 'charger', 'display', 'kiosk'];

describe('a fault that the unit reports', () => {
  const cases = faultKinds
    .filter(one => one.event)
    .flatMap(({ kind, family }) => [3, 9, 15].map(startHour => [kind, family, startHour] as const));

  it.each(cases)(
    '%s shows on a %s at %i o’clock within two minutes of a minute’s development, and stays',
    (kind, family, startHour) => {
      const alarm = alarms[kind];
      if (!alarm) throw new Error(`no alarm for ${kind}`);
      const start = midnight + startHour * hour;
      const unit = startUnit(family, start, chanceFrom(seedFrom(kind, startHour)));
      expect(alarm.shows(unit.advance(start).readings)).toBe(false);
      expect(unit.inject(kind, start)).toBe(true);
      let since: number | null = null;
      let matured: number | null = null;
      for (let second = 1; second <= 900; second++) {
        const shows = alarm.shows(unit.advance(start + second * 1_000).readings);
        since = shows ? (since ?? second) : null;
        if (matured === null && since !== null && second - since >= alarm.forSeconds) matured = second;
        if (matured !== null && !shows) throw new Error(`gone again after ${second} s`);
      }
      expect(matured).toBeLessThanOrEqual(120);
      expect(matured).toBeGreaterThanOrEqual(10);
    },
  );

  it('heats a compressor past 95 °C for ten seconds 60 to 100 s after it begins, at any time of day', () => {
    for (let startHour = 0; startHour < 24; startHour += 1) {
      const start = midnight + startHour * hour;
      const unit = startUnit('compressor', start, chanceFrom(startHour));
      unit.inject('compressor-overheating', start);
      let above = 0;
      let second = 0;
      while (above < 10 && second < 300)
        above =
          Number(unit.advance(start + ++second * 1_000).readings['dischargeTemperature']) > 95
            ? above + 1
            : 0;
      expect(second).toBeGreaterThan(60);
      expect(second).toBeLessThan(100);
    }
  });

  it('reports its event once', () => {
    for (const { kind, family, event } of faultKinds) {
      if (!event) continue;
      const unit = startUnit(family, midnight, chanceFrom(1));
      unit.inject(kind, midnight);
      const events = Array.from({ length: 200 }, (_, i) => unit.advance(midnight + i * 1_000).events).flat();
      expect(events).toEqual([{ code: event.code, severity: event.severity, data: { fault: kind } }]);
    }
  });

  it('develops as slowly as it is told', () => {
    const unit = startUnit('compressor', midnight, chanceFrom(1));
    unit.inject('compressor-oil-leak', midnight, 10 * 24 * hour);
    const day = (days: number) => Number(unit.advance(midnight + days * 24 * hour).readings['oilLevel']);
    expect(day(1)).toBeGreaterThan(60);
    expect(day(10)).toBeLessThan(30);
  });

  it('is unknown to other families, and ends with a repair only', () => {
    const unit = startUnit('kiosk', midnight, chanceFrom(1));
    expect(unit.inject('compressor-overheating', midnight)).toBe(false);
    unit.inject('kiosk-overheat', midnight);
    for (let second = 0; second < 600; second++) unit.advance(midnight + second * 1_000);
    expect(unit.activeFaults).toEqual(['kiosk-overheat']);
    unit.repair();
    for (let second = 600; second < 1_200; second++) unit.advance(midnight + second * 1_000);
    expect(Number(unit.advance(midnight + 1_200_000).readings['temperature'])).toBeLessThan(45);
  });
});

describe('a fault that creeps', () => {
  const creeping = faultKinds.filter(one => !one.event);
  const days = (kind: string | null, family: Family, metric: string) => {
    const unit = startUnit(family, midnight, chanceFrom(11));
    if (kind) unit.inject(kind, midnight, 4 * 24 * hour);
    return Array.from({ length: 4 * 288 }, (_, step) => {
      const { readings, events } = unit.advance(midnight + step * 300_000);
      expect(events).toEqual([]);
      const value = readings[metric];
      return typeof value === 'number' ? value : Number(value === 'open');
    });
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spreadOf = (values: number[]) => {
    const centre = mean(values);
    return Math.sqrt(mean(values.map(value => (value - centre) ** 2)));
  };

  it('is one of more than twenty kinds with the others, each once', () => {
    expect(faultKinds.length).toBeGreaterThan(20);
    expect(new Set(faultKinds.map(one => one.kind)).size).toBe(faultKinds.length);
  });

  it.each(creeping.map(one => [one.kind, one] as const))(
    '%s shows in its metric on the last day, and hardly on the first',
    (kind, { family, metric }) => {
      const [ill, well] = [days(kind, family, metric), days(null, family, metric)];
      const spread = Math.max(0.05, spreadOf(well));
      const apart = ill.map((value, at) => Math.abs(value - (well[at] ?? 0)) / spread);
      const last = mean(apart.slice(-288));
      expect(last).toBeGreaterThan(0.2);
      expect(last).toBeGreaterThan(1.5 * mean(apart.slice(0, 72)));
    },
  );
});

describe('a healthy unit', () => {
  it.each(families)('of the %s family stays in its normal band over a day and a weekend', family => {
    for (const seed of [1, 2, 3]) {
      const unit = startUnit(family, midnight, chanceFrom(seed));
      for (
        let at = midnight;
        at < midnight + 7 * 24 * hour;
        at += at < midnight + 24 * hour ? 5_000 : 60_000
      ) {
        const { readings, events } = unit.advance(at);
        if (events.length > 0) throw new Error(`event ${events[0]?.code}`);
        for (const [metric, [low, high]] of Object.entries(normal[family])) {
          const value = Number(readings[metric]);
          if (value < low || value > high)
            throw new Error(`${metric} ${value} at ${new Date(at).toISOString()}, seed ${seed}`);
        }
      }
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const day = (seed: number) => {
      const unit = startUnit('charger', midnight, chanceFrom(seed));
      return Array.from({ length: 100 }, (_, i) => unit.advance(midnight + i * 60_000).readings);
    };
    expect(day(7)).toEqual(day(7));
    expect(day(7)).not.toEqual(day(8));
  });

  it('gives finite values for steps of any length', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.array(fc.integer({ min: -5_000, max: 90_000_000 }), { maxLength: 30 }),
        (family, steps) => {
          const unit = startUnit(family, midnight, chanceFrom(5));
          let at = midnight;
          for (const step of steps) {
            at += step;
            const values = Object.values(unit.advance(at).readings);
            expect(values.filter(value => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
          }
        },
      ),
    );
  });

  it('lives with the day: chargers charge, compressors rest at night', () => {
    const compressor = startUnit('compressor', midnight, chanceFrom(2));
    expect(compressor.advance(midnight + 2 * hour).readings['state']).toBe('idle');
    expect(compressor.advance(midnight + 14 * hour).readings['state']).toBe('running');
    const charger = startUnit('charger', midnight, chanceFrom(2));
    const states = Array.from(
      { length: 1_440 },
      (_, i) => charger.advance(midnight + i * 60_000).readings['state'],
    );
    expect(new Set(states)).toEqual(new Set(['available', 'charging']));
  });
});
