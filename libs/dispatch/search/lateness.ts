import { latePrice } from '../model/dues';
import { overtimePrice } from '../model/overtime';
import { serviceOf } from '../model/paces';
import { earliestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import { departInTurn, mostCounted } from './departures';
import { afterGap } from './gap';
import { earliestBegin } from './promise-price';
import type { Routes, Walks } from './routes-model';

export function noWalks(states: number): Walks {
  return {
    price: new Float64Array(states),
    leaves: new Float64Array(states),
    before: new Uint8Array(states),
  };
}

/** When jobs (by index) may begin at the latest without being later than they are, and when engineers end. */
export interface LatestTimes {
  begins: Float64Array;
  ends: Float64Array;
}

/**
 * Renews what the times of a route cost: what is late in it, and its overtime. Without breaks every job begins as early as it can;
 * with them one may be early or the other, and a way that is dearer so far is given up. O(jobs of the route x breaks^2).
 */
export function renewLateness(routes: Routes, engineer: number, isUsed: boolean): number {
  const { problem, lateness, overtime } = routes;
  lateness[engineer] = overtime[engineer] = 0;
  if (!isUsed) return 0;
  const taken = walk(routes, engineer);
  const end = endOfWalk(routes, engineer, taken);
  if (end === Infinity) return 0;
  lateness[engineer] = routes.walks!.price[taken * routes.nodes + lastOf(routes, engineer)]!;
  overtime[engineer] = overtimePrice(problem, engineer, end);
  return lateness[engineer] + overtime[engineer];
}

/** By how much more a route is late with `job` behind `node`, beginning as early as it can or at `begin`. */
export function moreLateness(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
  begin?: number,
): number {
  const { problem, nodes, early, next, departures } = routes;
  const { place, width, jobCount } = problem;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const breaks = problem.breakCount[engineer]!;
  const sentinel = jobCount + engineer;
  for (let taken = 0; taken <= breaks; taken++) departures[taken] = early[taken * nodes + node]!;
  let from = place[node]!;
  let more = 0;
  for (let stop = job; stop !== sentinel; stop = stop === job ? next[node]! : next[stop]!) {
    const leg = durations[from * width + place[stop]!]!;
    const service = serviceOf(problem, engineer, stop, from === place[stop]);
    const isNew = stop === job;
    const isSame = departInTurn(routes, engineer, stop, leg, service, isNew ? begin : undefined);
    if (problem.dues!.price[stop]! > 0) {
      let soonest = Infinity;
      for (let taken = 0; taken <= breaks; taken++) soonest = Math.min(soonest, departures[taken]!);
      more += latePrice(problem, stop, soonest - service);
      if (!isNew) more -= latePrice(problem, stop, earliestBegin(routes, engineer, stop));
    }
    if (!isNew && isSame) break;
    from = place[stop]!;
  }
  return more < mostCounted ? Math.round(more * routes.lateWeight) : mostCounted;
}

/** When a route ends that is as little late as can be. */
export function endAsDue(routes: Routes, engineer: number): number {
  return endOfWalk(routes, engineer, walk(routes, engineer));
}

export function latenessSum({ problem, lateness }: Routes): number {
  return problem.dues === null ? 0 : lateness.reduce((sum, price) => sum + price, 0);
}

/** Of all routes, which must be feasible. */
export function latestTimes(routes: Routes): LatestTimes {
  const { problem, nodes, previous, walks } = routes;
  const { jobCount, engineerCount, dues } = problem;
  const begins = new Float64Array(jobCount).fill(Infinity);
  const ends = new Float64Array(engineerCount);
  for (let engineer = 0; engineer < engineerCount; engineer++) {
    let taken = walk(routes, engineer);
    ends[engineer] = endOfWalk(routes, engineer, taken);
    const sentinel = jobCount + engineer;
    for (let job = previous[sentinel]!; job !== sentinel; job = previous[job]!) {
      const before = previous[job]!;
      const service = serviceOf(problem, engineer, job, problem.place[before] === problem.place[job]);
      const begin = walks!.leaves[taken * nodes + job]! - service;
      if (dues!.price[job]! > 0) begins[job] = Math.max(begin, dues!.at[job]!);
      taken = walks!.before[taken * nodes + job]!;
    }
  }
  return { begins, ends };
}

/** Answers how many breaks are best taken before the way home. */
function walk(routes: Routes, engineer: number): number {
  const { problem, nodes, next } = routes;
  const { price, leaves } = routes.walks!;
  const breaks = problem.breakCount[engineer]!;
  const sentinel = problem.jobCount + engineer;
  for (let taken = 0; taken <= breaks; taken++) {
    price[taken * nodes + sentinel] = taken === 0 ? 0 : Infinity;
    leaves[taken * nodes + sentinel] = problem.shiftFrom[engineer]!;
  }
  let last = sentinel;
  for (let job = next[sentinel]!; job !== sentinel; job = next[job]!) {
    goOn(routes, engineer, last, job);
    last = job;
  }
  let best = 0;
  let least = Infinity;
  let soonest = Infinity;
  for (let taken = 0; taken <= breaks; taken++) {
    const end = endOfWalk(routes, engineer, taken);
    if (end === Infinity) continue;
    const cost = price[taken * nodes + last]! + overtimePrice(problem, engineer, end);
    if (cost > least || (cost === least && end >= soonest)) continue;
    best = taken;
    least = cost;
    soonest = end;
  }
  return best;
}

/** From a stop to the next, for every number of breaks that may be taken by then. */
function goOn(routes: Routes, engineer: number, from: number, job: number): void {
  const { problem, nodes } = routes;
  const { price, leaves, before } = routes.walks!;
  const isSame = problem.place[from] === problem.place[job];
  const limits = isSame ? routes.lateSame : routes.late;
  const service = serviceOf(problem, engineer, job, isSame);
  const leg = legOf(problem, engineer, from, problem.place[job]!);
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const cell = taken * nodes + job;
    price[cell] = leaves[cell] = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const so = price[earlier * nodes + from]!;
      if (so === Infinity) continue;
      const departure = leaves[earlier * nodes + from]!;
      const begin = earliestStart(problem, job, afterGap(problem, engineer, departure, leg, earlier, taken));
      if (!(begin <= limits[cell]!)) continue;
      const cost = so + latePrice(problem, job, begin);
      if (cost > price[cell] || (cost === price[cell] && begin + service >= leaves[cell])) continue;
      price[cell] = cost;
      leaves[cell] = begin + service;
      before[cell] = earlier;
    }
  }
}

/** With `taken` breaks before the way home; Infinity if it cannot be. */
function endOfWalk(routes: Routes, engineer: number, taken: number): number {
  const { problem, nodes } = routes;
  const last = lastOf(routes, engineer);
  const { price, leaves } = routes.walks!;
  if (price[taken * nodes + last] === Infinity) return Infinity;
  const leg = legOf(problem, engineer, last, problem.endPlace[engineer]!);
  const departure = leaves[taken * nodes + last]!;
  const end = afterGap(problem, engineer, departure, leg, taken, problem.breakCount[engineer]!);
  return end <= problem.shiftTo[engineer]! ? end : Infinity;
}

const lastOf = ({ problem, previous }: Routes, engineer: number) => previous[problem.jobCount + engineer]!;

function legOf(problem: Problem, engineer: number, from: number, to: number): number {
  return problem.durations[problem.kind[engineer]!]![problem.place[from]! * problem.width + to]!;
}
