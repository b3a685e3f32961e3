import { hasOrder } from '../model/orders';
import type { Orders } from '../model/coupling';
import type { Problem } from '../model/problem';
import { isInTime } from './feasible';
import { touch } from './journal';
import type { Journal } from './journal';
import { enqueue, isBound, narrow, ownLast, pass, waitsFor, withOwnWindows } from './order-times';
import { endOf } from './overtime';
import { isLimited, keepsLimits } from './person-limits';
import { earliestBegin } from './promise-price';
import { kinRate, mark } from './kin';
import type { Random } from './random';
import { uniform } from './random';
import { refresh, unlink } from './routes';
import type { Routes } from './routes';
import { dropNeedless } from './stops';

/** Notes the routes that are changed on behalf of others, so that they can be brought back. */
export interface Notes {
  journal: Journal;
  iteration: number;
}

/**
 * Works off the queue: what a job may begin at bounds those that wait for it, in whatever route, until nothing changes any more
 * (the earliest begins are the least fixed point of functions that only grow). False if the routes cannot be timed together,
 * or if that is not known: then bounds are in disorder until `bringBack` or `renew`.
 */
export function settle(routes: Routes, notes: Notes | null): boolean {
  const { problem, engineer: owners, orderTimes } = routes;
  const { queue, isQueued, isStale } = orderTimes!;
  const { jobs } = problem.orders!;
  // Jobs that wait for each other in a circle would go on for ever.
  let steps = 50 + 10 * jobs.length;
  let isPossible = true;
  for (let index = 0; index < queue.length; index++) {
    const engineer = queue[index]!;
    isQueued[engineer] = 0;
    if (isStale[engineer] === 1) renewRoute(routes, engineer, notes);
    isPossible &&= --steps > 0;
    for (let at = 0; at < jobs.length && isPossible; at++)
      if (owners[jobs[at]!] === engineer) isPossible = pass(routes, engineer, jobs[at]!);
  }
  for (let index = 0; index < queue.length && isPossible; index++)
    // What waits may end later than it did, and past what a person may work longer.
    isPossible = canBeTimedAlone(routes, queue[index]!) && keepsLimits(routes, queue[index]!);
  queue.length = 0;
  return isPossible;
}

function renewRoute(routes: Routes, engineer: number, notes: Notes | null): void {
  if (notes) touch(routes, notes.journal, engineer, notes.iteration);
  routes.orderTimes!.isStale[engineer] = 0;
  refresh(routes, engineer);
}

/**
 * Bounds from nothing, of routes that have lost jobs or are new. False if they cannot be timed together. O(jobs of all routes with orders), more where these go to and fro.
 */
export function renew(routes: Routes, notes: Notes | null): boolean {
  const { problem, engineer: owners, orderTimes } = routes;
  const { low, high, isStale } = orderTimes!;
  for (const job of problem.orders!.jobs) {
    if (low[job] !== -Infinity || high[job] !== Infinity) {
      low[job] = -Infinity;
      high[job] = Infinity;
      narrow(routes, job, -Infinity, Infinity);
      if (owners[job] !== -1) isStale[owners[job]!] = 1;
    }
    if (owners[job] !== -1) enqueue(routes, owners[job]!);
  }
  return settle(routes, notes);
}

/** Bounds as they were, to come back to. */
export interface Bounds {
  low: Float64Array;
  high: Float64Array;
}

export function noBounds({ jobCount }: Problem): Bounds {
  return { low: new Float64Array(jobCount), high: new Float64Array(jobCount) };
}

export function keepBounds({ orderTimes }: Routes, kept: Bounds): void {
  kept.low.set(orderTimes!.low);
  kept.high.set(orderTimes!.high);
}

/** Brings bounds back; what was in no route then is opened anew before it is asked about. */
export function bringBack(routes: Routes, kept: Bounds): void {
  const { problem, engineer: owners, orderTimes } = routes;
  const { low, high, isStale } = orderTimes!;
  for (const job of problem.orders!.jobs) {
    if (low[job] === kept.low[job] && high[job] === kept.high[job]) continue;
    low[job] = kept.low[job]!;
    high[job] = kept.high[job]!;
    narrow(routes, job, low[job], high[job]);
    if (owners[job] !== -1) isStale[owners[job]!] = 1;
  }
}

/** Renews the routes whose windows have come back. */
export function renewStale(routes: Routes, notes: Notes | null): void {
  const { isStale } = routes.orderTimes!;
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++)
    if (isStale[engineer] === 1) renewRoute(routes, engineer, notes);
}

/**
 * With breaks, two jobs of a route may each begin early, but not both: one before the break, or the other. Then the least begins are
 * no way to time it, and neither is its end. Such a route is given up, although another way might do.
 */
function canBeTimedAlone(routes: Routes, engineer: number): boolean {
  const { problem, engineer: owners } = routes;
  if (problem.breakCount[engineer] === 0) return true;
  const isPaid =
    problem.overtime !== null && (problem.overtime.price[engineer]! > 0 || isLimited(problem, engineer));
  const own = [...problem.orders!.jobs].filter(job => owners[job] === engineer && isBound(routes, job));
  if (own.length === 0 || (own.length === 1 && !isPaid)) return true;
  const end = endOf(routes, engineer);
  const windows = own.map(job => ownWindow(routes, engineer, job));
  for (const [index, job] of own.entries()) narrow(routes, job, ...windows[index]!);
  refresh(routes, engineer);
  const isPossible = isInTime(routes, engineer) && (!isPaid || endOf(routes, engineer) === end);
  const { low, high } = routes.orderTimes!;
  for (const job of own) narrow(routes, job, low[job]!, high[job]!);
  refresh(routes, engineer);
  return isPossible;
}

/** Where a job may begin, whatever the others do with their own windows. */
export function ownWindow(routes: Routes, engineer: number, job: number): [from: number, to: number] {
  return [earliestBegin(routes, engineer, job), ownLast(routes, job)];
}

/** The problem with windows in which every route can be timed on its own; routes must be settled. */
export function timedAlone(routes: Routes): Problem {
  const { problem, engineer: owners } = routes;
  const alone = [...(problem.orders?.jobs ?? [])].filter(job => isBound(routes, job));
  const windows = alone.map(job => ownWindow(routes, owners[job]!, job));
  const own = withOwnWindows(problem);
  for (const [index, job] of alone.entries())
    narrow({ ...routes, problem: own.problem }, job, ...windows[index]!);
  return own.problem;
}

/** Marks with some of those that leave the ones that they wait for or that wait for them. Answers how many there are then. */
export function markWaiting(routes: Routes, marked: Int32Array, count: number, random: Random): number {
  const orders = routes.problem.orders!;
  let total = count;
  for (let index = 0; index < total; index++) {
    const job = marked[index]!;
    if (!hasOrder(orders, job) || uniform(random) >= kinRate) continue;
    for (let at = orders.at[job]!; at < orders.at[job + 1]!; at++) {
      const link = orders.of[at]!;
      total = mark(routes, marked, total, orders.from[link]!);
      total = mark(routes, marked, total, orders.to[link]!);
    }
  }
  return total;
}

/**
 * Takes out what waits for a job that is in no route, and crews and jobs in parts that are not complete: they may stay while the others look for a
 * place, so that not all of them need move whenever one does. False if the rest cannot be timed together then.
 */
export function dropTorn(routes: Routes, { journal, iteration }: Notes): boolean {
  const { problem, engineer: owners, orderTimes } = routes;
  const { count } = problem.orders!;
  let isTorn = false;
  for (let link = 0; link < count; link++) {
    const job = tornAt(routes, link);
    if (job === -1) continue;
    const owner = owners[job]!;
    touch(routes, journal, owner, iteration);
    unlink(routes, job);
    orderTimes!.isStale[owner] = 1;
    isTorn = true;
    // Somebody before it in the list may wait for it.
    link = -1;
  }
  if (!isTorn) return true;
  renewStale(routes, { journal, iteration });
  if (problem.stock !== null)
    for (let index = 0; index < journal.count; index++) dropNeedless(routes, journal.engineers[index]!);
  return renew(routes, { journal, iteration });
}

/** The job of a link that must not be served as long as the other one is not, or -1. */
export function tornAt({ problem, engineer: owners }: Routes, link: number): number {
  const { from, to, isWhole } = problem.orders!;
  const [before, behind] = [from[link]!, to[link]!];
  if (owners[behind] !== -1) return owners[before] === -1 ? behind : -1;
  return isWhole[link] === 1 && owners[before] !== -1 ? before : -1;
}

/** Is anything among those that leave, or in the routes they leave, that others wait for or that waits for others? */
export function hasOrders(
  { problem, engineer: owners }: Routes,
  { engineers, count: routesLeft }: Journal,
  marked: Int32Array,
  count: number,
): boolean {
  const orders = problem.orders!;
  for (let index = 0; index < count; index++) if (hasOrder(orders, marked[index]!)) return true;
  for (const job of orders.jobs)
    for (let index = 0; index < routesLeft; index++) if (owners[job] === engineers[index]) return true;
  return false;
}

/** Puts crews next to each other, and jobs in front of those that wait for them. */
export function sortWaiting({ orders }: Problem, jobs: Int32Array, count: number): void {
  for (let index = 0; index + 2 < count; index++)
    for (let at = index + 2; at < count; at++)
      if (areCrew(orders!, jobs[index]!, jobs[at]!)) {
        moveUp(jobs, at, index + 1);
        break;
      }
  for (let index = 0; index < count;) {
    let at = hasOrder(orders!, jobs[index]!) ? index + 1 : count;
    while (at < count && !waitsFor(orders!, jobs[index]!, jobs[at]!)) at++;
    if (at === count) index++;
    else moveUp(jobs, at, index);
  }
}

function moveUp(jobs: Int32Array, from: number, to: number): void {
  const job = jobs[from]!;
  jobs.copyWithin(to + 1, to, from);
  jobs[to] = job;
}

function areCrew({ at, of, from, to, isCrew }: Orders, job: number, other: number): boolean {
  for (let index = at[job]!; index < at[job + 1]!; index++) {
    const link = of[index]!;
    if (isCrew[link] === 1 && (from[link] === other || to[link] === other)) return true;
  }
  return false;
}
