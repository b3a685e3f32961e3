import { describe, expect, it } from '@jest/globals';
import { chance } from './chance.fixture';
import { AnomalyDetector, readingsToLearn } from './detector';
import { pastScores } from './past-scores';

const minute = 60_000;
const start = Date.UTC(2026, 5, 1);
const { normal } = chance(7);
/** A week that swings with the day, a reading every ten minutes, and one that is far off. */
const week = Array.from({ length: 1_008 }, (_, index) => {
  const at = start + index * 10 * minute;
  const value = 70 + 8 * Math.sin((index / 144) * 2 * Math.PI) + 0.5 * normal();
  return { at, value: index === 900 ? 140 : value };
});
const whole = { from: start, to: start + 7 * 86_400_000, mostPoints: 5_000 };

describe('the scores of the past', () => {
  it('are those of the detector, which knows nothing that came later', () => {
    const detector = new AnomalyDetector();
    const live = week.map(({ at, value }) => ({ at, value, ...detector.push(at, value) }));
    const { points, learned } = pastScores(week, whole);
    expect(learned).toBe(week.length);
    expect(points.map(({ at, value, score, baseline }) => ({ at, value, score, baseline }))).toEqual(
      live.slice(readingsToLearn),
    );
    const cut = pastScores(week.slice(0, 500), whole);
    expect(points.slice(0, cut.points.length)).toEqual(cut.points);
  });

  it('say what each reading was compared with, from before it', () => {
    const { points } = pastScores(week, whole);
    const odd = points.find(point => point.value === 140);
    expect(odd?.score).toBeGreaterThan(0.25);
    expect(odd?.baseline).toBe('range');
    expect(odd?.expected).toBeNull();
    expect(odd?.usual?.high).toBeLessThan(85);
    for (const { baseline, expected } of points) expect(expected === null).toBe(baseline === 'range');
    const byHour = points.find(point => point.baseline === 'hour');
    expect(Math.abs((byHour?.expected ?? 0) - (byHour?.value ?? 0))).toBeLessThan(10);
  });

  it('are none while it learns, and all of the period when it has learned before', () => {
    expect(pastScores(week.slice(0, 37), whole)).toEqual({ learned: 37, points: [] });
    const from = start + 3 * 86_400_000;
    const { points } = pastScores(week, { ...whole, from });
    expect(points).toHaveLength(576);
    expect(points[0]?.at).toBe(from);
  });

  it('are few, and never without the highest', () => {
    const { points } = pastScores(week, { ...whole, mostPoints: 50 });
    expect(points.length).toBeLessThanOrEqual(50);
    expect(points.map(point => point.value)).toContain(140);
    expect(points.map(point => point.at)).toEqual(points.map(point => point.at).toSorted((a, b) => a - b));
  });

  it('leave out what is no number or comes out of order', () => {
    const wrong = [
      ...week.slice(0, 200),
      { at: start + 2_000 * minute, value: 'jam' },
      { at: start + 100 * minute, value: 71 },
      { at: start + 2_010 * minute, value: null },
    ];
    expect(pastScores(wrong, whole).learned).toBe(200);
  });
});
