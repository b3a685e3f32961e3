import { z } from 'zod';
import { Id, IdParams, Instant, TimeWindow } from './primitives';
import { route } from './route';

/** One reason for, against or forbidding; `params` fill the translated sentence of `code`. */
export const Reason = z.object({
  code: z.string(),
  kind: z.enum(['for', 'against', 'blocking']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof Reason>;

export const DispatchCandidate = z.object({
  engineerId: Id,
  engineerName: z.string(),
  partnerName: z.string().nullable(),
  feasible: z.boolean(),
  score: z.number(),
  proposedWindow: TimeWindow.nullable(),
  travelMinutes: z.number().nullable(),
  distanceKm: z.number().nullable(),
  reasons: z.array(Reason),
});
export type DispatchCandidate = z.infer<typeof DispatchCandidate>;

export const AssignmentCheck = z.object({
  allowed: z.boolean(),
  needsReason: z.boolean(),
  start: Instant,
  end: Instant,
  travelMinutes: z.number().nullable(),
  reasons: z.array(Reason),
});
export type AssignmentCheck = z.infer<typeof AssignmentCheck>;

/** The engineer of an answer. */
const Who = z.object({ engineerId: Id, engineerName: z.string(), partnerName: z.string().nullable() });

/** A time that can be offered to the customer: the work may begin from `start` to `latestStart`. */
export const OfferedSlot = Who.extend({
  start: Instant,
  latestStart: Instant,
  /** If it begins at `start`. */
  end: Instant,
  extraTravelMinutes: z.number().int(),
  /** Null: nothing is promised. */
  keepsPromise: z.boolean().nullable(),
  isLate: z.boolean(),
});
export type OfferedSlot = z.infer<typeof OfferedSlot>;

/** `params` fill the translated sentence of `code`. */
export const Because = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Because = z.infer<typeof Because>;

const PossiblePlace = z.object({
  start: Instant,
  latestStart: Instant,
  extraTravelMinutes: z.number().int(),
});

/** Why an order is where it is on a day and not earlier, or why nobody has it. */
export const Explanation = z.object({
  day: z.iso.date(),
  planned: Who.extend({ visitId: Id, start: Instant, notEarlier: Because }).nullable(),
  /** First those who could take it as the day stands, the shortest detour first; then the others with what keeps them. */
  engineers: z.array(
    Who.extend({
      refusal: Because.nullable(),
      cheapest: PossiblePlace.nullable(),
      earliest: PossiblePlace.nullable(),
    }),
  ),
});
export type Explanation = z.infer<typeof Explanation>;

export const planningRoutes = {
  slots: route({
    method: 'GET',
    path: '/work-orders/:id/slots',
    summary: 'Times to offer the customer: every other visit stays where it is',
    permission: 'candidate.read',
    params: IdParams,
    query: z.object({
      /** Without it, the next days. */
      day: z.iso.date().optional(),
      count: z.coerce.number().int().min(1).max(20).default(10),
    }),
    answer: z.object({ items: z.array(OfferedSlot).max(20) }),
  }),
  explain: route({
    method: 'GET',
    path: '/work-orders/:id/explanation',
    summary: 'Why here, why not earlier, or why nobody',
    permission: 'candidate.read',
    params: IdParams,
    query: z.object({
      /** Without it, the day of its next visit, or today. */
      day: z.iso.date().optional(),
    }),
    answer: Explanation,
  }),
  candidates: route({
    method: 'GET',
    path: '/work-orders/:id/candidates',
    summary: 'Every engineer with reasons for and against, best first',
    permission: 'candidate.read',
    params: IdParams,
    query: z.object({ day: z.iso.date().optional() }),
    answer: z.object({ items: z.array(DispatchCandidate) }),
  }),
  checkAssignment: route({
    method: 'POST',
    path: '/work-orders/:id/assignment-check',
    summary: 'Would this engineer at this time work? (changes nothing)',
    permission: 'candidate.read',
    params: IdParams,
    body: z.object({
      engineerId: Id,
      start: Instant,
      durationMinutes: z.number().int().min(5).max(1_440).optional(),
      ignoreVisitId: Id.optional(),
    }),
    answer: AssignmentCheck,
  }),
} as const;
