import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { MetricValue } from '../rules/rule';
import { AnomalyDetector, anomalyThreshold } from './detector';
import type { AnomalyState } from './detector';

const start = Date.UTC(2026, 5, 1);
const minute = 60_000;
const day = 1_440 * minute;

/** A machine that follows the day, read every five minutes, with a little regular ripple. */
const daily = (index: number) =>
  50 + 20 * Math.sin((index / 288) * 2 * Math.PI) + 2 * Math.sin(index * 1.7) + Math.sin(index * 0.37);

function scoresOf(values: readonly (MetricValue | null)[], everyMs = 5 * minute) {
  const detector = new AnomalyDetector();
  return values.map((value, index) => detector.push(start + index * everyMs, value));
}

const week = Array.from({ length: 7 * 288 }, (_, index) => daily(index));
const told = (scores: { score: number }[]) =>
  scores.flatMap(({ score }, index) => (score >= anomalyThreshold && index > 2 * 288 ? [index] : []));

describe('the anomaly score of a metric', () => {
  it('is quiet about a machine that does every day the same', () => {
    expect(told(scoresOf(week))).toEqual([]);
  });

  it('tells of a value outside of all before at once, and of the same disturbance only once', () => {
    const values = week.map((value, index) => (index >= 1_500 && index < 1_560 ? 140 : value));
    const scores = scoresOf(values);
    expect(told(scores)[0]).toBe(1_500);
    expect(told(scores).filter(index => index < 1_590)).toEqual([1_500]);
    expect(scores[1_500]?.baseline).toBe('range');
  });

  it('tells of a value that is usual by day and unheard of at that hour', () => {
    // The lowest hour of the day: 70 is what the machine has at its highest.
    const values = week.map((value, index) => (index >= 1_656 && index < 1_662 ? 68 : value));
    const scores = scoresOf(values);
    const first = told(scores)[0] ?? 0;
    expect(first).toBeGreaterThanOrEqual(1_656);
    expect(first).toBeLessThan(1_662);
    expect(scores[first]?.baseline).toBe('hour');
  });

  it('scores nothing of what never moves, of one point, and of none', () => {
    expect(new Set(scoresOf(Array.from({ length: 500 }, () => 7)).map(one => one.score))).toEqual(
      new Set([0]),
    );
    expect(scoresOf([3])[0]?.score).toBe(0);
  });

  it.each([
    ['not-a-number', start + 8 * day, Number.NaN],
    ['not-a-number', start + 8 * day, Infinity],
    ['not-a-number', start + 8 * day, 1e200],
    ['not-a-number', start + 8 * day, 'hot'],
    ['not-a-number', start + 8 * day, null],
    ['clock-unset', 0, 60],
    ['clock-unset', Number.NaN, 60],
    ['out-of-order', start, 60],
  ] as const)('scores 0 and says %s, and keeps its baseline', (reason, at, value) => {
    const detector = new AnomalyDetector();
    week.forEach((one, index) => detector.push(start + index * 5 * minute, one));
    const before = JSON.stringify(detector.snapshot());
    expect(detector.push(at, value)).toEqual({ score: 0, baseline: 'range', unscored: reason });
    expect(JSON.stringify(detector.snapshot())).toBe(before);
  });

  it('still tells of an anomaly after one absurd value', () => {
    const values = week.map((value, index) => (index === 700 ? 1e12 : index === 1_500 ? 900 : value));
    expect(told(scoresOf(values))).toEqual(expect.arrayContaining([700, 1_500]));
  });

  it('uses no reading that comes later, stays within [0, 1], and continues from its stored state', () => {
    const anyValue = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double(),
      fc.constant('open'),
      fc.constant(null),
    );
    fc.assert(
      fc.property(
        fc.array(anyValue, { minLength: 1, maxLength: 120 }),
        fc.array(anyValue, { maxLength: 40 }),
        fc.nat(),
        (past, future, cut) => {
          const alone = scoresOf(past);
          expect(scoresOf([...past, ...future]).slice(0, past.length)).toEqual(alone);
          for (const { score } of alone) expect(score >= 0 && score <= 1).toBe(true);
          let detector = new AnomalyDetector();
          const restarted = past.map((value, index) => {
            const stored: AnomalyState = JSON.parse(JSON.stringify(detector.snapshot()));
            if (index === cut % past.length) detector = new AnomalyDetector(stored);
            return detector.push(start + index * 5 * minute, value);
          });
          expect(restarted).toEqual(alone);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps a small state however long it runs', () => {
    const detector = new AnomalyDetector();
    for (let index = 0; index < 20_000; index++) detector.push(start + index * minute, daily(index / 5));
    expect(JSON.stringify(detector.snapshot()).length).toBeLessThan(6_000);
  });
});
