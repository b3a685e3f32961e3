import { BadProblem } from '../model/description';
import type { Problem } from '../model/problem';
import { beginDivided, cutAnew, cuts, meet, ownEngineers, runDivided, settle } from '../search/divided';
import { setRoutes } from '../search/journal';
import { isBetter, scoreOf } from '../search/objective';
import type { Score } from '../search/objective';
import { emptyRoutes } from '../search/routes';
import { annealDefaults } from '../search/search-model';
import type { AnnealOptions } from '../search/search-model';
import { beginWalks, joinWalks, runWalks } from '../search/walks';
import { warmRoutes } from '../search/warm-start';
import { heatFor, isDivided, notWorse, publish, refuseLostPins, round, territorySize } from './plan';
import type { PlanOptions } from './plan';
import type { Plan } from './plan-model';

/** Jobs of every engineer, as indices into the description. */
export type RouteLists = readonly (readonly number[])[];

/** Best plan of one search so far; of a divided day, the best of the routes that are its own. */
export interface Report {
  score: Score;
  routes: RouteLists;
  iterations: number;
  /** Of a divided day: whose routes this search has worked on, and all routes that it stands at. */
  own?: { engineers: readonly number[]; walk: RouteLists };
}

/** One of several searches on the same problem, wherever it runs. A rejected promise ends the whole run. */
export interface Island {
  /** Goes on, from `routes` if any are given, to the end of the next leg. */
  sail(routes: RouteLists | null): Promise<Report>;
}

/** What an island needs to know; plain data, so that it can be sent to a thread. Budgets are for each island. */
export interface IslandOptions {
  seed: number;
  /** How many there are; a large day is divided among them. Default 1. */
  islands?: number;
  iterations?: number;
  budgetMs?: number;
  /** When the budget began, on the clock that the island is given. */
  begunMs?: number;
}

/** Meetings of the islands in a run. The count is fixed, so a budget of iterations is cut at the same places every time. */
export const legCount = cuts;

/** Plans are only exchanged in the colder part: until then each island had better look for itself. */
const firstExchange = 10;

/** A search in this thread that works off its budget in `legCount` legs. The `index` of the island is part of its chance. */
export function beginIsland(
  problem: Problem,
  index: number,
  options: IslandOptions,
  now?: () => number,
): (routes: RouteLists | null) => Report {
  const start = warmRoutes(problem);
  const settings = { ...annealDefaults, seed: options.seed, hottest: heatFor(problem, start) };
  const sail = isDivided(problem) ? sailOwn : sailWhole;
  return sail(problem, index, start, settings, options, now);
}

type Sailing = (
  problem: Problem,
  index: number,
  start: RouteLists,
  settings: AnnealOptions,
  options: IslandOptions,
  now?: () => number,
) => (routes: RouteLists | null) => Report;

const sailWhole: Sailing = (problem, index, start, settings, options, now) => {
  const { iterations, budgetMs = Infinity } = options;
  const search = beginWalks(
    problem,
    { ...settings, seed: settings.seed + index * 1_000_003 },
    start,
    budgetMs === Infinity ? iterations : Infinity,
  );
  let leg = 0;
  return routes => {
    if (routes) joinWalks(search, routes);
    spend(++leg, search, problem.jobCount === 0, options, now, (count, progress) =>
      runWalks(search, count, progress),
    );
    return { score: { ...search.bestScore }, routes: search.best, iterations: search.iterations };
  };
};

/** All islands cut the day alike; each works on its own territories. */
const sailOwn: Sailing = (problem, index, start, settings, options, now) => {
  const share = { index, count: options.islands ?? 1, size: territorySize };
  const search = beginDivided(problem, settings, start, share);
  let leg = 0;
  return routes => {
    if (routes) meet(search, routes);
    cutAnew(search, leg);
    // The last round may end behind the border of two legs; it belongs to the one in which it began.
    const until = ++leg / legCount - 1e-9;
    spend(leg, search, false, options, now, (count, progress) =>
      runDivided(search, count, Math.min(progress, until)),
    );
    settle(search, until);
    return {
      score: { ...search.bestScore },
      routes: search.found,
      iterations: search.iterations,
      own: { engineers: ownEngineers(search), walk: search.walk },
    };
  };
};

function spend(
  leg: number,
  search: { iterations: number },
  isEmpty: boolean,
  { iterations = Infinity, budgetMs = Infinity, begunMs = 0 }: IslandOptions,
  now: (() => number) | undefined,
  work: (count: number, progress: number) => void,
): void {
  const end = leg / legCount;
  const last = iterations === Infinity ? Infinity : Math.round(iterations * end);
  for (;;) {
    const elapsed = now && budgetMs < Infinity ? (now() - begunMs) / budgetMs : 0;
    const progress = Math.max(elapsed, search.iterations / iterations);
    if (isEmpty || elapsed >= end || search.iterations >= last) break;
    work(Math.min(round, last - search.iterations), Math.min(1, progress));
  }
}

/** The plan made of each island's own routes; null if they work on the whole day each. */
function joined(problem: Problem, reports: readonly Report[]): { best: Report; walk: RouteLists } | null {
  const best: (readonly number[])[] = [...reports[0]!.routes];
  const walk: (readonly number[])[] = [...reports[0]!.routes];
  for (const { own, routes } of reports) {
    if (!own) return null;
    for (const engineer of own.engineers) {
      best[engineer] = routes[engineer]!;
      walk[engineer] = own.walk[engineer]!;
    }
  }
  const all = emptyRoutes(problem);
  setRoutes(all, best);
  return { best: { score: scoreOf(all), routes: best, iterations: 0 }, walk };
}

/**
 * Sails all islands together and answers with the best plan. They wait for each other after every leg, so that who gets
 * whose plan does not depend on who is faster: with a budget of iterations the answer depends on the seed and the number
 * of islands alone. `onBetter` and `isStopped` are asked between legs.
 *
 * @throws BadProblem for pins that cannot be kept together, and whatever an island fails with: the run fails with it.
 */
export async function planOnIslands(
  problem: Problem,
  islands: readonly Island[],
  { isStopped }: Pick<PlanOptions, 'isStopped'> = {},
  onBetter?: (better: Plan) => void,
): Promise<Plan> {
  let best: Report | null = null;
  let told: Plan | null = null;
  let orders: (RouteLists | null)[] = islands.map(() => null);
  let iterations = 0;
  for (let leg = 1; leg <= legCount; leg++) {
    if (best && isStopped?.()) break;
    const reports: Report[] = await Promise.all(islands.map((island, at) => island.sail(orders[at]!)));
    iterations = reports.reduce((sum, report) => sum + report.iterations, 0);
    const together = joined(problem, reports);
    const leader =
      together?.best ?? reports.reduce((one, other) => (isBetter(other.score, one.score) ? other : one));
    orders = reports.map(report => {
      if (together) return together.walk;
      return leg >= firstExchange && isBetter(leader.score, report.score) ? leader.routes : null;
    });
    if (best && !isBetter(leader.score, best.score)) continue;
    best = leader;
    if (leader.score.pinned > problem.jobCount) continue;
    const made = publish(problem, leader.routes, iterations);
    const isTold = told !== null && notWorse(problem, told, made) !== made;
    if (!isTold) onBetter?.((told = made));
  }
  if (!best) throw new BadProblem('islands', 'at least one is needed');
  refuseLostPins(problem, best.routes);
  return notWorse(problem, told, publish(problem, best.routes, iterations));
}
