import { Inject, Injectable } from '@nestjs/common';
import { vroomLimits } from '#contracts';
import type { planRunRoutes, QueryOf } from '#contracts';
import { Refused } from '../platform/refused';
import { PlanThreads } from './plan-threads';

/** Waiting for a thread and reading the problem come on top of the search. */
const BESIDE_SEARCH_MS = 30_000;

@Injectable()
export class VroomService {
  constructor(@Inject(PlanThreads) private readonly threads: PlanThreads) {}

  /** @throws Refused input-invalid naming the field, busy, plan-failed */
  async solve(
    body: Uint8Array,
    query: QueryOf<typeof planRunRoutes.solveVroom>,
    signal: AbortSignal,
  ): Promise<object> {
    const { seed, seconds, iterations } = query;
    const deadlineMs = (seconds ?? 30) * 1_000 + BESIDE_SEARCH_MS;
    const outcome = await this.threads.run(
      { body, seed, seconds, iterations, limits: vroomLimits },
      { deadlineMs, signal },
    );
    if ('bad' in outcome) throw new Refused('input-invalid', undefined, [outcome.bad]);
    return outcome.solution;
  }
}
