import type { Forecast } from '../forecast/forecast';
import type { SistersFinding } from '../sisters/sister-watch';
import type { UnusualFinding } from '../watch/unit-watch';

/** A metric that heads for a limit of its model. `since`: the step of two hours at which that first held. */
export interface ForecastFinding extends Forecast {
  metric: string;
  since: number;
}

/** What the readings of a unit say by themselves. */
export type OwnFinding = ({ kind: 'unusual' } & UnusualFinding) | ({ kind: 'forecast' } & ForecastFinding);

/** What readings say before a rule does: which metric, against what, since when, how sure. */
export type UnitFinding = OwnFinding | ({ kind: 'unlike-sisters' } & SistersFinding);
export type FindingKind = UnitFinding['kind'];

/** `at` is event time. `changed`: still going on, with the figures of now. At most one of a kind is open for a metric. */
export type FindingEvent<Found extends UnitFinding = UnitFinding> =
  | { type: 'raised' | 'changed'; at: number; finding: Found }
  | { type: 'cleared'; at: number; kind: Found['kind']; metric: string };
