import { earliestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import { pricesDues } from '../model/dues';
import { changeOf, lateness } from '../model/promises';
import { keepsRelations } from '../model/relations';
import { wishOf } from '../model/wishes';
import { afterGap } from './gap';
import { moreLateness } from './lateness';
import { firstNodeFor, lastNodeFor } from './order-times';
import type { Random } from './random';
import { uniform } from './random';
import { moreOvertime } from './overtime';
import { contentOf, isLimited } from './person-limits';
import { hasRoom, isWithinLimits } from './room';
import type { Routes } from './routes';

/** No place for the job; also the greatest price of an insertion. */
export const noPlace = 0x7fffffff;

/**
 * Cheapest insertion of each job into each route, kept for as long as the route does not change: an iteration touches a
 * handful of routes, so many answers are still there. Three tables of engineers x jobs.
 */
export interface InsertionCache {
  version: Int32Array;
  price: Int32Array;
  /** The node to go behind, or -1: then the price is only known to be at least that. */
  behind: Int32Array;
  /** Where each job went last: looked at first, it is often the best and spares the others a closer look. */
  favourite: Int32Array;
  /** Answer of the last `cheapest`: engineer (-1: none), node to go behind, price. */
  engineer: number;
  node: number;
  best: number;
  /** Of each class of engineers, the last question in which an unused one was tried. */
  unusedTried: Int32Array;
  question: number;
}

export function insertionCache(problem: Problem): InsertionCache {
  const cells = problem.jobCount * problem.engineerCount;
  return {
    version: new Int32Array(cells),
    price: new Int32Array(cells),
    behind: new Int32Array(cells),
    favourite: new Int32Array(problem.jobCount),
    engineer: -1,
    node: -1,
    best: noPlace,
    unusedTried: new Int32Array(problem.classCount),
    question: 0,
  };
}

/**
 * The cheapest place for a job over all routes, into `cache`. Each place is overlooked with probability `blink`
 * (Christiaens and Vanden Berghe, Transportation Science 54, 2020, section 5.3). Only the best place of a route matters,
 * so only for that one the dice are thrown, and the second best is looked up if it is overlooked.
 */
export function cheapest(
  routes: Routes,
  cache: InsertionCache,
  job: number,
  blink: number,
  random: Random,
): void {
  const { problem } = routes;
  const { engineerCount, jobCount, allowed } = problem;
  cache.engineer = -1;
  cache.best = noPlace;
  cache.question++;
  const favourite = cache.favourite[job]!;
  if (allowed[favourite * jobCount + job] === 1) consider(routes, cache, job, favourite, blink, random);
  for (let engineer = 0; engineer < engineerCount; engineer++)
    if (engineer !== favourite && allowed[engineer * jobCount + job] === 1)
      consider(routes, cache, job, engineer, blink, random);
  if (cache.engineer !== -1) cache.favourite[job] = cache.engineer;
}

/** The cheapest way to send an engineer who has nothing to do yet, into `cache`. */
export function cheapestUnused(routes: Routes, cache: InsertionCache, job: number, random: Random): void {
  const { engineerCount, jobCount, allowed } = routes.problem;
  cache.engineer = -1;
  cache.best = noPlace;
  cache.question++;
  for (let engineer = 0; engineer < engineerCount; engineer++)
    if (routes.count[engineer] === 0 && allowed[engineer * jobCount + job] === 1)
      consider(routes, cache, job, engineer, 0, random);
}

/** The cheapest place over some routes, into `cache`. */
export function cheapestAmong(
  routes: Routes,
  cache: InsertionCache,
  job: number,
  engineers: Int32Array,
  count: number,
  random: Random,
): void {
  const { allowed, jobCount } = routes.problem;
  cache.engineer = -1;
  cache.best = noPlace;
  cache.question++;
  for (let index = 0; index < count; index++)
    if (allowed[engineers[index]! * jobCount + job] === 1)
      consider(routes, cache, job, engineers[index]!, 0, random);
}

/** Takes the best place in the route of an engineer if it beats the best so far. */
function consider(
  routes: Routes,
  cache: InsertionCache,
  job: number,
  engineer: number,
  blink: number,
  random: Random,
): void {
  const { problem, count, version } = routes;
  if (problem.relations !== null && !keepsRelations(problem.relations, routes.engineer, engineer, job))
    return;
  if (count[engineer] === 0 && !problem.promises) {
    const group = problem.class[engineer]!;
    if (cache.unusedTried[group] === cache.question) return;
    cache.unusedTried[group] = cache.question;
  }
  const cell = job * problem.engineerCount + engineer;
  const content = problem.limits === null ? version[engineer]! : contentOf(routes, engineer);
  const isKnown = cache.version[cell] === content;
  if (isKnown && cache.price[cell]! >= cache.best) return;
  if (!isKnown || cache.behind[cell] === -1) {
    cache.price[cell] = scan(routes, engineer, job, -1, cache.best);
    cache.behind[cell] = scanned;
    cache.version[cell] = content;
  }
  let price = cache.price[cell]!;
  if (price >= cache.best) return;
  let behind = cache.behind[cell]!;
  if (blink > 0 && uniform(random) < blink) {
    price = scan(routes, engineer, job, behind, cache.best);
    behind = scanned;
    if (price >= cache.best) return;
  }
  cache.best = price;
  cache.node = behind;
  cache.engineer = engineer;
}

/** Node found by the last scan. */
let scanned = -1;

/**
 * Cheapest insertion of a job into one route if it is below `bound`, else `bound`; the node to go behind, or -1, is left
 * in `scanned`. `excluded` is a node not to go behind, or -1.
 */
function scan(routes: Routes, engineer: number, job: number, excluded: number, bound: number): number {
  scanned = -1;
  const { problem, next, early, late, lateSame, leg } = routes;
  const { jobCount, width, place, closes, opens, hasSetup, windowAt } = problem;
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
  const mayBeLate = pricesDues(problem);
  const mayTakeLonger = problem.overtime !== null && problem.overtime.price[engineer]! > 0;
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
      if (isOpen && (!limited || isWithinLimits(routes, engineer, job, node, from, to))) {
        // Breaks that come before are left out here; the route's own price has them.
        const priced =
          price +
          (isPromised
            ? lateness(problem, job, earliestStart(problem, job, departure + durationsTo[row + from]!))
            : 0) +
          (mayTakeLonger ? moreOvertime(routes, engineer, job, node) : 0) +
          (mayBeLate ? moreLateness(routes, engineer, job, node) : 0);
        if (priced < best) {
          best = priced;
          scanned = node;
        }
      }
    }
    if (after === end) break;
    node = after;
    from = to;
  }
  return best;
}

/** Can the job go behind `node` as the route stands? O(windows), with breaks O(breaks^2). */
export function fits(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { allowed, jobCount } = routes.problem;
  return allowed[engineer * jobCount + job] === 1 && isOpenAt(routes, engineer, job, node);
}

/** `fits` for an engineer who is known to be allowed to do it. */
export function isOpenAt(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, next, early, lateSame, nodes } = routes;
  const { width, place, jobCount } = problem;
  const service = problem.duration[problem.paceAt[engineer]! + job]!;
  const allTaken = problem.breakCount[engineer]! * nodes;
  // Most places are out of time so clearly that the way need not be looked up.
  if (
    early[node]! > problem.closes[job]! ||
    lateSame[allTaken + next[node]!]! < problem.opens[job]! + service ||
    !hasRoom(routes, engineer, job) ||
    (problem.relations !== null && !keepsRelations(problem.relations, routes.engineer, engineer, job))
  )
    return false;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const after = next[node]!;
  const to = after === jobCount + engineer ? problem.endPlace[engineer]! : place[after]!;
  const there = durations[place[node]! * width + place[job]!]!;
  const back = durations[place[job]! * width + to]!;
  if (early[node]! + there + service + back > lateSame[allTaken + after]!) return false;
  return (
    fitsWithBreaks(routes, engineer, job, node, after, there, back) &&
    isWithinLimits(routes, engineer, job, node, place[node]!, to)
  );
}

/** Every way to share the breaks between before the job's arrival, the way behind it and later. */
function fitsWithBreaks(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
  after: number,
  there: number,
  back: number,
): boolean {
  const { problem, nodes, early } = routes;
  const { place } = problem;
  const breaks = problem.breakCount[engineer]!;
  const pace = problem.paceAt[engineer]!;
  const setup = problem.hasSetup && place[node] !== place[job] ? problem.setup[pace + job]! : 0;
  const service = problem.duration[pace + job]! + setup;
  const isSame = after < problem.jobCount && place[after] === place[job];
  const late = isSame ? routes.lateSame : routes.late;
  for (let taken = 0; taken <= breaks; taken++) {
    let arrival = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const departure = early[earlier * nodes + node]!;
      if (departure === Infinity) continue;
      const there1 =
        earlier === taken ? departure + there : afterGap(problem, engineer, departure, there, earlier, taken);
      if (there1 < arrival) arrival = there1;
    }
    if (arrival === Infinity) continue;
    const ready = earliestStart(problem, job, arrival) + service;
    if (ready === Infinity) continue;
    for (let later = taken; later <= breaks; later++) {
      const limit = late[later * nodes + after]!;
      if (ready + back > limit) continue;
      if (later === taken || afterGap(problem, engineer, ready, back, taken, later) <= limit) return true;
    }
  }
  return false;
}
