import type { EngineerDescription, ProblemDescription } from '../model/description';
import type { Problem } from '../model/problem';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import type { CutDay, Disturbed } from './apply-events';
import { jobIds } from './standing';
import { timed } from './timing';
import type { Timing } from './timing';

/** What can still be planned: each engineer from where and when he is free, with what is left of his van and his limits. */
export function restOf({ problem, days }: Disturbed): ProblemDescription {
  const fixed = new Set(
    [...days.values()].flatMap(day => day.fixed.flatMap(step => (step.kind === 'job' ? [step.id!] : []))),
  );
  return {
    ...problem,
    jobs: problem.jobs.filter(job => !fixed.has(job.id)),
    engineers: problem.engineers.map(engineer => restOfEngineer(engineer, days.get(engineer.id)!, problem)),
  };
}

function restOfEngineer(
  engineer: EngineerDescription,
  day: CutDay,
  { jobs, matrices }: ProblemDescription,
): EngineerDescription {
  const { fixed, free, open } = day;
  const done = fixed.flatMap(step => (step.kind === 'job' ? [step.id!] : []));
  const ids = new Set(done);
  const load = jobs.filter(job => ids.has(job.id)).map(job => job.demand ?? []);
  const closes = engineer.shift?.[1] ?? 1e12;
  const travel = fixed.at(-1)?.travel ?? 0;
  const metres = matrices[engineer.profile]!.distances;
  const places = placesOf(engineer, done, jobs);
  const driven = metres ? legs(places).reduce((sum, [from, to]) => sum + metres[from]![to]!, 0) : 0;
  const { maxJobs, maxTravelSeconds, maxDistanceMetres, capacity } = engineer;
  return {
    ...engineer,
    startPlace: free.place,
    shift: [Math.min(free.at, closes), closes],
    breaks: engineer.breaks?.slice(fixed.filter(step => step.kind === 'break').length),
    maxJobs: day.isClosed ? 0 : maxJobs === undefined ? undefined : Math.max(0, maxJobs - done.length),
    maxTravelSeconds: maxTravelSeconds === undefined ? undefined : Math.max(0, maxTravelSeconds - travel),
    maxDistanceMetres: maxDistanceMetres === undefined ? undefined : Math.max(0, maxDistanceMetres - driven),
    capacity: capacity?.map((room, kind) =>
      Math.max(
        0,
        load.reduce((left, amounts) => left - (amounts[kind] ?? 0), room),
      ),
    ),
    costFixed: done.length > 0 ? 0 : engineer.costFixed,
    route: day.isClosed ? [] : open,
  };
}

function placesOf(
  { startPlace }: EngineerDescription,
  order: readonly number[],
  jobs: ProblemDescription['jobs'],
): number[] {
  const places = new Map(jobs.map(job => [job.id, job.place]));
  return [...(startPlace === undefined ? [] : [startPlace]), ...order.map(id => places.get(id)!)];
}

function legs(places: readonly number[]): [number, number][] {
  return places.slice(1).map((to, index) => [places[index]!, to]);
}

/**
 * The whole day again: what is fixed, then the rest. A day that nothing has changed keeps its route as it was published,
 * every moment of it.
 */
export function joined(
  before: Plan,
  { problem, days }: Disturbed,
  rest: Problem,
  routes: readonly (readonly number[])[],
  timing: Timing,
): Plan {
  const was = new Map(before.routes.map(route => [route.engineer, route]));
  const ids = rest.description.jobs.map(job => job.id);
  const made: PlanRoute[] = [];
  for (const [index, engineer] of problem.engineers.entries()) {
    const day = days.get(engineer.id)!;
    const jobs = routes[index] ?? [];
    const old = was.get(engineer.id);
    const isSame = jobs.length === day.open.length && jobs.every((job, at) => ids[job] === day.open[at]);
    if (old && isSame && !day.isDisturbed) made.push(old);
    else if (jobs.length > 0 || day.fixed.some(step => step.kind === 'job'))
      made.push(joinedRoute(engineer, problem, day, rest, index, timed(rest, index, jobs, timing)));
  }
  const planned = new Set(made.flatMap(jobIds));
  const left = problem.jobs.filter(job => !planned.has(job.id));
  return {
    routes: made,
    unserved: left.map(({ id }) => ({ id, reason: 'no engineer has room for it today' })),
    unservedPriority: left.reduce((sum, job) => sum + (job.priority ?? 0), 0),
    cost: made.reduce((sum, route) => sum + route.cost, 0),
    iterations: 0,
  };
}

function joinedRoute(
  engineer: EngineerDescription,
  problem: ProblemDescription,
  { fixed }: CutDay,
  rest: Problem,
  index: number,
  route: PlanRoute,
): PlanRoute {
  if (fixed.length === 0) return route;
  const driven = fixed.at(-1)!.travel;
  const steps: PlanStep[] = [
    ...fixed,
    ...route.steps.slice(1).map(step => ({ ...step, travel: step.travel + driven })),
  ];
  const kind = rest.kind[index]!;
  const done = fixed.flatMap(step => (step.kind === 'job' ? [step.id!] : []));
  const ways = legs(placesOf(engineer, done, problem.jobs));
  const sum = (cells: Int32Array) =>
    ways.reduce((all, [from, to]) => all + cells[from * rest.width + to]!, 0);
  const metres = rest.distances[kind];
  const fee = done.length > 0 ? (engineer.costFixed ?? 0) : 0;
  return {
    engineer: engineer.id,
    steps,
    travelSeconds: route.travelSeconds + driven,
    waitingSeconds: steps.reduce((all, step) => all + step.waiting, 0),
    distanceMetres: metres && route.distanceMetres !== null ? route.distanceMetres + sum(metres) : null,
    cost: route.cost + fee + sum(rest.costs[kind]!) / rest.costScale,
  };
}
