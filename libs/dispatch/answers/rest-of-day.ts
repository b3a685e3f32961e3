import type {
  EngineerDescription,
  JobDescription,
  ProblemDescription,
  RouteStop,
} from '../model/description';
import { beginCost } from '../model/begin-price';
import { overtimeCost, overtimeSeconds } from '../model/overtime';
import { latestEnds } from '../model/people';
import { hasOrder } from '../model/orders';
import { compile } from '../model/compile';
import type { Problem } from '../model/problem';
import { isStop, needsStock } from '../model/stock';
import { priceOfSending } from '../model/wishes';
import { costOfRoutes } from '../planner/plan-cost';
import type { Plan, PlanRoute, PlanStep } from '../planner/plan-model';
import { isOverdrawn } from '../search/depot-stock';
import { setRoute, setRoutes } from '../search/journal';
import { emptyRoutes, jobsOf } from '../search/routes';
import { withStopsBetween } from '../search/warm-start';
import type { Disturbed } from './apply-events';
import { boundToDone } from './bound-to-done';
import { doneOf, hasLeft, legsDone, openStops, placesOf } from './cut-day';
import { whyLeftOut } from './left-out';
import { putAtHand, refetched, restOfDepots, restOfStock } from './rest-of-stock';
import { isOverForGood, restOfPeople } from './spent';
import type { CutDay, PlaceOf } from './cut-day';
import { jobIds } from './standing';
import { stopsAmong } from './stops-laid';
import { heldFor, timed } from './timing';
import type { Timing } from './timing';

/** What can still be planned: each engineer from where and when he is free, with what is left of his van, of the depots and of his limits. */
export function problemOfRest(disturbed: Disturbed): Problem {
  const { problem, days, at } = disturbed;
  const rest = compile(restOf(disturbed), true);
  putAtHand(rest, problem.engineers, new Map(problem.jobs.map(job => [job.id, job])), days, at);
  return rest;
}

function restOf({ problem, days, at }: Disturbed): ProblemDescription {
  const fixed = new Set([...days.values()].flatMap(doneOf));
  const jobs = new Map(problem.jobs.map(job => [job.id, job]));
  const ends = latestEnds(problem);
  const placeOf = placesOf(problem);
  const left = boundToDone(problem, days).filter(job => !fixed.has(job.id));
  const hasNeeds = left.some(needsStock);
  return {
    ...problem,
    jobs: left,
    sameEngineer: problem.sameEngineer?.map(group => group.filter(id => !fixed.has(id))),
    differentEngineer: problem.differentEngineer?.map(group => group.filter(id => !fixed.has(id))),
    people: restOfPeople(problem, days),
    depots: restOfDepots(problem.depots, days.values(), at),
    engineers: problem.engineers.map((engineer, index): EngineerDescription => {
      const day = days.get(engineer.id)!;
      return {
        ...restOfEngineer(engineer, day, { jobs, placeOf }, problem, ends[index]!),
        ...(hasNeeds && restOfStock(jobs, problem.depots, engineer, day, at)),
      };
    }),
  };
}

interface Known {
  jobs: ReadonlyMap<number, JobDescription>;
  placeOf: PlaceOf;
}

function restOfEngineer(
  engineer: EngineerDescription,
  day: CutDay,
  { jobs, placeOf }: Known,
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
  const driven = legsDone(engineer, day, placeOf).reduce((sum, [a, b]) => sum + (metres?.[a]?.[b] ?? 0), 0);
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
    costFixed: hasLeft(day) ? 0 : engineer.costFixed,
    // Who is on his way home already has nothing left to plan.
    isOut: hasLeft(day) && (day.isDisturbed || !day.isClosed),
    route: day.isClosed ? [] : open,
    routeStops: day.isClosed ? [] : openStops(day),
    stopsMade: 0,
  };
}

/**
 * The whole day again: what is fixed, then the rest. A day that nothing has changed keeps its route as it was published,
 * every moment of it.
 */
export function joined(
  before: Plan,
  { problem, days, at }: Disturbed,
  rest: Problem,
  routes: readonly (readonly number[])[],
  timing: Timing,
): Plan {
  const was = new Map(before.routes.map(route => [route.engineer, route]));
  const ids = rest.description.jobs.map(job => job.id);
  const known = { jobs: new Map(problem.jobs.map(job => [job.id, job])), placeOf: placesOf(problem) };
  const held = heldFor(rest, routes, timing);
  const isHeldElsewhere = (job: number) =>
    rest.orders !== null && hasOrder(rest.orders, job) && held.opens[job] !== timing[job];
  const haveEnough = depotsBeside(rest, routes);
  const made: PlanRoute[] = [];
  for (const [index, engineer] of problem.engineers.entries()) {
    const day = days.get(engineer.id)!;
    const nodes = routes[index] ?? [];
    const jobs = nodes.filter(node => !isStop(rest, node));
    const old = was.get(engineer.id);
    const isSame =
      jobs.length === day.open.length &&
      jobs.every((job, position) => ids[job] === day.open[position]) &&
      // What a better way to stop saves is no reason to change his day, unless another shift of his counts with it.
      (rest.limits === null || areSameStops(stopsAmong(rest, nodes), openStops(day))) &&
      endAlike(rest, index, nodes, day, known.placeOf);
    const isAsItWas = old && isSame && !day.isDisturbed && !jobs.some(isHeldElsewhere);
    if (isAsItWas && haveEnough(index, withStopsBetween(rest, index, jobs, openStops(day)))) {
      made.push(old);
      continue;
    }
    if (jobs.length === 0 && !hasLeft(day)) continue;
    const route = joinedRoute(engineer, known, day, rest, index, timed(held, index, nodes, timing));
    made.push({
      ...route,
      steps: [...refetched(known.jobs, rest.description.depots, engineer, route.steps, at)],
    });
  }
  const planned = new Set(made.flatMap(jobIds));
  const left = problem.jobs.filter(job => !planned.has(job.id));
  const why = whyLeftOut(held, routes);
  return {
    routes: made,
    unserved: left.map(({ id }) => ({ id, reason: why(ids.indexOf(id)) })),
    unservedPriority: left.reduce((sum, job) => sum + (job.priority ?? 0), 0),
    cost: costOfRoutes(problem, made),
    iterations: 0,
  };
}

/** Answers whether depots have enough for the stops of one that he had, beside what all others fetch as they are to stop now; he has them again then. */
function depotsBeside(rest: Problem, lists: readonly (readonly number[])[]) {
  if (rest.stock === null || rest.stock.scarce === null) return () => true;
  const routes = emptyRoutes(rest);
  setRoutes(routes, lists);
  return (engineer: number, planned: readonly number[]) => {
    const nodes = jobsOf(routes, engineer);
    setRoute(routes, engineer, planned);
    if (!isOverdrawn(routes)) return true;
    setRoute(routes, engineer, nodes);
    return false;
  };
}

/** Do jobs that others may wait for take as long as they were to, whatever he stops for: is setup due for them where it was? */
function endAlike(
  { orders, place, jobCount, description }: Problem,
  index: number,
  nodes: readonly number[],
  { planned, free }: CutDay,
  placeOf: PlaceOf,
): boolean {
  if (orders === null) return true;
  const visits = planned.filter(({ kind }) => kind === 'job' || kind === 'depot');
  return nodes.every((node, at) => {
    if (!hasOrder(orders, node)) return true;
    const was = visits.findIndex(({ kind, id }) => kind === 'job' && id === description.jobs[node]!.id);
    const from = was === 0 ? free.place : placeOf(visits[was - 1]!);
    const isSame = place[at === 0 ? jobCount + index : nodes[at - 1]!] === place[node];
    return isSame === (from === place[node]);
  });
}

function areSameStops(some: readonly RouteStop[], others: readonly RouteStop[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ depot, behind }, at) => depot === others[at]!.depot && behind === others[at]!.behind)
  );
}

function joinedRoute(
  engineer: EngineerDescription,
  { jobs, placeOf }: Known,
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
  const ways = legsDone(engineer, day, placeOf);
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
  const fee = hasLeft(day) ? (engineer.costFixed ?? 0) : 0;
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
