import type { MetricValue } from './rule';
import type { RuleState } from './state';

/** One message of a device: values of one or more metrics at one event time. */
export interface ReadingInput {
  type: 'reading';
  /** Event time by the device's clock, ms since the epoch. */
  at: number;
  values: Readonly<Record<string, MetricValue>>;
  /** Metrics that spoke and whose value does not count: they are not silent. */
  heard?: readonly string[];
  /** Server time of arrival, ms since the epoch; never decreasing from call to call. */
  receivedAt: number;
}

/** What findings say of the unit: `values` by `signalOf`. No sign of life, and never late. */
export interface SignalInput {
  type: 'signal';
  /** Event time of the newest reading that the finding rests on. */
  at: number;
  values: Readonly<Record<string, MetricValue>>;
}

/** The passing of time without a reading: matures durations and `no-data`. */
export interface TickInput {
  type: 'tick';
  /** Server time, ms since the epoch. */
  now: number;
}

export type RuleInput = ReadingInput | SignalInput | TickInput;

/**
 * What the finding rests on: since when the condition held, and the metrics of the rule as they stood, each with the
 * value it was compared with (null: with none).
 */
export interface Evidence {
  since: number;
  readings: { metric: string; at: number; value: MetricValue; limit: MetricValue | null }[];
}

/** `at` is event time. `changed`: another level of the rule holds now, a more or a less severe one. */
export type Finding<S extends string = string> =
  | { type: 'raised'; at: number; severity: S; evidence: Evidence }
  | { type: 'changed'; at: number; from: S; severity: S; evidence: Evidence }
  | { type: 'cleared'; at: number; evidence: Evidence };

/**
 * Why a value did not count. `late`: older than the newest of its metric beyond the lateness. `duplicate`: same
 * metric, same event time again. `clock-ahead`: over 60 s in the future, counted at its time of arrival instead.
 * `clock-unset`: before the year 2000 or not a time. `not-a-number`: NaN or infinite.
 */
export interface IgnoredReading {
  at: number;
  metric: string | null;
  reason: 'late' | 'duplicate' | 'clock-ahead' | 'clock-unset' | 'not-a-number';
}

export interface Evaluation<S extends string = string> {
  state: RuleState<S>;
  findings: Finding<S>[];
  ignored: IgnoredReading[];
}
