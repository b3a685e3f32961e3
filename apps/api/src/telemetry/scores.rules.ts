import type { AnomalyScores } from '#contracts';
import { anomalyThreshold, lastingThreshold, pastScores, readingsToLearn } from '#telemetry';
import { Refused } from '../platform/refused';
import type { PastReading } from './readings.store';

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;
/** What came before the period teaches what is usual. */
const LEARNING_MS = 14 * DAY_MS;
/** A reading a minute for two weeks: a few hundredths of a second. */
export const MOST_READINGS = 20_000;
/** No more than a phone is wide: merged on a chart, a peak would be lower than it was. */
const MOST_SCORES = 240;

export interface Period {
  from: Date;
  to: Date;
}

/** From when on readings are needed. @throws Refused input-invalid for a period that would be of no use */
export function learningFrom({ from, to }: Period): Date {
  const lastsMs = to.getTime() - from.getTime();
  if (lastsMs <= 0) throw wrong('must be after from');
  if (lastsMs > MOST_DAYS * DAY_MS) throw wrong(`at most ${MOST_DAYS} days after from`);
  return new Date(from.getTime() - LEARNING_MS);
}

const wrong = (message: string) => new Refused('input-invalid', undefined, [{ path: '/query/to', message }]);

/** @param newestFirst at most `MOST_READINGS` of them: then there may be older ones */
export function scored(
  metric: string,
  newestFirst: readonly PastReading[],
  { from, to }: Period,
): AnomalyScores {
  const readings = newestFirst.toReversed().map(({ at, values }) => ({ at, value: values[metric] }));
  const first = readings[0]?.at ?? 0;
  const isShortened = readings.length >= MOST_READINGS && first > from.getTime();
  const { learned, points } = pastScores(readings, {
    from: from.getTime(),
    to: to.getTime(),
    mostPoints: MOST_SCORES,
  });
  return {
    metric,
    learned,
    toLearn: readingsToLearn,
    thresholds: { look: anomalyThreshold, lasts: lastingThreshold },
    shortenedTo: isShortened ? new Date(first).toISOString() : null,
    items: points.map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest })),
  };
}
