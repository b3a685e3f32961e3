import type { Problem } from '../model/problem';
import type { Routes } from './routes';

/** Compared level by level, less is better: pinned jobs left out, priority left out, jobs left out, cost of the way. */
export interface Score {
  pinned: number;
  priority: number;
  jobs: number;
  /** In the problem's internal units (1 / costScale). */
  cost: number;
}

export function isBetter(a: Score, b: Score): boolean {
  if (a.pinned !== b.pinned) return a.pinned < b.pinned;
  if (a.priority !== b.priority) return a.priority < b.priority;
  if (a.jobs !== b.jobs) return a.jobs < b.jobs;
  return a.cost < b.cost - 1e-9;
}

export function scoreInto(routes: Routes, score: Score): void {
  const { problem, absent, cost } = routes;
  score.pinned = score.priority = score.cost = 0;
  score.jobs = routes.absentCount;
  for (let index = 0; index < routes.absentCount; index++) {
    const job = absent[index]!;
    score.priority += problem.priority[job]!;
    score.pinned += problem.pinWeight[job]!;
  }
  for (let index = 0; index < problem.engineerCount; index++) score.cost += cost[index]!;
}

export function scoreOf(routes: Routes): Score {
  const score = { pinned: 0, priority: 0, jobs: 0, cost: 0 };
  scoreInto(routes, score);
  return score;
}

/**
 * What leaving a job out costs while annealing, in units of cost. The levels of the score are strict; the walk between
 * plans is freer, so that a job of low priority may be given up for a while.
 */
export function absencePrices({ jobCount, priority, pinned }: Problem, unit: number): Float64Array {
  return Float64Array.from(
    { length: jobCount },
    (_, job) => unit * (pinned[job] === -1 ? priority[job]! / 10 + 0.1 : 1_000),
  );
}
