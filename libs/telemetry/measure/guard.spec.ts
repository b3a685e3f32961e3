import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { convertedTo } from '#measures';
import { asConverted, asRight, judgeMeasure } from './guard';
import type { MeasureState } from './guard';
import { widthOf } from './range';

const minuteMs = 60_000;
const start = Date.UTC(2026, 5, 1);

/** A metric that sends a value a minute. */
class Metric {
  state: MeasureState | undefined;
  minute = 0;
  constructor(readonly unit: string) {}

  hear(value: number, declared?: string): number | null {
    const at = start + this.minute++ * minuteMs;
    const { state, counts } = judgeMeasure(this.state, { unit: this.unit, at, value, declared });
    // What is kept between two readings is what a database would give back.
    this.state = JSON.parse(JSON.stringify(state));
    return counts;
  }
  /** A day around a level, to and fro by as much. */
  live(level: number, by: number, minutes = 1_440): this {
    for (let i = 0; i < minutes; i++) this.hear(level + by * Math.sin(i / 30));
    return this;
  }
  get doubt() {
    return this.state?.doubt ?? null;
  }
}

const warm = () => new Metric('°C').live(70, 4);

describe('a metric that changes its unit', () => {
  it('is held back from the first value on, with the unit that it seems to come in', () => {
    const metric = warm();
    expect(metric.hear(158)).toBeNull();
    expect(metric.hear(158.5)).toBeNull();
    expect(metric.doubt).toEqual({
      reason: 'level',
      sentIn: '°F',
      since: start + 1_440 * minuteMs,
      lastAt: start + 1_441 * minuteMs,
      value: 158.5,
    });
    const pressure = new Metric('bar').live(7.3, 0.3);
    expect([pressure.hear(106), pressure.doubt?.sentIn]).toEqual([null, 'psi']);
    const power = new Metric('kW').live(5, 2);
    expect([power.hear(5_200), power.doubt?.sentIn]).toEqual([null, 'W']);
  });

  it('never moves the range it is held against', () => {
    const metric = warm();
    const before = metric.state?.range;
    for (let i = 0; i < 500; i++) metric.hear(158 + Math.sin(i));
    expect(metric.state?.range).toEqual(before);
  });

  it('counts again as soon as the unit is right', () => {
    const metric = warm();
    metric.hear(158);
    expect([metric.hear(70), metric.doubt]).toEqual([70, null]);
  });

  it('is held back also where both units would be possible, as long as it moves as a machine does', () => {
    // It was seen from 20 to 80 °C; it cools down from 70 °C, told in °F: 77 °F would be in its range as °C, too.
    const metric = new Metric('°C').live(50, 30, 1_367);
    expect(metric.state?.range?.last).toBeGreaterThan(70);
    const told: (number | null)[] = [];
    for (let celsius = 75; celsius >= 22; celsius--) told.push(metric.hear(celsius * 1.8 + 32));
    expect(told.every(value => value === null)).toBe(true);
    expect(metric.hear(22)).toBe(22);
  });

  it('is converted once a person says so, and asked about again when it is set back', () => {
    const metric = warm();
    metric.hear(158);
    metric.state = metric.state && asConverted(metric.state);
    expect(metric.hear(159.8)).toBeCloseTo(71, 9);
    expect(metric.hear(71)).toBeNull();
    expect(metric.doubt?.sentIn).toBe('°C');
    metric.state = metric.state && asConverted(metric.state);
    expect([metric.hear(72), metric.state?.sentIn]).toEqual([72, '°C']);
  });

  it('is learned anew once a person says that it is as hot as that', () => {
    const metric = warm();
    metric.hear(158);
    metric.state = metric.state && asRight(metric.state);
    expect([metric.hear(158), metric.hear(70), metric.doubt]).toEqual([158, 70, null]);
  });
});

describe('a metric that is merely far off', () => {
  it('counts, also where another unit would explain a value that it came to step by step', () => {
    const metric = warm();
    for (let value = 70; value <= 165; value += 2) expect(metric.hear(value)).toBe(value);
  });

  it('counts where no unit explains the jump, and when it runs away from the one that did', () => {
    expect(warm().hear(110)).toBe(110);
    const metric = warm();
    expect(metric.hear(158)).toBeNull();
    expect(metric.hear(230)).toBe(230);
    expect(metric.doubt?.sentIn).toBe('°F');
    // Nor does what it runs to become its usual.
    expect(metric.state?.range?.high).toBeLessThan(75);
  });

  it('counts while too little is known of it', () => {
    const metric = new Metric('°C').live(70, 4, 300);
    expect(metric.hear(158)).toBe(158);
    expect(new Metric('V').live(0, 0).hear(400)).toBe(400);
  });

  it('counts whatever it does within where it has been', () => {
    const levels = fc.array(fc.integer({ min: -40, max: 120 }), { minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(levels, values => {
        const metric = new Metric('°C');
        for (const value of values) for (let i = 0; i < 10; i++) metric.hear(value);
        const { range } = metric.state ?? {};
        if (!range) throw new Error('nothing was learned');
        const inside = values.filter(value => value >= range.low && value <= range.high);
        return inside.every(value => metric.hear(value) === value);
      }),
      { seed: 11, numRuns: 50 },
    );
  });

  it('takes a new level for usual after some dozens of values', () => {
    const metric = warm();
    for (let i = 0; i < 60; i++) metric.hear(95);
    const { range } = metric.state ?? {};
    expect(range && range.high).toBeGreaterThan(94);
    expect(range && widthOf(range)).toBeLessThan(30);
  });
});

describe('a unit that the device names', () => {
  it('is converted, whatever the level, and teaches what is usual', () => {
    const metric = new Metric('bar');
    expect(metric.hear(106, 'psi')).toBeCloseTo(convertedTo(106, 'psi', 'bar') ?? NaN, 9);
    expect(metric.hear(7.3, 'bar')).toBe(7.3);
    expect(metric.state?.range?.high).toBeLessThan(8);
  });

  it('is held back where nobody can convert it, until a person says that it is the same', () => {
    const metric = new Metric('bar');
    expect([metric.hear(73, '%'), metric.doubt?.reason]).toEqual([null, 'declared']);
    metric.state = metric.state && asRight(metric.state);
    expect([metric.hear(7.3, '%'), metric.doubt]).toEqual([7.3, null]);
    expect(metric.hear(7.3, 'l')).toBeNull();
    expect(metric.hear(7.3, 'BAR')).toBe(7.3);
  });
});

it('begins anew when the model has another unit', () => {
  const metric = warm();
  metric.hear(158);
  const { state, counts } = judgeMeasure(metric.state, { unit: '°F', at: start, value: 158 });
  expect([counts, state.doubt, state.unit]).toEqual([158, null, '°F']);
});
