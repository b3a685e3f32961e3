import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { MetricValue } from '../rules/rule';
import { samplesOf, slotMs } from '../watch/slot';
import type { FindingEvent } from './finding';
import { UnitFindings } from './unit-findings';
import type { UnitFindingsState, WatchedMetric } from './unit-findings';

const start = Date.UTC(2026, 5, 1);
const slotsPerDay = 86_400_000 / slotMs;
const metrics: WatchedMetric[] = [
  { key: 'temperature', kind: 'number', low: null, high: 95 },
  { key: 'state', kind: 'state', low: null, high: null },
];
const well = (slot: number): Record<string, MetricValue> => ({
  state: 'running',
  temperature: 70 + 5 * Math.sin((slot / slotsPerDay) * 2 * Math.PI) + Math.sin(slot * 1.7),
});
/** Fouling from the tenth day on: 2.5 °C more every day. */
const fouling = (slot: number) => {
  const values = well(slot);
  const days = Math.max(0, slot / slotsPerDay - 10);
  return { ...values, temperature: Number(values['temperature']) + 2.5 * days };
};
const told = (events: readonly FindingEvent[]) => events.filter(event => event.type !== 'changed');

function findingsOf(slots: number, valuesAt: (slot: number) => Record<string, MetricValue>) {
  const unit = new UnitFindings(metrics);
  return told(
    Array.from({ length: slots }, (_, slot) =>
      unit.push(start + slot * slotMs, samplesOf([valuesAt(slot)])),
    ).flat(),
  );
}

describe('the findings of a unit', () => {
  it('are none while it is well', () => {
    expect(findingsOf(25 * slotsPerDay, well)).toEqual([]);
  });

  it('are first that it is unlike itself, then when it reaches the limit, days before it does', () => {
    const [unusual, forecast] = findingsOf(18 * slotsPerDay, fouling);
    if (unusual?.type !== 'raised' || forecast?.type !== 'raised') throw new Error('not told');
    expect(unusual.finding).toMatchObject({ kind: 'unusual', metric: 'temperature', direction: 'higher' });
    expect(forecast.finding).toMatchObject({
      kind: 'forecast',
      metric: 'temperature',
      limit: 95,
      side: 'high',
    });
    expect(unusual.at).toBeLessThan(forecast.at);
    // 75 °C at the worst hour and 20 to go: the limit is reached on the eighteenth day.
    const reached = start + 18 * 86_400_000;
    expect(forecast.at).toBeLessThan(reached - 2 * 86_400_000);
    if (forecast.finding.kind !== 'forecast') throw new Error('no forecast');
    expect(Math.abs(forecast.finding.crossesAt - reached)).toBeLessThan(3 * 86_400_000);
  });

  it('end when the unit was repaired', () => {
    const repaired = (slot: number) => (slot < 16 * slotsPerDay ? fouling(slot) : well(slot));
    const ends = findingsOf(26 * slotsPerDay, repaired).filter(event => event.type === 'cleared');
    expect(ends.map(event => event.kind).sort()).toEqual(['forecast', 'unusual']);
  });

  it('leave out metrics that the model does not have', () => {
    const odd = (slot: number) => ({ ...well(slot), other: slot > 12 * slotsPerDay ? 900 : 1 + (slot % 3) });
    expect(findingsOf(16 * slotsPerDay, odd)).toEqual([]);
  });

  it('are none of a level that comes with other firmware, but of a fault that was there before it', () => {
    const newFrom = 12 * slotsPerDay;
    const run = (
      valuesAt: (slot: number) => Record<string, MetricValue>,
      firmwareOf: (slot: number) => string,
    ) => {
      let unit = new UnitFindings(metrics);
      const events: FindingEvent[] = [];
      for (let slot = 0; slot < 20 * slotsPerDay; slot++) {
        unit.runsOn(firmwareOf(slot));
        events.push(...unit.push(start + slot * slotMs, samplesOf([valuesAt(slot)])));
        const stored: UnitFindingsState = JSON.parse(JSON.stringify(unit.snapshot()));
        if (slot % 40 === 0) unit = new UnitFindings(metrics, stored);
      }
      return told(events);
    };
    const stepped = (slot: number) => {
      const values = well(slot);
      return slot < newFrom ? values : { ...values, temperature: Number(values['temperature']) + 8 };
    };
    const renewed = (slot: number) => (slot < newFrom ? '2.4.0' : '2.4.1');
    expect(run(stepped, () => '2.4.0').map(one => one.type)).toContain('raised');
    expect(run(stepped, renewed)).toEqual([]);
    expect(run(fouling, renewed).map(one => one.type)).toContain('raised');
  });

  it('are the same however often the process was restarted and slots were repeated', () => {
    const whole = findingsOf(14 * slotsPerDay, fouling);
    expect(whole.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.array(fc.nat(14 * slotsPerDay - 1), { minLength: 1, maxLength: 5 }), restarts => {
        let unit = new UnitFindings(metrics);
        const events: FindingEvent[] = [];
        for (let slot = 0; slot < 14 * slotsPerDay; slot++) {
          const samples = samplesOf([fouling(slot)]);
          events.push(...unit.push(start + slot * slotMs, samples));
          if (!restarts.includes(slot)) continue;
          const stored: UnitFindingsState = JSON.parse(JSON.stringify(unit.snapshot()));
          unit = new UnitFindings(metrics, stored);
          expect(unit.push(start + slot * slotMs, samples)).toEqual([]);
        }
        expect(told(events)).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });
});
