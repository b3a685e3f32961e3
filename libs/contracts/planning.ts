import { z } from 'zod';
import { Id, IdParams, Instant, TimeWindow, Version } from './primitives';
import { route } from './route';
import { Visit } from './visits';

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
  /** By which `start` is outside of what the customer prefers; null: no time is preferred. */
  outsideMinutes: z.number().int().nullable(),
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

/** What it would take: one visit elsewhere, and the order has a place, or a better one. */
export const Room = Who.extend({
  start: Instant,
  end: Instant,
  travelMinutes: z.number().int(),
  /** Than without; null: nobody can go without. */
  earlierMinutes: z.number().int().nullable(),
  moved: z.object({
    visitId: Id,
    number: z.string(),
    title: z.string(),
    from: Who.extend({ start: Instant, end: Instant }),
    to: Who.extend({ start: Instant, end: Instant }),
    /** The customer was told another time; null: nobody must be phoned. */
    call: z
      .object({ customerName: z.string(), contactName: z.string().nullable(), phone: z.string().nullable() })
      .nullable(),
  }),
});
export type Room = z.infer<typeof Room>;

/** The two changes of a `Room`, with where the visit was when it was looked at. */
export const RoomMaking = z.object({
  workOrderVersion: Version,
  engineerId: Id,
  start: Instant,
  move: z.object({
    visitId: Id,
    from: z.object({ engineerId: Id, start: Instant, end: Instant }),
    to: z.object({ engineerId: Id, start: Instant }),
  }),
  /** Written where the calendars have become such that one of them is against advice. */
  why: z.string().trim().min(1).max(500),
});
export type RoomMaking = z.infer<typeof RoomMaking>;

export const planningRoutes = {
  room: route({
    method: 'GET',
    path: '/work-orders/:id/room',
    summary: 'Visits that could move to make room for it, the cheapest first',
    permission: 'candidate.read',
    params: IdParams,
    query: z.object({
      /** Without it, what is left of today and tomorrow. */
      day: z.iso.date().optional(),
    }),
    answer: z.object({ items: z.array(Room).max(5) }),
  }),
  makeRoom: route({
    method: 'POST',
    path: '/work-orders/:id/room',
    summary: 'Move that visit and assign the order: both or nothing',
    permission: 'visit.plan',
    params: IdParams,
    body: RoomMaking,
    answer: z.object({ visit: Visit, moved: Visit }),
  }),
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
