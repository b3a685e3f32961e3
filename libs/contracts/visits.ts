import { z } from 'zod';
import { Article } from './knowledge';
import { HoldReason, VisitStatus } from './life-cycles';
import { Id, IdParams, Instant, listOf, listQuery, pageOf, Position, ShortText, Version } from './primitives';
import { route } from './route';
import { LatestReading } from './telemetry';
import { WorkOrder } from './work-orders';

export const VisitNote = z.object({ id: Id, text: z.string(), at: Instant, by: z.string() });
export type VisitNote = z.infer<typeof VisitNote>;
export const Visit = z.object({
  id: Id,
  status: VisitStatus,
  workOrderId: Id,
  engineerId: Id,
  engineerName: z.string(),
  start: Instant,
  end: Instant,
  travelMinutes: z.number().int().nullable(),
  pinned: z.boolean(),
  overrideReason: z.string().nullable(),
  outcome: z
    .object({ reason: HoldReason.nullable(), note: z.string().nullable(), solution: z.string().nullable() })
    .nullable(),
  signatureId: Id.nullable(),
  notes: z.array(VisitNote),
  attachmentIds: z.array(Id),
  /** When each state was reached: device time if given, else the server's. */
  times: z.record(z.string(), Instant),
  version: Version,
  updatedAt: Instant,
});
export type Visit = z.infer<typeof Visit>;

/** Everything that an engineer needs on site in one answer. */
export const VisitBrief = z.object({
  visit: Visit,
  workOrder: WorkOrder,
  latestReadings: z.array(LatestReading),
  articles: z.array(Article),
});
export type VisitBrief = z.infer<typeof VisitBrief>;
export const VisitLine = Visit.pick({
  id: true,
  status: true,
  workOrderId: true,
  engineerId: true,
  engineerName: true,
  start: true,
  end: true,
  version: true,
}).extend({
  number: z.string(),
  title: z.string(),
  urgency: z.enum(['critical', 'high', 'normal', 'low']),
  serialNumber: z.string(),
  modelName: z.string(),
  siteName: z.string(),
  address: z.string(),
  city: z.string(),
  position: Position,
  timeZone: z.string(),
  travelMinutes: z.number().int().nullable(),
});
export type VisitLine = z.infer<typeof VisitLine>;

/** When and where the phone was; both optional, both kept in the audit trail. */
const onDevice = { version: Version, deviceTime: Instant.optional(), position: Position.optional() };
const Step = z.object(onDevice);
export const NewVisit = z.object({
  workOrderId: Id,
  engineerId: Id,
  start: Instant,
  /** Version of the work order that the dispatcher saw: two who assign at once, one wins. */
  workOrderVersion: Version,
  durationMinutes: z.number().int().min(5).max(1_440).optional(),
  dispatch: z.boolean().default(true),
  /** Needed when a check is against it but does not forbid it (off shift, short travel). */
  overrideReason: z.string().trim().min(1).max(500).nullable().default(null),
});
export type NewVisit = z.infer<typeof NewVisit>;
export const VisitMove = z.object({
  version: Version,
  engineerId: Id.optional(),
  start: Instant.optional(),
  durationMinutes: z.number().int().min(5).max(1_440).optional(),
  pinned: z.boolean().optional(),
  overrideReason: z.string().trim().min(1).max(500).nullable().default(null),
});
export type VisitMove = z.infer<typeof VisitMove>;

const step = (name: string, summary: string) =>
  route({
    method: 'POST',
    path: `/visits/:id/${name}`,
    summary,
    permission: 'visit.perform',
    params: IdParams,
    body: Step,
    answer: Visit,
  });

export const visitRoutes = {
  listVisits: route({
    method: 'GET',
    path: '/visits',
    summary: 'Visits; an engineer sees the own ones',
    permission: 'visit.read',
    query: listQuery(['start', '-start'], {
      from: Instant.optional(),
      to: Instant.optional(),
      engineerId: Id.optional(),
      workOrderId: Id.optional(),
      status: listOf(VisitStatus).optional(),
    }),
    answer: pageOf(VisitLine),
  }),
  getVisit: route({
    method: 'GET',
    path: '/visits/:id',
    summary: 'One visit',
    permission: 'visit.read',
    params: IdParams,
    answer: Visit,
  }),
  visitBrief: route({
    method: 'GET',
    path: '/visits/:id/brief',
    summary: 'Visit, work order, readings and articles together',
    permission: 'visit.read',
    params: IdParams,
    answer: VisitBrief,
  }),
  assign: route({
    method: 'POST',
    path: '/visits',
    summary: 'Assign a work order to an engineer: creates a visit',
    permission: 'visit.plan',
    body: NewVisit,
    answer: Visit,
  }),
  moveVisit: route({
    method: 'PATCH',
    path: '/visits/:id',
    summary: 'Move to another time or engineer',
    permission: 'visit.plan',
    params: IdParams,
    body: VisitMove,
    answer: Visit,
  }),
  dispatchVisit: route({
    method: 'POST',
    path: '/visits/:id/dispatch',
    summary: 'Tell the engineer',
    permission: 'visit.plan',
    params: IdParams,
    body: z.object({ version: Version }),
    answer: Visit,
  }),
  cancelVisit: route({
    method: 'POST',
    path: '/visits/:id/cancel',
    summary: 'Cancel a visit that has not begun',
    permission: 'visit.plan',
    params: IdParams,
    body: z.object({ version: Version, reason: z.string().trim().min(1).max(500) }),
    answer: Visit,
  }),
  acceptVisit: step('accept', 'The engineer accepts'),
  declineVisit: route({
    method: 'POST',
    path: '/visits/:id/decline',
    summary: 'The engineer declines',
    permission: 'visit.perform',
    params: IdParams,
    body: Step.extend({ reason: z.string().trim().min(1).max(500) }),
    answer: Visit,
  }),
  startTravel: step('start-travel', 'On the way'),
  arrive: step('arrive', 'On site'),
  startWork: step('start-work', 'Work begins'),
  pauseVisit: step('pause', 'Pause'),
  resumeVisit: step('resume', 'Work goes on'),
  completeVisit: route({
    method: 'POST',
    path: '/visits/:id/complete',
    summary: 'Done; needs the mandatory tasks and a signature or the reason why there is none',
    permission: 'visit.perform',
    params: IdParams,
    body: Step.extend({
      solution: z.string().trim().min(1).max(4_000),
      signatureId: Id.nullable(),
      signedBy: z.string().trim().max(200).nullable(),
      absentReason: z.string().trim().max(500).nullable().default(null),
    }),
    answer: Visit,
  }),
  leaveIncomplete: route({
    method: 'POST',
    path: '/visits/:id/leave-incomplete',
    summary: 'Not finished, with the reason',
    permission: 'visit.perform',
    params: IdParams,
    body: Step.extend({ reason: HoldReason, note: z.string().trim().min(1).max(2_000) }),
    answer: Visit,
  }),
  reportNoAccess: route({
    method: 'POST',
    path: '/visits/:id/report-no-access',
    summary: 'Nobody let the engineer in',
    permission: 'visit.perform',
    params: IdParams,
    body: Step.extend({ note: z.string().trim().min(1).max(2_000) }),
    answer: Visit,
  }),
  answerTask: route({
    method: 'POST',
    path: '/visits/:id/tasks/:taskId',
    summary: 'Answer a line of the checklist',
    permission: 'visit.perform',
    params: IdParams.extend({ taskId: Id }),
    body: z.object({
      taskVersion: Version,
      done: z.boolean(),
      answer: z.string().max(2_000).nullable().default(null),
      deviceTime: Instant.optional(),
    }),
    answer: WorkOrder,
  }),
  addNote: route({
    method: 'POST',
    path: '/visits/:id/notes',
    summary: 'Write a note',
    permission: 'visit.perform',
    params: IdParams,
    body: z.object({ text: ShortText.max(4_000), deviceTime: Instant.optional() }),
    answer: Visit,
  }),
  attachToVisit: route({
    method: 'POST',
    path: '/visits/:id/attachments',
    summary: 'Put an uploaded photo on the visit',
    permission: 'visit.perform',
    params: IdParams,
    body: z.object({ attachmentId: Id }),
    answer: Visit,
  }),
} as const;
