/** A value a device may report for a metric. */
export type MetricValue = number | string | boolean;

export type OrderOperator = 'gt' | 'gte' | 'lt' | 'lte';
export type ComparisonOperator = OrderOperator | 'eq' | 'neq';

/**
 * What has to be true of the readings. Plain JSON, so that it can be stored, shown and edited.
 *
 * - `compare`: the newest value of `metric` against `value`. The order operators need numbers on both sides.
 * - `difference`: the newest value of `metric` less that of `other`, both numbers, against `value`: a limit that moves with
 *   another metric, such as a set point or the temperature of the room.
 * - `rate`: change of a numeric metric per minute, measured over the last `windowSeconds` (default 60).
 * - `no-data`: no reading of `metric` (of any metric of the device when absent) for `seconds`.
 * - `unusual`: a finding says that `metric` is unlike its own past, at least so sure (0 to 1).
 * - `unlike-sisters`: a finding says that `metric` is unlike that of the model's other units, at least so sure.
 * - `forecast`: a finding says that `metric` reaches a limit of its model within so many hours.
 * - `and`, `or`: of at least one condition.
 */
export type AlertCondition =
  | { type: 'compare'; metric: string; op: ComparisonOperator; value: MetricValue }
  | { type: 'difference'; metric: string; other: string; op: OrderOperator; value: number }
  | {
      type: 'rate';
      metric: string;
      op: OrderOperator;
      perMinute: number;
      windowSeconds?: number;
    }
  | { type: 'no-data'; metric?: string; seconds: number }
  | { type: 'unusual' | 'unlike-sisters'; metric: string; sure: number }
  | { type: 'forecast'; metric: string; withinHours: number }
  | { type: 'and'; conditions: AlertCondition[] }
  | { type: 'or'; conditions: AlertCondition[] };

/**
 * How long or how often the condition has to hold.
 *
 * - `simple`: once.
 * - `duration`: without a break for `seconds` of event time.
 * - `repeating`: in `times` readings of different event times, the first and last at most `withinSeconds` apart.
 */
export type AlertPattern =
  | { kind: 'simple' }
  | { kind: 'duration'; seconds: number }
  | { kind: 'repeating'; times: number; withinSeconds: number };

export interface AlertRuleLevel<Severity extends string = string> {
  severity: Severity;
  condition: AlertCondition;
  pattern: AlertPattern;
}

/**
 * When a rule watches, by the wall clocks of an IANA zone. Outside of its windows nothing is raised, made more or less severe
 * nor counted, and what has to last begins anew when they open; an alert that is open ends by what it sees at any hour.
 */
export interface AlertSchedule {
  timeZone: string;
  /** `days`: 1 is Monday; `from` and `to`: minutes after midnight, `to` on the next day unless it is greater. */
  windows: readonly { days: readonly number[]; from: number; to: number }[];
}

/** The part of an AlertRule that decides when an alert is raised and cleared. */
export interface EvaluatedRule<Severity extends string = string> {
  /** Most severe first: the first level that holds gives the alert its severity. */
  levels: readonly AlertRuleLevel<Severity>[];
  /** When to clear; absent: as soon as no level's condition holds any more. */
  clearCondition?: AlertCondition | null;
  /** Absent: it watches at all hours. */
  schedule?: AlertSchedule | null;
  /**
   * How much out of order readings may arrive, in seconds (default 0). Above 0, readings are held back that long and
   * evaluated in order of event time; at 0 they are evaluated as they come and older ones are ignored.
   */
  allowedLatenessSeconds?: number;
}
