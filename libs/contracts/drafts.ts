import { z } from 'zod';
import { Id, IdParams, Instant, LongText } from './primitives';
import { MessageOffer, MessageSource, ServiceRequest } from './requests';
import { route } from './route';

/** `withdrawn`: the conversation went on without it; `shadow`: kept for comparison, nobody was to send it. */
export const DraftStatus = z.enum(['waiting', 'accepted', 'edited', 'rejected', 'withdrawn', 'shadow']);
export type DraftStatus = z.infer<typeof DraftStatus>;

export const DraftRejection = z.enum(['wrong', 'unclear', 'unsafe', 'tone', 'not-needed', 'other']);
export type DraftRejection = z.infer<typeof DraftRejection>;

/** What happened since a draft was written, so that it must not be sent any more. */
export const DraftMoved = z.enum(['decided', 'customer-wrote', 'taken-over', 'ended', 'replaced']);
export type DraftMoved = z.infer<typeof DraftMoved>;

/** What the assistant would say, and what a person made of it. */
export const ReplyDraft = z.object({
  id: Id,
  status: DraftStatus,
  text: z.string(),
  offer: MessageOffer.nullable(),
  sources: z.array(MessageSource),
  engine: z.string(),
  /** What was sent; null: nothing was. */
  sentText: z.string().nullable(),
  reason: DraftRejection.nullable(),
  dueAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  createdAt: Instant,
});
export type ReplyDraft = z.infer<typeof ReplyDraft>;

const Count = z.number().int();
/** What became of the drafts of so many days. */
export const DraftFigures = z.object({
  days: Count,
  waiting: Count,
  accepted: Count,
  edited: Count,
  rejected: Count,
  withdrawn: Count,
  shadow: Count,
  /** From the draft to the decision, half of them faster. */
  medianMinutes: z.number().nullable(),
});
export type DraftFigures = z.infer<typeof DraftFigures>;

const OfDraft = z.object({ id: Id, draftId: Id });

export const draftRoutes = {
  requestDrafts: route({
    method: 'GET',
    path: '/service-requests/:id/drafts',
    summary: "The assistant's drafts at a request, the newest first",
    permission: 'request.work',
    params: IdParams,
    answer: z.object({ items: z.array(ReplyDraft) }),
  }),
  acceptDraft: route({
    method: 'POST',
    path: '/service-requests/:id/drafts/:draftId/accept',
    summary: 'Send the draft as it is; refused if the conversation has gone on',
    permission: 'request.work',
    params: OfDraft,
    answer: ServiceRequest,
  }),
  editDraft: route({
    method: 'POST',
    path: '/service-requests/:id/drafts/:draftId/edit',
    summary: 'Send it in other words; both are kept',
    permission: 'request.work',
    params: OfDraft,
    body: z.object({ text: LongText }),
    answer: ServiceRequest,
  }),
  rejectDraft: route({
    method: 'POST',
    path: '/service-requests/:id/drafts/:draftId/reject',
    summary: 'Do not send it, and say why',
    permission: 'request.work',
    params: OfDraft,
    body: z.object({ reason: DraftRejection }),
    answer: ServiceRequest,
  }),
  draftFigures: route({
    method: 'GET',
    path: '/assistant/drafts',
    summary: 'How many drafts were accepted, edited, rejected',
    permission: 'organisation.change',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    answer: DraftFigures,
  }),
} as const;
