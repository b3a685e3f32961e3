import { hasOrder } from '../model/orders';
import { serviceOf } from '../model/paces';
import { earliestStart } from '../model/problem';
import { isFeasible } from './feasible';
import { noBounds, bringBack, keepBounds, ownWindow, renew, renewStale, settle, tornAt } from './order-moves';
import { enqueue, isBound, narrow, untilEnd } from './order-times';
import { earliestBegin } from './promise-price';
import { refresh } from './routes';
import type { Routes } from './routes';

/** When jobs (by index) had better begin; what is not finite is not asked for. */
export type Targets = Float64Array;

/**
 * Holds every planned job with orders at one moment, its target if that can be: from then on each route can be asked and timed on
 * its own, and whatever comes in beside them breaks no order. False if the routes cannot be timed together.
 */
export function holdMoments(routes: Routes, targets: Targets): boolean {
  const { problem, engineer: owners } = routes;
  if (!problem.orders) return true;
  const planned = [...problem.orders.jobs].filter(job => owners[job] !== -1);
  if (holdAll(routes, planned, targets)) return true;
  if (!renew(routes, null)) return false;
  const kept = noBounds(problem);
  const wanted = planned.filter(job => Number.isFinite(targets[job]!));
  for (const job of wanted.sort((a, b) => targets[a]! - targets[b]!)) {
    keepBounds(routes, kept);
    raise(routes, job, targets[job]!);
    if (settle(routes, null)) continue;
    bringBack(routes, kept);
    renewStale(routes, null);
  }
  const bound = planned.filter(job => isBound(routes, job));
  const windows = bound.map(job => ownWindow(routes, owners[job]!, job));
  for (const [index, job] of bound.entries()) narrow(routes, job, ...windows[index]!);
  for (const engineer of new Set(planned.map(job => owners[job]!))) refresh(routes, engineer);
  for (const job of planned.toSorted((a, b) => beginOf(routes, a) - beginOf(routes, b)))
    hold(routes, job, targets[job]!);
  return true;
}

const beginOf = (routes: Routes, job: number) => earliestBegin(routes, routes.engineer[job]!, job);

/** The routes as they were promised, if all orders are kept by that. */
function holdAll(routes: Routes, planned: readonly number[], targets: Targets): boolean {
  const { problem, engineer: owners } = routes;
  const { count, from, to, least, most } = problem.orders!;
  if (!planned.every(job => Number.isFinite(targets[job]!))) return false;
  for (let link = 0; link < count; link++) {
    const [before, behind] = [from[link]!, to[link]!];
    if (tornAt(routes, link) !== -1) return false;
    if (owners[behind] === -1) continue;
    const gap = targets[behind]! - targets[before]! - untilEnd(routes, link);
    if (gap < least[link]! || gap > most[link]!) return false;
  }
  const engineers = new Set(planned.map(job => owners[job]!));
  for (const job of planned) narrow(routes, job, targets[job]!, targets[job]!);
  for (const engineer of engineers) refresh(routes, engineer);
  if ([...engineers].every(engineer => isFeasible(routes, engineer))) return true;
  for (const job of planned) narrow(routes, job, -Infinity, Infinity);
  for (const engineer of engineers) refresh(routes, engineer);
  return false;
}

function raise(routes: Routes, job: number, begin: number): void {
  const { low, high, isStale } = routes.orderTimes!;
  low[job] = Math.max(low[job]!, begin);
  narrow(routes, job, low[job], high[job]!);
  isStale[routes.engineer[job]!] = 1;
  enqueue(routes, routes.engineer[job]!);
}

/** At the target or as soon after as it may be; at its earliest, which is always possible, if that leaves no room for the rest. */
function hold(routes: Routes, job: number, target: number): void {
  const { problem, engineer: owners } = routes;
  const engineer = owners[job]!;
  const earliest = beginOf(routes, job);
  const wanted = Number.isFinite(target) ? earliestStart(problem, job, Math.max(earliest, target)) : earliest;
  for (const begin of [wanted, earliest]) {
    if (begin === Infinity) continue;
    narrow(routes, job, begin, begin);
    refresh(routes, engineer);
    if (isFeasible(routes, engineer)) return;
  }
}

/** Holds a job that has just come in where it begins now. */
export function holdNew(routes: Routes, job: number): void {
  const { orders } = routes.problem;
  if (orders && hasOrder(orders, job)) hold(routes, job, Number.NaN);
}

/**
 * Opens the windows of a job to where it may begin behind `node`, all others with orders being held. False if it may not: what it
 * waits for is in no route, or what comes behind it would take a time that breaks another order.
 */
export function opensBehind(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, engineer: owners, next } = routes;
  const { orders, place, jobCount } = problem;
  if (!orders) return true;
  const after = next[node]!;
  if (after < jobCount && !keepsGaps(routes, after, place[job] === place[after])) return false;
  if (!hasOrder(orders, job)) return true;
  const service = serviceOf(problem, engineer, job, place[node] === place[job]);
  let low = -Infinity;
  let high = Infinity;
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++) {
    const link = orders.of[index]!;
    const from: number = orders.from[link]!;
    const to: number = orders.to[link]!;
    const other = from === job ? to : from;
    const isCrew = orders.isCrew[link] === 1;
    // One of a crew, or a part, has no place as long as the others have none.
    if (owners[other] === -1 && (other === from || orders.isWhole[link] === 1)) return false;
    if (owners[other] === -1) continue;
    const begin = problem.opens[other]!;
    const [least, most] = [orders.least[link]!, orders.most[link]!];
    const ends = begin + (other === from ? untilEnd(routes, link) : isCrew ? 0 : -service);
    low = Math.max(low, other === from ? ends + least : ends - most);
    high = Math.min(high, other === from ? ends + most : ends - least);
  }
  narrow(routes, job, low, high);
  return low <= high;
}

/** Does every held job of a route end in time as it stands now, stops laid anew among its jobs? Not asked of the one behind `node`. */
export function keepsGapsBeside(routes: Routes, engineer: number, node: number): boolean {
  const { problem, next, previous } = routes;
  const { orders, place, jobCount } = problem;
  if (!orders) return true;
  const sentinel = jobCount + engineer;
  for (let job = next[sentinel]!; job !== sentinel; job = next[job]!)
    if (previous[job] !== node && !keepsGaps(routes, job, place[previous[job]!] === place[job])) return false;
  return true;
}

/** Does a held job still end in time for those that wait for it, with setup or without? */
function keepsGaps(routes: Routes, job: number, isSamePlace: boolean): boolean {
  const { problem, engineer: owners } = routes;
  const orders = problem.orders!;
  const end = (engineer: number) => problem.opens[job]! + serviceOf(problem, engineer, job, isSamePlace);
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++) {
    const link = orders.of[index]!;
    const to = orders.to[link]!;
    if (to === job || owners[to] === -1 || orders.isCrew[link] === 1) continue;
    const gap = problem.opens[to]! - end(owners[job]!);
    if (gap < orders.least[link]! || gap > orders.most[link]!) return false;
  }
  return true;
}
