import { earliestStart, latestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import { afterGap, beforeGap } from './gap';
import { promisePrice } from './promise-price';
import type { Routes } from './routes-model';

export type { Routes } from './routes-model';

export function emptyRoutes(problem: Problem): Routes {
  const { jobCount, engineerCount, maxBreaks, loads } = problem;
  const nodes = jobCount + engineerCount;
  const states = (maxBreaks + 1) * nodes;
  const late = new Float64Array(states);
  const routes: Routes = {
    problem,
    nodes,
    next: new Int32Array(nodes).fill(-1),
    previous: new Int32Array(nodes).fill(-1),
    engineer: new Int32Array(jobCount).fill(-1),
    count: new Int32Array(engineerCount),
    absent: Int32Array.from({ length: jobCount }, (_, job) => job),
    absentAt: Int32Array.from({ length: jobCount }, (_, job) => job),
    absentCount: jobCount,
    early: new Float64Array(states),
    late,
    lateSame: problem.hasSetup ? new Float64Array(states) : late,
    leg: new Int32Array(nodes),
    cost: new Float64Array(engineerCount),
    travel: new Float64Array(engineerCount),
    distance: new Float64Array(engineerCount),
    load: new Float64Array(engineerCount * loads),
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

/** Puts `job` behind `before` (a job or the sentinel) without asking; refresh the route after. */
export function link(routes: Routes, engineer: number, before: number, job: number): void {
  const { next, previous, problem } = routes;
  const after = next[before]!;
  next[before] = job;
  previous[job] = before;
  next[job] = after;
  previous[after] = job;
  routes.engineer[job] = engineer;
  routes.count[engineer]!++;
  const at = routes.absentAt[job]!;
  const last = routes.absent[--routes.absentCount]!;
  routes.absent[at] = last;
  routes.absentAt[last] = at;
  const { loads, demand } = problem;
  for (let load = 0; load < loads; load++)
    routes.load[engineer * loads + load]! += demand[job * loads + load]!;
}

/** Notes that `job` is in no route any more. */
export function leave(routes: Routes, job: number): void {
  routes.engineer[job] = -1;
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
  routes.count[engineer]!--;
  const { loads, demand } = problem;
  for (let load = 0; load < loads; load++)
    routes.load[engineer * loads + load]! -= demand[job * loads + load]!;
}

/** Renews all that is kept about a route. O(jobs of the route x breaks^2). */
export function refresh(routes: Routes, engineer: number): void {
  const { problem, next, leg, count, lateSame, late } = routes;
  const used = isUsed(routes, engineer);
  const { jobCount, width, place, endPlace } = problem;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const sentinel = jobCount + engineer;
  const breaks = problem.breakCount[engineer]!;
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
    if (breaks === 0) forward(routes, node, after, durations[cell]!);
    else forwardWithBreaks(routes, engineer, node, after, durations[cell]!, breaks);
    node = after;
  }
  routes.cost[engineer] = cost;
  routes.travel[engineer] = used ? travel : 0;
  if (problem.hasMaxDistance) routes.distance[engineer] = distanceOf(routes, engineer);
  const { previous } = routes;
  for (let node = previous[sentinel]!; node !== sentinel; node = previous[node]!) {
    const after = next[node]!;
    const to = after === sentinel ? endPlace[engineer]! : place[after]!;
    const seconds = durations[place[node]! * width + to]!;
    const lateAfter = to === place[node] && after !== sentinel ? lateSame : late;
    if (breaks === 0) backward(routes, node, lateAfter[after]! - seconds, 0);
    else backwardWithBreaks(routes, engineer, node, after, seconds, lateAfter, breaks);
  }
  if (problem.promises) routes.cost[engineer] = cost + promisePrice(routes, engineer);
  routes.version[engineer] = ++routes.lastVersion;
}

function setStart(routes: Routes, engineer: number, breaks: number): void {
  const { problem, nodes, early, late, lateSame } = routes;
  const sentinel = problem.jobCount + engineer;
  for (let taken = 0; taken <= problem.maxBreaks; taken++) {
    early[taken * nodes + sentinel] = taken === 0 ? problem.shiftFrom[engineer]! : Infinity;
    late[taken * nodes + sentinel] = taken === breaks ? problem.shiftTo[engineer]! : -Infinity;
    lateSame[taken * nodes + sentinel] = late[taken * nodes + sentinel]!;
  }
}

function serviceAfter(problem: Problem, before: number, job: number): number {
  const setup = problem.hasSetup && problem.place[before] !== problem.place[job] ? problem.setup[job]! : 0;
  return setup + problem.duration[job]!;
}

function forward(routes: Routes, before: number, job: number, seconds: number): void {
  const { problem, early } = routes;
  const start = earliestStart(problem, job, early[before]! + seconds);
  early[job] = start + serviceAfter(problem, before, job);
}

function forwardWithBreaks(
  routes: Routes,
  engineer: number,
  before: number,
  job: number,
  seconds: number,
  breaks: number,
): void {
  const { problem, nodes, early } = routes;
  const service = serviceAfter(problem, before, job);
  for (let taken = 0; taken <= breaks; taken++) {
    let arrival = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const departure = early[earlier * nodes + before]!;
      if (departure === Infinity) continue;
      arrival = Math.min(arrival, afterGap(problem, engineer, departure, seconds, earlier, taken));
    }
    early[taken * nodes + job] =
      arrival === Infinity ? Infinity : earliestStart(problem, job, arrival) + service;
  }
}

function backward(routes: Routes, job: number, departure: number, offset: number): void {
  const { problem, late, lateSame } = routes;
  const begin = departure - problem.duration[job]!;
  if (problem.hasSetup) lateSame[offset + job] = latestStart(problem, job, begin);
  late[offset + job] = latestStart(problem, job, begin - problem.setup[job]!);
}

function backwardWithBreaks(
  routes: Routes,
  engineer: number,
  job: number,
  after: number,
  seconds: number,
  lateAfter: Float64Array,
  breaks: number,
): void {
  const { problem, nodes } = routes;
  for (let taken = 0; taken <= breaks; taken++) {
    let departure = -Infinity;
    for (let later = taken; later <= breaks; later++) {
      const arrival = lateAfter[later * nodes + after]!;
      if (arrival === -Infinity) continue;
      departure = Math.max(departure, beforeGap(problem, engineer, arrival, seconds, taken, later));
    }
    backward(routes, job, departure, taken * nodes);
  }
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
