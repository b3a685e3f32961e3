import { pricesTimes } from '../model/begin-price';
import type { Problem } from '../model/problem';
import { isStop, jobsToServe } from '../model/stock';
import { wishOf } from '../model/wishes';
import { workIn } from './evenness';
import { emptyVans, renewLoads } from './on-board';
import { withOwnWindows } from './order-times';
import { renewOvertime } from './overtime';
import { writeGaps } from './gaps';
import { promisePrice } from './promise-price';
import type { Routes } from './routes-model';
import { keepReach, noCurves, reachesMore } from './route-curves';
import { refreshPlain, refreshPlainAround } from './refresh-plain';
import { renewTimes } from './time-price';
import { backward, backwardWithBreaks, forward, forwardWithBreaks, setStart } from './slack';
import { fullVans, renewStock } from './stock';

export type { Routes } from './routes-model';

export function emptyRoutes(given: Problem): Routes {
  const { problem, orderTimes } = withOwnWindows(given);
  const { jobCount, engineerCount, maxBreaks, loads } = problem;
  const nodes = jobCount + engineerCount;
  const states = (maxBreaks + 1) * nodes;
  const late = new Float64Array(states);
  const routes: Routes = {
    problem,
    gaps: null,
    ...allFree(problem),
    nodes,
    next: new Int32Array(nodes).fill(-1),
    previous: new Int32Array(nodes).fill(-1),
    engineer: new Int32Array(jobCount).fill(-1),
    count: new Int32Array(engineerCount),
    absent: Int32Array.from({ length: jobsToServe(problem) }, (_, job) => job),
    absentAt: Int32Array.from({ length: jobCount }, (_, job) => job),
    absentCount: jobsToServe(problem),
    early: new Float64Array(states),
    late,
    lateSame: problem.hasSetup ? new Float64Array(states) : late,
    leg: new Int32Array(nodes),
    cost: new Float64Array(engineerCount),
    travel: new Float64Array(engineerCount),
    overtime: new Float64Array(engineerCount),
    timePrice: new Float64Array(engineerCount),
    timeWeight: 1,
    curves: pricesTimes(problem) ? noCurves(problem, states) : null,
    work: new Float64Array(engineerCount),
    distance: new Float64Array(engineerCount),
    load: new Float64Array(engineerCount * loads),
    onBoard: problem.carriage && emptyVans(problem),
    vans: fullVans(problem),
    departures: new Float64Array(maxBreaks + 1),
    orderTimes,
    version: new Int32Array(engineerCount),
    lastVersion: 0,
  };
  for (let engineer = 0; engineer < engineerCount; engineer++) {
    const sentinel = jobCount + engineer;
    routes.next[sentinel] = sentinel;
    routes.previous[sentinel] = sentinel;
    refresh(routes, engineer);
  }
  return routes;
}

function allFree({ engineerCount, classCount, class: classes }: Problem) {
  const free = Int32Array.from({ length: engineerCount }, (_, engineer) => engineer);
  free.sort((a, b) => classes[a]! - classes[b]! || a - b);
  const freeAt = new Int32Array(classCount);
  const freeCount = new Int32Array(classCount);
  const freeIndex = new Int32Array(engineerCount);
  for (const [index, engineer] of free.entries()) {
    freeIndex[engineer] = index;
    if (freeCount[classes[engineer]!]!++ === 0) freeAt[classes[engineer]!] = index;
  }
  return { free, freeAt, freeCount, freeIndex };
}

/** Keeps the free engineers of each class in front; called when the number of jobs of one becomes 0 or 1. */
export function setFree(routes: Routes, engineer: number, isFree: boolean): void {
  const { free, freeAt, freeCount, freeIndex } = routes;
  const group = routes.problem.class[engineer]!;
  const border = freeAt[group]! + (isFree ? freeCount[group]!++ : --freeCount[group]!);
  const at = freeIndex[engineer]!;
  const other = free[border]!;
  free[at] = other;
  freeIndex[other] = at;
  free[border] = engineer;
  freeIndex[engineer] = border;
}

/** Puts `job` behind `before` (a job or the sentinel) without asking; refresh the route after. */
export function link(routes: Routes, engineer: number, before: number, job: number): void {
  const { next, previous, problem } = routes;
  const after = next[before]!;
  next[before] = job;
  previous[job] = before;
  next[job] = after;
  previous[after] = job;
  routes.engineer[job] = engineer;
  if (routes.count[engineer]!++ === 0) setFree(routes, engineer, false);
  if (isStop(problem, job)) {
    routes.vans!.stops[engineer]!++;
    return;
  }
  const at = routes.absentAt[job]!;
  const last = routes.absent[--routes.absentCount]!;
  routes.absent[at] = last;
  routes.absentAt[last] = at;
  const { loads, demand } = problem;
  for (let load = 0; load < loads; load++)
    routes.load[engineer * loads + load]! += demand[job * loads + load]!;
}

/** Notes that `job` is in no route any more; a stop is not missed. */
export function leave(routes: Routes, job: number): void {
  const engineer = routes.engineer[job]!;
  routes.engineer[job] = -1;
  if (isStop(routes.problem, job)) {
    routes.vans!.stops[engineer]!--;
    return;
  }
  routes.absent[routes.absentCount] = job;
  routes.absentAt[job] = routes.absentCount++;
}

/** Takes `job` out; refresh the route after. */
export function unlink(routes: Routes, job: number): void {
  const { next, previous, problem } = routes;
  const engineer = routes.engineer[job]!;
  const before = previous[job]!;
  const after = next[job]!;
  next[before] = after;
  previous[after] = before;
  leave(routes, job);
  if (--routes.count[engineer]! === 0) setFree(routes, engineer, true);
  const { loads, demand } = problem;
  for (let load = 0; load < loads; load++)
    routes.load[engineer * loads + load]! -= demand[job * loads + load]!;
}

/** Renews all that is kept about a route; what its times cost may be known. O(jobs of the route x breaks^2). */
export function refresh(routes: Routes, engineer: number, timePrice?: number): void {
  const { problem, next, leg, count, lateSame, late, gaps } = routes;
  if (gaps !== null && problem.breakCount[engineer] === 0) return refreshPlain(routes, engineer);
  const used = isUsed(routes, engineer);
  const { jobCount, width, place, endPlace } = problem;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const sentinel = jobCount + engineer;
  const breaks = problem.breakCount[engineer]!;
  const pace = problem.paceAt[engineer]!;
  const { wishes } = problem;
  let cost = count[engineer]! > 0 ? problem.costFixed[engineer]! : 0;
  let travel = 0;
  setStart(routes, engineer, breaks);
  for (let node = sentinel; ;) {
    const after = next[node]!;
    const cell = place[node]! * width + (after === sentinel ? endPlace[engineer]! : place[after]!);
    const price = used ? costs[cell]! : 0;
    leg[node] = price;
    cost += price;
    travel += durations[cell]!;
    if (after === sentinel) break;
    if (wishes !== null) cost += wishes[engineer * jobCount + after]!;
    if (breaks === 0) forward(routes, pace, node, after, durations[cell]!);
    else forwardWithBreaks(routes, engineer, node, after, durations[cell]!, breaks);
    node = after;
  }
  if (problem.overtime !== null && routes.curves === null) cost += renewOvertime(routes, engineer, used);
  routes.cost[engineer] = cost;
  routes.travel[engineer] = used ? travel : 0;
  if (problem.fairness !== null) routes.work[engineer] = workIn(routes, engineer);
  if (problem.hasMaxDistance) routes.distance[engineer] = distanceOf(routes, engineer);
  if (problem.carriage !== null) renewLoads(routes, engineer);
  if (problem.stock !== null) renewStock(routes, engineer);
  const { previous } = routes;
  for (let node = previous[sentinel]!; node !== sentinel; node = previous[node]!) {
    const after = next[node]!;
    const to = after === sentinel ? endPlace[engineer]! : place[after]!;
    const seconds = durations[place[node]! * width + to]!;
    const lateAfter = to === place[node] && after !== sentinel ? lateSame : late;
    if (breaks === 0) backward(routes, pace, node, lateAfter[after]! - seconds, 0);
    else backwardWithBreaks(routes, engineer, node, after, seconds, lateAfter, breaks);
  }
  if (routes.curves !== null)
    routes.cost[engineer] += renewTimes(routes, engineer, used, undefined, timePrice);
  if (problem.promises) routes.cost[engineer] = cost + promisePrice(routes, engineer);
  if (gaps !== null) writeGaps(routes, engineer);
  routes.version[engineer] = ++routes.lastVersion;
}

/**
 * What `refresh` does, for a route that was in order before `job` came into it: goes forward and backward from there only
 * until nothing changes any more.
 */
export function refreshAround(routes: Routes, engineer: number, job: number): void {
  const { problem, next, previous, leg, lateSame, late, gaps } = routes;
  const { jobCount, width, place, endPlace } = problem;
  if (routes.count[engineer]! < 2 || problem.promises || problem.hasMaxDistance || problem.carriage)
    return refresh(routes, engineer);
  const breaks = problem.breakCount[engineer]!;
  if (gaps !== null && breaks === 0) return refreshPlainAround(routes, engineer, job);
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const sentinel = jobCount + engineer;
  const pace = problem.paceAt[engineer]!;
  const placeBehind = (node: number) => (node === sentinel ? endPlace[engineer]! : place[node]!);
  const before = previous[job]!;
  const from = place[before]! * width;
  const to = placeBehind(next[job]!);
  const there = from + place[job]!;
  const back = place[job]! * width + to;
  routes.cost[engineer]! += costs[there]! + costs[back]! - leg[before]! + wishOf(problem, engineer, job);
  routes.travel[engineer]! += durations[there]! + durations[back]! - durations[from + to]!;
  if (problem.fairness !== null) routes.work[engineer] = workIn(routes, engineer);
  if (problem.stock !== null) renewStock(routes, engineer);
  leg[before] = costs[there]!;
  leg[job] = costs[back]!;
  if (routes.curves !== null) keepReach(routes, engineer, job);
  for (let node = before, after = job; after !== sentinel; node = after, after = next[after]!) {
    const seconds = durations[place[node]! * width + place[after]!]!;
    const isChanged =
      breaks === 0
        ? forward(routes, pace, node, after, seconds)
        : forwardWithBreaks(routes, engineer, node, after, seconds, breaks);
    // What is written of the job itself is of another route.
    if (!isChanged && node !== before) break;
  }
  routes.cost[engineer]! -= routes.overtime[engineer]! + routes.timePrice[engineer]!;
  if (problem.overtime !== null && routes.curves === null)
    routes.cost[engineer]! += renewOvertime(routes, engineer, true);
  for (let node = job; node !== sentinel; node = previous[node]!) {
    const after = next[node]!;
    const place2 = placeBehind(after);
    const seconds = durations[place[node]! * width + place2]!;
    const lateAfter = place2 === place[node] && after !== sentinel ? lateSame : late;
    const isChanged =
      breaks === 0
        ? backward(routes, pace, node, lateAfter[after]! - seconds, 0)
        : backwardWithBreaks(routes, engineer, node, after, seconds, lateAfter, breaks);
    if (!isChanged && node !== job) break;
  }
  if (routes.curves !== null)
    routes.cost[engineer]! += renewTimes(
      routes,
      engineer,
      true,
      reachesMore(routes, engineer, job) ? undefined : job,
    );
  if (gaps !== null) writeGaps(routes, engineer);
  routes.version[engineer] = ++routes.lastVersion;
}

function distanceOf(routes: Routes, engineer: number): number {
  const { problem, next } = routes;
  const metres = problem.distances[problem.kind[engineer]!];
  const sentinel = problem.jobCount + engineer;
  if (!metres || !isUsed(routes, engineer)) return 0;
  let sum = 0;
  for (let node = sentinel; ; node = next[node]!) {
    const after = next[node]!;
    const to = after === sentinel ? problem.endPlace[engineer]! : problem.place[after]!;
    sum += metres[problem.place[node]! * problem.width + to]!;
    if (after === sentinel) return sum;
  }
}

/** Does anybody drive this route? Who has no job stays where he is, unless he has left already. */
export function isUsed({ problem, count }: Routes, engineer: number): boolean {
  return count[engineer]! > 0 || problem.isOut[engineer] === 1;
}

/** The jobs of a route in order. */
export function jobsOf(routes: Routes, engineer: number): number[] {
  const sentinel = routes.problem.jobCount + engineer;
  const jobs: number[] = [];
  for (let node = routes.next[sentinel]!; node !== sentinel; node = routes.next[node]!) jobs.push(node);
  return jobs;
}
