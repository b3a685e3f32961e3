import { describe, expect, it } from '@jest/globals';
import { shaftKinds, shaftRun } from './bearings.fixture';
import { chance } from './chance.fixture';
import { AnomalyDetector, lastingThreshold } from './detector';
import { rigRun } from './rig.fixture';
import { UnitDetector } from './unit-detector';
import { UnitScore } from './unit-score';

const hourMs = 3_600_000;

describe('the score of a unit', () => {
  it('is how its metrics move together where rows come by the second', () => {
    const { rows } = rigRun(9_001, 'heat');
    const score = new UnitScore(8, 400);
    const together = new UnitDetector(8, 400);
    for (const [row, values] of rows.entries())
      expect(score.push(1.78e12 + row * 1_000, values)).toBe(together.push(values));
  });

  it('of snapshots is below 0.5 for what is over by the next, and not for what stays', () => {
    const { normal } = chance(3);
    const score = new UnitScore(2, 100);
    const scores = Array.from({ length: 900 }, (_, row) =>
      score.push(1.78e12 + row * 600_000, [
        (row === 500 ? 90 : row < 700 ? 50 : 60) + normal(),
        20 + normal(),
      ]),
    );
    expect(scores[500]).toBeGreaterThan(0.25);
    const alarms = scores.flatMap((one, row) => (one >= lastingThreshold ? [row] : []));
    expect(alarms[0]).toBeGreaterThan(700);
    expect(alarms[0]).toBeLessThan(740);
  });

  it('stays within [0, 1] whatever comes, and scores rows without a time by their values alone', () => {
    const score = new UnitScore(2, 20);
    const odd = [null, 1e300, -1e300, 0, Number.NaN];
    for (let row = 0; row < 500; row++) {
      const at = row % 7 === 3 ? Number.NaN : row % 11 === 5 ? 0 : 1.78e12 + row * 600_000;
      const one = score.push(at, [odd[row % 5] ?? null, row % 13 === 0 ? 1e200 : row % 3]);
      expect(one >= 0 && one <= 1).toBe(true);
    }
  });
});

/** Of every kind of test, seeds that chose no setting. */
const runs = shaftKinds.flatMap(kind => [2_001, 2_002, 2_003].map(seed => shaftRun(seed, kind)));

describe('bearings on one shaft, run until one fails', () => {
  it('has the failing one told of first, mostly a day before the end, by the score of each', () => {
    let dayBefore = 0;
    for (const { rows, failing, endsAt } of runs) {
      const toldAt = [0, 1, 2, 3].map(bearing => {
        const detector = new AnomalyDetector();
        const scores = rows.map(({ at, rms }) => detector.push(at, rms[bearing] ?? null).score);
        return rows[scores.findIndex(score => score >= lastingThreshold)]?.at ?? Infinity;
      });
      const [first] = failing;
      expect(failing.map(one => one.bearing)).toContain(toldAt.indexOf(Math.min(...toldAt)));
      if (endsAt - (toldAt[first?.bearing ?? 0] ?? Infinity) >= 24 * hourMs) dayBefore++;
    }
    expect(dayBefore).toBeGreaterThanOrEqual(8);
  });

  it('has the unit told of after the damage began, mostly a day before the end, by the score of all', () => {
    let dayBefore = 0;
    for (const { rows, failing, endsAt } of runs) {
      const score = new UnitScore(4, Math.floor(0.15 * rows.length));
      const toldAt = rows.find(({ at, rms }) => score.push(at, rms) >= lastingThreshold)?.at ?? Infinity;
      expect(toldAt).toBeGreaterThan(Math.min(...failing.map(one => one.from)));
      if (endsAt - toldAt >= 24 * hourMs) dayBefore++;
    }
    expect(dayBefore).toBeGreaterThanOrEqual(8);
  });
});
