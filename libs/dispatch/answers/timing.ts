import { earliestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import type { PlanRoute } from '../planner/plan-model';
import { scheduled } from '../planner/schedule';
import { areFeasible, isFeasible } from '../search/feasible';
import { holdMoments } from '../search/hold';
import { setRoute, setRoutes } from '../search/journal';
import { isLimited } from '../search/person-limits';
import { emptyRoutes, refresh } from '../search/routes';
import type { Routes } from '../search/routes';
import { earliestBegin } from '../search/promise-price';

/** When each job (by index) is promised to begin; -Infinity: as soon as it can; NaN: nothing is promised. */
export type Timing = Float64Array;

/**
 * Times of a route that keep what was promised: urgent jobs begin as early as the order allows, the others when they were
 * promised to, or as soon after as they can. O(jobs of the route^2 x breaks^2).
 */
export function timed(
  problem: Problem,
  engineer: number,
  jobs: readonly number[],
  timing: Timing,
): PlanRoute {
  const held: Problem = {
    ...problem,
    windowFrom: problem.windowFrom.slice(),
    windowTo: problem.windowTo.slice(),
    shiftTo: hardEnds(problem, engineer, jobs),
  };
  const routes = emptyRoutes(held);
  setRoute(routes, engineer, jobs);
  for (const job of jobs)
    if (timing[job] === -Infinity) hold(routes, engineer, job, earliestBegin(routes, engineer, job));
  for (const job of jobs) {
    if (!Number.isFinite(timing[job]!)) continue;
    const earliest = earliestBegin(routes, engineer, job);
    const begin = earliestStart(problem, job, Math.max(earliest, timing[job]!));
    if (!hold(routes, engineer, job, begin)) hold(routes, engineer, job, earliest);
  }
  return scheduled(routes.problem, engineer, jobs);
}

/** Overtime that is counted is not spent on being as late as was promised. */
function hardEnds(problem: Problem, engineer: number, jobs: readonly number[]): Float64Array {
  const { overtime, shiftTo } = problem;
  if (overtime === null || !isLimited(problem, engineer)) return shiftTo;
  const ends = shiftTo.slice();
  const { overtimeSeconds } = scheduled(problem, engineer, jobs);
  ends[engineer] = Math.min(ends[engineer]!, overtime.since[engineer]! + overtimeSeconds);
  return ends;
}

/** The problem with all that has orders held, as near to what was promised as can be, so that `timed` may time each route. */
export function heldFor(problem: Problem, lists: readonly (readonly number[])[], timing: Timing): Problem {
  if (!problem.orders) return problem;
  const held = heldAt(problem, lists, timing);
  // What was promised may leave too little overtime to somebody who has a limit: then as early as can be.
  const isKept = held !== null && (problem.limits === null || areFeasible(held));
  const routes = isKept
    ? held
    : heldAt(
        problem,
        lists,
        timing.map(() => Number.NaN),
      );
  if (routes === null) throw new RangeError('the routes cannot be timed together');
  return routes.problem;
}

function heldAt(problem: Problem, lists: readonly (readonly number[])[], targets: Timing): Routes | null {
  const routes = emptyRoutes(problem);
  setRoutes(routes, lists);
  return holdMoments(routes, targets) ? routes : null;
}

/** Narrows the window of a job to one moment, if the route can still be done. */
function hold(routes: Routes, engineer: number, job: number, begin: number): boolean {
  if (!Number.isFinite(begin)) return false;
  const { windowAt, windowFrom, windowTo } = routes.problem;
  const first = windowAt[job]!;
  const end = windowAt[job + 1]!;
  const from = windowFrom.slice(first, end);
  const to = windowTo.slice(first, end);
  windowFrom.fill(begin, first, end);
  windowTo.fill(begin, first, end);
  refresh(routes, engineer);
  if (isFeasible(routes, engineer)) return true;
  windowFrom.set(from, first);
  windowTo.set(to, first);
  refresh(routes, engineer);
  return false;
}
