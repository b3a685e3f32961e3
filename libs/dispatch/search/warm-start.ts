import type { Problem } from '../model/problem';
import { fits } from './fits';
import { isFeasible } from './feasible';
import { allRoutes, setRoute } from './journal';
import { mended } from './mend';
import { keepsLimits } from './person-limits';
import { emptyRoutes, link, refresh, unlink } from './routes';

/**
 * The engineers' given routes as job indices. A feasible route is taken as it is; of another one each job is taken that
 * still fits behind those before it.
 */
export function warmRoutes(problem: Problem): number[][] {
  const index = new Map(problem.description.jobs.map((job, at) => [job.id, at]));
  const routes = emptyRoutes(problem);
  for (const [engineer, { route = [] }] of problem.description.engineers.entries()) {
    const jobs = route.map(id => index.get(id)!);
    setRoute(routes, engineer, jobs);
    if (isFeasible(routes, engineer)) continue;
    setRoute(routes, engineer, []);
    let last = problem.jobCount + engineer;
    for (const job of jobs) {
      if (!fits(routes, engineer, job, last)) continue;
      link(routes, engineer, last, job);
      refresh(routes, engineer);
      if (keepsLimits(routes, engineer)) {
        last = job;
        continue;
      }
      unlink(routes, job);
      refresh(routes, engineer);
    }
  }
  return mended(problem, allRoutes(routes));
}
