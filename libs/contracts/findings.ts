import { z } from 'zod';
import { Flag, Id, IdParams, Instant, listQuery, MetricKey, pageOf, Version } from './primitives';
import { route } from './route';

export const FindingVerdict = z.enum(['confirmed', 'false']);
export type FindingVerdict = z.infer<typeof FindingVerdict>;

/** The metric is not as it was in its own last seven days, at the same hour, doing the same. */
export const UnusualDetail = z.object({
  kind: z.literal('unusual'),
  /** What the unit was doing; null when it does not tell. */
  activity: z.string().nullable(),
  /** Of a metric that has states: the state that it is in more or less often. */
  state: z.string().nullable(),
  direction: z.enum(['higher', 'lower']),
  /** The newest quarter of an hour, and where it usually lies at that hour. Of a state: its share, 0 to 1. */
  value: z.number(),
  usual: z.object({ low: z.number(), high: z.number() }),
});
export type UnusualDetail = z.infer<typeof UnusualDetail>;

/** The metric is not as it is with the other units of the model, over the same day, doing the same. */
export const UnlikeSistersDetail = z.object({
  kind: z.literal('unlike-sisters'),
  /** What the units were doing; null when they do not tell. */
  activity: z.string().nullable(),
  direction: z.enum(['higher', 'lower']),
  /** Its level over the last day. */
  value: z.number(),
  /** The others: how many, the median of their levels, and their spread (as a standard deviation). */
  sisters: z.object({ count: z.number().int(), median: z.number(), spread: z.number() }),
});
export type UnlikeSistersDetail = z.infer<typeof UnlikeSistersDetail>;

/** The metric reaches a limit of its model if it goes on as in its last seven days. */
export const ForecastDetail = z.object({
  kind: z.literal('forecast'),
  side: z.enum(['low', 'high']),
  limit: z.number(),
  crossesAt: Instant,
  /** At 95 %: not before, and not after; null: or never. */
  earliestAt: Instant,
  latestAt: Instant.nullable(),
  perDay: z.number(),
  /** Where the line begins: the worst hour of the day, as of the last reading. */
  from: z.object({ at: Instant, value: z.number() }),
});
export type ForecastDetail = z.infer<typeof ForecastDetail>;
export const FindingDetail = z.discriminatedUnion('kind', [
  UnusualDetail,
  UnlikeSistersDetail,
  ForecastDetail,
]);
export type FindingDetail = z.infer<typeof FindingDetail>;

/** What the readings of a unit say before a rule does. */
export const Finding = z.object({
  id: Id,
  equipmentId: Id,
  metric: z.string(),
  since: Instant,
  raisedAt: Instant,
  /** Still so at this time. */
  seenAt: Instant,
  endedAt: Instant.nullable(),
  /** In [0, 1]. */
  sure: z.number(),
  detail: FindingDetail,
  verdict: FindingVerdict.nullable(),
  version: Version,
});
export type Finding = z.infer<typeof Finding>;

const Tuning = z.object({
  confirmed: z.number().int(),
  wrong: z.number().int(),
  /** So many times as much as usual it takes until something is told; from 0.75 to 2. */
  factor: z.number(),
});
/**
 * What people said of a model's findings in the last half year, and what that does to its watch: of what is unusual, and
 * of what is unlike the sisters.
 */
export const WatchTuning = Tuning.extend({ sisters: Tuning });
export type WatchTuning = z.infer<typeof WatchTuning>;

/** What was usual of a metric among the units of a model over the day that ended then; two of three lay from low to high. */
export const SisterLevel = z.object({
  at: Instant,
  units: z.number().int(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
});
export type SisterLevel = z.infer<typeof SisterLevel>;

export const findingRoutes = {
  listFindings: route({
    method: 'GET',
    path: '/findings',
    summary: 'Findings: unusual metrics, units unlike their sisters and forecasts, the newest first',
    permission: 'alert.read',
    query: listQuery(['-raisedAt'], { equipmentId: Id.optional(), open: Flag.optional() }),
    answer: pageOf(Finding),
  }),
  judgeFinding: route({
    method: 'POST',
    path: '/findings/:id/verdict',
    summary: 'Say whether a finding is right; a false one ends, and the metric is learned anew',
    permission: 'alert.work',
    params: IdParams,
    body: z.object({ version: Version, verdict: FindingVerdict }),
    answer: Finding,
  }),
  watchTuning: route({
    method: 'GET',
    path: '/equipment-models/:id/watch-tuning',
    summary: 'How verdicts on findings have tuned the watch of a model',
    permission: 'alert-rule.read',
    params: IdParams,
    answer: WatchTuning,
  }),
  sisterLevels: route({
    method: 'GET',
    path: '/equipment/:id/sister-levels',
    summary:
      'What is usual of a metric among the units of the same model, every two hours (at most the newest 400)',
    permission: 'alert-rule.read',
    params: IdParams,
    query: z.object({
      metric: MetricKey,
      /** While the units did this; left out: what they do is not told. */
      activity: z.string().max(200).optional(),
      from: Instant,
      to: Instant,
    }),
    answer: z.object({ items: z.array(SisterLevel) }),
  }),
} as const;
