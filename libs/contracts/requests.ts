import { z } from 'zod';
import { AssistantFault, MeaningFault } from './assistant';
import { CommandOffer } from './command-offers';
import { PartNeed, SkillNeed } from './installed-base';
import { ServiceRequestStatus } from './life-cycles';
import {
  Flag,
  Id,
  IdParams,
  Instant,
  listOf,
  listQuery,
  Locale,
  LongText,
  pageOf,
  Urgency,
  Version,
} from './primitives';
import { route } from './route';

export const RequestChannel = z.enum(['label', 'portal', 'console', 'alert', 'api', 'email']);
export type RequestChannel = z.infer<typeof RequestChannel>;

/** Where a field of the triage result comes from; `quote` stands verbatim in the source. */
export const TriageEvidence = z.object({
  field: z.enum(['faultCode', 'category', 'urgency', 'safety', 'skills', 'likelyParts', 'estimatedMinutes']),
  source: z.enum(['text', 'alert', 'reading', 'article', 'rule', 'person']),
  sourceId: z.string().nullable(),
  quote: z.string().max(500),
  /** An article that was found by what the words mean, and not by the words. */
  byMeaning: z.literal(true).optional(),
});
export type TriageEvidence = z.infer<typeof TriageEvidence>;
export const TriageResult = z.object({
  faultCode: z.string().nullable(),
  category: z.string(),
  urgency: Urgency,
  safety: z.boolean(),
  skills: z.array(SkillNeed),
  likelyParts: z.array(PartNeed),
  estimatedMinutes: z.number().int(),
  summary: z.string(),
  evidence: z.array(TriageEvidence),
  confidence: z.number().min(0).max(1),
  question: z.string().nullable(),
  engine: z.string(),
  /** Why the language model has no part in it, although one is configured and was to be asked. */
  modelFault: AssistantFault.optional(),
  /** Why it goes by words alone, although a model for their meaning is configured and was to be asked. */
  meaningFault: MeaningFault.optional(),
  /** Which fault the language model named, and which the rules would have: who was right is known when the case is closed. */
  compared: z
    .object({ by: z.string(), model: z.string().nullable(), rules: z.string().nullable() })
    .optional(),
  at: Instant,
});
export type TriageResult = z.infer<typeof TriageResult>;

export const Contact = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254).nullable(),
  phone: z.string().trim().max(40).nullable(),
});
export type Contact = z.infer<typeof Contact>;

export const ServiceRequest = z.object({
  id: Id,
  number: z.string(),
  status: ServiceRequestStatus,
  channel: RequestChannel,
  text: z.string(),
  locale: Locale,
  contact: Contact.nullable(),
  equipmentId: Id,
  serialNumber: z.string(),
  modelName: z.string(),
  siteId: Id,
  siteName: z.string(),
  city: z.string(),
  timeZone: z.string(),
  customerId: Id,
  customerName: z.string(),
  alertId: Id.nullable(),
  triage: TriageResult.nullable(),
  urgency: Urgency,
  workOrderId: Id.nullable(),
  duplicateOf: Id.nullable(),
  handOver: z
    .object({
      owner: z.string().nullable(),
      deadline: Instant,
      reason: z.string(),
      at: Instant.nullable(),
      /** Nobody took it over in time: it has gone one step up. */
      escalated: z.boolean(),
    })
    .nullable(),
  /** Until then, the customer was told, a person answers. */
  answerDueAt: Instant.nullable(),
  /** Since then a person has the conversation, and the assistant is silent. Told to the staff only. */
  takenOverAt: Instant.nullable(),
  attachmentIds: z.array(Id),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
});
export type ServiceRequest = z.infer<typeof ServiceRequest>;

/** What the assistant may do by itself: nothing, think along unseen, write what a person sends, answer. */
export const AssistantMode = z.enum(['off', 'shadow', 'draft', 'auto']);
export type AssistantMode = z.infer<typeof AssistantMode>;

export const AssistantButton = z.enum([
  'person',
  'solved',
  'did-not-help',
  'confirm',
  'decline',
  'choose',
  'reading-right',
  'reading-wrong',
  'in-danger',
  'nobody-in-danger',
]);
export type AssistantButton = z.infer<typeof AssistantButton>;

/** A button that the customer presses below a message; one of an older message decides nothing any more. */
export const Press = z.object({
  button: AssistantButton,
  /** The offer that the button belongs to; a person can be asked for without one. */
  offer: z.string().max(40).default(''),
  value: z.string().max(200).optional(),
});
export type Press = z.infer<typeof Press>;

export const MessageOffer = z.object({
  id: z.string(),
  buttons: z.array(z.object({ button: AssistantButton, label: z.string(), value: z.string().optional() })),
});
export type MessageOffer = z.infer<typeof MessageOffer>;

/** What a message of the assistant rests on. */
export const MessageSource = z.object({
  kind: z.enum(['article', 'alert', 'reading', 'coverage', 'history', 'text']),
  title: z.string(),
  excerpt: z.string(),
});
export type MessageSource = z.infer<typeof MessageSource>;

/** What was said about a request after the report; the customer reads all of it. */
export const RequestMessage = z.object({
  id: Id,
  author: z.enum(['customer', 'staff', 'assistant', 'system']),
  authorName: z.string(),
  text: z.string(),
  /** The language that it is written in. */
  locale: Locale,
  /** The button that the customer pressed to say it. */
  pressed: AssistantButton.nullable(),
  /** What the customer can press below it. */
  offer: MessageOffer.nullable(),
  /** The command that a person of the staff offers with it, and what became of that. */
  command: CommandOffer.nullable(),
  sources: z.array(MessageSource),
  /** Who of the staff read the assistant's words before they were sent. */
  reviewedBy: z.string().nullable(),
  at: Instant,
});
export type RequestMessage = z.infer<typeof RequestMessage>;

export const NewServiceRequest = z.object({
  equipmentId: Id,
  text: LongText,
  locale: Locale.default('en'),
  contact: Contact.nullable().default(null),
  attachmentIds: z.array(Id).max(10).default([]),
});
export type NewServiceRequest = z.infer<typeof NewServiceRequest>;

/** A person's correction of the triage; what was changed is kept as evidence `person`. */
export const TriageCorrection = z.object({
  version: Version,
  faultCode: z.string().max(40).nullable().optional(),
  urgency: Urgency.optional(),
  skills: z.array(SkillNeed).max(10).optional(),
  likelyParts: z.array(PartNeed).max(20).optional(),
  estimatedMinutes: z.number().int().min(5).max(2_880).optional(),
  summary: z.string().trim().min(1).max(2_000).optional(),
  /** People may be in danger; once said it stays. */
  safety: z.literal(true).optional(),
});
export type TriageCorrection = z.infer<typeof TriageCorrection>;

const decision = z.object({ version: Version, note: z.string().max(1_000).optional() });
const verb = (name: string, summary: string) =>
  route({
    method: 'POST',
    path: `/service-requests/:id/${name}`,
    summary,
    permission: 'request.work',
    params: IdParams,
    body: decision,
    answer: ServiceRequest,
  });

export const requestRoutes = {
  listRequests: route({
    method: 'GET',
    path: '/service-requests',
    summary: 'Service requests',
    permission: 'request.read',
    query: listQuery(['-createdAt', 'urgency', 'deadline'], {
      status: listOf(ServiceRequestStatus).optional(),
      open: Flag.optional(),
      /** A person has to take it over, or to send what the assistant drafted; nobody has it yet. */
      waiting: Flag.optional(),
      /** Handed over to whoever asks. */
      mine: Flag.optional(),
      equipmentId: Id.optional(),
      q: z.string().max(100).optional(),
    }),
    answer: pageOf(ServiceRequest),
  }),
  getRequest: route({
    method: 'GET',
    path: '/service-requests/:id',
    summary: 'One service request',
    permission: 'request.read',
    params: IdParams,
    answer: ServiceRequest,
  }),
  createRequest: route({
    method: 'POST',
    path: '/service-requests',
    summary: 'Report a fault',
    permission: 'request.create',
    body: NewServiceRequest,
    answer: ServiceRequest,
  }),
  correctTriage: route({
    method: 'PATCH',
    path: '/service-requests/:id/triage',
    summary: 'Correct the triage',
    permission: 'request.work',
    params: IdParams,
    body: TriageCorrection,
    answer: ServiceRequest,
  }),
  takeOverRequest: verb('take-over', 'Take it over: the assistant is silent from now on'),
  giveBackRequest: verb('give-back', 'Give the conversation back to the assistant'),
  triageAgain: verb('triage', 'Triage (again)'),
  tryRemoteFix: verb('remote-fix', 'Try to fix it remotely'),
  resolveRemotely: verb('resolve-remotely', 'Solved without a visit'),
  rejectRequest: verb('reject', 'Not a fault of ours'),
  convertRequest: route({
    method: 'POST',
    path: '/service-requests/:id/convert',
    summary: 'Make a work order of it, of the triage as the person has it',
    permission: 'work-order.create',
    params: IdParams,
    body: z.object({ version: Version, result: TriageCorrection.omit({ version: true }).optional() }),
    answer: ServiceRequest,
  }),
  markDuplicate: route({
    method: 'POST',
    path: '/service-requests/:id/duplicate',
    summary: 'It is the same as another request',
    permission: 'request.work',
    params: IdParams,
    body: z.object({ version: Version, duplicateOf: Id }),
    answer: ServiceRequest,
  }),
  requestMessages: route({
    method: 'GET',
    path: '/service-requests/:id/messages',
    summary: 'What was said, in the order of time',
    permission: 'request.read',
    params: IdParams,
    answer: z.object({ items: z.array(RequestMessage) }),
  }),
  sayInRequest: route({
    method: 'POST',
    path: '/service-requests/:id/messages',
    summary: 'Write to the other side; staff may wait for the answer (`asks`)',
    permission: 'request.create',
    params: IdParams,
    body: z.object({
      text: LongText,
      asks: z.boolean().default(false),
      attachmentIds: z.array(Id).max(10).default([]),
    }),
    answer: ServiceRequest,
  }),
  pressInRequest: route({
    method: 'POST',
    path: '/service-requests/:id/presses',
    summary: 'The customer presses a button below a message',
    permission: 'request.press',
    params: IdParams,
    body: Press,
    answer: ServiceRequest,
  }),
} as const;
