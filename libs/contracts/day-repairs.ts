import { z } from 'zod';
import { PlanRunStatus } from './life-cycles';
import { mostPlannedOrders, PlanKpi, PlanLeftOut, PlannedOrder } from './plan-runs';
import { Because } from './planning';
import { Id, IdParams, Instant, listQuery, pageOf, ShortText, TimeWindow, Version } from './primitives';
import { route } from './route';

/** What the dispatcher knows and the system does not yet. */
export const RepairEvent = z.discriminatedUnion('kind', [
  /** From then on nobody counts on the engineer; `to` null: for the rest of the day. Publishing enters the absence. */
  z.object({ kind: z.literal('engineer-away'), engineerId: Id, from: Instant, to: Instant.nullable() }),
  /** The visit under way takes longer than it was planned. */
  z.object({ kind: z.literal('overrun'), visitId: Id, minutes: z.number().int().min(1).max(720) }),
  /** To be begun as soon as somebody can. */
  z.object({ kind: z.literal('urgent'), workOrderId: Id }),
  /** The engineer will not do it; somebody else may. */
  z.object({ kind: z.literal('declined'), visitId: Id }),
  /** Nobody lets the engineer in: under way it ends now, one to come does not take place. */
  z.object({ kind: z.literal('no-access'), visitId: Id }),
]);
export type RepairEvent = z.infer<typeof RepairEvent>;

export const RepairPolicy = z.object({
  /** Visits that may change engineer although nothing has happened to them. */
  mostMoved: z.number().int().min(0).max(50).default(3),
  /** Visits that begin within it stay. */
  frozenMinutes: z.number().int().min(0).max(480).default(30),
  /** A begin moved by no more is no news to a customer who was promised no window. */
  toleranceMinutes: z.number().int().min(0).max(120).default(15),
  /** How much later than the shift somebody may come home. */
  overtimeMinutes: z.number().int().min(0).max(240).default(30),
});
export type RepairPolicy = z.infer<typeof RepairPolicy>;

const Appointment = z.object({ engineerId: Id, engineerName: z.string(), start: Instant, end: Instant });

/** Whom to phone because of a change, why, and who has done it. */
export const RepairCall = z.object({
  reason: z.enum(['promise-missed', 'time-moved', 'no-place']),
  customerName: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  /** The promised window, or where none was promised the time of the visit. */
  oldWindow: TimeWindow,
  /** Null: there is no time yet. */
  newWindow: TimeWindow.nullable(),
  informed: z.object({ by: z.string(), at: Instant }).nullable(),
});
export type RepairCall = z.infer<typeof RepairCall>;

/** `move`: another time or engineer; `place`: a visit for an order without one; `drop`: the order waits again. */
export const RepairChange = PlannedOrder.extend({
  kind: z.enum(['move', 'place', 'drop']),
  workOrderVersion: Version,
  visitId: Id.nullable(),
  from: Appointment.nullable(),
  to: Appointment.extend({ travelStart: Instant, travelMinutes: z.number().int() }).nullable(),
  /** Later is positive. */
  movedMinutes: z.number().int().nullable(),
  reasons: z.array(Because).max(10),
  /** Orders whose changes make the room for this one. */
  needs: z.array(Id).max(mostPlannedOrders),
  call: RepairCall.nullable(),
  isPublished: z.boolean(),
});
export type RepairChange = z.infer<typeof RepairChange>;

/** A visit that the repair would not touch, although the day might be better for it. */
export const LeftAlone = z.object({
  visitId: Id,
  workOrderId: Id,
  number: z.string(),
  engineerName: z.string(),
  start: Instant,
  reason: z.enum(['under-way', 'pinned', 'soon', 'against-advice']),
});
export type LeftAlone = z.infer<typeof LeftAlone>;

const RepairCounts = z.object({
  visits: z.number().int(),
  unchanged: z.number().int(),
  moved: z.number().int(),
  otherEngineer: z.number().int(),
  placed: z.number().int(),
  dropped: z.number().int(),
  calls: z.number().int(),
});

export const DayRepairLine = z.object({
  id: Id,
  /** In the organisation's time zone. */
  day: z.iso.date(),
  status: PlanRunStatus,
  requestedBy: z.string(),
  seed: z.number().int(),
  budgetSeconds: z.number().int(),
  counts: RepairCounts.nullable(),
  /** The repair that this one takes back. */
  undoes: Id.nullable(),
  failure: z.string().nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  version: Version,
});
export type DayRepairLine = z.infer<typeof DayRepairLine>;

export const DayRepair = DayRepairLine.extend({
  events: z.array(RepairEvent),
  policy: RepairPolicy,
  changes: z.array(RepairChange).max(2 * mostPlannedOrders),
  /** Orders that should have got a place and found none. */
  waiting: z.array(PlanLeftOut).max(mostPlannedOrders),
  leftAlone: z.array(LeftAlone).max(mostPlannedOrders),
  before: PlanKpi.nullable(),
  after: PlanKpi.nullable(),
});
export type DayRepair = z.infer<typeof DayRepair>;

export const NewDayRepair = z.object({
  /** Today or later, in the organisation's time zone. */
  day: z.iso.date(),
  events: z.array(RepairEvent).max(50).default([]),
  policy: RepairPolicy.prefault({}),
  /** Of search at most. */
  seconds: z.number().int().min(1).max(30).default(3),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type NewDayRepair = z.infer<typeof NewDayRepair>;

const leaveOut = z.array(Id).max(2 * mostPlannedOrders);

export const dayRepairRoutes = {
  listDayRepairs: route({
    method: 'GET',
    path: '/day-repairs',
    summary: 'Repairs of days, newest first',
    permission: 'plan-run.make',
    query: listQuery(['-createdAt'], { day: z.iso.date().optional() }),
    answer: pageOf(DayRepairLine),
  }),
  createDayRepair: route({
    method: 'POST',
    path: '/day-repairs',
    summary: 'Repair a running day: proposes the few moves that it needs, makes none',
    permission: 'plan-run.make',
    body: NewDayRepair,
    answer: DayRepair,
  }),
  getDayRepair: route({
    method: 'GET',
    path: '/day-repairs/:id',
    summary: 'One repair: what changes, who must be phoned, what is left alone',
    permission: 'plan-run.make',
    params: IdParams,
    answer: DayRepair,
  }),
  publishDayRepair: route({
    method: 'POST',
    path: '/day-repairs/:id/publish',
    summary:
      'Make the changes, all together or none; refused, naming the visit, if somebody has moved one since',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({
      version: Version,
      /** Work orders whose changes are not wanted. */
      leaveOut: leaveOut.default([]),
      /** Stands where a person would have to give a reason: on what is against advice, on what is canceled. */
      why: ShortText.default('Repair of the day'),
    }),
    answer: DayRepair,
  }),
  informDayRepair: route({
    method: 'POST',
    path: '/day-repairs/:id/informed',
    summary: 'The customer knows (or does not): once it is published, the promise follows',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({ workOrderId: Id, isInformed: z.boolean() }),
    answer: DayRepair,
  }),
  undoDayRepair: route({
    method: 'POST',
    path: '/day-repairs/:id/undo',
    summary: 'The repair that takes a published one back, as a proposal',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({}),
    answer: DayRepair,
  }),
  discardDayRepair: route({
    method: 'POST',
    path: '/day-repairs/:id/discard',
    summary: 'Give it up, also while it is being thought about',
    permission: 'plan-run.make',
    params: IdParams,
    body: z.object({ version: Version }),
    answer: DayRepair,
  }),
} as const;
