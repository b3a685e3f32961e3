import { AnomalyDetector } from '../anomaly/detector';
import type { Unscored } from '../anomaly/detector';
import { UnitScore } from '../anomaly/unit-score';
import type { MetricTable } from './table';

export interface Scored {
  /** One a row. */
  scores: number[];
  /** Rows that were scored 0 because they could not be, by reason. */
  unscored: Map<Unscored, number>;
}

/**
 * Scores every row of a table, each from the rows up to it: one metric by its own past, several as a unit.
 *
 * @param probation share of the rows, 0 to 1, that only teach: several metrics learn what is normal from them
 */
export function detect({ metrics, rows }: MetricTable, probation: number): Scored {
  const unscored: Scored['unscored'] = new Map();
  const note = (reason: Unscored) => unscored.set(reason, (unscored.get(reason) ?? 0) + 1);
  if (metrics.length === 1) {
    const detector = new AnomalyDetector();
    const scores = rows.map(({ at, values }) => {
      const { score, unscored: reason } = detector.push(at, values[0] ?? null);
      if (reason) note(reason);
      return score;
    });
    return { scores, unscored };
  }
  const detector = new UnitScore(metrics.length, Math.floor(probation * rows.length));
  const scores = rows.map(({ at, values }) => {
    if (values.includes(null)) note('not-a-number');
    return detector.push(at, values);
  });
  return { scores, unscored };
}
