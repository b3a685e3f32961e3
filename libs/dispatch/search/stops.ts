import { isAtHand } from '../model/scarce';
import { isStop } from '../model/stock';
import { depotsHave, isOverdrawn } from './depot-stock';
import { isOpenAt } from './fits';
import { mark } from './kin';
import { costNow, foundPair, scanPair } from './pairs';
import { link, refresh, unlink } from './routes';
import type { Routes } from './routes';
import { found, noPlace, scan } from './scan';
import { isNeedless, supplies } from './stock';

/** Stops that a job may come with at most. */
export const mostStops = 3;

/**
 * What the last `scanWithStops` found: the node that the job goes behind, -1 for none, once these stops are in; and the one that the
 * delivery of what it picks up goes behind.
 */
export const foundStops = {
  node: -1,
  delivery: -1,
  count: 0,
  stops: new Int32Array(mostStops),
  behind: new Int32Array(mostStops),
};

/** The stops that are in the route for a moment. */
const trail = { stops: new Int32Array(mostStops), behind: new Int32Array(mostStops), best: noPlace };

/**
 * Cheapest place for a job that needs parts or tools if it is below `bound`, else `bound`: with the stops that are in the route, or
 * with more, each of which is tried at every place by putting it there for a moment, so that whatever counts for any job counts for it
 * exactly. `excluded` is a node that neither it nor its first stop must go behind, or a stop that must not be the first, or -1. O(stops x jobs of the route squared), more where
 * no single depot has all.
 */
export function scanWithStops(
  routes: Routes,
  engineer: number,
  job: number,
  excluded: number,
  bound: number,
): number {
  const { version, timePrice } = routes;
  foundStops.node = -1;
  foundStops.count = 0;
  const [name, times] = [version[engineer]!, timePrice[engineer]!];
  trail.best = bound;
  if (attempt(routes, engineer, job, 0, costNow(routes, engineer), excluded)) {
    refresh(routes, engineer, times);
    version[engineer] = name;
  }
  return trail.best;
}

/** Answers whether stops were tried. */
function attempt(
  routes: Routes,
  engineer: number,
  job: number,
  depth: number,
  before: number,
  excluded: number,
): boolean {
  const { stopAt } = routes.problem.stock!;
  const spent = depth === 0 ? 0 : costNow(routes, engineer) - before;
  const price = depotsHave(routes, engineer, job)
    ? scanAlone(routes, engineer, job, excluded, Math.ceil(trail.best - spent))
    : nowhere();
  // Whole, as the prices that the cache keeps.
  const whole = Math.round(spent + price);
  if (alone.node !== -1 && whole < trail.best) {
    trail.best = whole;
    foundStops.node = alone.node;
    foundStops.delivery = alone.delivery;
    foundStops.count = depth;
    foundStops.stops.set(trail.stops);
    foundStops.behind.set(trail.behind);
  }
  if (depth === mostStops) return false;
  let isTried = false;
  for (let stop = stopAt[engineer]!; stop < stopAt[engineer + 1]!; stop++) {
    if (
      stop === excluded ||
      routes.engineer[stop] !== -1 ||
      !supplies(routes, engineer, job, stop, depth > 0)
    )
      continue;
    for (const node of placesFor(routes, engineer, stop, excluded)) {
      link(routes, engineer, node, stop);
      refresh(routes, engineer);
      trail.stops[depth] = stop;
      trail.behind[depth] = node;
      if (costNow(routes, engineer) - before < trail.best)
        attempt(routes, engineer, job, depth + 1, before, -1);
      unlink(routes, stop);
      isTried = true;
    }
    refresh(routes, engineer);
  }
  return isTried;
}

/** What the last `scanAlone` found. */
const alone = { node: -1, delivery: -1 };

function nowhere(): number {
  alone.node = -1;
  return noPlace;
}

/** With the stops that are in the route; a pick-up together with its delivery. */
function scanAlone(routes: Routes, engineer: number, job: number, excluded: number, bound: number): number {
  const { carriage } = routes.problem;
  if (carriage !== null && carriage.delivery[job] !== -1) {
    const price = scanPair(routes, engineer, job, excluded, bound);
    alone.node = foundPair.pickup;
    alone.delivery = foundPair.delivery;
    return price;
  }
  const price = scan(routes, engineer, job, excluded, bound);
  alone.node = found.node;
  alone.delivery = -1;
  return price;
}

function placesFor(routes: Routes, engineer: number, stop: number, excluded: number): number[] {
  const places: number[] = [];
  const sentinel = routes.problem.jobCount + engineer;
  for (let node = sentinel; ;) {
    if (node !== excluded && isOpenAt(routes, engineer, stop, node)) places.push(node);
    node = routes.next[node]!;
    if (node === sentinel) return places;
  }
}

/** Marks what cannot stay when the stops among the marked leave. Answers how many leave then. */
export function markDependent(routes: Routes, marked: Int32Array, count: number): number {
  const { problem, next } = routes;
  const { stock, jobCount } = problem;
  if (stock === null) return count;
  const { kinds, isTool, needs, own, firstStop, has } = stock;
  let total = count;
  const isMarked = (node: number) => marked.subarray(0, total).includes(node);
  for (let index = 0; index < count; index++) {
    if (marked[index]! < firstStop) continue;
    const engineer = routes.engineer[marked[index]!]!;
    const sentinel = jobCount + engineer;
    for (let kind = 0; kind < kinds; kind++) {
      if (isAtHand(stock, engineer * kinds + kind)) continue;
      const most = own[engineer * kinds + kind]!;
      let sum = 0;
      for (let node = next[sentinel]!; node !== sentinel; node = next[node]!) {
        if (isMarked(node)) continue;
        if (node >= firstStop) {
          if (has[(node - firstStop) * kinds + kind] === 1) break;
          continue;
        }
        const need = needs[node * kinds + kind]!;
        const more = isTool[kind] === 1 ? need : sum + need;
        if (need === 0 || more <= most) sum = isTool[kind] === 1 ? sum : more;
        else total = mark(routes, marked, total, node);
      }
    }
  }
  return total;
}

/** The marked without stops, which never look for a place on their own. Answers how many they are. */
export function withoutStops({ problem }: Routes, marked: Int32Array, count: number): number {
  let kept = 0;
  for (let index = 0; index < count; index++)
    if (!isStop(problem, marked[index]!)) marked[kept++] = marked[index]!;
  return kept;
}

/** Takes out stops that nobody needs, those first that save most. Answers whether there were any. */
export function dropNeedless(routes: Routes, engineer: number): boolean {
  let isChanged = false;
  for (;;) {
    let dearest = -1;
    let most = -Infinity;
    for (const stop of stopsOf(routes, engineer)) {
      const saving = savingOf(routes, engineer, stop);
      if (saving <= most || !isNeedless(routes, engineer, stop)) continue;
      most = saving;
      dearest = stop;
    }
    if (dearest === -1) return isChanged;
    unlink(routes, dearest);
    refresh(routes, engineer);
    isChanged = true;
  }
}

function savingOf({ problem, previous, next, leg }: Routes, engineer: number, stop: number): number {
  const { place, width, endPlace, jobCount } = problem;
  const [before, after] = [previous[stop]!, next[stop]!];
  const to = after < jobCount ? place[after]! : endPlace[engineer]!;
  const direct = problem.costs[problem.kind[engineer]!]![place[before]! * width + to]!;
  return leg[before]! + leg[stop]! - direct;
}

/** Puts each stop of a route where it, or another that will do, is cheapest for the order of the jobs as it is. */
export function moveStops(routes: Routes, engineer: number): void {
  const { problem, previous } = routes;
  const { stopAt } = problem.stock!;
  for (const stop of stopsOf(routes, engineer)) {
    if (routes.engineer[stop] === -1) continue;
    const place = previous[stop]!;
    let behind = place;
    let chosen = stop;
    const before = costNow(routes, engineer);
    unlink(routes, stop);
    refresh(routes, engineer);
    // Its own place costs what it saved; another must be cheaper.
    let best = Math.round(before - costNow(routes, engineer));
    for (let other = stopAt[engineer]!; other < stopAt[engineer + 1]!; other++) {
      if (routes.engineer[other] !== -1) continue;
      const price = scan(routes, engineer, other, -1, best);
      if (found.node === -1 || price >= best) continue;
      best = price;
      behind = found.node;
      chosen = other;
    }
    link(routes, engineer, behind, chosen);
    refresh(routes, engineer);
    if (isOverdrawn(routes)) {
      unlink(routes, chosen);
      link(routes, engineer, place, stop);
      refresh(routes, engineer);
    }
    dropNeedless(routes, engineer);
  }
}

function stopsOf({ problem, engineer: owners, vans }: Routes, engineer: number): number[] {
  if (vans === null || vans.stops[engineer] === 0) return [];
  const { stopAt } = problem.stock!;
  const stops: number[] = [];
  for (let stop = stopAt[engineer]!; stop < stopAt[engineer + 1]!; stop++)
    if (owners[stop] === engineer) stops.push(stop);
  return stops;
}
