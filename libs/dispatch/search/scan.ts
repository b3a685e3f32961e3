import { earliestStart } from '../model/problem';
import { changeOf, lateness } from '../model/promises';
import { wishOf } from '../model/wishes';
import { moreUneven } from './evenness';
import { fitsWithBreaks } from './fits';
import { found, noPlace } from './found';
import { firstNodeFor, lastNodeFor } from './order-times';
import { moreOvertime } from './overtime';
import { isLimited } from './person-limits';
import { hasRoomAt } from './on-board';
import { scanPlain } from './scan-plain';
import { hasRoom, isWithinLimits } from './room';
import type { Routes } from './routes';
import { hasStockAt } from './stock';
import { moreForTimes } from './time-price';

export { found, noPlace } from './found';

/**
 * Cheapest insertion of a job into one route if it is below `bound`, else `bound`; the node to go behind, or -1, is left
 * in `found`. `excluded` is a node not to go behind, or -1.
 */
export function scan(routes: Routes, engineer: number, job: number, excluded: number, bound: number): number {
  if (routes.gaps !== null) return scanPlain(routes, engineer, job, excluded, bound);
  found.node = -1;
  const { problem, next, early, late, lateSame, leg } = routes;
  const { jobCount, width, place, closes, opens, hasSetup, windowAt, carriage, stock } = problem;
  if (!hasRoom(routes, engineer, job)) return noPlace;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const durationsTo = problem.durationsTo[kind]!;
  const costs = problem.costs[kind]!;
  const costsTo = problem.costsTo[kind]!;
  const sentinel = jobCount + engineer;
  const here = place[job]!;
  const row = here * width;
  const pace = problem.paceAt[engineer]!;
  const service = problem.duration[pace + job]!;
  const setup = hasSetup ? problem.setup[pace + job]! : 0;
  const closing = closes[job]!;
  const opening = opens[job]!;
  const single = windowAt[job + 1] === windowAt[job]! + 1;
  const breaks = problem.breakCount[engineer]!;
  const limited =
    problem.maxTravel[engineer]! < Infinity ||
    problem.maxDistance[engineer]! < Infinity ||
    isLimited(problem, engineer);
  // Whole, as the ways are: the cache keeps whole numbers, and a price cut off there would beat the one it came from.
  const fixed = Math.round(
    (routes.count[engineer] === 0 ? problem.costFixed[engineer]! : 0) +
      changeOf(problem, engineer, job) +
      wishOf(problem, engineer, job),
  );
  const isPromised = problem.promises !== null && problem.promises.latePrice[job]! > 0;
  const hasTimes = routes.curves !== null;
  const hasUneven = problem.fairness !== null;
  const mayTakeLonger = !hasTimes && problem.overtime !== null && problem.overtime.price[engineer]! > 0;
  const allTaken = breaks * routes.nodes;
  const soonest = opening + service;
  let best = bound;
  const end = problem.orders === null ? sentinel : lastNodeFor(routes, engineer, job);
  let node = problem.orders === null ? sentinel : firstNodeFor(routes, engineer, job);
  let from = place[node]!;
  for (;;) {
    const after = next[node]!;
    const departure = early[node]!;
    // Departures only grow along the route.
    if (departure > closing) break;
    const to = after === sentinel ? problem.endPlace[engineer]! : place[after]!;
    // Where the rest must go on before the job can be over, the prices need not be looked up.
    if (lateSame[allTaken + after]! < soonest) {
      node = after;
      from = to;
      if (after === end) break;
      continue;
    }
    const price = costsTo[row + from]! + costs[row + to]! - leg[node]! + fixed;
    if (price < best && node !== excluded) {
      let isOpen: boolean;
      if (breaks === 0) {
        const arrival = departure + durationsTo[row + from]!;
        const start = single
          ? arrival > closing
            ? Infinity
            : arrival > opening
              ? arrival
              : opening
          : earliestStart(problem, job, arrival);
        if (hasSetup) {
          const ready = start + service + (from === here ? 0 : setup);
          isOpen = ready + durations[row + to]! <= (to === here ? lateSame : late)[after]!;
        } else isOpen = start + service + durations[row + to]! <= late[after]!;
      } else
        // Without any break it must at least be in time for a rest without any break.
        isOpen =
          departure + durationsTo[row + from]! + service + durations[row + to]! <=
            Math.max(late[allTaken + after]!, lateSame[allTaken + after]!) &&
          fitsWithBreaks(routes, engineer, job, node, after, durationsTo[row + from]!, durations[row + to]!);
      if (
        isOpen &&
        (!limited || isWithinLimits(routes, engineer, job, node, from, to)) &&
        (carriage === null || hasRoomAt(routes, engineer, job, node)) &&
        (stock === null || hasStockAt(routes, engineer, job, node))
      ) {
        // Breaks that come before are left out here; the route's own price has them.
        const priced =
          price +
          (isPromised
            ? lateness(problem, job, earliestStart(problem, job, departure + durationsTo[row + from]!))
            : 0) +
          (mayTakeLonger ? moreOvertime(routes, engineer, job, node) : 0) +
          (hasTimes ? moreForTimes(routes, engineer, job, node) : 0) +
          (hasUneven ? moreUneven(routes, engineer, job, node) : 0);
        if (priced < best) {
          best = priced;
          found.node = node;
        }
      }
    }
    if (after === end) break;
    node = after;
    from = to;
  }
  return best;
}
