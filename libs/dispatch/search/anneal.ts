import type { Problem } from '../model/problem';
import { isRelated } from '../model/relations';
import { isInTime } from './feasible';
import { cheapest, cheapestAmong, cheapestUnused, insertionCache, noPlace } from './insertion';
import type { InsertionCache } from './insertion';
import { allRoutes, newJournal, setRoutes, touch, undo } from './journal';
import type { Journal } from './journal';
import { absencePrices, isBetter, moreServed, scoreInto, scoreOf, servedInto } from './objective';
import type { Score } from './objective';
import { cheapestNearby, nearbyOf } from './nearby';
import type { Nearby } from './nearby';
import { overtimeSum } from './overtime';
import { markKin } from './kin';
import { below, randomFrom, uniform } from './random';
import type { Random } from './random';
import { keepsPromises } from './promise-price';
import { arrange, sortingKeys } from './recreate';
import type { Keys } from './recreate';
import { emptyRoutes, link, refresh, refreshAround, unlink } from './routes';
import type { Routes } from './routes';
import { markStrings, neighboursOf, ruinDefaults } from './ruin';
import type { Neighbours, RuinOptions } from './ruin';

export interface AnnealOptions {
  seed: number;
  /** Temperatures at the beginning and the end, in mean legs of the first plan. */
  hottest: number;
  coldest: number;
  blink: number;
  /** How often jobs left out are put back together with those removed, not after them. */
  mergeRate: number;
  /**
   * How often the first removed job goes to an unused engineer although another place is cheaper. Greedy insertion alone
   * never finds that one more route, once it has jobs, makes the others shorter.
   */
  openRate: number;
  /** From how many jobs on places are looked for nearby, and how often everywhere all the same. */
  closerFrom: number;
  wideRate: number;
  ruin: RuinOptions;
}

export const annealDefaults: AnnealOptions = {
  seed: 1,
  hottest: 1,
  coldest: 0.03,
  blink: 0.01,
  mergeRate: 0.2,
  openRate: 0.06,
  wideRate: 0.1,
  closerFrom: 250,
  ruin: ruinDefaults,
};

/** Most jobs left out that an iteration tries to put in beside those it removed. */
const mostTried = 20;

/** How often a job for which nothing is free nearby is tried everywhere. */
const lookAgainRate = 0.25;

/** Dearness of absence at the beginning and the end. */
const hotDearness = 0.5;
const coldDearness = 4.5;

/** A search that can be stopped and gone on with. `run` works off iterations at a given share of the cooling. */
export interface Search {
  problem: Problem;
  options: AnnealOptions;
  routes: Routes;
  best: number[][];
  bestScore: Score;
  iterations: number;
  /** Mean leg of the first plan: the measure of temperatures and of absence. */
  unit: number;
  cache: InsertionCache;
  /** Null: the day is so small that every place is looked at. */
  nearby: Nearby | null;
  journal: Journal;
  neighbours: Neighbours;
  keys: Keys;
  absence: Float64Array;
  /** What the prices of absence are taken times: while it is hot the walk gives jobs up more easily. */
  dearness: number;
  random: Random;
  score: Score;
  cost: number;
  marked: Int32Array;
  absent: Int32Array;
  scratch: Float64Array;
  ruinedAt: Int32Array;
}

/** Begins with the given routes (they must be feasible); jobs that are not in them are put in where they fit. */
export function beginSearch(
  problem: Problem,
  options: AnnealOptions,
  start: readonly (readonly number[])[] = [],
): Search {
  const routes = emptyRoutes(problem);
  setRoutes(routes, start);
  const { jobCount } = problem;
  const search: Search = {
    problem,
    options,
    routes,
    best: [],
    bestScore: scoreOf(routes),
    iterations: 0,
    unit: 1,
    cache: insertionCache(problem),
    nearby: canLookNearby(problem, options) ? nearbyOf(problem) : null,
    journal: newJournal(routes),
    neighbours: neighboursOf(problem, 400),
    keys: sortingKeys(problem),
    absence: new Float64Array(jobCount),
    dearness: hotDearness,
    random: randomFrom(options.seed),
    score: { pinned: 0, priority: 0, jobs: 0, cost: 0 },
    cost: 0,
    marked: new Int32Array(jobCount),
    absent: new Int32Array(jobCount),
    scratch: new Float64Array(jobCount),
    ruinedAt: new Int32Array(problem.engineerCount),
  };
  const count = absentInto(search, search.marked);
  arrange(problem, search.keys, search.marked, count, true, search.random, search.scratch);
  search.journal.count = 0;
  for (let index = 0; index < count; index++) insert(search, search.marked[index]!, 0, -1);
  const planned = Math.max(1, jobCount - absentInto(search, search.absent));
  scoreInto(routes, search.bestScore);
  search.unit = Math.max(1, (search.bestScore.cost - overtimeSum(routes)) / planned);
  search.absence = absencePrices(
    problem,
    search.unit,
    routes.travel.reduce((sum, one) => sum + one, 0) / planned,
  );
  search.best = allRoutes(routes);
  return search;
}

/** Where every engineer has a home and skills of his own, near jobs say too little of who could come. */
function canLookNearby(problem: Problem, { closerFrom }: AnnealOptions): boolean {
  const areAlike = problem.classCount * 10 <= problem.engineerCount;
  return areAlike && !problem.promises && problem.jobCount >= closerFrom;
}

/** Goes on from other routes, as of another worker. */
export function continueFrom(search: Search, plan: readonly (readonly number[])[]): void {
  setRoutes(search.routes, plan);
  keepIfBest(search);
}

/** `count` iterations at `progress` (0 hot, 1 cold). Answers whether the best plan became better. */
export function run(search: Search, count: number, progress: number): boolean {
  const { options, unit } = search;
  const temperature = unit * options.hottest * (options.coldest / options.hottest) ** progress;
  search.dearness = hotDearness + (coldDearness - hotDearness) * progress;
  search.cost = walkingCost(search);
  let improved = false;
  for (let index = 0; index < count; index++) if (iterate(search, temperature)) improved = true;
  return improved;
}

/** Ruin, recreate, accept or take back (simulated annealing with the threshold form of section 5.4). */
function iterate(search: Search, temperature: number): boolean {
  const { problem, options, routes, journal, random, marked, absent } = search;
  const iteration = ++search.iterations;
  journal.count = 0;
  let count = markStrings(
    routes,
    search.neighbours,
    options.ruin,
    random,
    marked,
    search.ruinedAt,
    iteration,
  );
  if (problem.relations !== null) count = markKin(routes, marked, count, random);
  let missing = absentInto(search, absent);
  const costBefore = search.cost;
  for (let index = 0; index < count; index++) {
    const owner = routes.engineer[marked[index]!]!;
    if (owner === -1) continue;
    touch(routes, journal, owner, iteration);
    unlink(routes, marked[index]!);
  }
  for (let index = 0; index < journal.count; index++) refresh(routes, journal.engineers[index]!);
  const merges = missing > 0 && uniform(random) < options.mergeRate;
  if (merges) count = merge(search, count, missing);
  arrange(
    problem,
    search.keys,
    marked,
    count,
    (merges || missing > 0) && uniform(random) < 0.5,
    random,
    search.scratch,
  );
  let first = 0;
  if (count > 0 && uniform(random) < options.openRate) {
    cheapestUnused(routes, search.cache, marked[0]!, random);
    if (place(search, marked[0]!, iteration)) first = 1;
  }
  for (let index = first; index < count; index++) insert(search, marked[index]!, options.blink, iteration);
  if (missing > 0 && !merges) {
    missing = absentInto(search, absent);
    const tried = Math.min(missing, mostTried);
    sample(search, missing, tried);
    arrange(problem, search.keys, absent, tried, true, random, search.scratch);
    // They found no place before, so only routes that have changed can have one; unless another job was in its way.
    for (let index = 0; index < tried; index++) {
      if (problem.relations !== null && isRelated(problem.relations, absent[index]!))
        cheapest(routes, search.cache, absent[index]!, 0, random);
      else cheapestAmong(routes, search.cache, absent[index]!, journal.engineers, journal.count, random);
      place(search, absent[index]!, iteration);
    }
  }
  const cost = walkingCost(search);
  const isAccepted = cost < costBefore - temperature * Math.log(uniform(random) + 1e-12);
  const hasLevel = servesMore(search);
  if ((isAccepted || hasLevel) && areInTime(search)) {
    search.cost = cost;
    return (hasLevel || cost < costBefore + search.unit) && keepIfBest(search);
  }
  undo(routes, journal);
  return false;
}

function areInTime({ routes, journal }: Search): boolean {
  for (let index = 0; index < journal.count; index++)
    if (!isInTime(routes, journal.engineers[index]!)) return false;
  return true;
}

function insert(search: Search, job: number, blink: number, iteration: number): void {
  const { routes, cache, nearby, random, options } = search;
  if (nearby && iteration >= 0 && uniform(random) >= options.wideRate) {
    cheapestNearby(routes, cache, nearby, job, blink, random);
    if (cache.best === noPlace && uniform(random) < lookAgainRate)
      cheapest(routes, cache, job, blink, random);
  } else cheapest(routes, cache, job, blink, random);
  place(search, job, iteration);
}

/** Puts a job where the last question says; false if nowhere. */
function place({ routes, cache, journal }: Search, job: number, iteration: number): boolean {
  if (cache.best === noPlace) return false;
  if (iteration >= 0) touch(routes, journal, cache.engineer, iteration);
  link(routes, cache.engineer, cache.node, job);
  refreshAround(routes, cache.engineer, job);
  return true;
}

/** Adds some of the jobs left out to the removed ones. */
function merge(search: Search, count: number, missing: number): number {
  const { marked, absent } = search;
  const added = Math.min(missing, mostTried);
  sample(search, missing, added);
  let total = count;
  for (let index = 0; index < added; index++) {
    let known = false;
    for (let at = 0; at < count && !known; at++) known = marked[at] === absent[index];
    if (!known) marked[total++] = absent[index]!;
  }
  return total;
}

/** Moves `count` random ones of the first `missing` jobs of `absent` to its front. */
function sample({ absent, random }: Search, missing: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const other = index + below(random, missing - index);
    const job = absent[other]!;
    absent[other] = absent[index]!;
    absent[index] = job;
  }
}

function absentInto({ routes }: Search, list: Int32Array): number {
  for (let index = 0; index < routes.absentCount; index++) list[index] = routes.absent[index]!;
  return routes.absentCount;
}

function walkingCost({ problem, routes, absence, dearness }: Search): number {
  let cost = 0;
  for (let engineer = 0; engineer < problem.engineerCount; engineer++) cost += routes.cost[engineer]!;
  for (let index = 0; index < routes.absentCount; index++) cost += dearness * absence[routes.absent[index]!]!;
  return cost;
}

/**
 * Is less left out than in the best plan? Then the walk follows whatever it costs: the price of absence is a guess, in
 * legs of the first plan, and where these were short no job far away would ever pay.
 */
function servesMore({ routes, score, bestScore }: Search): boolean {
  servedInto(routes, score);
  return moreServed(score, bestScore) > 0 && keepsPromises(routes);
}

function keepIfBest(search: Search): boolean {
  scoreInto(search.routes, search.score);
  if (!isBetter(search.score, search.bestScore) || !keepsPromises(search.routes)) return false;
  Object.assign(search.bestScore, search.score);
  search.best = allRoutes(search.routes);
  return true;
}
