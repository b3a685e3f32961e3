import { describe, expect, it } from '@jest/globals';
import { UnitDetector } from './unit-detector';

/** A motor: its current follows the load, its heat follows the current. */
const row = (index: number, load = 50 + 20 * Math.sin(index / 9) + 3 * Math.sin(index * 2.3)) => {
  const current = 0.4 * load + 0.3 * Math.sin(index * 1.9);
  return [load, current, 20 + 1.5 * current + 0.4 * Math.sin(index * 3.1)];
};
const scoresOf = (rows: (number | null)[][], learnRows = 300) => {
  const detector = new UnitDetector(3, learnRows);
  return rows.map(values => detector.push(values));
};

describe('the anomaly score of a unit', () => {
  it('tells when metrics are each as usual but not with one another', () => {
    const rows = Array.from({ length: 900 }, (_, index) => {
      const [load = 0, current = 0, heat = 0] = row(index);
      return index < 600 ? [load, current, heat] : [load, 40 - current, heat];
    });
    const scores = scoresOf(rows);
    expect(Math.max(...scores.slice(0, 600))).toBeLessThan(0.5);
    expect(scores.findIndex(score => score >= 0.5)).toBeGreaterThanOrEqual(600);
    expect(scores.findIndex(score => score >= 0.5)).toBeLessThan(612);
  });

  it('is silent while it learns, and about rows that lack a value', () => {
    const rows = Array.from({ length: 400 }, (_, index) => row(index));
    expect(new Set(scoresOf(rows).slice(0, 300))).toEqual(new Set([0]));
    const holed = rows.map((values, index) => (index === 350 ? [values[0] ?? 0, null, 1] : values));
    expect(scoresOf(holed)[350]).toBe(0);
    expect(scoresOf(holed)[399]).toBeCloseTo(scoresOf(rows)[399] ?? 0, 1);
  });

  it('stays within [0, 1] for metrics that never moved, and for huge ones', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [5, index === 450 ? 1e300 : 0, index % 7]);
    for (const score of scoresOf(rows)) expect(score >= 0 && score <= 1).toBe(true);
    expect(scoresOf(rows)[450]).toBeGreaterThan(0.5);
  });
});
