import { overtimePrice } from '../model/overtime';
import { serviceOf } from '../model/paces';
import { earliestStart, latestStart } from '../model/problem';
import { wishOf } from '../model/wishes';
import { moreUneven } from '../search/evenness';
import type { RouteStop } from '../model/description';
import { opensBehind } from '../search/hold';
import { fits } from '../search/fits';
import { afterGap, beforeGap } from '../search/gap';
import { endOf, endWith } from '../search/overtime';
import { overtimeLeft } from '../search/person-limits';
import { isUsed } from '../search/routes';
import type { Routes } from '../search/routes';
import { moreForTimes } from '../search/time-price';

/** A place for a job in the day of an engineer as it stands. */
export interface Offer {
  /** Id of the engineer. */
  engineer: number;
  /** First and last moment at which the work may begin, everything else of the day still done. */
  from: number;
  to: number;
  extraTravelSeconds: number;
  /** By which the day ends more after the shift when it begins at `from`. */
  extraOvertimeSeconds: number;
  /** With the overtime of a begin at `from`, and what it costs that this and other jobs begin late or outside of preferred windows. */
  extraCost: number;
  /** The same of a begin at `to`. */
  lastExtraCost: number;
  /** All stops at depots of the day with the job in it, where jobs need parts or tools. */
  stops?: readonly RouteStop[];
}

/** Every place of a job in a route as it is, in the order of the route. O(jobs of the route x breaks^2). */
export function offersOf(routes: Routes, engineer: number, job: number): Offer[] {
  const { problem, next } = routes;
  const sentinel = problem.jobCount + engineer;
  const offers: Offer[] = [];
  for (let node = sentinel; ;) {
    const offer = offerBehind(routes, engineer, job, node);
    if (offer) offers.push(offer);
    node = next[node]!;
    if (node === sentinel) return offers;
  }
}

/** The place of a job behind a node, or null if it does not fit there. */
export function offerBehind(routes: Routes, engineer: number, job: number, node: number): Offer | null {
  if (!opensBehind(routes, engineer, job, node) || !fits(routes, engineer, job, node)) return null;
  const [from, last] = startsBehind(routes, engineer, job, node);
  // Who has only so much overtime left may not begin as late as the shift would let him.
  const to = keepsOvertime(routes, engineer, job, node, last) ? last : from;
  return {
    engineer: routes.problem.description.engineers[engineer]!.id,
    from,
    to,
    ...extraWay(routes, engineer, job, node, from),
    lastExtraCost: extraWay(routes, engineer, job, node, to).extraCost,
  };
}

/**
 * First and last moment at which a job that fits behind a node may begin: for every number of breaks taken before it, the
 * earliest arrival from the front meets the latest departure from the back.
 */
export function startsBehind(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
): [from: number, to: number] {
  const { problem, nodes, early, next } = routes;
  const { place, width, jobCount } = problem;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const after = next[node]!;
  const to = after === jobCount + engineer ? problem.endPlace[engineer]! : place[after]!;
  const there = durations[place[node]! * width + place[job]!]!;
  const back = durations[place[job]! * width + to]!;
  const breaks = problem.breakCount[engineer]!;
  const service = serviceOf(problem, engineer, job, place[node] === place[job]);
  const late = after < jobCount && place[after] === place[job] ? routes.lateSame : routes.late;
  let first = Infinity;
  let last = -Infinity;
  for (let taken = 0; taken <= breaks; taken++) {
    let arrival = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const departure = early[earlier * nodes + node]!;
      if (departure < Infinity)
        arrival = Math.min(arrival, afterGap(problem, engineer, departure, there, earlier, taken));
    }
    let ready = -Infinity;
    for (let later = taken; later <= breaks; later++) {
      const limit = late[later * nodes + after]!;
      if (limit > -Infinity) ready = Math.max(ready, beforeGap(problem, engineer, limit, back, taken, later));
    }
    const begin = earliestStart(problem, job, arrival);
    const end = latestStart(problem, job, ready - service);
    if (!(begin <= end)) continue;
    first = Math.min(first, begin);
    last = Math.max(last, end);
  }
  return [first, last];
}

/** What a day has more of with a job behind a node that begins at `begin`. */
export function extraWay(routes: Routes, engineer: number, job: number, node: number, begin: number) {
  const { problem, next, leg } = routes;
  const { place, width, jobCount, costScale } = problem;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const isUnused = !isUsed(routes, engineer);
  const after = next[node]!;
  const to = after === jobCount + engineer ? problem.endPlace[engineer]! : place[after]!;
  const there = place[node]! * width + place[job]!;
  const back = place[job]! * width + to;
  const direct = place[node]! * width + to;
  const fixed = isUnused ? problem.costFixed[engineer]! : 0;
  const overtime = extraOvertime(routes, engineer, job, node, begin);
  const times = routes.curves === null ? overtime.price : moreForTimes(routes, engineer, job, node, begin);
  const uneven = problem.fairness === null ? 0 : moreUneven(routes, engineer, job, node);
  const way = costs[there]! + costs[back]! - leg[node]! + fixed + wishOf(problem, engineer, job);
  return {
    extraTravelSeconds: durations[there]! + durations[back]! - (isUnused ? 0 : durations[direct]!),
    extraOvertimeSeconds: overtime.seconds,
    extraCost: (way + times + uneven) / costScale,
  };
}

function keepsOvertime(routes: Routes, engineer: number, job: number, node: number, begin: number): boolean {
  const left = overtimeLeft(routes, engineer);
  const since = routes.problem.overtime?.since[engineer] ?? Infinity;
  return left === Infinity || endWith(routes, engineer, job, node, begin) - since <= left;
}

/** Where ways break the triangle inequality a day may be impossible without the job: nobody works over in that one. */
export const overtimeUntil = (end: number, since: number): number =>
  end === Infinity ? 0 : Math.max(0, end - since);

function extraOvertime(routes: Routes, engineer: number, job: number, node: number, begin: number) {
  const { problem } = routes;
  const since = problem.overtime?.since[engineer];
  if (since === undefined) return { seconds: 0, price: 0 };
  const end = endWith(routes, engineer, job, node, begin);
  const was = isUsed(routes, engineer) ? endOf(routes, engineer) : -Infinity;
  return {
    seconds: overtimeUntil(end, since) - overtimeUntil(was, since),
    price: overtimePrice(problem, engineer, end) - overtimePrice(problem, engineer, was),
  };
}
