import type { MetricValue } from '../rules/rule';
import { AnomalyDetector, readingsToLearn } from './detector';
import type { AnomalyScore } from './detector';

/** One reading of the past with its score and what it was compared with. Event time, ms since the epoch. */
export interface PastScore {
  at: number;
  value: number;
  score: number;
  baseline: AnomalyScore['baseline'];
  /** Where nine of ten values lay before it. */
  usual: { low: number; high: number } | null;
  /** What its hour of the day, or its slow level, was before it; null where it was compared with all values. */
  expected: number | null;
}

export interface PastScores {
  /** Readings that count, up to the last one given. */
  learned: number;
  /** In the order of time; none before `readingsToLearn` readings were learned from. */
  points: PastScore[];
}

/**
 * What the detector would have said of each reading from `from` on, knowing those before it alone. Of a longer period the
 * reading with the highest score of each of `mostPoints` equal parts: no disturbance is left out. O(readings).
 *
 * @param readings the oldest first
 */
export function pastScores(
  readings: readonly { at: number; value: MetricValue | null | undefined }[],
  { from, to, mostPoints }: { from: number; to: number; mostPoints: number },
): PastScores {
  const detector = new AnomalyDetector();
  const partMs = Math.max(1, (to - from) / mostPoints);
  const byPart = new Map<number, PastScore>();
  for (const { at, value } of readings) {
    if (at >= to) break;
    const isShown = at >= from && detector.learned >= readingsToLearn;
    const usual = isShown ? detector.usual() : null;
    const expected = detector.expected(at);
    const { score, baseline, unscored } = detector.push(at, value ?? null);
    if (!isShown || unscored !== undefined || typeof value !== 'number') continue;
    const part = Math.floor((at - from) / partMs);
    if (score < (byPart.get(part)?.score ?? 0)) continue;
    byPart.set(part, { at, value, score, baseline, usual, expected: expected[baseline] });
  }
  return { learned: detector.learned, points: [...byPart.values()] };
}
