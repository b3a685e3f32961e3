import { z } from 'zod';
import { IdParams, Instant } from './primitives';
import { route } from './route';

/** How long a unit has left before it fails, told by how units of its model went on that looked like it. */
export const RemainingLife = z.object({
  /** Past failures of the model with readings before them, and how many it takes. */
  lives: z.number().int(),
  livesNeeded: z.number().int(),
  /** Null: too few past failures, or too few readings of the unit itself. */
  told: z
    .object({
      days: z.number(),
      /** Nine in ten of the similar past moments failed in between. */
      earliestDays: z.number(),
      latestDays: z.number(),
      /** Further ahead nothing is told: a figure that reaches it means "or more". */
      capDays: z.number(),
      similarLives: z.number().int(),
      asOf: Instant,
    })
    .nullable(),
});
export type RemainingLife = z.infer<typeof RemainingLife>;

export const remainingLifeRoutes = {
  remainingLife: route({
    method: 'GET',
    path: '/equipment/:id/remaining-life',
    summary: 'How long a unit has left, by the past failures of its model',
    permission: 'alert-rule.read',
    params: IdParams,
    answer: RemainingLife,
  }),
} as const;
