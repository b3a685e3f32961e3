import type { ProblemDescription } from '../model/description';
import { unevenCost } from '../model/fairness';
import type { PlanRoute } from './plan-model';

/** What the routes of a plan cost, and that the work in them is uneven. */
export function costOfRoutes(problem: ProblemDescription, routes: readonly PlanRoute[]): number {
  const work = new Map(routes.map(route => [route.engineer, workSeconds(route)]));
  const cost = routes.reduce((sum, route) => sum + route.cost, 0);
  return (
    cost +
    unevenCost(
      problem,
      problem.engineers.map(({ id }) => work.get(id) ?? 0),
    )
  );
}

/** Way, setup and service, and the time at depots. */
function workSeconds({ steps, travelSeconds }: PlanRoute): number {
  return steps.reduce(
    (sum, step) => sum + (step.kind === 'job' || step.kind === 'depot' ? step.setup + step.duration : 0),
    travelSeconds,
  );
}
