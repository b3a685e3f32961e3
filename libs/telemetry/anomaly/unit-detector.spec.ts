import { describe, expect, it } from '@jest/globals';
import { rigKinds, rigRun } from './rig.fixture';
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
    const rows = Array.from({ length: 500 }, (_, index) => [
      5,
      index === 450 ? 1e100 : index === 460 ? 1e300 : 0,
      index % 7,
    ]);
    for (const score of scoresOf(rows)) expect(score >= 0 && score <= 1).toBe(true);
    expect(scoresOf(rows)[450]).toBeGreaterThan(0.5);
    expect(scoresOf(rows)[460]).toBe(0);
  });

  it('is not blinded by an absurd row among those it learns from', () => {
    const scores = scoresOf(
      Array.from({ length: 700 }, (_, index) => {
        const [load = 0, current = 0, heat = 0] = row(index);
        return [load, current, index === 90 ? 1e9 : index < 600 ? heat : heat + 15];
      }),
    );
    expect(Math.max(...scores.slice(0, 600))).toBeLessThan(0.5);
    expect(scores[690]).toBeGreaterThan(0.5);
  });
});

describe('on a rig that gets warmer', () => {
  it('finds most of what is disturbed, at few false alarms, learning from the first third', () => {
    const count = { found: 0, missed: 0, wrong: 0, right: 0 };
    for (let seed = 0; seed < 40; seed++) {
      const { rows, disturbed } = rigRun(9_000 + seed, rigKinds[seed % rigKinds.length] ?? 'mixed');
      const detector = new UnitDetector(8, 400);
      for (const [index, values] of rows.entries()) {
        const isAlarm = detector.push(values) >= 0.5;
        const is = disturbed[index];
        if (is === true) count[isAlarm ? 'found' : 'missed']++;
        if (is === false) count[isAlarm ? 'wrong' : 'right']++;
      }
    }
    const { found, missed, wrong, right } = count;
    expect((2 * found) / (2 * found + wrong + missed)).toBeGreaterThan(0.78);
    expect(wrong / (wrong + right)).toBeLessThan(0.2);
  });

  it('follows a slow drift in silence, keeps its level through a disturbance, and is silent behind it', () => {
    const drifting = (index: number, extra: number) => {
      const [load = 0, current = 0, heat = 0] = row(index);
      return [load, current, heat + index / 400 + extra];
    };
    const rows = Array.from({ length: 2_000 }, (_, index) =>
      drifting(index, index >= 1_200 && index < 1_500 ? 12 : 0),
    );
    const alarms = scoresOf(rows).flatMap((score, index) => (score >= 0.5 ? [index] : []));
    expect(alarms[0]).toBeGreaterThanOrEqual(1_200);
    expect(alarms[0]).toBeLessThan(1_215);
    expect(alarms.filter(index => index >= 1_200 && index < 1_500).length).toBeGreaterThan(280);
    expect(alarms.filter(index => index >= 1_540)).toEqual([]);
  });

  it('takes for the new usual what has lasted for three times what it learned from', () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => {
      const [load = 0, current = 0, heat = 0] = row(index);
      return [load, current, heat + (index < 600 ? 0 : 12)];
    });
    const scores = scoresOf(rows);
    expect(scores.slice(620, 1_500).every(score => score >= 0.5)).toBe(true);
    expect(scores.slice(2_600).every(score => score < 0.5)).toBe(true);
  });
});
