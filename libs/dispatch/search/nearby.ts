import type { Problem } from '../model/problem';
import { wishOf } from '../model/wishes';
import { moreUneven } from './evenness';
import { isOpenAt } from './fits';
import type { InsertionCache } from './insertion-cache';
import { moreOvertime } from './overtime';
import type { Random } from './random';
import { uniform } from './random';
import type { Routes } from './routes';
import { noPlace } from './scan';
import { moreForTimes } from './time-price';

/** How many jobs on either side, and how many engineers, are near a job. */
const nearJobs = 30;
const nearHomes = 6;

/** A second of waiting between two jobs makes them this much further from each other than a second of travel does. */
const waitingWeight = 0.2;

/**
 * For each job those that would best come right before it and right behind it, and the engineers who live next to it.
 * "Best" knows of time (Vidal, Crainic, Gendreau and Prins, Computers and Operations Research 40, 2013, section 4.5):
 * the way and a share of the waiting that cannot be avoided; what would be late whatever happens is not there.
 * Rows are made when asked for; -1 ends a row. Memory: some 70 numbers a job.
 */
export interface Nearby {
  problem: Problem;
  before: Int32Array;
  behind: Int32Array;
  homes: Int32Array;
  known: Uint8Array;
  keys: Float64Array;
  /** job * engineerCount + engineer, so that what is asked about one job lies together. */
  allowed: Uint8Array;
}

export function nearbyOf(problem: Problem): Nearby {
  const { jobCount, engineerCount } = problem;
  const allowed = new Uint8Array(jobCount * engineerCount);
  for (let engineer = 0; engineer < engineerCount; engineer++)
    for (let job = 0; job < jobCount; job++)
      allowed[job * engineerCount + engineer] = problem.allowed[engineer * jobCount + job]!;
  return {
    problem,
    before: new Int32Array(jobCount * nearJobs),
    behind: new Int32Array(jobCount * nearJobs),
    homes: new Int32Array(jobCount * nearHomes),
    known: new Uint8Array(jobCount),
    keys: new Float64Array(Math.max(jobCount, engineerCount)),
    allowed,
  };
}

/** O(jobs + engineers), once per job. Measured with the first kind of engineer. */
function fillRow(nearby: Nearby, job: number): void {
  const { problem } = nearby;
  const { jobCount, engineerCount, place, width } = problem;
  const { keys } = nearby;
  const seconds = problem.durations[0]!;
  const costs = problem.costs[0]!;
  nearby.known[job] = 1;
  for (const isBefore of [true, false]) {
    for (let other = 0; other < jobCount; other++) {
      const first = isBefore ? other : job;
      const second = isBefore ? job : other;
      const cell = place[first]! * width + place[second]!;
      const ready = problem.opens[first]! + problem.duration[first]! + seconds[cell]!;
      const lastReady = problem.closes[first]! + problem.duration[first]! + seconds[cell]!;
      keys[other] =
        other === job || ready > problem.closes[second]!
          ? Infinity
          : costs[cell]! + waitingWeight * Math.max(0, problem.opens[second]! - lastReady);
    }
    leastInto(keys, jobCount, isBefore ? nearby.before : nearby.behind, job * nearJobs, nearJobs);
  }
  for (let engineer = 0; engineer < engineerCount; engineer++)
    keys[engineer] =
      nearby.allowed[job * engineerCount + engineer] === 0
        ? Infinity
        : Math.min(
            seconds[place[jobCount + engineer]! * width + place[job]!]!,
            seconds[place[job]! * width + problem.endPlace[engineer]!]!,
          );
  leastInto(keys, engineerCount, nearby.homes, job * nearHomes, nearHomes);
}

/** Indices of the `size` least of the first `count` keys, least first. O(count) for keys in no order. */
function leastInto(keys: Float64Array, count: number, list: Int32Array, offset: number, size: number): void {
  let found = 0;
  for (let index = 0; index < count; index++) {
    const key = keys[index]!;
    if (key === Infinity || (found === size && key >= keys[list[offset + size - 1]!]!)) continue;
    let at = found < size ? found++ : size - 1;
    while (at > 0 && keys[list[offset + at - 1]!]! > key) {
      list[offset + at] = list[offset + at - 1]!;
      at--;
    }
    list[offset + at] = index;
  }
  if (found < size) list[offset + found] = -1;
}

/**
 * The cheapest place next to a near job, at the ends of the day of who lives near, or in a day that is still free, into
 * `cache`. Each place is overlooked with probability `blink`. However large the day, it looks at some 70 places.
 */
export function cheapestNearby(
  routes: Routes,
  cache: InsertionCache,
  nearby: Nearby,
  job: number,
  blink: number,
  random: Random,
): void {
  const { problem, next, previous, engineer: owners } = routes;
  const { engineerCount, jobCount } = problem;
  cache.engineer = -1;
  cache.best = noPlace;
  if (nearby.known[job] === 0) fillRow(nearby, job);
  const { before, behind, homes, allowed } = nearby;
  const row = job * engineerCount;
  // One throw of the dice for each place, but only one logarithm for as many as are looked at until one is overlooked.
  let untilBlink = blink > 0 ? Math.log(uniform(random) + 1e-12) / Math.log(1 - blink) : Infinity;
  for (let index = job * nearJobs; index < (job + 1) * nearJobs; index++) {
    const node = before[index]!;
    if (node === -1) break;
    const owner = owners[node]!;
    if (owner === -1 || allowed[row + owner] === 0) continue;
    if (--untilBlink < 0) untilBlink = Math.log(uniform(random) + 1e-12) / Math.log(1 - blink);
    else consider(routes, cache, job, owner, node);
  }
  for (let index = job * nearJobs; index < (job + 1) * nearJobs; index++) {
    const node = behind[index]!;
    if (node === -1) break;
    const owner = owners[node]!;
    if (owner === -1 || allowed[row + owner] === 0) continue;
    if (--untilBlink < 0) untilBlink = Math.log(uniform(random) + 1e-12) / Math.log(1 - blink);
    else consider(routes, cache, job, owner, previous[node]!);
  }
  for (let index = job * nearHomes; index < (job + 1) * nearHomes; index++) {
    const owner = homes[index]!;
    if (owner === -1) break;
    const sentinel = jobCount + owner;
    consider(routes, cache, job, owner, sentinel);
    if (next[sentinel] !== sentinel) consider(routes, cache, job, owner, previous[sentinel]!);
  }
  const { free, freeAt, freeCount } = routes;
  for (let group = 0; group < problem.classCount; group++) {
    if (freeCount[group] === 0) continue;
    const owner = free[freeAt[group]!]!;
    if (allowed[row + owner] === 1) consider(routes, cache, job, owner, jobCount + owner);
  }
}

function consider(routes: Routes, cache: InsertionCache, job: number, engineer: number, node: number): void {
  const { problem, next, leg } = routes;
  const { place, width, jobCount } = problem;
  const kind = problem.kind[engineer]!;
  const after = next[node]!;
  const row = place[job]! * width;
  const to = after === jobCount + engineer ? problem.endPlace[engineer]! : place[after]!;
  let price =
    problem.costsTo[kind]![row + place[node]!]! +
    problem.costs[kind]![row + to]! -
    leg[node]! +
    (routes.count[engineer] === 0 ? problem.costFixed[engineer]! : 0) +
    wishOf(problem, engineer, job);
  if (price >= cache.best || !isOpenAt(routes, engineer, job, node)) return;
  if (routes.curves !== null) price += moreForTimes(routes, engineer, job, node);
  else if (problem.overtime !== null) price += moreOvertime(routes, engineer, job, node);
  if (problem.fairness !== null) price += moreUneven(routes, engineer, job, node);
  if (price >= cache.best) return;
  cache.best = price;
  cache.node = node;
  cache.engineer = engineer;
}
