import { z } from 'zod';
import { route } from './route';

/** The most a problem in VROOM's form may have: a day of a large company, which a thread holds in memory. */
export const vroomLimits = { jobs: 3_000, vehicles: 500 } as const;

const vroomThing = z.looseObject({ id: z.number() });

/** VROOM's API input, as its own documentation says it; only what is used here is described. */
export const VroomInput = z.looseObject({
  vehicles: z.array(vroomThing).min(1).max(vroomLimits.vehicles),
  jobs: z.array(vroomThing).max(vroomLimits.jobs).optional(),
  matrices: z.record(z.string(), z.looseObject({})).optional(),
});

/** VROOM's API output; beyond it, a reason for each job that is left out. */
export const VroomOutput = z.looseObject({
  code: z.literal(0),
  summary: z.looseObject({ cost: z.number(), routes: z.number(), unassigned: z.number() }),
  unassigned: z.array(z.looseObject({ id: z.number(), type: z.string(), reason: z.string() })),
  routes: z.array(
    z.looseObject({ vehicle: z.number(), steps: z.array(z.looseObject({ type: z.string() })) }),
  ),
});
export type VroomOutput = z.infer<typeof VroomOutput>;

export const planRunRoutes = {
  solveVroom: route({
    method: 'POST',
    path: '/plan-runs/vroom',
    summary: "Solves a routing problem in VROOM's JSON, as npm run plan does (stores nothing)",
    permission: 'plan-run.make',
    query: z.object({
      /** Of search. With neither this nor iterations, as many iterations as the size of the problem deserves. */
      seconds: z.coerce.number().min(0).max(30).optional(),
      /** With these alone the same seed gives the same answer on any machine. */
      iterations: z.coerce.number().int().min(0).max(1_000_000).optional(),
      seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
    }),
    body: VroomInput,
    carries: 'json-in',
    answer: VroomOutput,
  }),
} as const;
