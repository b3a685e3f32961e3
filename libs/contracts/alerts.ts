import { z } from 'zod';
import { AlertStatus } from './life-cycles';
import {
  Flag,
  HoursWindow,
  Id,
  IdParams,
  Instant,
  listOf,
  listQuery,
  LongText,
  pageOf,
  ShortText,
  TimeZone,
  Urgency,
  Version,
} from './primitives';
import { route } from './route';
import { ReadingBucket, ReadingValue } from './telemetry';

const Comparison = z.object({
  type: z.literal('compare'),
  metric: z.string().min(1).max(64),
  op: z.enum(['gt', 'gte', 'lt', 'lte', 'eq', 'neq']),
  value: ReadingValue,
});
/** How much more than the other metric it is: a limit that moves with a set point, or with the room. */
const Difference = z.object({
  type: z.literal('difference'),
  metric: z.string().min(1).max(64),
  other: z.string().min(1).max(64),
  op: z.enum(['gt', 'gte', 'lt', 'lte']),
  value: z.number(),
});
const RateOfChange = z.object({
  type: z.literal('rate'),
  metric: z.string().min(1).max(64),
  op: z.enum(['gt', 'lt']),
  perMinute: z.number(),
  /** Over which it is measured; a minute if left out. */
  windowSeconds: z.number().int().min(60).max(86_400).optional(),
});
const NoData = z.object({
  type: z.literal('no-data'),
  metric: z.string().min(1).max(64).optional(),
  seconds: z.number().int().min(10).max(604_800),
});
/** A finding says that the metric is unlike its own past, at least so sure. */
const Unusual = z.object({
  type: z.literal('unusual'),
  metric: z.string().min(1).max(64),
  sure: z.number().min(0.5).max(1),
});
/** A finding says that the metric is unlike that of the other units of the model, at least so sure. */
const UnlikeSisters = Unusual.extend({ type: z.literal('unlike-sisters') });
/** A finding says that the metric reaches a limit of its model within this time. */
const ForecastCrossing = z.object({
  type: z.literal('forecast'),
  metric: z.string().min(1).max(64),
  withinHours: z.number().int().min(1).max(168),
});
const Simple = z.discriminatedUnion('type', [
  Comparison,
  Difference,
  RateOfChange,
  NoData,
  Unusual,
  UnlikeSisters,
  ForecastCrossing,
]);
export const AlertCondition = z.union([
  Simple,
  z.object({ type: z.enum(['and', 'or']), conditions: z.array(Simple).min(1).max(8) }),
]);
export type AlertCondition = z.infer<typeof AlertCondition>;
export const AlertPattern = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('simple') }),
  z.object({ kind: z.literal('duration'), seconds: z.number().int().min(1).max(86_400) }),
  z.object({
    kind: z.literal('repeating'),
    times: z.number().int().min(2).max(1_000),
    withinSeconds: z.number().int().min(1).max(86_400),
  }),
]);
export type AlertPattern = z.infer<typeof AlertPattern>;

/** How severe an alert is when this holds. */
export const AlertLevel = z.object({ urgency: Urgency, condition: AlertCondition, pattern: AlertPattern });
export type AlertLevel = z.infer<typeof AlertLevel>;

/** When a rule watches. Outside of these hours it raises nothing; what is open still clears. */
export const AlertSchedule = z.object({
  /** null: by the clocks of the unit's site. */
  timeZone: TimeZone.nullable(),
  windows: z.array(HoursWindow).min(1).max(7),
});
export type AlertSchedule = z.infer<typeof AlertSchedule>;

/** What waits is held in the state of each unit and rule: a quarter of an hour of it at most. */
export const mostLatenessSeconds = 900;
/**
 * So long a rule waits for readings that come late, and judges all in the order in which they were taken: its alerts
 * come as much later. 0: at once, and what is older than the newest of its metric does not count.
 */
const Lateness = z.number().int().min(0).max(mostLatenessSeconds);

/** Names a fault of a unit: it has at most one open alert of each. */
const FaultKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
/**
 * Other faults of the unit, or faults of one above it (its gateway, its parent, theirs), that explain this one: while an alert
 * with one of these keys is open there, this alert is kept quiet.
 */
const SuppressedBy = z.array(FaultKey).max(8);

const ruleFields = {
  name: ShortText,
  modelId: Id,
  faultKey: FaultKey,
  faultCode: z.string().max(40).nullable(),
  /** The most severe level: the first that holds gives the alert its urgency. */
  ...AlertLevel.shape,
  /** Hysteresis: what must hold for the alert to clear; null: the condition no longer holds, of no level. */
  clearCondition: AlertCondition.nullable(),
  opensRequest: z.boolean(),
  /** The rule itself converts the request to a work order, without a person. */
  opensWorkOrder: z.boolean(),
  active: z.boolean(),
};
/** Levels beside the most severe, each less severe than the one before it. */
const MilderLevels = z.array(AlertLevel).max(Urgency.options.length - 1);
/** All levels of a rule, the most severe first. */
export const levelsOf = ({
  urgency,
  condition,
  pattern,
  milderLevels = [],
}: AlertLevel & { milderLevels?: readonly AlertLevel[] | undefined }): AlertLevel[] => [
  { urgency, condition, pattern },
  ...milderLevels,
];

export const AlertRule = z.object({
  id: Id,
  ...ruleFields,
  milderLevels: MilderLevels,
  /** null: at all hours. */
  schedule: AlertSchedule.nullable(),
  allowedLatenessSeconds: Lateness,
  suppressedBy: SuppressedBy,
  /** The mildest severity whose alert opens a request, and a work order; `low`: every one. */
  opensFrom: Urgency,
  modelName: z.string(),
  /** For how many customers, sites and units it is another one. */
  overrides: z.number().int(),
  version: Version,
});
export type AlertRule = z.infer<typeof AlertRule>;
export const NewAlertRule = z.object({
  ...ruleFields,
  milderLevels: MilderLevels.optional(),
  schedule: AlertSchedule.nullable().optional(),
  allowedLatenessSeconds: Lateness.optional(),
  suppressedBy: SuppressedBy.optional(),
  opensFrom: Urgency.optional(),
});
export type NewAlertRule = z.infer<typeof NewAlertRule>;

export const Evidence = z.object({
  metric: z.string(),
  at: Instant,
  value: ReadingValue,
  limit: ReadingValue.nullable(),
});
export type Evidence = z.infer<typeof Evidence>;
/** An open alert became more or less severe: another level of its rule holds. */
export const SeverityChange = z.object({ at: Instant, from: Urgency, to: Urgency });
export type SeverityChange = z.infer<typeof SeverityChange>;
export const Alert = z.object({
  id: Id,
  status: AlertStatus,
  /** As it is now. */
  urgency: Urgency,
  /** The newest 50, the oldest first. */
  severityChanges: z.array(SeverityChange),
  faultKey: z.string(),
  faultCode: z.string().nullable(),
  title: z.string(),
  equipmentId: Id,
  serialNumber: z.string(),
  modelName: z.string(),
  siteName: z.string(),
  city: z.string(),
  timeZone: z.string(),
  ruleId: Id.nullable(),
  raisedAt: Instant,
  lastSeenAt: Instant,
  clearedAt: Instant.nullable(),
  occurrences: z.number().int(),
  /** It comes and goes: how often this fault of the unit was raised in the hour up to this alert; null: it does not. */
  flapping: z.number().int().nullable(),
  evidence: z.array(Evidence),
  serviceRequestId: Id.nullable(),
  acknowledgedBy: z.string().nullable(),
  /**
   * While it is suppressed: until when (null: as long as the alert above is open), and why. `gateway-silent`: the unit above it
   * is silent itself; `alert-above`: an alert of a unit above explains it.
   */
  suppressedUntil: Instant.nullable(),
  suppressedCause: z.string().nullable(),
  /** That alert, where the reader may see it. */
  suppressedBy: z
    .object({ alertId: Id, title: z.string(), equipmentId: Id, serialNumber: z.string() })
    .nullable(),
  version: Version,
});
export type Alert = z.infer<typeof Alert>;

/**
 * What the metrics of an alert did, from half an hour before the reading that it rests on to five minutes after: kept with
 * the alert, however long readings are.
 */
export const AlertCourse = z.object({
  /** false in the first five minutes: as it is so far. */
  isKept: z.boolean(),
  from: Instant,
  to: Instant,
  series: z.array(z.object({ metric: z.string(), items: z.array(ReadingBucket) })),
});
export type AlertCourse = z.infer<typeof AlertCourse>;

const move = z.object({ version: Version, note: z.string().max(1_000).optional() });
const verb = (name: string, summary: string) =>
  route({
    method: 'POST',
    path: `/alerts/:id/${name}`,
    summary,
    permission: 'alert.work',
    params: IdParams,
    body: move,
    answer: Alert,
  });

export const alertRoutes = {
  listAlerts: route({
    method: 'GET',
    path: '/alerts',
    summary: 'Alerts',
    permission: 'alert.read',
    query: listQuery(['-raisedAt', 'urgency'], {
      status: listOf(AlertStatus).optional(),
      open: Flag.optional(),
      urgency: listOf(Urgency).optional(),
      equipmentId: Id.optional(),
      q: z.string().max(100).optional(),
    }),
    answer: pageOf(Alert),
  }),
  getAlert: route({
    method: 'GET',
    path: '/alerts/:id',
    summary: 'One alert',
    permission: 'alert.read',
    params: IdParams,
    answer: Alert,
  }),
  alertCourse: route({
    method: 'GET',
    path: '/alerts/:id/course',
    summary: 'What its metrics did, from half an hour before to five minutes after',
    permission: 'alert.read',
    params: IdParams,
    answer: AlertCourse,
  }),
  acknowledgeAlert: verb('acknowledge', 'I have seen it'),
  diagnoseAlert: verb('diagnose', 'Remote diagnosis begins'),
  clearAlert: verb('clear', 'The cause is gone'),
  closeAlert: verb('close', 'Nothing more to do'),
  suppressAlert: route({
    method: 'POST',
    path: '/alerts/:id/suppress',
    summary: 'Keep quiet until',
    permission: 'alert.work',
    params: IdParams,
    body: z.object({ version: Version, until: Instant, cause: LongText }),
    answer: Alert,
  }),
  openRequestFromAlert: route({
    method: 'POST',
    path: '/alerts/:id/service-request',
    summary: 'Open a service request for this alert (the one there is, if there is one)',
    permission: 'alert.work',
    params: IdParams,
    answer: Alert,
  }),
  listAlertRules: route({
    method: 'GET',
    path: '/alert-rules',
    summary: 'Alert rules',
    permission: 'alert-rule.read',
    query: listQuery(['name'], { modelId: Id.optional() }),
    answer: pageOf(AlertRule),
  }),
  createAlertRule: route({
    method: 'POST',
    path: '/alert-rules',
    summary: 'Add a rule',
    permission: 'alert-rule.change',
    body: NewAlertRule,
    answer: AlertRule,
  }),
  changeAlertRule: route({
    method: 'PATCH',
    path: '/alert-rules/:id',
    summary: 'Change a rule',
    permission: 'alert-rule.change',
    params: IdParams,
    body: NewAlertRule.omit({ modelId: true, faultKey: true }).partial().extend({ version: Version }),
    answer: AlertRule,
  }),
} as const;
