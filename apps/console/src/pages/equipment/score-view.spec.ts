import { describe, expect, it } from '@jest/globals';
import type { AnomalyScore } from '#contracts';
import { pointsOf, toldScore, weightOf } from './score-view';

const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 3, 12, minutes)).toISOString();
const score = (minutes: number, value: number): AnomalyScore => ({
  at: at(minutes),
  value: 70,
  score: value,
  baseline: 'range',
  usual: { low: 60, high: 80 },
  expected: null,
});
const items = [score(0, 0.1), score(10, 0.4), score(20, 0.4), score(30, 0)];

describe('the scores under the chart of a metric', () => {
  it('are told of at the moment that one points at, else where they are highest', () => {
    expect(toldScore(items, Date.parse(at(28)))?.at).toBe(at(30));
    expect(toldScore(items, Date.parse(at(3)))?.at).toBe(at(0));
    expect(toldScore(items, null)?.at).toBe(at(20));
    expect(toldScore([], null)).toBeNull();
  });

  it('are drawn as they are', () => {
    expect(pointsOf({ items }).map(point => point.value)).toEqual([0.1, 0.4, 0.4, 0]);
  });

  it('weigh nothing, a look, or more', () => {
    const thresholds = { look: 0.25, lasts: 0.5 };
    expect([0.2, 0.25, 0.5].map(value => weightOf(value, thresholds))).toEqual(['usual', 'look', 'lasts']);
  });
});
