import { describe, expect, it } from '@jest/globals';
import { chance } from './chance.fixture';
import { Lasting } from './lasting';

const start = Date.UTC(2026, 5, 1);
const everyMs = 600_000;

/** Scores of a week of readings, with a seeded noise of 1 around what `levelAt` says. */
function scoresOf(levelAt: (row: number) => number, times = (row: number) => start + row * everyMs) {
  const { normal } = chance(5);
  const lasting = new Lasting();
  return Array.from({ length: 1_000 }, (_, row) => lasting.push(times(row), levelAt(row) + normal()));
}
const told = (scores: readonly number[]) => scores.flatMap((score, row) => (score >= 0.5 ? [row] : []));

describe('what has left its level for good', () => {
  it('is not a metric that drifts, follows the day or is knocked now and then', () => {
    expect(told(scoresOf(() => 50))).toEqual([]);
    expect(told(scoresOf(row => 50 + row / 100))).toEqual([]);
    expect(told(scoresOf(row => 50 + 8 * Math.sin((row / 144) * 2 * Math.PI)))).toEqual([]);
    expect(told(scoresOf(row => (row % 211 === 0 ? 0 : row % 97 === 0 ? 90 : 50)))).toEqual([]);
  });

  it('is told within hours of a step, and of a slow rise long before that has ended', () => {
    const step = told(scoresOf(row => (row < 700 ? 50 : 58)));
    expect(step[0]).toBeGreaterThanOrEqual(712);
    expect(step[0]).toBeLessThan(740);
    const rise = told(scoresOf(row => 50 + Math.max(0, row - 500) / 25));
    expect(rise[0]).toBeGreaterThan(500);
    expect(rise[0]).toBeLessThan(650);
  });

  it('stays told while it is rolled smooth for some hours, and becomes the usual in the end', () => {
    const healing = told(scoresOf(row => (row < 500 ? 50 : row > 600 && row < 630 ? 56 : 60)));
    expect(healing).toEqual(expect.arrayContaining([560, 625, 660]));
    const { normal } = chance(6);
    const lasting = new Lasting();
    const scores = Array.from({ length: 4_000 }, (_, row) =>
      lasting.push(start + row * everyMs, (row < 500 ? 50 : 60) + normal()),
    );
    expect(told(scores).at(-1)).toBeLessThan(2_000);
  });

  it('settles elsewhere after a pause in silence, but not when it was on its way before', () => {
    const afterPause = (row: number) => start + row * everyMs + (row < 600 ? 0 : 3 * 86_400_000);
    expect(told(scoresOf(row => (row < 600 ? 50 : 56), afterPause))).toEqual([]);
    expect(told(scoresOf(row => (row < 600 ? 50 : 56))).length).toBeGreaterThan(0);
    const onItsWay = told(scoresOf(row => 50 + Math.max(0, row - 560) / 5, afterPause));
    expect(onItsWay[0]).toBeLessThan(640);
  });

  it('is nothing of what never moves, and hardly ever moves', () => {
    const lasting = new Lasting();
    const scores = Array.from({ length: 1_000 }, (_, row) =>
      lasting.push(start + row * everyMs, row === 700 ? 9 : row > 800 ? 8 : 7),
    );
    expect(told(scores)).toEqual([]);
  });

  it('goes on from its stored state', () => {
    const { normal } = chance(7);
    const values = Array.from({ length: 900 }, (_, row) => (row < 600 ? 50 : 60) + normal());
    const whole = new Lasting();
    let cut = new Lasting();
    for (const [row, value] of values.entries()) {
      if (row % 100 === 0) cut = new Lasting(JSON.parse(JSON.stringify(cut.snapshot())));
      const at = start + row * everyMs;
      expect(cut.push(at, value)).toBe(whole.push(at, value));
    }
  });
});
