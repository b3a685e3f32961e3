import { overtimePrice } from '../model/overtime';
import { serviceOf } from '../model/paces';
import { arrivalAfter, departInTurn, mostCounted } from './departures';
import { afterGap } from './gap';
import type { Routes } from './routes-model';

/** The earliest end of a route, all breaks taken; Infinity if it cannot be done. O(breaks). */
export function endOf(routes: Routes, engineer: number): number {
  const { problem, nodes, early, previous } = routes;
  const sentinel = problem.jobCount + engineer;
  const last = previous[sentinel]!;
  const cell = problem.place[last]! * problem.width + problem.endPlace[engineer]!;
  const leg = problem.durations[problem.kind[engineer]!]![cell]!;
  const breaks = problem.breakCount[engineer]!;
  let end = Infinity;
  for (let taken = 0; taken <= breaks; taken++) {
    const departure = early[taken * nodes + last]!;
    if (departure < Infinity) end = Math.min(end, afterGap(problem, engineer, departure, leg, taken, breaks));
  }
  return end;
}

/**
 * The same with `job` behind `node`, beginning as early as it can or at `begin`, which must be a moment at which it may.
 * O(jobs behind it x breaks^2), less where waiting takes the delay up.
 */
export function endWith(routes: Routes, engineer: number, job: number, node: number, begin?: number): number {
  const { problem, nodes, early, next, departures } = routes;
  const { place, width, jobCount } = problem;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const breaks = problem.breakCount[engineer]!;
  const sentinel = jobCount + engineer;
  for (let taken = 0; taken <= breaks; taken++) departures[taken] = early[taken * nodes + node]!;
  let from = place[node]!;
  for (let stop = job; stop !== sentinel; stop = stop === job ? next[node]! : next[stop]!) {
    const leg = durations[from * width + place[stop]!]!;
    const service = serviceOf(problem, engineer, stop, from === place[stop]);
    const isNew = stop === job;
    const isSame = departInTurn(routes, engineer, stop, leg, service, isNew ? begin : undefined);
    if (!isNew && isSame) return endOf(routes, engineer);
    from = place[stop]!;
  }
  return arrivalAfter(routes, engineer, durations[from * width + problem.endPlace[engineer]!]!, breaks);
}

/** Renews the price of the overtime of a route, the rest of it being in order. */
export function renewOvertime(routes: Routes, engineer: number, isUsed: boolean): number {
  const price = isUsed ? overtimePrice(routes.problem, engineer, endOf(routes, engineer)) : 0;
  routes.overtime[engineer] = price;
  return price;
}

/** By how much the overtime of a route gets dearer with `job` behind `node`. */
export function moreOvertime(routes: Routes, engineer: number, job: number, node: number): number {
  const { problem, overtime } = routes;
  const price = overtimePrice(problem, engineer, endWith(routes, engineer, job, node));
  return Math.min(mostCounted, price - overtime[engineer]!);
}

export function overtimeSum({ problem, overtime }: Routes): number {
  return problem.overtime === null ? 0 : overtime.reduce((sum, price) => sum + price, 0);
}
