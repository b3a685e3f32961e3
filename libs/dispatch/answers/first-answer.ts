import { hasOrder } from '../model/orders';
import type { Problem } from '../model/problem';
import { needSameScarce, needsScarce } from '../model/scarce';
import { isStop } from '../model/stock';
import { drawsTooMuch, isOverdrawn, leftFor, needsOverdrawn } from '../search/depot-stock';
import { isFeasible } from '../search/feasible';
import { holdMoments } from '../search/hold';
import type { Targets } from '../search/hold';
import { allRoutes, setRoute, setRoutes } from '../search/journal';
import { mended } from '../search/mend';
import { sortWaiting } from '../search/order-moves';
import { costNow } from '../search/pairs';
import { jobsOf, refresh, unlink } from '../search/routes';
import type { Routes } from '../search/routes';
import { dropNeedless } from '../search/stops';
import { bestPlace, bestPlaceOf, keptPlace, mayChange, put } from './homeless-places';
import type { Place } from './homeless-places';
import { stopsLaid } from './stops-laid';

/** Pushing aside is tried in full for this many of the most promising victims. */
const mostTrials = 12;

/**
 * A feasible day at once: what does not fit any more leaves, then every homeless job goes to its best place, the most
 * important first; one that finds none, or an urgent one that would begin after `respondBy`, pushes aside jobs of lower
 * priority, which look for a place in turn. Nothing else moves. O(visits^2 / engineers) for each homeless job.
 */
export function placeHomeless(
  routes: Routes,
  homeless: Iterable<number>,
  urgent: ReadonlySet<number>,
  respondBy: number,
  targets: Targets,
): void {
  const { priority, engineerCount } = routes.problem;
  const waiting = [...homeless];
  waiting.push(...giveBack(routes));
  for (let engineer = 0; engineer < engineerCount; engineer++) waiting.push(...relieve(routes, engineer));
  const displaced = new Set(inOrder(routes, targets));
  // Those who were promised somebody choose before those who take what there is.
  waiting.unshift(...displaced);
  waiting.sort((a, b) => priority[b]! - priority[a]!);
  const list = Int32Array.from(waiting);
  if (routes.problem.orders) sortWaiting(routes.problem, list, list.length);
  for (const job of list) {
    const place = displaced.has(job) ? keptPlace(routes, job) : bestPlace(routes, job);
    if (displaced.has(job) && !mayChange(routes)) {
      if (place) put(routes, place, job);
      continue;
    }
    const isLate = urgent.has(job) && place !== null && place.begin > respondBy;
    if (place && !isLate) put(routes, place, job);
    else if (!pushAside(routes, job, place, respondBy) && place) put(routes, place, job);
  }
}

/** Where depots have too few parts for all routes: stops elsewhere, and takes out the least important jobs for which there are none. */
function giveBack(routes: Routes): number[] {
  const removed: number[] = [];
  if (!isOverdrawn(routes)) return removed;
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++)
    if (drawsTooMuch(routes, engineer)) lay(routes, engineer, jobsOf(routes, engineer));
  const all = allRoutes(routes).flat();
  for (const job of all.sort((a, b) => importanceOf(routes.problem, a) - importanceOf(routes.problem, b))) {
    const engineer = routes.engineer[job]!;
    if (!isOverdrawn(routes)) break;
    if (!needsOverdrawn(routes, engineer, job)) continue;
    unlink(routes, job);
    refresh(routes, engineer);
    removed.push(job);
  }
  return removed;
}

function importanceOf({ pinned, priority }: Problem, job: number): number {
  return (pinned[job] === -1 ? 0 : 1_000) + priority[job]!;
}

/** Takes out the least important jobs until the route can be done; going straight home always can. */
function relieve(routes: Routes, engineer: number): number[] {
  const removed: number[] = [];
  while (routes.count[engineer]! > 0 && !isFeasible(routes, engineer)) {
    const nodes = jobsOf(routes, engineer);
    if (lay(routes, engineer, nodes)) break;
    const { problem } = routes;
    const jobs = nodes.filter(node => !isStop(problem, node));
    const byImportance = jobs.sort((a, b) => importanceOf(problem, a) - importanceOf(problem, b));
    const without = (job: number) => nodes.filter(node => node !== job);
    const enough = byImportance.find(job => lay(routes, engineer, without(job)));
    const victim = enough ?? byImportance[0];
    if (enough === undefined) setRoute(routes, engineer, victim === undefined ? [] : without(victim));
    if (victim === undefined) break;
    removed.push(victim);
  }
  return removed;
}

/**
 * Makes a route of these nodes; where there are parts or tools, with the stops laid so that it is cheapest, if that can be done at all.
 * Answers whether it can.
 */
function lay(routes: Routes, engineer: number, nodes: readonly number[]): boolean {
  const { problem } = routes;
  let best: readonly number[] = nodes;
  let least = Infinity;
  const left = leftFor(routes, engineer);
  for (const list of problem.stock === null ? [] : stopsLaid(problem, engineer, nodes, left)) {
    setRoute(routes, engineer, list);
    const cost = costNow(routes, engineer);
    if (cost >= least || !isFeasible(routes, engineer)) continue;
    best = list;
    least = cost;
  }
  setRoute(routes, engineer, best);
  return isFeasible(routes, engineer);
}

/** Holds what has orders, as near to what was promised as it may be, and takes out what breaks them. Answers what that is. */
function inOrder(routes: Routes, targets: Targets): number[] {
  const { problem } = routes;
  if (!problem.orders) return [];
  const lists = allRoutes(routes);
  const left = mended(problem, lists);
  setRoutes(routes, left);
  holdMoments(routes, targets);
  const kept = new Set(left.flat());
  return lists.flat().filter(job => !kept.has(job) && !isStop(problem, job));
}

interface Trial {
  victims: number[];
  place: Place;
  lost: number;
}

/**
 * Puts a job where one or two neighbours of lower priority were, or gives it the parts that somebody was to fetch for another; false if
 * that is no gain.
 */
function pushAside(routes: Routes, job: number, fallback: Place | null, respondBy: number): boolean {
  const { priority } = routes.problem;
  let trials = trialsOf(routes, job, 1);
  if (trials.length === 0) trials = trialsOf(routes, job, 2);
  if (trials.length === 0) trials = trialsForParts(routes, job);
  if (fallback) trials = trials.filter(one => one.place.begin <= respondBy);
  trials.sort((a, b) => a.lost - b.lost || a.place.price - b.place.price);
  const byPrice = trials.toSorted((a, b) => a.place.price - b.place.price).slice(0, mostTrials);
  let best: { trial: Trial; lost: number; cost: number } | null = null;
  for (const trial of new Set([...trials.slice(0, mostTrials), ...byPrice])) {
    const before = snapshot(routes);
    const { lost, cost } = carryOut(routes, job, trial);
    before();
    const isWorth = fallback ? lost === 0 : lost < priority[job]!;
    if (isWorth && (!best || lost < best.lost || (lost === best.lost && cost < best.cost)))
      best = { trial, lost, cost };
  }
  if (best) carryOut(routes, job, best.trial);
  return best !== null;
}

/** The best place for the job in each route without one run of `length` jobs of lower priority. */
function trialsOf(routes: Routes, job: number, length: number): Trial[] {
  const { problem } = routes;
  const { priority } = problem;
  const trials: Trial[] = [];
  for (let engineer = 0; engineer < problem.engineerCount; engineer++) {
    if (problem.allowed[engineer * problem.jobCount + job] === 0) continue;
    const nodes = jobsOf(routes, engineer);
    const order = nodes.filter(node => !isStop(problem, node));
    for (let at = 0; at + length <= order.length; at++) {
      const victims = order.slice(at, at + length);
      const lost = victims.reduce((sum, one) => sum + priority[one]!, 0);
      if (lost >= priority[job]! || !victims.every(one => isFree(routes, one))) continue;
      takeOut(routes, victims);
      const place = bestPlaceOf(routes, engineer, job);
      if (place) trials.push({ victims, place, lost });
      setRoute(routes, engineer, nodes);
    }
  }
  return trials;
}

/** The best place for the job without one of lower priority, whoever does that, for which something is fetched that depots run out of. */
function trialsForParts(routes: Routes, job: number): Trial[] {
  const { problem } = routes;
  const { priority } = problem;
  if (!needsScarce(problem, job)) return [];
  const takers = allRoutes(routes)
    .flat()
    .filter(
      one => priority[one]! < priority[job]! && isFree(routes, one) && needSameScarce(problem, job, one),
    )
    .sort((a, b) => priority[a]! - priority[b]!);
  return takers.slice(0, mostTrials).flatMap(one => {
    const engineer = routes.engineer[one]!;
    const nodes = jobsOf(routes, engineer);
    takeOut(routes, [one]);
    const place = bestPlace(routes, job);
    setRoute(routes, engineer, nodes);
    return place ? [{ victims: [one], place, lost: priority[one]! }] : [];
  });
}

/** Of one engineer, and the stops that he does not need any more. */
function takeOut(routes: Routes, jobs: readonly number[]): void {
  const engineer = routes.engineer[jobs[0]!]!;
  for (const job of jobs) unlink(routes, job);
  refresh(routes, engineer);
  dropNeedless(routes, engineer);
}

/** May it be pushed aside on its own? */
function isFree({ problem: { orders, pinned } }: Routes, job: number): boolean {
  return pinned[job] === -1 && !(orders !== null && hasOrder(orders, job));
}

function carryOut(routes: Routes, job: number, { victims, place }: Trial): { lost: number; cost: number } {
  const { priority } = routes.problem;
  takeOut(routes, victims);
  put(routes, place, job);
  let lost = 0;
  let cost = place.price;
  for (const one of victims.toSorted((a, b) => priority[b]! - priority[a]!)) {
    const other = keptPlace(routes, one);
    if (other) put(routes, other, one);
    else lost += priority[one]! + 1e-3;
    cost += other?.price ?? 0;
  }
  return { lost, cost };
}

/** Remembers the routes; calling the answer brings back those that have changed. */
function snapshot(routes: Routes): () => void {
  const { engineerCount } = routes.problem;
  const versions = routes.version.slice();
  const orders = Array.from({ length: engineerCount }, (_, engineer) => jobsOf(routes, engineer));
  return () => {
    const changed = orders.flatMap((order, engineer) =>
      routes.version[engineer] === versions[engineer] ? [] : [{ order, engineer }],
    );
    for (const { engineer } of changed) setRoute(routes, engineer, []);
    for (const { order, engineer } of changed) setRoute(routes, engineer, order);
  };
}
