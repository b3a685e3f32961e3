import * as fc from 'fast-check';
import type { AlertCondition, AlertPattern, AlertSchedule, EvaluatedRule } from './rule';

export const latenessSeconds = 20;

const leaf: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({
    type: fc.constant('compare' as const),
    metric: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt' as const, 'lte' as const, 'eq' as const, 'neq' as const),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    type: fc.constant('difference' as const),
    metric: fc.constantFrom('a', 'b'),
    other: fc.constantFrom('b', 'c'),
    op: fc.constantFrom('gt' as const, 'lte' as const),
    value: fc.integer({ min: -2, max: 2 }),
  }),
  fc.record({
    type: fc.constant('rate' as const),
    metric: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt' as const, 'lt' as const),
    perMinute: fc.integer({ min: -5, max: 5 }),
    windowSeconds: fc.constant(30),
  }),
  fc.record({
    type: fc.constant('no-data' as const),
    metric: fc.constantFrom('a', undefined),
    seconds: fc.integer({ min: 1, max: 40 }),
  }),
);
const condition: fc.Arbitrary<AlertCondition> = fc.oneof(
  leaf,
  fc.record({
    type: fc.constantFrom('and' as const, 'or' as const),
    conditions: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
);
const pattern: fc.Arbitrary<AlertPattern> = fc.oneof(
  fc.constant({ kind: 'simple' as const }),
  fc.record({ kind: fc.constant('duration' as const), seconds: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('repeating' as const),
    times: fc.integer({ min: 1, max: 4 }),
    withinSeconds: fc.integer({ min: 1, max: 60 }),
  }),
);
const level = (severity: string) => fc.record({ severity: fc.constant(severity), condition, pattern });
/** Opens and closes within the minutes of a stream that starts at midnight UTC, or watches all day. */
const schedule: fc.Arbitrary<AlertSchedule> = fc.record({
  timeZone: fc.constantFrom('UTC', 'Africa/Abidjan'),
  windows: fc.array(
    fc.record({
      days: fc.constantFrom([1], [2], [1, 2, 3, 4, 5, 6, 7]),
      from: fc.integer({ min: 0, max: 3 }),
      to: fc.constantFrom(1, 2, 3, 4, 1_440),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
/** Any rule with one or two levels, at all hours or at some, its readings held back for `latenessSeconds`. */
export const anyRule: fc.Arbitrary<EvaluatedRule> = fc.record({
  levels: fc.oneof(fc.tuple(level('critical')), fc.tuple(level('critical'), level('warning'))),
  clearCondition: fc.option(condition),
  schedule: fc.oneof(fc.constant(null), schedule),
  allowedLatenessSeconds: fc.constant(latenessSeconds),
});

export interface SomeReading {
  /** Whole seconds since the start of the stream. */
  at: number;
  metric: string;
  value: number;
}

/** At most one value per metric and event time: what a correct device sends. */
export const anyReadings: fc.Arbitrary<SomeReading[]> = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      metric: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 4 }),
    }),
    { selector: one => `${one.at} ${one.metric}`, minLength: 1, maxLength: 40 },
  )
  .map(list => list.toSorted((x, y) => x.at - y.at || x.metric.localeCompare(y.metric)));
