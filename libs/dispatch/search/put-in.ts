import { isCarried, isDelivery } from '../model/carriage';
import { hasOrder } from '../model/orders';
import type { Problem } from '../model/problem';
import { isRelated } from '../model/relations';
import { needsScarce } from '../model/scarce';
import { mayStopFor } from '../model/stock';
import { cheapest } from './insertion';
import { isInTime } from './feasible';
import { setRoute, touch } from './journal';
import { cheapestNearby } from './nearby';
import { bringBack, keepBounds, renewStale, settle } from './order-moves';
import { enqueue, openFor } from './order-times';
import { contentOf, keepsLimits } from './person-limits';
import { uniform } from './random';
import { jobsOf, link, refresh, refreshAround, unlink } from './routes';
import type { Routes } from './routes';
import type { Search } from './search-model';
import { noPlace } from './scan';
import { dropNeedless } from './stops';
import { costOfRoutes, isPricedExactly } from './walking-cost';

/** How often a job for which nothing is free nearby is tried everywhere. */
const lookAgainRate = 0.25;

/** Routes that are tried one after the other when orders do not let a job into the cheapest. */
const mostAttempts = 4;

/** Puts a job where it is cheapest, if anywhere; each place is overlooked with probability `blink`. */
export function insert(search: Search, job: number, blink: number, iteration: number): void {
  const { routes, cache, random } = search;
  if (!isOpen(search, job)) return;
  look(search, job, blink, iteration);
  if (place(search, job, iteration) || search.bounds === null) return;
  for (let attempt = 1; attempt < mostAttempts && cache.best !== noPlace; attempt++) {
    cheapest(routes, cache, job, blink, random);
    if (place(search, job, iteration)) return;
  }
}

/**
 * Puts the marked jobs back from the `first` on. False as soon as the walk has become too dear to be accepted: where ways keep the triangle
 * inequality no job makes it cheaper again. That is half of all iterations, and a tenth of the work.
 */
export function bringIn(
  search: Search,
  first: number,
  count: number,
  iteration: number,
  limit: number,
): boolean {
  const { routes, marked, cache, options, absence, dearness } = search;
  const isCounted = limit < Infinity && isPricedExactly(search);
  let cost = isCounted ? costOfRoutes(search) : -Infinity;
  for (let index = first; index < count; index++) {
    const job = marked[index]!;
    insert(search, job, options.blink, iteration);
    if (isCounted) cost += routes.engineer[job] === -1 ? dearness * absence[job]! : cache.best;
    if (cost >= limit) return false;
  }
  return true;
}

/**
 * How often a place of a job that has to do with others is overlooked: the cheapest one may be where they cannot be, which it does
 * not see.
 */
const kinBlink = 0.1;

function look(search: Search, job: number, given: number, iteration: number): void {
  const { problem, routes, cache, nearby, random, options } = search;
  const isFree = !hasToDoWithOthers(problem, job);
  const blink = isFree || given === 0 || isCarried(problem, job) ? given : kinBlink;
  // Those it has to do with may be far away, as a depot may.
  if (
    nearby &&
    isFree &&
    !mayStopFor(problem, job) &&
    iteration >= 0 &&
    uniform(random) >= options.wideRate
  ) {
    cheapestNearby(routes, cache, nearby, job, blink, random);
    if (cache.best === noPlace && uniform(random) < lookAgainRate)
      cheapest(routes, cache, job, blink, random);
  } else cheapest(routes, cache, job, blink, random);
}

/** May the job be served as the routes stand? Asks the jobs that it waits for when it may begin; a delivery goes with its pick-up. */
export function isOpen({ problem, routes, cache }: Search, job: number): boolean {
  if (isDelivery(problem, job)) return false;
  const { orders, engineerCount } = problem;
  const isBound = orders !== null && hasOrder(orders, job);
  // What is known of its places was for other windows, or for what was left in the depots.
  if (isBound || needsScarce(problem, job))
    cache.version.fill(0, job * engineerCount, (job + 1) * engineerCount);
  if (!isBound) return true;
  return openFor(routes, job);
}

/** Puts a job where the last question says; false if nowhere. */
export function place(search: Search, job: number, iteration: number): boolean {
  const { routes, cache, journal, bounds } = search;
  if (cache.best === noPlace) return false;
  const { engineer } = cache;
  if (iteration >= 0) touch(routes, journal, engineer, iteration);
  if (bounds !== null) keepBounds(routes, bounds.last);
  const stopCount = mayStopFor(routes.problem, job) ? cache.stopCount : 0;
  const before = stopCount > 0 ? jobsOf(routes, engineer) : [];
  for (let at = 0; at < stopCount; at++) link(routes, engineer, cache.stopsBehind[at]!, cache.stopNodes[at]!);
  link(routes, engineer, cache.node, job);
  const delivery = routes.problem.carriage?.delivery[job] ?? -1;
  if (delivery !== -1) link(routes, engineer, cache.deliveryNode, delivery);
  if (stopCount === 0) refreshAround(routes, engineer, job);
  else refresh(routes, engineer);
  // Where it is due, breaks may be taken otherwise than for the earliest end that was asked for.
  if (routes.problem.limits !== null && !keepsLimits(routes, engineer)) {
    if (stopCount > 0) setRoute(routes, engineer, before);
    else takeOut(routes, engineer, job, delivery);
    return false;
  }
  // An older stop that the new ones make needless may be what made the way short, where ways do not keep the triangle inequality.
  if (stopCount > 0 && dropNeedless(routes, engineer) && !isInTime(routes, engineer)) {
    setRoute(routes, engineer, before);
    return false;
  }
  if (bounds === null) return true;
  const notes = iteration >= 0 ? bounds.notes : null;
  enqueue(routes, engineer);
  if (settle(routes, notes)) return true;
  if (stopCount > 0) setRoute(routes, engineer, before);
  else takeOut(routes, engineer, job, delivery);
  bringBack(routes, bounds.last);
  renewStale(routes, notes);
  // Known from now on, for as long as this route stays as it is.
  const cell = job * routes.problem.engineerCount + engineer;
  cache.price[cell] = noPlace;
  cache.behind[cell] = job;
  cache.version[cell] = contentOf(routes, engineer);
  return false;
}

function takeOut(routes: Routes, engineer: number, job: number, delivery: number): void {
  unlink(routes, job);
  if (delivery !== -1) unlink(routes, delivery);
  refresh(routes, engineer);
}

export function hasToDoWithOthers(problem: Problem, job: number): boolean {
  const { relations, orders } = problem;
  return (
    isCarried(problem, job) ||
    needsScarce(problem, job) ||
    (relations !== null && isRelated(relations, job)) ||
    (orders !== null && hasOrder(orders, job))
  );
}
