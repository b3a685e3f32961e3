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

export const planningRoutes = {
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
