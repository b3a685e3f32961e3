import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { beginCost } from '../model/begin-price';
import { overtimeCost, overtimeSeconds } from '../model/overtime';
import { latestEnds } from '../model/people';
import { hasOrder } from '../model/orders';
import type { Problem } from '../model/problem';
import { priceOfSending } from '../model/wishes';
import { costOfRoutes } from '../planner/plan-cost';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import type { Disturbed } from './apply-events';
import { boundToDone } from './bound-to-done';
import { doneOf, legsDone } from './cut-day';
import { isOverForGood, restOfPeople } from './spent';
import type { CutDay } from './cut-day';
import { jobIds } from './standing';
import { heldFor, timed } from './timing';
import type { Timing } from './timing';

/** What can still be planned: each engineer from where and when he is free, with what is left of his van and his limits. */
export function restOf({ problem, days }: Disturbed): ProblemDescription {
  const fixed = new Set([...days.values()].flatMap(doneOf));
  const jobs = new Map(problem.jobs.map(job => [job.id, job]));
  const ends = latestEnds(problem);
  return {
    ...problem,
    jobs: boundToDone(problem, days).filter(job => !fixed.has(job.id)),
    sameEngineer: problem.sameEngineer?.map(group => group.filter(id => !fixed.has(id))),
    differentEngineer: problem.differentEngineer?.map(group => group.filter(id => !fixed.has(id))),
    people: restOfPeople(problem, days),
    engineers: problem.engineers.map((engineer, index) =>
      restOfEngineer(engineer, days.get(engineer.id)!, jobs, problem, ends[index]!),
    ),
  };
}

function restOfEngineer(
  engineer: EngineerDescription,
  day: CutDay,
  jobs: ReadonlyMap<number, JobDescription>,
  { matrices, people }: ProblemDescription,
  end: number,
): EngineerDescription {
  const { fixed, free, open } = day;
  const done = doneOf(day);
  const load = done.map(id => jobs.get(id)!.demand ?? []);
  const latest = engineer.shift ? end : 1e12;
  const from = Math.min(free.at, latest);
  // Overtime that has begun already is not counted again here.
  const closes = Math.min(latest, Math.max(from, engineer.shift?.[1] ?? 1e12));
  const travel = fixed.at(-1)?.travel ?? 0;
  const metres = matrices[engineer.profile]!.distances;
  const driven = legsDone(engineer, day, jobs).reduce((sum, [a, b]) => sum + (metres?.[a]?.[b] ?? 0), 0);
  const isOver = day.isClosed || isOverForGood(engineer, day, people);
  const { maxJobs, maxTravelSeconds, maxDistanceMetres, capacity } = engineer;
  return {
    ...engineer,
    startPlace: free.place,
    shift: [from, closes],
    maxOvertimeSeconds: latest - closes,
    breaks: engineer.breaks?.slice(fixed.filter(step => step.kind === 'break').length),
    maxJobs: isOver ? 0 : maxJobs === undefined ? undefined : Math.max(0, maxJobs - done.length),
    maxTravelSeconds: maxTravelSeconds === undefined ? undefined : Math.max(0, maxTravelSeconds - travel),
    maxDistanceMetres: maxDistanceMetres === undefined ? undefined : Math.max(0, maxDistanceMetres - driven),
    capacity: capacity?.map((room, kind) =>
      Math.max(
        0,
        load.reduce((left, amounts) => left - (amounts[kind] ?? 0), room),
      ),
    ),
    costFixed: done.length > 0 ? 0 : engineer.costFixed,
    // Who is on his way home already has nothing left to plan.
    isOut: done.length > 0 && (day.isDisturbed || !day.isClosed),
    route: day.isClosed ? [] : open,
  };
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
  const byId = new Map(problem.jobs.map(job => [job.id, job]));
  const held = heldFor(rest, routes, timing);
  const isHeldElsewhere = (job: number) =>
    rest.orders !== null && hasOrder(rest.orders, job) && held.opens[job] !== timing[job];
  const made: PlanRoute[] = [];
  for (const [index, engineer] of problem.engineers.entries()) {
    const day = days.get(engineer.id)!;
    const jobs = routes[index] ?? [];
    const old = was.get(engineer.id);
    const isSame = jobs.length === day.open.length && jobs.every((job, at) => ids[job] === day.open[at]);
    if (old && isSame && !day.isDisturbed && !jobs.some(isHeldElsewhere)) made.push(old);
    else if (jobs.length > 0 || day.fixed.some(step => step.kind === 'job'))
      made.push(joinedRoute(engineer, byId, day, rest, index, timed(held, index, jobs, timing)));
  }
  const planned = new Set(made.flatMap(jobIds));
  const left = problem.jobs.filter(job => !planned.has(job.id));
  return {
    routes: made,
    unserved: left.map(({ id, pinnedTo }) => ({
      id,
      reason:
        pinnedTo === undefined
          ? 'no engineer has room for it today'
          : `engineer ${pinnedTo}, the only one who may do it, has no room left`,
    })),
    unservedPriority: left.reduce((sum, job) => sum + (job.priority ?? 0), 0),
    cost: costOfRoutes(problem, made),
    iterations: 0,
  };
}

function joinedRoute(
  engineer: EngineerDescription,
  jobs: ReadonlyMap<number, JobDescription>,
  day: CutDay,
  rest: Problem,
  index: number,
  route: PlanRoute,
): PlanRoute {
  const { fixed } = day;
  const end = route.steps.at(-1)!.arrival;
  // The rest counts what is behind its own beginning only.
  const overtime = {
    overtimeSeconds: overtimeSeconds(engineer, end),
    cost: route.cost + overtimeCost(engineer, end) - overtimeCost(rest.description.engineers[index]!, end),
  };
  if (fixed.length === 0) return { ...route, ...overtime };
  const driven = fixed.at(-1)!.travel;
  const steps: PlanStep[] = [
    ...fixed,
    ...route.steps.slice(1).map(step => ({ ...step, travel: step.travel + driven })),
  ];
  const kind = rest.kind[index]!;
  const ways = legsDone(engineer, day, jobs);
  const sum = (cells: Int32Array) =>
    ways.reduce((all, [from, to]) => all + cells[from * rest.width + to]!, 0);
  const metres = rest.distances[kind];
  const begins = fixed.reduce(
    (all, step) =>
      all + (step.kind === 'job' ? beginCost(jobs.get(step.id!)!, step.arrival + step.waiting) : 0),
    0,
  );
  const wishes = doneOf(day).reduce(
    (all, id) => all + priceOfSending(rest.description, jobs.get(id)!, engineer),
    0,
  );
  const fee = doneOf(day).length > 0 ? (engineer.costFixed ?? 0) : 0;
  return {
    engineer: engineer.id,
    steps,
    travelSeconds: route.travelSeconds + driven,
    waitingSeconds: steps.reduce((all, step) => all + step.waiting, 0),
    ...overtime,
    distanceMetres: metres && route.distanceMetres !== null ? route.distanceMetres + sum(metres) : null,
    cost: overtime.cost + fee + wishes + begins + sum(rest.costs[kind]!) / rest.costScale,
  };
}
