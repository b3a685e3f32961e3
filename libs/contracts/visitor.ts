import { z } from 'zod';
import { Attachment } from './attachments';
import { ServiceRequestStatus, VisitStatus, WorkOrderStatus } from './life-cycles';
import {
  Id,
  IdParams,
  Instant,
  Locale,
  LongText,
  Position,
  ShortText,
  TimeWindow,
  Urgency,
} from './primitives';
import { Contact, Press, RequestMessage } from './requests';
import { route } from './route';

export const PublicToken = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export type PublicToken = z.infer<typeof PublicToken>;

/** What a scanned label shows to anyone who stands before the machine; nothing of the customer's business. */
export const LabelledUnit = z.object({
  equipmentId: Id,
  serialNumber: z.string(),
  modelName: z.string(),
  family: z.string(),
  siteName: z.string(),
  city: z.string(),
  timeZone: z.string(),
  manufacturerName: z.string(),
  phone: z.string().nullable(),
  /** A fault of this unit is already being worked on: report again or just wait. */
  openRequest: z.object({ since: Instant, status: ServiceRequestStatus }).nullable(),
});
export type LabelledUnit = z.infer<typeof LabelledUnit>;

export const VisitorReport = z
  .object({
    text: LongText,
    contact: Contact,
    locale: Locale,
    attachmentIds: z.array(Id).max(10).default([]),
  })
  .refine(
    report => report.contact.email !== null || (report.contact.phone !== null && report.contact.phone !== ''),
    { error: 'an e-mail address or a phone number', path: ['contact'] },
  );
export type VisitorReport = z.infer<typeof VisitorReport>;

/** What the customer is told of the chain, in this order; steps that a request will never take are left out. */
export const TrackingStepCode = z.enum([
  'received',
  'checked',
  'planned',
  'on-the-way',
  'working',
  'done',
  'accepted',
]);
export type TrackingStepCode = z.infer<typeof TrackingStepCode>;
export const TrackingStep = z.object({
  code: TrackingStepCode,
  at: Instant.nullable(),
  state: z.enum(['done', 'current', 'ahead']),
});
export type TrackingStep = z.infer<typeof TrackingStep>;
/** The customer's page of one request: what has happened, who comes when, what is asked of them. */
export const Tracking = z.object({
  requestId: Id,
  number: z.string(),
  status: ServiceRequestStatus,
  urgency: Urgency,
  text: z.string(),
  safetyAdvice: z.boolean(),
  attachmentIds: z.array(Id),
  unit: LabelledUnit,
  steps: z.array(TrackingStep),
  workOrder: z
    .object({ id: Id, number: z.string(), status: WorkOrderStatus, promisedWindow: TimeWindow.nullable() })
    .nullable(),
  visit: z
    .object({
      id: Id,
      status: VisitStatus,
      engineerFirstName: z.string(),
      start: Instant,
      end: Instant,
      /** Only while the engineer is on the way. */
      engineerPosition: Position.nullable(),
      sitePosition: Position,
      etaMinutes: z.number().int().nullable(),
      solution: z.string().nullable(),
    })
    .nullable(),
  acceptance: z
    .object({
      name: z.string(),
      at: Instant,
      rating: z.number().int().nullable(),
      comment: z.string().nullable(),
    })
    .nullable(),
  acceptanceAsked: z.boolean(),
  /** What the customer added and what was asked of them, in the order of time. */
  messages: z.array(RequestMessage),
  assistant: z.object({
    /** Who answers: the assistant, a person who was asked for or has taken over, or nobody any more. */
    answers: z.enum(['assistant', 'person', 'nobody']),
    /** The assistant reads what was written since then; null: it has answered, or does not answer here. */
    readingSince: Instant.nullable(),
    /** A person reads the assistant's answer first, and it comes until then; null: nobody has to. */
    answersBy: Instant.nullable(),
  }),
  updatedAt: Instant,
});
export type Tracking = z.infer<typeof Tracking>;

/** A visitor session is a cookie of its own (`__Host-callout-visitor`); `token` serves clients without cookies. */
export const VisitorSession = z.object({ token: z.string() });
export type VisitorSession = z.infer<typeof VisitorSession>;
/** A report's answer: the link's secret is in the fragment, which never reaches a server's log. */
export const ReportReceived = z.object({
  number: z.string(),
  trackingPath: z.string(),
  trackingToken: z.string(),
  duplicate: z.boolean(),
});
export type ReportReceived = z.infer<typeof ReportReceived>;

export const visitorRoutes = {
  beginAtLabel: route({
    method: 'POST',
    path: '/visitor/label-sessions',
    summary: 'A label was scanned',
    permission: 'visitor.begin',
    body: z.object({ publicToken: PublicToken }),
    answer: VisitorSession.extend({ unit: LabelledUnit }),
    secret: true,
  }),
  beginWithLink: route({
    method: 'POST',
    path: '/visitor/tracking-sessions',
    summary: 'A tracking link was opened',
    permission: 'visitor.begin',
    body: z.object({ trackingToken: z.string().min(20).max(200) }),
    answer: VisitorSession.extend({ tracking: Tracking }),
    secret: true,
  }),
  visitorUnit: route({
    method: 'GET',
    path: '/visitor/unit',
    summary: 'The unit of the label',
    permission: 'visitor.own',
    answer: LabelledUnit,
  }),
  visitorUpload: route({
    method: 'POST',
    path: '/visitor/attachments',
    summary: 'Upload a photo for the report',
    permission: 'visitor.own',
    carries: 'file-in',
    answer: Attachment,
  }),
  visitorDownload: route({
    method: 'GET',
    path: '/visitor/attachments/:id',
    summary: 'A picture of the own request',
    permission: 'visitor.own',
    params: IdParams,
    query: z.object({ size: z.enum(['full', 'thumb']).default('full') }),
    carries: 'file-out',
  }),
  report: route({
    method: 'POST',
    path: '/visitor/reports',
    summary: 'Report a fault without an account',
    permission: 'visitor.own',
    body: VisitorReport,
    answer: ReportReceived,
    secret: true,
  }),
  requestCode: route({
    method: 'POST',
    path: '/visitor/one-time-codes',
    summary: 'Mail a code to the contact of an open request of this unit; answers the same for unknown ones',
    permission: 'visitor.own',
    body: z.object({ email: z.email().max(254), locale: Locale }),
  }),
  redeemCode: route({
    method: 'POST',
    path: '/visitor/one-time-codes/redeem',
    summary: 'Six digits for the own request',
    permission: 'visitor.own',
    body: z.object({ email: z.email().max(254), code: z.string().regex(/^\d{6}$/) }),
    answer: ReportReceived,
    secret: true,
  }),
  tracking: route({
    method: 'GET',
    path: '/visitor/tracking',
    summary: 'The own request as it stands',
    permission: 'visitor.own',
    answer: Tracking,
  }),
  requestTracking: route({
    method: 'GET',
    path: '/service-requests/:id/tracking',
    summary: "The customer's page of a request, for who has an account",
    permission: 'request.read',
    params: IdParams,
    answer: Tracking,
  }),
  visitorAccept: route({
    method: 'POST',
    path: '/visitor/acceptance',
    summary: 'Accept the work and rate it',
    permission: 'visitor.own',
    body: z.object({
      name: ShortText,
      rating: z.number().int().min(1).max(5),
      comment: z.string().max(2_000).nullable().default(null),
    }),
    answer: Tracking,
  }),
  addToReport: route({
    method: 'POST',
    path: '/visitor/messages',
    summary: 'Say more about the own request',
    permission: 'visitor.own',
    body: z.object({ text: LongText, attachmentIds: z.array(Id).max(10).default([]) }),
    answer: Tracking,
  }),
  pressButton: route({
    method: 'POST',
    path: '/visitor/presses',
    summary: 'Press a button below a message',
    permission: 'visitor.own',
    body: Press,
    answer: Tracking,
  }),
  visitorLive: route({
    method: 'GET',
    path: '/visitor/live',
    summary: 'Live changes of the own request',
    permission: 'visitor.own',
    carries: 'stream',
  }),
} as const;
