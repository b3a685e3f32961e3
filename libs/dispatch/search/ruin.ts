import type { Problem } from '../model/problem';
import { jobsToServe } from '../model/stock';
import type { Random } from './random';
import { below, uniform } from './random';
import type { Routes } from './routes';

export interface RuinOptions {
  /** Mean number of jobs taken out in an iteration. */
  meanRemoved: number;
  longestString: number;
  /** Probability of leaving a part of the string in place. */
  splitRate: number;
  splitDepth: number;
}

/** Values of Christiaens and Vanden Berghe 2020, section 5.1. */
export const ruinDefaults: RuinOptions = {
  meanRemoved: 10,
  longestString: 10,
  splitRate: 0.5,
  splitDepth: 0.01,
};

/** For each job its nearest ones, nearest first, in rows of `size`; the job itself is first. Rows are made when asked for. */
export interface Neighbours {
  size: number;
  list: Int32Array;
  known: Uint8Array;
  keys: Float64Array;
}

export function neighboursOf({ jobCount }: Problem, limit: number): Neighbours {
  const size = Math.min(jobCount, limit);
  return {
    size,
    list: new Int32Array(jobCount * size),
    known: new Uint8Array(jobCount),
    keys: new Float64Array(jobCount),
  };
}

/** O(jobs log jobs), once per job. Distance is the travel there and back for the first kind of engineer. */
function fillRow({ jobCount, width, place, durations }: Problem, neighbours: Neighbours, job: number): void {
  const { size, list, known, keys } = neighbours;
  const seconds = durations[0]!;
  const here = place[job]!;
  // Distance and job in one number: sorting numbers needs no comparing function.
  for (let other = 0; other < jobCount; other++)
    keys[other] =
      (seconds[here * width + place[other]!]! + seconds[place[other]! * width + here]!) * jobCount + other;
  keys[job] = -1;
  keys.sort();
  list[job * size] = job;
  for (let index = 1; index < size; index++) list[job * size + index] = keys[index]! % jobCount;
  known[job] = 1;
}

/**
 * Adjacent string removal: around a random job, strings of nearby jobs are chosen in as many routes as are met, until
 * about `meanRemoved` jobs are marked. The seed belongs to them if it is not planned. Nothing is removed yet:
 * `marked` gets the jobs, the answer is their number.
 */
export function markStrings(
  routes: Routes,
  neighbours: Neighbours,
  options: RuinOptions,
  random: Random,
  marked: Int32Array,
  ruinedAt: Int32Array,
  iteration: number,
): number {
  const { problem, engineer, count } = routes;
  const { engineerCount } = problem;
  let planned = 0;
  let used = 0;
  for (let one = 0; one < engineerCount; one++) {
    planned += count[one]!;
    if (count[one]! > 0) used++;
  }
  if (used === 0) return 0;
  const longest = Math.min(options.longestString, planned / used);
  const mostStrings = (4 * options.meanRemoved) / (1 + longest) - 1;
  const strings = Math.floor(uniform(random) * mostStrings + 1);
  const seed = below(random, jobsToServe(problem));
  if (neighbours.known[seed] === 0) fillRow(problem, neighbours, seed);
  const row = seed * neighbours.size;
  let total = 0;
  let ruined = 0;
  if (engineer[seed] === -1) marked[total++] = seed;
  for (let index = 0; index < neighbours.size && ruined < strings; index++) {
    const job = neighbours.list[row + index]!;
    const owner = engineer[job]!;
    if (owner === -1 || ruinedAt[owner] === iteration) continue;
    ruinedAt[owner] = iteration;
    ruined++;
    const size = count[owner]!;
    const length = Math.floor(uniform(random) * Math.min(size, longest) + 1);
    const most = Math.min(length, size);
    total = markString(routes, job, most, options, random, marked, total);
  }
  return total;
}

/** Marks `length` jobs of a run that holds `job`; sometimes some in the middle of a longer run are left in place. */
function markString(
  routes: Routes,
  job: number,
  length: number,
  options: RuinOptions,
  random: Random,
  marked: Int32Array,
  total: number,
): number {
  const { problem, next, previous, engineer, count } = routes;
  const { jobCount } = problem;
  const size = count[engineer[job]!]!;
  let kept = 0;
  if (length > 1 && length < size && uniform(random) < options.splitRate) {
    kept = 1;
    while (length + kept < size && uniform(random) < options.splitDepth) kept++;
  }
  const run = length + kept;
  let before = 0;
  for (let node = previous[job]!; node < jobCount && before < run - 1; node = previous[node]!) before++;
  let behind = 0;
  for (let node = next[job]!; node < jobCount && behind < run - 1; node = next[node]!) behind++;
  const least = Math.max(0, run - 1 - behind);
  const most = Math.min(before, run - 1);
  let node = job;
  for (let back = least + below(random, most - least + 1); back > 0; back--) node = previous[node]!;
  const keptFrom = kept > 0 ? 1 + below(random, length - 1) : run;
  let at = total;
  for (let index = 0; index < run; index++) {
    if (index < keptFrom || index >= keptFrom + kept) marked[at++] = node;
    node = next[node]!;
  }
  return at;
}
