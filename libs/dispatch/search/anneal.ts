import type { Problem } from '../model/problem';
import { jobsToServe } from '../model/stock';
import { unevenSum } from './evenness';
import { isInTime } from './feasible';
import { cheapestAmong, cheapestUnused } from './insertion';
import { insertionCache } from './insertion-cache';
import { allRoutes, newJournal, setRoutes, touch, undo } from './journal';
import { markKin } from './kin';
import { nearbyOf } from './nearby';
import {
  absencePrices,
  hotTimeWeight,
  isBetter,
  moreServed,
  scoreInto,
  scoreOf,
  servedInto,
  unitFor,
} from './objective';
import { mended } from './mend';
import {
  bringBack,
  dropTorn,
  hasOrders,
  keepBounds,
  markWaiting,
  noBounds,
  renew,
  renewStale,
  sortWaiting,
} from './order-moves';
import { overtimeSum } from './overtime';
import { markShipments } from './pairs';
import { isPlain, noGaps } from './gaps';
import { keepsPromises } from './promise-price';
import { bringIn, hasToDoWithOthers, insert, isOpen, place } from './put-in';
import { below, randomFrom, uniform } from './random';
import { arrange, sortingKeys } from './recreate';
import { emptyRoutes, refresh, unlink } from './routes';
import type { Routes } from './routes';
import { markStrings, neighboursOf } from './ruin';
import type { AnnealOptions, Search } from './search-model';
import { moveStopsOf } from './stop-moves';
import { dropNeedless, markDependent, withoutStops } from './stops';
import { timePriceSum } from './time-price';
import { walkingCost } from './walking-cost';

/** Most jobs left out that an iteration tries to put in beside those it removed. */
const mostTried = 20;

/** Dearness of absence at the beginning and the end. */
const hotDearness = 0.5;
const coldDearness = 4.5;

/** Begins with the given routes (they must be feasible); jobs that are not in them are put in where they fit. */
export function beginSearch(
  problem: Problem,
  options: AnnealOptions,
  start: readonly (readonly number[])[] = [],
): Search {
  const routes = emptyRoutes(problem);
  if (isPlain(problem)) routes.gaps = noGaps(problem);
  setRoutes(routes, start);
  if (problem.orders !== null) renew(routes, null);
  const { jobCount } = problem;
  const journal = newJournal(routes);
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
    journal,
    neighbours: neighboursOf(problem, 400),
    keys: sortingKeys(problem),
    absence: new Float64Array(jobCount),
    dearness: hotDearness,
    hotTimeWeight: hotTimeWeight(problem),
    random: randomFrom(options.seed),
    bounds: problem.orders && {
      before: noBounds(problem),
      last: noBounds(problem),
      notes: { journal, iteration: -1 },
    },
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
  if (problem.orders !== null) sortWaiting(problem, search.marked, count);
  for (let index = 0; index < count; index++) insert(search, search.marked[index]!, 0, -1);
  // Crews may have stayed incomplete, and what was tightened step by step is not what follows from the routes as they are now.
  if (problem.orders !== null) {
    setRoutes(routes, mended(problem, allRoutes(routes)));
    // Where a way over a third place is shorter, what is taken out may break the rest; what it began with was whole.
    if (moreServed(search.bestScore, scoreOf(routes)) > 0) setRoutes(routes, start);
    renew(routes, null);
  }
  // A job without a place may only have found one with somebody other than it was promised.
  if (!keepsPromises(routes)) {
    setRoutes(routes, start);
    if (problem.orders !== null) renew(routes, null);
  }
  const planned = Math.max(1, jobsToServe(problem) - absentInto(search, search.absent));
  scoreInto(routes, search.bestScore);
  search.unit = unitFor(problem, (search.bestScore.cost - besideTheWay(routes)) / planned);
  search.absence = absencePrices(
    problem,
    search.unit,
    routes.travel.reduce((sum, one) => sum + one, 0) / planned,
  );
  search.best = allRoutes(routes);
  return search;
}

const besideTheWay = (routes: Routes) => overtimeSum(routes) + timePriceSum(routes) + unevenSum(routes);

/** Where every engineer has a home and skills of his own, near jobs say too little of who could come. */
function canLookNearby(problem: Problem, { closerFrom }: AnnealOptions): boolean {
  const areAlike = problem.classCount * 10 <= problem.engineerCount;
  return areAlike && !problem.promises && problem.jobCount >= closerFrom;
}

/** Goes on from other routes, as of another worker. */
export function continueFrom(search: Search, plan: readonly (readonly number[])[]): void {
  setRoutes(search.routes, plan);
  if (search.bounds !== null) renew(search.routes, null);
  keepIfBest(search);
}

/** `count` iterations at `progress` (0 hot, 1 cold). Answers whether the best plan became better. */
export function run(search: Search, count: number, progress: number): boolean {
  const { options, unit } = search;
  const temperature = unit * options.hottest * (options.coldest / options.hottest) ** progress;
  search.dearness = hotDearness + (coldDearness - hotDearness) * progress;
  search.routes.timeWeight = search.hotTimeWeight ** (1 - progress);
  search.cost = walkingCost(search);
  let improved = false;
  for (let index = 0; index < count; index++) if (iterate(search, temperature)) improved = true;
  return improved;
}

/** Ruin, recreate, accept or take back (simulated annealing with the threshold form of section 5.4). */
function iterate(search: Search, temperature: number): boolean {
  const { problem, options, routes, journal, random, marked, absent, bounds } = search;
  const iteration = ++search.iterations;
  journal.count = 0;
  if (bounds !== null) {
    keepBounds(routes, bounds.before);
    bounds.notes.iteration = iteration;
  }
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
  if (bounds !== null) count = markWaiting(routes, marked, count, random);
  count = markShipments(routes, marked, count);
  if (problem.stock !== null) count = markShipments(routes, marked, markDependent(routes, marked, count));
  let missing = absentInto(search, absent);
  const costBefore = search.cost;
  for (let index = 0; index < count; index++) {
    const owner = routes.engineer[marked[index]!]!;
    if (owner === -1) continue;
    touch(routes, journal, owner, iteration);
    unlink(routes, marked[index]!);
  }
  for (let index = 0; index < journal.count; index++) refresh(routes, journal.engineers[index]!);
  if (problem.stock !== null) {
    for (let index = 0; index < journal.count; index++) dropNeedless(routes, journal.engineers[index]!);
    count = withoutStops(routes, marked, count);
  }
  if (bounds !== null && hasOrders(routes, journal, marked, count) && !renew(routes, bounds.notes))
    return takeBack(search);
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
  if (bounds !== null) sortWaiting(problem, marked, count);
  let first = 0;
  if (count > 0 && uniform(random) < options.openRate && isOpen(search, marked[0]!)) {
    cheapestUnused(routes, search.cache, marked[0]!, random);
    if (place(search, marked[0]!, iteration)) first = 1;
  }
  const limit = costBefore - temperature * Math.log(uniform(random) + 1e-12);
  if (!bringIn(search, first, count, iteration, missing === 0 ? limit : Infinity)) return takeBack(search);
  if (missing > 0 && !merges) {
    missing = absentInto(search, absent);
    const tried = Math.min(missing, mostTried);
    sample(search, missing, tried);
    arrange(problem, search.keys, absent, tried, true, random, search.scratch);
    // They found no place before, so only routes that have changed can have one; unless another job was in its way.
    if (bounds !== null) sortWaiting(problem, absent, tried);
    for (let index = 0; index < tried; index++) {
      const job = absent[index]!;
      if (hasToDoWithOthers(problem, job)) insert(search, job, 0, iteration);
      else {
        cheapestAmong(routes, search.cache, job, journal.engineers, journal.count, random);
        place(search, job, iteration);
      }
    }
  }
  if (bounds !== null && !dropTorn(routes, bounds.notes)) return takeBack(search);
  if (problem.stock !== null && !moveStopsOf(search)) return takeBack(search);
  const cost = walkingCost(search);
  const isAccepted = cost < limit;
  // Where jobs have to do with others the first plan may lack so much that its legs say nothing of what absence is worth.
  const isCoupled = problem.relations !== null || bounds !== null;
  const hasLevel = servesMore(search) || (isCoupled && isBest(search));
  if ((isAccepted || hasLevel) && areInTime(search)) {
    const mayBeBest = hasLevel || cost < costBefore + search.unit;
    if (bounds !== null && mayBeBest && isBest(search) && !renew(routes, bounds.notes))
      return takeBack(search);
    search.cost = bounds === null ? cost : walkingCost(search);
    return mayBeBest && keepIfBest(search);
  }
  return takeBack(search);
}

function takeBack({ routes, journal, bounds }: Search): false {
  if (bounds !== null) bringBack(routes, bounds.before);
  undo(routes, journal);
  if (bounds !== null) renewStale(routes, null);
  return false;
}

function areInTime({ routes, journal }: Search): boolean {
  for (let index = 0; index < journal.count; index++)
    if (!isInTime(routes, journal.engineers[index]!)) return false;
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

/**
 * Is less left out than in the best plan? Then the walk follows whatever it costs: the price of absence is a guess, in
 * legs of the first plan, and where these were short no job far away would ever pay.
 */
function servesMore({ routes, score, bestScore }: Search): boolean {
  servedInto(routes, score);
  return moreServed(score, bestScore) > 0 && keepsPromises(routes);
}

function isBest(search: Search): boolean {
  scoreInto(search.routes, search.score);
  return isBetter(search.score, search.bestScore) && keepsPromises(search.routes);
}

function keepIfBest(search: Search): boolean {
  if (!isBest(search)) return false;
  Object.assign(search.bestScore, search.score);
  search.best = allRoutes(search.routes);
  return true;
}
