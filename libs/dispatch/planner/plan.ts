import { pricesTimes } from '../model/begin-price';
import { compile } from '../model/compile';
import { BadProblem } from '../model/description';
import type { ProblemDescription } from '../model/description';
import { isLaterPart } from '../model/parts';
import type { Problem } from '../model/problem';
import { isStop, jobsToServe } from '../model/stock';
import { beginDivided, runDivided, settle } from '../search/divided';
import { withBestTimes } from '../search/best-times';
import { problemForTimes } from '../search/mend';
import { arePersonsAlone } from '../search/person-limits';
import { annealDefaults } from '../search/search-model';
import { beginWalks, runWalks } from '../search/walks';
import { warmRoutes } from '../search/warm-start';
import type { Plan } from './plan-model';
import { costOfRoutes } from './plan-cost';
import { scheduled } from './schedule';
import { whyUnserved } from './unserved';
import { verify } from './verify';

/** At least one of `iterations` and `budgetMs` (with `now`) must be given; the search ends with the first that is used up. */
export interface PlanOptions {
  seed?: number;
  /** With this budget alone the same seed gives the same plan, on any machine. */
  iterations?: number;
  budgetMs?: number;
  /** A clock in ms. */
  now?: () => number;
  /** Asked between rounds: true ends the search with the best plan so far. */
  isStopped?: () => boolean;
}

/** Iterations between two looks at the clock. */
export const round = 50;

/** From how many jobs on a day is cut into territories. */
export const dividedFrom = 400;

/** Jobs of a territory, about. */
export const territorySize = 250;

/**
 * Jobs that wait for each other, ends of a shipment, and shifts of one person may be in different territories, and stops at depots are
 * in none; such a day is searched as a whole.
 */
export function isDivided(problem: Problem): boolean {
  const { jobCount, orders, relations, carriage, stock } = problem;
  const isPersonal = !arePersonsAlone(problem) || (relations !== null && relations.person !== null);
  const isFree = orders === null && carriage === null && stock === null;
  return jobCount >= dividedFrom && isFree && !isPersonal;
}

/** A plan is timed and verified before it is told, which the search has no time for at every step. */
const tellEveryMs = 100;

/**
 * Routes for all engineers: fewest pinned jobs left out (none, or it throws), then least priority, then fewest jobs left
 * out, then least cost of the way. Begins with the engineers' `route` where it is feasible. `onBetter` is called with
 * better and better plans. Every plan that leaves has passed `verify`.
 *
 * @throws BadProblem for a description that makes no sense or pins that cannot be kept together.
 */
export function plan(
  description: ProblemDescription,
  options: PlanOptions,
  onBetter?: (better: Plan) => void,
): Plan {
  const { iterations = Infinity, budgetMs = Infinity, now, seed = annealDefaults.seed, isStopped } = options;
  if (iterations === Infinity && !(now && budgetMs < Infinity))
    throw new RangeError('a budget is needed: iterations, or budgetMs with now');
  const begun = now?.() ?? 0;
  const problem = compile(description);
  const start = warmRoutes(problem);
  const settings = { ...annealDefaults, seed, hottest: heatFor(problem, start) };
  const divided = !isDivided(problem)
    ? null
    : beginDivided(problem, settings, start, { index: 0, count: 1, size: territorySize });
  const search =
    divided ?? beginWalks(problem, settings, start, budgetMs === Infinity ? iterations : Infinity);
  const work = (count: number, progress: number) =>
    'at' in search ? runWalks(search, count, progress) : runDivided(search, count, progress);
  let last: Plan | null = null;
  const current = () => (last = notWorse(problem, last, publish(problem, search.best, search.iterations)));
  if (onBetter && search.bestScore.pinned <= problem.jobCount) onBetter(current());
  let told = begun;
  let isUntold = false;
  for (;;) {
    const time = now?.() ?? 0;
    const progress = Math.max((time - begun) / budgetMs, search.iterations / iterations);
    if (problem.jobCount === 0 || !(progress < 1) || isStopped?.()) break;
    if (work(Math.min(round, iterations - search.iterations), progress)) isUntold = true;
    if (
      !isUntold ||
      !onBetter ||
      search.bestScore.pinned > problem.jobCount ||
      (now && time - told < tellEveryMs)
    )
      continue;
    onBetter(current());
    told = time;
    isUntold = false;
  }
  if (divided) settle(divided, 1);
  refuseLostPins(problem, search.best);
  return current();
}

/**
 * A plan from nothing begins hotter on a small day, where all of the heat is used up: with the default C205 ends with one route
 * too many for every third seed, because its legs inside of a cluster are short and say little of the way to the next.
 */
export function heatFor(problem: Problem, start: readonly (readonly number[])[]): number {
  const { hottest } = annealDefaults;
  if (start.some(route => route.length > 0)) return hottest / 4;
  return jobsToServe(problem) < dividedFrom ? hottest * 2 : hottest;
}

/**
 * The plan that was just made, or the one before if that is better after all: where breaks are taken, what is late or waits is
 * only known to the second when it is timed.
 */
export function notWorse({ stated }: Problem, before: Plan | null, made: Plan): Plan {
  if (before === null) return made;
  const pinned = new Set(stated.jobs.filter(job => job.pinnedTo !== undefined).map(job => job.id));
  const leftPinned = ({ unserved }: Plan) => unserved.filter(({ id }) => pinned.has(id)).length;
  const more =
    leftPinned(before) - leftPinned(made) ||
    before.unservedPriority - made.unservedPriority ||
    before.unserved.length - made.unserved.length ||
    before.cost - made.cost;
  return more < 0 ? { ...before, iterations: made.iterations } : made;
}

/** Times, reasons and totals for routes of job indices; throws if they break a rule, which would be a fault of the planner. */
export function publish(problem: Problem, routes: readonly (readonly number[])[], iterations: number): Plan {
  const { description, stated } = problem;
  const planned = new Set(routes.flat());
  const alone = problemForTimes(problem, routes);
  const timely = pricesTimes(problem) ? withBestTimes(alone, routes) : alone;
  const timed = routes.flatMap((jobs, engineer) =>
    jobs.length > 0 ? [scheduled(timely, engineer, jobs)] : [],
  );
  const left = description.jobs.flatMap((_, job) =>
    planned.has(job) || isLaterPart(problem, job) || isStop(problem, job) ? [] : [job],
  );
  const why = whyUnserved(problem, routes, timed);
  const result: Plan = {
    routes: timed,
    unserved: left.map(job => ({ id: description.jobs[job]!.id, reason: why(job) })),
    unservedPriority: left.reduce((sum, job) => sum + problem.priority[job]!, 0),
    cost: costOfRoutes(stated, timed),
    iterations,
  };
  const faults = verify(stated, result);
  if (faults.length > 0) throw new Error(`the plan breaks a rule: ${faults[0]}`);
  return result;
}

/** Throws if a pinned job that may not wait is in no route. */
export function refuseLostPins(problem: Problem, routes: readonly (readonly number[])[]): void {
  const planned = new Set(routes.flat());
  for (const [job, { pinnedTo, mayWait }] of problem.description.jobs.entries())
    if (pinnedTo !== undefined && !mayWait && !planned.has(job))
      throw new BadProblem(
        `jobs[${job}].pinnedTo`,
        `does not fit into the day of engineer ${pinnedTo} with his other pins`,
      );
}
