import type { Problem } from '../model/problem';
import type { InsertionCache } from './insertion-cache';
import type { Journal } from './journal';
import type { Nearby } from './nearby';
import type { Score } from './objective';
import type { Bounds, Notes } from './order-moves';
import type { Random } from './random';
import type { Keys } from './recreate';
import type { Routes } from './routes';
import { ruinDefaults } from './ruin';
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
  /** What part of the price of times counts at the beginning; all of it at the end. */
  hotTimeWeight: number;
  random: Random;
  score: Score;
  cost: number;
  marked: Int32Array;
  absent: Int32Array;
  scratch: Float64Array;
  ruinedAt: Int32Array;
  /** Bounds of the jobs with orders before the iteration, and before the last job went in; null: there are none. */
  bounds: { before: Bounds; last: Bounds; notes: Notes } | null;
}
