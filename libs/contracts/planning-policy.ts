import { z } from 'zod';
import { Instant } from './primitives';
import { route } from './route';

const RoadHours = z.number().min(0).max(100);

/**
 * What plans weigh against the way, and what they leave people. A price is how many hours on the road an hour of it counts for; to
 * serve more and to keep what was promised always comes first.
 */
export const PlanningTerms = z.object({
  /** An hour after the time that work is due, by urgency. */
  lateHour: z
    .object({ critical: RoadHours, high: RoadHours, normal: RoadHours, low: RoadHours })
    .default({ critical: 8, high: 4, normal: 2, low: 1 }),
  /** An hour outside of what the customer prefers; four hours of it at most. */
  outsideHour: RoadHours.default(1),
  /** An hour of overtime counts for no less than this, whatever was agreed with the engineer. */
  overtimeHour: RoadHours.default(0),
  /** Minutes on the road that an hour of work counts for more, for each hour that its engineer has more than another. */
  unevenMinutes: z.number().min(0).max(60).default(3),
  /** Hours from home in the evening to the begin of the next shift: no overtime takes from them, and after a late visit a day begins later. */
  restHours: z.number().min(0).max(24).default(11),
});
export type PlanningTerms = z.infer<typeof PlanningTerms>;

export const defaultPlanningTerms: PlanningTerms = PlanningTerms.parse({});

/** One change of the policy: who, when, from what to what. */
export const PolicyChange = z.object({
  at: Instant,
  by: z.string(),
  from: PlanningTerms,
  to: PlanningTerms,
});
export type PolicyChange = z.infer<typeof PolicyChange>;

/** 0: nothing was ever set, the defaults count. */
const PolicyVersion = z.number().int().min(0).max(2_147_483_647);

export const PlanningPolicy = z.object({
  terms: PlanningTerms,
  version: PolicyVersion,
  /** The newest first, 50 at most. */
  history: z.array(PolicyChange),
});
export type PlanningPolicy = z.infer<typeof PlanningPolicy>;

export const planningPolicyRoutes = {
  planningPolicy: route({
    method: 'GET',
    path: '/planning-policy',
    summary: 'What plans weigh against the way, and who has changed it',
    permission: 'plan-run.make',
    answer: PlanningPolicy,
  }),
  setPlanningPolicy: route({
    method: 'POST',
    path: '/planning-policy',
    summary: 'Set what plans weigh against the way, from the next plan on',
    permission: 'organisation.change',
    body: z.object({ terms: PlanningTerms, version: PolicyVersion }),
    answer: PlanningPolicy,
  }),
} as const;
