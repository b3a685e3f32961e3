import { hasOrder } from '../model/orders';
import type { Orders } from '../model/coupling';
import { serviceOf } from '../model/paces';
import type { Problem } from '../model/problem';
import { earliestBegin } from './promise-price';
import type { OrderTimes, Routes } from './routes-model';

/** A problem whose windows the routes may narrow, and room for what narrows them. */
export function withOwnWindows(problem: Problem): { problem: Problem; orderTimes: OrderTimes | null } {
  const { orders, jobCount, engineerCount, windowFrom, windowTo, opens, closes } = problem;
  if (orders === null) return { problem, orderTimes: null };
  return {
    problem: {
      ...problem,
      windowFrom: windowFrom.slice(),
      windowTo: windowTo.slice(),
      opens: opens.slice(),
      closes: closes.slice(),
    },
    orderTimes: {
      stated: { windowFrom, windowTo, opens, closes },
      low: new Float64Array(jobCount).fill(-Infinity),
      high: new Float64Array(jobCount).fill(Infinity),
      queue: [],
      isQueued: new Uint8Array(engineerCount),
      isStale: new Uint8Array(engineerCount),
    },
  };
}

/** Writes the bounds of a job into its windows; a window of which nothing is left is in nobody's way. */
export function narrow({ problem, orderTimes }: Routes, job: number, low: number, high: number): void {
  const { stated } = orderTimes!;
  const { windowAt, windowFrom, windowTo } = problem;
  let opens = Infinity;
  let closes = -Infinity;
  for (let index = windowAt[job]!; index < windowAt[job + 1]!; index++) {
    const from = Math.max(low, stated.windowFrom[index]!);
    const to = Math.min(high, stated.windowTo[index]!);
    const isOpen = from <= to;
    windowFrom[index] = isOpen ? from : Infinity;
    windowTo[index] = isOpen ? to : -Infinity;
    if (!isOpen) continue;
    opens = Math.min(opens, from);
    closes = to;
  }
  problem.opens[job] = opens;
  problem.closes[job] = closes;
}

/** Setup and work of a planned job where it stands. */
export function serviceAt({ problem, engineer, previous }: Routes, job: number): number {
  return serviceOf(problem, engineer[job]!, job, problem.place[previous[job]!] === problem.place[job]);
}

/** From the begin of what a link begins with to the moment that counts. */
export function untilEnd(routes: Routes, link: number): number {
  const { isCrew, from } = routes.problem.orders!;
  return isCrew[link] === 1 ? 0 : serviceAt(routes, from[link]!);
}

/** The latest begin of a planned job at which the rest of its route can still be done. O(breaks). */
function latestBegin(routes: Routes, engineer: number, job: number): number {
  const { problem, nodes, early, previous } = routes;
  const late = problem.place[previous[job]!] === problem.place[job] ? routes.lateSame : routes.late;
  const service = serviceAt(routes, job);
  let last = -Infinity;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const latest = late[taken * nodes + job]!;
    if (latest > last && early[taken * nodes + job]! - service <= latest) last = latest;
  }
  return last;
}

/**
 * The windows of a job that is in no route, from those it has orders with. False if it cannot be served now: what it waits
 * for is not.
 */
export function openFor(routes: Routes, job: number): boolean {
  const { problem, engineer: owners, orderTimes } = routes;
  const orders = problem.orders!;
  let low = -Infinity;
  let high = Infinity;
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++) {
    const link = orders.of[index]!;
    const from = orders.from[link]!;
    const isCrew = orders.isCrew[link] === 1;
    if (from === job) {
      const to = orders.to[link]!;
      if (owners[to] === -1) continue;
      const shortest = isCrew ? 0 : leastDuration(problem, job);
      const longest = isCrew ? 0 : longestService(problem, job);
      high = Math.min(high, latestBegin(routes, owners[to]!, to) - orders.least[link]! - shortest);
      low = Math.max(low, earliestBegin(routes, owners[to]!, to) - orders.most[link]! - longest);
      continue;
    }
    const owner = owners[from]!;
    if (owner === -1 && isCrew) continue;
    if (owner === -1) return false;
    const service = untilEnd(routes, link);
    low = Math.max(low, earliestBegin(routes, owner, from) + service + orders.least[link]!);
    high = Math.min(high, latestBegin(routes, owner, from) + service + orders.most[link]!);
  }
  orderTimes!.low[job] = low;
  orderTimes!.high[job] = high;
  narrow(routes, job, low, high);
  return low <= high;
}

/** By whoever does it. */
function leastDuration({ duration, jobCount }: Problem, job: number): number {
  let least = Infinity;
  for (let cell = job; cell < duration.length; cell += jobCount) least = Math.min(least, duration[cell]!);
  return least;
}

function longestService({ duration, setup, jobCount }: Problem, job: number): number {
  let most = 0;
  for (let cell = job; cell < duration.length; cell += jobCount)
    most = Math.max(most, duration[cell]! + setup[cell]!);
  return most;
}

/** The node behind which a job may go at the earliest: the last of those in this route that it waits for. */
export function firstNodeFor({ problem, previous }: Routes, engineer: number, job: number): number {
  const orders = problem.orders!;
  const sentinel = problem.jobCount + engineer;
  if (!hasOrder(orders, job)) return sentinel;
  let node = previous[sentinel]!;
  while (node !== sentinel && !waitsFor(orders, job, node)) node = previous[node]!;
  return node;
}

/** The node before which a job must go at the latest: the first of those in this route that wait for it. */
export function lastNodeFor({ problem, next }: Routes, engineer: number, job: number): number {
  const orders = problem.orders!;
  const sentinel = problem.jobCount + engineer;
  if (!hasOrder(orders, job)) return sentinel;
  let node = next[sentinel]!;
  while (node !== sentinel && !waitsFor(orders, node, job)) node = next[node]!;
  return node;
}

function isWaiting({ to, isCrew }: Orders, link: number, job: number): boolean {
  return to[link] === job && isCrew[link] === 0;
}

export function waitsFor(orders: Orders, job: number, other: number): boolean {
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++)
    if (isWaiting(orders, orders.of[index]!, job) && orders.from[orders.of[index]!] === other) return true;
  return false;
}

export function enqueue({ orderTimes }: Routes, engineer: number): void {
  const { queue, isQueued } = orderTimes!;
  if (isQueued[engineer] === 1) return;
  isQueued[engineer] = 1;
  queue.push(engineer);
}

/** Tightens the bounds of those that a planned job has orders with; false if it cannot begin at all. */
export function pass(routes: Routes, engineer: number, job: number): boolean {
  const { problem, engineer: owners } = routes;
  const orders = problem.orders!;
  const begin = earliestBegin(routes, engineer, job);
  if (begin === Infinity) return false;
  const last = latestBegin(routes, engineer, job);
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++) {
    const link = orders.of[index]!;
    const least = orders.least[link]!;
    const most = orders.most[link]!;
    const to = orders.to[link]!;
    if (to !== job) {
      if (owners[to] === -1) continue;
      const service = untilEnd(routes, link);
      bound(routes, to, begin + service + least, last + service + most);
      continue;
    }
    const from = orders.from[link]!;
    if (owners[from] === -1) continue;
    const before = untilEnd(routes, link);
    bound(routes, from, begin - most - before, last - least - before);
  }
  return true;
}

function bound(routes: Routes, job: number, low: number, high: number): void {
  const { low: lows, high: highs, isStale } = routes.orderTimes!;
  if (low <= lows[job]! && high >= highs[job]!) return;
  lows[job] = Math.max(low, lows[job]!);
  highs[job] = Math.min(high, highs[job]!);
  narrow(routes, job, lows[job], highs[job]);
  const engineer = routes.engineer[job]!;
  isStale[engineer] = 1;
  enqueue(routes, engineer);
}

/**
 * The last begin of a planned job that leaves all others free to begin as early as they can: what it may take for itself
 * when every route is timed on its own.
 */
export function ownLast(routes: Routes, job: number): number {
  const { problem, engineer: owners } = routes;
  const orders = problem.orders!;
  let last = Infinity;
  for (let index = orders.at[job]!; index < orders.at[job + 1]!; index++) {
    const link = orders.of[index]!;
    const from = orders.from[link]!;
    const to = orders.to[link]!;
    const other = from === job ? to : from;
    if (owners[other] === -1) continue;
    const begin = earliestBegin(routes, owners[other]!, other);
    last = Math.min(
      last,
      from === job
        ? begin - orders.least[link]! - untilEnd(routes, link)
        : begin + untilEnd(routes, link) + orders.most[link]!,
    );
  }
  return last;
}

/** Is a job planned together with one that it waits for, or that waits for it? */
export function isBound({ problem, engineer: owners }: Routes, job: number): boolean {
  if (owners[job] === -1) return false;
  const { at, of, from, to } = problem.orders!;
  for (let index = at[job]!; index < at[job + 1]!; index++) {
    const link = of[index]!;
    if (owners[from[link]!] !== -1 && owners[to[link]!] !== -1) return true;
  }
  return false;
}
