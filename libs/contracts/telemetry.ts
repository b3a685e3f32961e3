import { z } from 'zod';
import type { EquipmentFamily } from './installed-base';
import { Id, IdParams, Instant, MetricKey } from './primitives';
import { route } from './route';

export const ReadingValue = z.union([z.number(), z.string().max(200), z.boolean()]);
export type ReadingValue = z.infer<typeof ReadingValue>;
const Values = z
  .record(MetricKey, ReadingValue)
  .refine(v => Object.keys(v).length >= 1 && Object.keys(v).length <= 100, { error: '1 to 100 metrics' });

/** ms since the epoch, 2000-01-01 to 2100-01-01: an unset device clock (1970) is refused. */
export const DeviceTime = z.number().int().min(946_684_800_000).max(4_102_444_800_000);
export type DeviceTime = z.infer<typeof DeviceTime>;
export const TelemetryPoint = z.object({
  ts: DeviceTime,
  values: Values,
  /** Boot id and counter: with both, a repeated message is stored once. */
  epoch: z.number().int().nonnegative().optional(),
  seq: z.number().int().nonnegative().optional(),
  /** The unit of measurement of a metric, if the device knows it: another one than the model's is converted. */
  units: z.record(MetricKey, z.string().max(20)).optional(),
});
export type TelemetryPoint = z.infer<typeof TelemetryPoint>;
/** One point, an array of at most 500, or bare `{metric: value}` that gets the time of arrival. */
export const TelemetryPayload = z.union([TelemetryPoint, z.array(TelemetryPoint).min(1).max(500), Values]);
export type TelemetryPayload = z.infer<typeof TelemetryPayload>;
export const DeviceEventPayload = z.object({
  ts: DeviceTime.optional(),
  code: z.string().min(1).max(40),
  severity: z.enum(['info', 'warning', 'error', 'critical']).default('info'),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type DeviceEventPayload = z.infer<typeof DeviceEventPayload>;
export const DeviceStatusPayload = z.object({ online: z.boolean(), firmware: z.string().max(60).optional() });
export type DeviceStatusPayload = z.infer<typeof DeviceStatusPayload>;

export const LatestReading = z.object({ metric: z.string(), at: Instant, value: ReadingValue });
export type LatestReading = z.infer<typeof LatestReading>;
/** A metric whose values are kept and do not count: they seem to come in another unit of measurement than the model's. */
export const QuarantinedMetric = z.object({
  metric: z.string(),
  /** Of the model. */
  unit: z.string(),
  /** The device names a unit that nobody can convert, or its values jumped to where those of another unit would lie. */
  reason: z.enum(['declared', 'level']),
  sentIn: z.string(),
  since: Instant,
  /** The newest of them, as it came, and what it would be in the model's unit. */
  at: Instant,
  value: z.number(),
  converted: z.number().nullable(),
});
export type QuarantinedMetric = z.infer<typeof QuarantinedMetric>;
/** A metric that a person has said to come in another unit. */
export const ConvertedMetric = z.object({ metric: z.string(), unit: z.string(), sentIn: z.string() });
export type ConvertedMetric = z.infer<typeof ConvertedMetric>;

/** A bucket of a numeric metric: `avg` drawn as line, `min`..`max` as band. */
export const ReadingBucket = z.object({
  at: Instant,
  avg: z.number(),
  min: z.number(),
  max: z.number(),
  count: z.number().int(),
});
export type ReadingBucket = z.infer<typeof ReadingBucket>;

/** How unlike its own past a reading was, and what it was compared with: nothing that came later is known. */
export const AnomalyScore = z.object({
  at: Instant,
  value: z.number(),
  score: z.number().min(0).max(1),
  /** All values so far, those of the same hour of the day, or its own slow level. */
  baseline: z.enum(['range', 'hour', 'level']),
  /** Where nine of ten values lay before it. */
  usual: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** What its hour or its level was; null: it was compared with all values. */
  expected: z.number().nullable(),
});
export type AnomalyScore = z.infer<typeof AnomalyScore>;
export const AnomalyScores = z.object({
  metric: z.string(),
  /** Readings that it has learned from, also before the period. */
  learned: z.number().int(),
  /** Before so many nothing is scored. */
  toLearn: z.number().int(),
  /** From here on a score is worth a look, and from here on what is odd has lasted. */
  thresholds: z.object({ look: z.number(), lasts: z.number() }),
  /** The first reading that was looked at, when there were too many for the whole period. */
  shortenedTo: Instant.nullable(),
  /** Of a long period the highest of each part. */
  items: z.array(AnomalyScore),
});
export type AnomalyScores = z.infer<typeof AnomalyScores>;

/** The faults that the simulator can let begin; a `demo.fault` command names one by `kind`. */
export const demoFaultKinds = [
  { kind: 'compressor-overheating', family: 'compressor' },
  { kind: 'compressor-oil-leak', family: 'compressor' },
  { kind: 'compressor-bearing-wear', family: 'compressor' },
  { kind: 'charger-connector-overheat', family: 'charger' },
  { kind: 'charger-ground-fault', family: 'charger' },
  { kind: 'display-fan-failure', family: 'display' },
  { kind: 'display-backlight-decay', family: 'display' },
  { kind: 'kiosk-printer-jam', family: 'kiosk' },
  { kind: 'kiosk-overheat', family: 'kiosk' },
  { kind: 'kiosk-paper-out', family: 'kiosk' },
] as const satisfies readonly { kind: string; family: EquipmentFamily }[];
export type DemoFaultKind = (typeof demoFaultKinds)[number]['kind'];

export const telemetryRoutes = {
  latestReadings: route({
    method: 'GET',
    path: '/equipment/:id/latest-readings',
    summary: 'Newest value of every metric',
    permission: 'reading.read',
    params: IdParams,
    answer: z.object({
      items: z.array(LatestReading),
      online: z.boolean().nullable(),
      /** How far the device's clock runs ahead, when its newest reading came from more than 5 minutes in the future. */
      clockAheadSeconds: z.number().int().nullable(),
      quarantined: z.array(QuarantinedMetric),
      converted: z.array(ConvertedMetric),
    }),
  }),
  endQuarantine: route({
    method: 'POST',
    path: '/equipment/:id/quarantine',
    summary: 'Say in which unit a metric comes that is held back: the other one, or the model’s after all',
    permission: 'alert.work',
    params: IdParams,
    body: z.object({
      metric: MetricKey,
      /** Of the quarantine that was looked at. */
      since: Instant,
      verdict: z.enum(['convert', 'as-is']),
    }),
    answer: ConvertedMetric,
  }),
  readings: route({
    method: 'GET',
    path: '/equipment/:id/readings',
    summary: 'History of one metric in buckets of `every` seconds (at most 2,000 buckets)',
    permission: 'reading.read',
    params: IdParams,
    query: z.object({
      metric: MetricKey,
      from: Instant,
      to: Instant,
      every: z.coerce.number().int().min(1).max(86_400).optional(),
    }),
    answer: z.object({ metric: z.string(), everySeconds: z.number().int(), items: z.array(ReadingBucket) }),
  }),
  anomalyScores: route({
    method: 'GET',
    path: '/equipment/:id/anomaly-scores',
    summary:
      'How unlike its own past one metric was, reading by reading (at most 240 scores over at most 31 days)',
    permission: 'reading.read',
    params: IdParams,
    query: z.object({ metric: MetricKey, from: Instant, to: Instant }),
    answer: AnomalyScores,
  }),
  sendTelemetry: route({
    method: 'POST',
    path: '/telemetry',
    summary: 'Telemetry over HTTP with the device token as bearer',
    permission: 'telemetry.send',
    body: TelemetryPayload,
    answer: z.object({ accepted: z.number().int() }),
  }),
  triggerFault: route({
    method: 'POST',
    path: '/demo/faults',
    summary: 'Demo: let a fault begin on a simulated unit',
    permission: 'demo.use',
    body: z.object({ equipmentId: Id.optional(), kind: z.string().max(60) }),
    answer: z.object({ equipmentId: Id, serialNumber: z.string(), kind: z.string() }),
  }),
  listFaultKinds: route({
    method: 'GET',
    path: '/demo/fault-kinds',
    summary: 'Demo: the faults that the simulator knows',
    permission: 'demo.use',
    answer: z.object({ items: z.array(z.object({ kind: z.string(), family: z.string() })) }),
  }),
} as const;
