import { needsScarce } from '../model/scarce';
import { mayStopFor } from '../model/stock';
import { keepsRelations } from '../model/relations';
import { cheapestPlain } from './cheapest-plain';
import type { InsertionCache, StopsFor } from './insertion-cache';
import { foundPair, scanPair } from './pairs';
import { arePersonsAlone, contentOf } from './person-limits';
import type { Random } from './random';
import { uniform } from './random';
import type { Routes } from './routes';
import { found, noPlace, scan } from './scan';
import { foundStops, mostStops, scanWithStops } from './stops';

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
  if (routes.gaps !== null) return cheapestPlain(routes, cache, job, blink, random);
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
  const content = arePersonsAlone(problem) ? version[engineer]! : contentOf(routes, engineer);
  const isKnown = cache.version[cell] === content;
  if (isKnown && cache.price[cell]! >= cache.best) return;
  if (!isKnown || cache.behind[cell] === -1) {
    cache.price[cell] = look(routes, engineer, job, -1, cache.best);
    cache.behind[cell] = seen.node;
    if (problem.carriage !== null) cache.deliveryBehind[cell] = seen.deliveryNode;
    if (problem.stock !== null) keepStops(cache.stops, cell);
    cache.version[cell] = content;
  }
  let price = cache.price[cell]!;
  if (price >= cache.best) return;
  seen.node = cache.behind[cell]!;
  seen.deliveryNode = problem.carriage === null ? -1 : cache.deliveryBehind[cell]!;
  if (problem.stock !== null) recallStops(cache.stops, cell);
  if (blink > 0 && uniform(random) < blink) {
    let node = seen.stopCount > 0 ? seen.stopsBehind[0]! : seen.node;
    // The depot that is cheapest for this job may leave too little, or too late, for another that has to do with it.
    const isCoupled = problem.orders !== null || needsScarce(problem, job);
    if (seen.stopCount > 0 && isCoupled && uniform(random) < 0.5) node = seen.stopNodes[0]!;
    price = look(routes, engineer, job, node, cache.best);
    if (price >= cache.best) return;
  }
  cache.best = price;
  cache.node = seen.node;
  cache.deliveryNode = seen.deliveryNode;
  if (problem.stock !== null) {
    cache.stopCount = seen.stopCount;
    cache.stopNodes.set(seen.stopNodes);
    cache.stopsBehind.set(seen.stopsBehind);
  }
  cache.engineer = engineer;
}

/** What the last `look` found. */
const seen = {
  node: -1,
  deliveryNode: -1,
  stopCount: 0,
  stopNodes: new Int32Array(mostStops),
  stopsBehind: new Int32Array(mostStops),
};

function keepStops({ count, nodes, behind }: StopsFor, cell: number): void {
  count[cell] = seen.stopCount;
  nodes.set(seen.stopNodes, cell * mostStops);
  behind.set(seen.stopsBehind, cell * mostStops);
}

function recallStops({ count, nodes, behind }: StopsFor, cell: number): void {
  seen.stopCount = count[cell]!;
  for (let at = 0; at < mostStops; at++) {
    seen.stopNodes[at] = nodes[cell * mostStops + at]!;
    seen.stopsBehind[at] = behind[cell * mostStops + at]!;
  }
}

/** The cheapest place of a job in a route; of a pick-up, together with its delivery. */
function look(routes: Routes, engineer: number, job: number, excluded: number, bound: number): number {
  const { carriage } = routes.problem;
  seen.stopCount = 0;
  if (mayStopFor(routes.problem, job)) {
    const price = scanWithStops(routes, engineer, job, excluded, bound);
    seen.node = foundStops.node;
    seen.deliveryNode = foundStops.delivery;
    seen.stopCount = foundStops.count;
    seen.stopNodes.set(foundStops.stops);
    seen.stopsBehind.set(foundStops.behind);
    return price;
  }
  if (carriage !== null && carriage.delivery[job] !== -1) {
    const price = scanPair(routes, engineer, job, excluded, bound);
    seen.node = foundPair.pickup;
    seen.deliveryNode = foundPair.delivery;
    return price;
  }
  const price = scan(routes, engineer, job, excluded, bound);
  seen.node = found.node;
  return price;
}
