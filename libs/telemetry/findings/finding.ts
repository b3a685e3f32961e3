import type { Forecast } from '../forecast/forecast';
import type { UnusualFinding } from '../watch/unit-watch';

/** A metric that heads for a limit of its model. `since`: the step of two hours at which that first held. */
export interface ForecastFinding extends Forecast {
  metric: string;
  since: number;
}

/** What the readings of a unit say before a rule does: which metric, against what, since when, how sure. */
export type UnitFinding = ({ kind: 'unusual' } & UnusualFinding) | ({ kind: 'forecast' } & ForecastFinding);
export type FindingKind = UnitFinding['kind'];

/** `at` is event time. `changed`: still going on, with the figures of now. At most one of a kind is open for a metric. */
export type FindingEvent =
  | { type: 'raised' | 'changed'; at: number; finding: UnitFinding }
  | { type: 'cleared'; at: number; kind: FindingKind; metric: string };
