import type { EngineerDescription } from '../model/description';
import type { Problem } from '../model/problem';
import { isOverdrawn } from './depot-stock';
import { fits } from './fits';
import { isFeasible } from './feasible';
import { allRoutes, setRoute } from './journal';
import { mended } from './mend';
import { keepsLimits } from './person-limits';
import { emptyRoutes, jobsOf, link, refresh, unlink } from './routes';
import type { Routes } from './routes';
import { dropNeedless } from './stops';

/**
 * The engineers' given routes as job indices. A feasible route is taken as it is; of another one each job is taken that
 * still fits behind those before it; without what is torn by that.
 */
export function warmRoutes(problem: Problem): number[][] {
  const index = new Map(problem.description.jobs.map((job, at) => [job.id, at]));
  const routes = emptyRoutes(problem);
  for (const [engineer, { route = [], routeStops = [] }] of problem.description.engineers.entries()) {
    const stated = route.map(id => index.get(id)!);
    const jobs = withStopsBetween(problem, engineer, stated, routeStops);
    setRoute(routes, engineer, jobs);
    if (isFeasible(routes, engineer)) continue;
    setRoute(routes, engineer, []);
    let last = problem.jobCount + engineer;
    for (const job of jobs) {
      if (!fits(routes, engineer, job, last)) continue;
      link(routes, engineer, last, job);
      refresh(routes, engineer);
      if (keepsLimits(routes, engineer) && !isOverdrawn(routes)) {
        last = job;
        continue;
      }
      unlink(routes, job);
      refresh(routes, engineer);
    }
    if (problem.carriage !== null || problem.stock !== null) dropTorn(routes, engineer);
  }
  return mended(problem, allRoutes(routes));
}

/** The jobs of a route with the stops between them; a depot where he can need nothing, or where he has been, is left out. */
export function withStopsBetween(
  { stock }: Problem,
  engineer: number,
  jobs: readonly number[],
  stops: NonNullable<EngineerDescription['routeStops']>,
): number[] {
  if (stock === null) return [...jobs];
  const { stopAt, firstStop, depot } = stock;
  const own = Array.from(
    { length: stopAt[engineer + 1]! - stopAt[engineer]! },
    (_, at) => stopAt[engineer]! + at,
  );
  const nodes: number[] = [];
  for (let at = 0; at <= jobs.length; at++) {
    for (const stop of stops) {
      const node = stop.behind === at ? own.find(one => depot[one - firstStop] === stop.depot) : undefined;
      if (node !== undefined && !nodes.includes(node)) nodes.push(node);
    }
    if (at < jobs.length) nodes.push(jobs[at]!);
  }
  return nodes;
}

/** Takes out ends of shipments of which the other is not there, and stops that nobody needs. */
function dropTorn(routes: Routes, engineer: number): void {
  const { carriage } = routes.problem;
  for (const job of carriage === null ? [] : jobsOf(routes, engineer)) {
    const other = Math.max(carriage!.delivery[job]!, carriage!.pickup[job]!);
    if (other !== -1 && routes.engineer[other] !== engineer) unlink(routes, job);
  }
  refresh(routes, engineer);
  dropNeedless(routes, engineer);
  // Where a way over a third place is shorter, what is left may be late.
  if (!isFeasible(routes, engineer)) setRoute(routes, engineer, []);
}
