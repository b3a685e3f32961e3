import { beginPrice } from '../model/begin-price';
import { serviceOf } from '../model/paces';
import { earliestStart } from '../model/problem';
import { best, bestBegin, bestWithin } from './best-begin';
import { valueAt } from './curve';
import { mostCounted } from './departures';
import { afterGap } from './gap';
import {
  bringUpToDate,
  curvesOf,
  gatherAhead,
  gatherSpent,
  latestEnd,
  legOf,
  lookAllAhead,
  placeBehind,
  spendAll,
} from './route-curves';
import type { Routes } from './routes-model';

/**
 * Renews what the best times of a route cost: begins that are late or outside of preferred windows, and overtime. Behind `changed`
 * alone what was spent is another, before it what lies ahead; only one of the two is needed for the price, the other is made when
 * somebody asks. Exact, breaks included. O(jobs of the route x breaks^2 x lines), or O(1) where the price is `known`.
 */
export function renewTimes(
  routes: Routes,
  engineer: number,
  isUsed: boolean,
  changed?: number,
  known?: number,
): number {
  const { problem, next, timePrice } = routes;
  const { isSpentOld, isAheadOld, isHasty } = routes.curves!;
  const from = (isHasty ? isSpentOld : isAheadOld)[engineer] === 1 ? undefined : changed;
  isSpentOld[engineer] = isAheadOld[engineer] = 1;
  if (known !== undefined) return (timePrice[engineer] = known);
  let price = 0;
  if (isHasty) {
    spendAll(routes, engineer, from);
    if (isUsed) price = spentAtEnd(routes, engineer);
  } else {
    const sentinel = problem.jobCount + engineer;
    lookAllAhead(routes, engineer, from);
    const start = gatherAhead(routes, engineer, sentinel, next[sentinel]!, 0);
    if (isUsed) price = valueAt(start, -problem.shiftFrom[engineer]!);
  }
  // What cannot be timed is refused elsewhere.
  return (timePrice[engineer] = price < Infinity ? price : 0);
}

/** What the times of a route cost in which nothing was better done later. */
function spentAtEnd(routes: Routes, engineer: number): number {
  const { problem, nodes, previous } = routes;
  const last = previous[problem.jobCount + engineer]!;
  const leg = legOf(problem, engineer, last, problem.endPlace[engineer]!);
  const breaks = problem.breakCount[engineer]!;
  const latest = latestEnd(routes, engineer);
  let least = Infinity;
  for (let taken = 0; taken <= breaks; taken++) {
    const { size, from, value } = routes.curves!.spent[taken * nodes + last]!;
    for (let line = 0; line < size; line++) {
      const end = afterGap(problem, engineer, from[line]!, leg, taken, breaks);
      if (!(end <= latest)) continue;
      const over = problem.overtime === null ? 0 : Math.max(0, end - problem.overtime.since[engineer]!);
      const price = over === 0 ? 0 : over * problem.overtime!.price[engineer]!;
      least = Math.min(least, value[line]! + price);
    }
  }
  return least;
}

/** By how much the times of a route get dearer with `job` behind `node`, beginning when it is best or at `begin`. */
export function moreForTimes(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
  begin?: number,
): number {
  const { problem, next } = routes;
  const { begins } = routes.curves!.onward;
  bringUpToDate(routes, engineer);
  if (begin === undefined && mayHurry(routes, engineer, job, node))
    return priced(routes, engineer, leastInHaste(routes, engineer, job, node));
  const service = serviceOf(problem, engineer, job, problem.place[node] === problem.place[job]);
  let least = Infinity;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const spent = gatherSpent(routes, engineer, node, job, taken);
    if (spent.size === 0) continue;
    const ahead = gatherAhead(routes, engineer, job, next[node]!, taken);
    if (begin === undefined) bestBegin(spent, 0, ahead, service, problem, job, begins);
    else {
      best.price = Infinity;
      bestWithin(spent, 0, ahead, service, begin, begin, begins, job);
    }
    least = Math.min(least, best.price);
  }
  return priced(routes, engineer, least);
}

/** By how much more the times cost then, as it counts now. */
function priced({ timePrice, timeWeight }: Routes, engineer: number, price: number): number {
  const more = price - timePrice[engineer]!;
  return more < mostCounted ? Math.round(more * timeWeight) : mostCounted;
}

/** Is it best to begin a job behind `node` as soon as that can be, because nothing was better done later? */
function mayHurry(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, nodes, curves } = routes;
  if (curves!.isHasty) return true;
  if (curves!.hasFall[job] === 1) return false;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const curve = curves!.spent[taken * nodes + node]!;
    for (let line = 0; line < curve.size; line++) if (curve.slope[line] !== 0) return false;
  }
  return true;
}

/** What the times of a route cost with `job` behind `node`, begun as soon as that can be. O(lines x breaks^2), no curve is made. */
function leastInHaste(routes: Routes, engineer: number, job: number, node: number): number {
  const { problem, nodes, next } = routes;
  const { spent } = routes.curves!;
  const { place } = problem;
  const breaks = problem.breakCount[engineer]!;
  const after = next[node]!;
  const list = curvesOf(routes, engineer, job, after);
  const there = legOf(problem, engineer, node, place[job]!);
  const back = legOf(problem, engineer, job, placeBehind(problem, engineer, after));
  const service = serviceOf(problem, engineer, job, place[node] === place[job]);
  let least = Infinity;
  for (let earlier = 0; earlier <= breaks; earlier++) {
    const curve = spent[earlier * nodes + node]!;
    for (let line = 0; line < curve.size; line++)
      for (let taken = earlier; taken <= breaks; taken++) {
        const arrival = afterGap(problem, engineer, curve.from[line]!, there, earlier, taken);
        const begin = earliestStart(problem, job, arrival);
        if (begin === Infinity) break;
        const until = curve.value[line]! + beginPrice(problem, job, begin);
        if (until >= least) continue;
        for (let later = taken; later <= breaks; later++) {
          const reached = afterGap(problem, engineer, begin + service, back, taken, later);
          least = Math.min(least, until + valueAt(list[later * nodes + after]!, -reached));
        }
      }
  }
  return least;
}

export function timePriceSum({ curves, timePrice }: Routes): number {
  return curves === null ? 0 : timePrice.reduce((sum, price) => sum + price, 0);
}
