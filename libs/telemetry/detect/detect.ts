import { AnomalyDetector } from '../anomaly/detector';
import { UnitScore } from '../anomaly/unit-score';
import type { MetricTable } from './table';

/**
 * Scores every row of a table, each from the rows up to it: one metric by its own past, several as a unit.
 *
 * @param probation share of the rows, 0 to 1, that only teach: several metrics learn what is normal from them
 */
export function detect({ metrics, rows }: MetricTable, probation: number): number[] {
  if (metrics.length === 1) {
    const detector = new AnomalyDetector();
    return rows.map(({ at, values }) => detector.push(at, values[0] ?? null).score);
  }
  const detector = new UnitScore(metrics.length, Math.floor(probation * rows.length));
  return rows.map(({ at, values }) => detector.push(at, values));
}
