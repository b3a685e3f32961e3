import type { Problem } from '../model/problem';
import { jobsToServe } from '../model/stock';
import { beginSearch, continueFrom, run } from './anneal';
import { isBetter } from './objective';
import type { Score } from './objective';
import type { AnnealOptions, Search } from './search-model';

/**
 * A search that begins several times. How many engineers go out, and who has which end of the town, is settled while it is
 * hot; what went wrong there stays wrong however slowly it cools. So a long budget is spent on some whole walks, each
 * with a chance of its own, and what is left of it on the best of them.
 */
export interface Walks {
  readonly problem: Problem;
  readonly options: AnnealOptions;
  /** The walk under way. */
  search: Search;
  /** Which it is, from 0; `count` while the best one is gone on with. */
  at: number;
  /** How many there will be; null until it is known how far the budget goes. */
  count: number | null;
  /** From where on the speed is measured; null before. */
  paced: { iterations: number; progress: number } | null;
  /** How much of the budget the first walk had as if it were the only one, until the count was known. */
  alone: number;
  /** Over all walks. */
  best: number[][];
  bestScore: Score;
  iterations: number;
}

/** Iterations that a walk should have for each job, more where breaks have to find their place, too; and the most walks. */
const leastPerJob = 600;
const leastWithBreaks = 1_000;
const mostWalks = 4;

/** The part of the budget that is for whole walks; the rest is the best one's, from the middle of the cooling on. */
const walksShare = 0.75;
const middle = 0.5;

/**
 * Where the budget is time the speed is measured between these parts of it: then it is known how many iterations there will be. What the
 * first hundredths of some seconds get through is a twentieth of it, the code is not compiled yet.
 */
const pacedFrom = 0.05;
const knownFrom = 0.1;

/** Begins with the given routes; from them it walks only once. `iterations` are all there will be, if that is known. */
export function beginWalks(
  problem: Problem,
  options: AnnealOptions,
  start: readonly (readonly number[])[],
  iterations = Infinity,
): Walks {
  const search = beginSearch(problem, options, start);
  const known = iterations === Infinity ? null : countFor(problem, iterations);
  return {
    problem,
    options,
    search,
    at: 0,
    count: start.some(route => route.length > 0) ? 1 : known,
    paced: null,
    alone: 0,
    best: search.best,
    bestScore: { ...search.bestScore },
    iterations: 0,
  };
}

/** `count` iterations at `progress` of the whole budget (0 to 1). Answers whether the best plan became better. */
export function runWalks(walks: Walks, count: number, progress: number): boolean {
  if (walks.count === null) pace(walks, progress);
  const { at, cooling } = stretchOf(walks.count ?? 1, progress, walks.alone);
  if (at > walks.at) beginNext(walks, at);
  const before = walks.search.iterations;
  run(walks.search, count, cooling);
  walks.iterations += walks.search.iterations - before;
  return keepIfBetter(walks);
}

/** Goes on from other routes, as of another worker; a walk that is one of several had better look for itself. */
export function joinWalks(walks: Walks, routes: readonly (readonly number[])[]): void {
  if (walks.count === null || (walks.count > 1 && walks.at < walks.count)) return;
  continueFrom(walks.search, routes);
  keepIfBetter(walks);
}

function pace(walks: Walks, progress: number): void {
  const { iterations, paced } = walks;
  if (paced === null) {
    if (progress >= pacedFrom) walks.paced = { iterations, progress };
  } else if (progress >= knownFrom && progress > paced.progress) {
    const speed = (iterations - paced.iterations) / (progress - paced.progress);
    walks.count = countFor(walks.problem, iterations + speed * (1 - progress));
    walks.alone = progress;
  }
}

function countFor(problem: Problem, iterations: number): number {
  const least = problem.maxBreaks > 0 ? leastWithBreaks : leastPerJob;
  return Math.max(
    1,
    Math.min(mostWalks, Math.floor((walksShare * iterations) / (least * jobsToServe(problem)))),
  );
}

/** The walk that is due, and how far it has cooled. */
function stretchOf(count: number, progress: number, alone: number): { at: number; cooling: number } {
  if (count === 1) return { at: 0, cooling: progress };
  if (progress >= walksShare)
    return {
      at: count,
      cooling: middle + ((1 - middle) * (progress - walksShare)) / (1 - walksShare),
    };
  const each = walksShare / count;
  const at = Math.min(count - 1, Math.floor(progress / each));
  if (at > 0) return { at, cooling: progress / each - at };
  // The first goes on from where it stands, in what is left of its time.
  return { at, cooling: alone + ((1 - alone) * (progress - alone)) / (each - alone) };
}

function beginNext(walks: Walks, at: number): void {
  walks.at = at;
  if (at === walks.count) continueFrom(walks.search, walks.best);
  else walks.search = beginSearch(walks.problem, { ...walks.options, seed: walks.options.seed + at * 7_919 });
}

function keepIfBetter(walks: Walks): boolean {
  const { best, bestScore } = walks.search;
  if (!isBetter(bestScore, walks.bestScore)) return false;
  walks.best = best;
  walks.bestScore = { ...bestScore };
  return true;
}
