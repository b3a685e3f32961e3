import { compile } from '../model/compile';
import { BadProblem } from '../model/description';
import type { ProblemDescription } from '../model/description';
import { annealDefaults, beginSearch, continueFrom, run } from '../search/anneal';
import { isBetter } from '../search/objective';
import type { Score } from '../search/objective';
import { warmRoutes } from '../search/warm-start';
import { publish, refuseLostPins, round } from './plan';
import type { PlanOptions } from './plan';
import type { Plan } from './plan-model';

/** Jobs of every engineer, as indices into the description. */
export type RouteLists = readonly (readonly number[])[];

/** Best plan of one search so far. */
export interface Report {
  score: Score;
  routes: RouteLists;
  iterations: number;
}

/** One of several searches on the same problem, wherever it runs. A rejected promise ends the whole run. */
export interface Island {
  /** Goes on, from `routes` if any are given, to the end of the next leg. */
  sail(routes: RouteLists | null): Promise<Report>;
}

/** What an island needs to know; plain data, so that it can be sent to a thread. Budgets are for each island. */
export interface IslandOptions {
  seed: number;
  iterations?: number;
  budgetMs?: number;
  /** When the budget began, on the clock that the island is given. */
  begunMs?: number;
}

/** Meetings of the islands in a run. The count is fixed, so a budget of iterations is cut at the same places every time. */
export const legCount = 20;

/** Plans are only exchanged in the colder part: until then each island had better look for itself. */
const firstExchange = 10;

/** A search in this thread that works off its budget in `legCount` legs. The `index` of the island is part of its chance. */
export function beginIsland(
  description: ProblemDescription,
  index: number,
  { seed, iterations = Infinity, budgetMs = Infinity, begunMs = 0 }: IslandOptions,
  now?: () => number,
): (routes: RouteLists | null) => Report {
  const problem = compile(description);
  const start = warmRoutes(problem);
  const hottest = start.some(route => route.length > 0) ? annealDefaults.hottest / 4 : annealDefaults.hottest;
  const search = beginSearch(problem, { ...annealDefaults, seed: seed + index * 1_000_003, hottest }, start);
  let leg = 0;
  return routes => {
    if (routes) continueFrom(search, routes);
    const end = ++leg / legCount;
    const last = iterations === Infinity ? Infinity : Math.round(iterations * end);
    for (;;) {
      const elapsed = now && budgetMs < Infinity ? (now() - begunMs) / budgetMs : 0;
      const progress = Math.max(elapsed, search.iterations / iterations);
      if (problem.jobCount === 0 || elapsed >= end || search.iterations >= last) break;
      run(search, Math.min(round, last - search.iterations), Math.min(1, progress));
    }
    return { score: { ...search.bestScore }, routes: search.best, iterations: search.iterations };
  };
}

/**
 * Sails all islands together and answers with the best plan. They wait for each other after every leg, so that who gets
 * whose plan does not depend on who is faster: with a budget of iterations the answer depends on the seed and the number
 * of islands alone. `onBetter` and `isStopped` are asked between legs.
 *
 * @throws BadProblem as `plan` does, and whatever an island fails with: the run fails with it.
 */
export async function planOnIslands(
  description: ProblemDescription,
  islands: readonly Island[],
  { isStopped }: Pick<PlanOptions, 'isStopped'> = {},
  onBetter?: (better: Plan) => void,
): Promise<Plan> {
  const problem = compile(description);
  let best: Report | null = null;
  let orders: (RouteLists | null)[] = islands.map(() => null);
  let iterations = 0;
  for (let leg = 1; leg <= legCount; leg++) {
    if (best && isStopped?.()) break;
    const reports: Report[] = await Promise.all(islands.map((island, at) => island.sail(orders[at]!)));
    iterations = reports.reduce((sum, report) => sum + report.iterations, 0);
    const leader = reports.reduce((one, other) => (isBetter(other.score, one.score) ? other : one));
    orders = reports.map(report =>
      leg >= firstExchange && isBetter(leader.score, report.score) ? leader.routes : null,
    );
    if (best && !isBetter(leader.score, best.score)) continue;
    best = leader;
    if (leader.score.pinned <= problem.jobCount) onBetter?.(publish(problem, leader.routes, iterations));
  }
  if (!best) throw new BadProblem('islands', 'at least one is needed');
  refuseLostPins(problem, best.routes);
  return publish(problem, best.routes, iterations);
}
