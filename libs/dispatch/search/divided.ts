import { partOf } from '../model/part-of';
import type { Problem } from '../model/problem';
import { beginSearch, run } from './anneal';
import { allRoutes, setRoutes } from './journal';
import { leaveTornOut } from './kin';
import { isBetter, scoreOf } from './objective';
import type { Score } from './objective';
import { randomFrom } from './random';
import { emptyRoutes } from './routes';
import type { AnnealOptions, Search } from './search-model';
import { territoriesOf } from './territories';
import type { Territory } from './territories';

/** Times that a plan is cut into territories in a run. */
export const cuts = 20;

/** From here on a territory hands on its best routes, not those it walks on. */
const settlesFrom = 0.6;

/** Which of `count` searches this one is: all of them cut alike, and each works on its own territories only. */
export interface Share {
  index: number;
  count: number;
  /** Jobs of a territory, about. */
  size: number;
}

/**
 * A search of a large day, one territory after another. A territory is a small problem: its matrices stay in the
 * processor's cache and a job is only tried with engineers of the neighbourhood. After each round of them the day is cut
 * anew in another direction.
 */
export interface DividedSearch {
  problem: Problem;
  options: AnnealOptions;
  share: Share;
  /** Routes that the annealing stands at, and those made of the best of each territory. */
  walk: number[][];
  best: number[][];
  bestScore: Score;
  unit: number;
  /** Price of leaving each job out, the same in every territory. */
  absence: Float64Array;
  iterations: number;
  cut: number;
  slot: number;
  mine: Territory[];
  /** Best routes of the territories of this cut that are done. */
  found: number[][];
  part: Search | null;
}

export function beginDivided(
  problem: Problem,
  options: AnnealOptions,
  start: readonly (readonly number[])[],
  share: Share,
): DividedSearch {
  const { best, bestScore, unit, absence } = beginSearch(problem, options, start);
  return {
    problem,
    options,
    share,
    walk: best.map(jobs => [...jobs]),
    best,
    bestScore,
    unit,
    absence,
    iterations: 0,
    cut: -1,
    slot: -1,
    mine: [],
    found: [],
    part: null,
  };
}

/** As `run` of a whole search. `best` grows when a territory is left; `settle` leaves the last. */
export function runDivided(divided: DividedSearch, count: number, progress: number): boolean {
  const cut = Math.min(cuts - 1, Math.floor(progress * cuts));
  let improved = cutAnew(divided, cut);
  const { mine } = divided;
  const slot = Math.min(mine.length - 1, Math.floor((progress * cuts - cut) * mine.length));
  if (slot !== divided.slot) {
    if (leave(divided, progress)) improved = true;
    enter(divided, slot);
  }
  run(divided.part!, count, progress);
  divided.iterations += count;
  return improved;
}

/** Puts what the territory at work has found into the plan. Answers whether the best plan became better. */
export function settle(divided: DividedSearch, progress: number): boolean {
  const improved = leave(divided, progress);
  divided.slot = -1;
  return improved;
}

/** The engineers whose routes this search works on until the next cut. */
export function ownEngineers({ mine }: DividedSearch): number[] {
  return mine.flatMap(territory => territory.engineers);
}

/** Goes on from routes that several searches have found together. */
export function meet(divided: DividedSearch, walk: readonly (readonly number[])[]): void {
  divided.walk = walk.map(jobs => [...jobs]);
}

/** Keeps `routes` if they are better than the best. */
export function offer(divided: DividedSearch, routes: number[][]): boolean {
  const all = emptyRoutes(divided.problem);
  setRoutes(all, routes);
  const score = scoreOf(all);
  if (!isBetter(score, divided.bestScore)) return false;
  divided.best = routes.map(jobs => [...jobs]);
  divided.bestScore = score;
  return true;
}

/**
 * Cuts the day the `cut`-th time, if that is not done yet. Searches that share a day must all have done it before they
 * meet, also one that was too late to search in it.
 */
export function cutAnew(divided: DividedSearch, cut: number): boolean {
  if (cut === divided.cut) return false;
  const improved = settle(divided, cut / cuts);
  const { problem, options, share } = divided;
  divided.cut = cut;
  const each = Math.max(1, Math.round(problem.jobCount / share.size / share.count));
  const random = randomFrom(options.seed * 31 + cut);
  const all = territoriesOf(problem, divided.walk, each * share.count, random);
  divided.mine = all.filter((_, index) => index % share.count === share.index);
  if (divided.mine.length === 0) divided.mine = [{ engineers: [], jobs: [] }];
  divided.found = divided.walk.map(jobs => [...jobs]);
  return improved;
}

function enter(divided: DividedSearch, slot: number): void {
  const { problem, options, mine, walk, unit, absence, cut, share } = divided;
  const { engineers, jobs } = mine[slot]!;
  const part = partOf(problem, engineers, jobs);
  const index = new Map(jobs.map((job, at) => [job, at]));
  const seed = options.seed + 7_919 * (cut * 64 + slot) + 1_000_003 * share.index;
  const planned = new Set(engineers.flatMap(engineer => walk[engineer]!));
  leaveTornOut(problem, part, jobs, job => planned.has(job));
  const start = engineers.map(engineer => walk[engineer]!.map(job => index.get(job)!));
  const search = beginSearch(part, { ...options, seed }, start);
  search.unit = unit;
  search.absence = Float64Array.from(jobs, job => absence[job]!);
  divided.slot = slot;
  divided.part = search;
}

function leave(divided: DividedSearch, progress: number): boolean {
  const { part, slot, mine, walk, found } = divided;
  if (!part) return false;
  const { engineers, jobs } = mine[slot]!;
  const walked = progress < settlesFrom ? allRoutes(part.routes) : part.best;
  for (const [index, engineer] of engineers.entries()) {
    walk[engineer] = walked[index]!.map(job => jobs[job]!);
    found[engineer] = part.best[index]!.map(job => jobs[job]!);
  }
  divided.part = null;
  return offer(divided, found);
}
