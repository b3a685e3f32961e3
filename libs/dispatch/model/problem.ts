import type { Carriage, Orders, Parts, Relations, Stock } from './coupling';
import type { ProblemDescription } from './description';
import type { Limits } from './limits';
import type { BeginPrices, Fairness } from './prices';

/** Ends of an open window; far beyond any date in seconds, and sums of it stay exact. */
export const never = 1e15;

/**
 * What a running plan has promised, priced into the cost of the routes while the rest of the day is planned anew. Arrays
 * are by job; prices in the problem's internal units.
 */
export interface Promises {
  /** Index of the engineer that the job is promised to, or -1. */
  engineer: Int32Array;
  /** Price of doing it with another one. */
  changePrice: Float64Array;
  /** Moment from which a later begin has a price, and that price per second. */
  due: Float64Array;
  latePrice: Float64Array;
  /** Jobs that may change engineer at most. */
  mostChanged: number;
}

/**
 * A problem in flat arrays. Jobs are 0..jobCount-1; the sentinel of engineer k, start and end of his route at once, is
 * node jobCount + k. Windows of job j are those from windowAt[j] to windowAt[j + 1]. A "kind" is a pair of matrices
 * (durations, costs) that several engineers share; place -1 is nowhere and costs nothing to reach.
 * Memory: two matrices per kind (the transposed one only if asymmetric), else linear, beside the engineer x job tables.
 */
export interface Problem {
  /** With a job for every part of a job and, behind them, for every stop that somebody may make at a depot. */
  description: ProblemDescription;
  /** As it was given; where no job is done in parts there are no `parts`. */
  stated: ProblemDescription;
  parts: Parts | null;
  jobCount: number;
  engineerCount: number;
  placeCount: number;

  /** Place of jobs, place of start for the sentinels; nowhere is the row of zeros at placeCount. */
  place: Int32Array;
  endPlace: Int32Array;
  /** By pace: of job j for engineer k at paceAt[k] + j; the row from 0 is as the jobs state it. */
  duration: Float64Array;
  setup: Float64Array;
  paceAt: Int32Array;
  hasSetup: boolean;
  priority: Float64Array;
  windowAt: Int32Array;
  windowFrom: Float64Array;
  windowTo: Float64Array;
  /** First opening and last closing of each job. */
  opens: Float64Array;
  closes: Float64Array;
  loads: number;
  demand: Float64Array;
  /** What is loaded on the way; null: nothing is. */
  carriage: Carriage | null;
  /** What jobs need of parts and tools; null: nothing. */
  stock: Stock | null;
  /** Engineer index, or -1. */
  pinned: Int32Array;
  /** engineer * jobCount + job: price of sending him rather than another, in internal units; null: nobody is dearer. */
  wishes: Int32Array | null;
  /** What leaving out a pinned job weighs: one that must be done more than all that may wait. */
  pinWeight: Float64Array;
  /** Which jobs must be with one engineer and which must not; null: each is on its own. */
  relations: Relations | null;
  /** What persons may have over all of their shifts; null: nobody has a limit. */
  limits: Limits | null;
  /** Which jobs wait for which; null: none does. */
  orders: Orders | null;
  /** What uneven work costs; null: nothing. */
  fairness: Fairness | null;
  /** What begins cost, in internal units; null: it does not matter when a job begins. */
  begins: BeginPrices | null;
  /** What a running plan has promised; null: nothing is promised yet. */
  promises: Promises | null;

  /** 1: drives to the end place even without a job. */
  isOut: Uint8Array;
  shiftFrom: Float64Array;
  /** The end that is hard: with all overtime that is allowed. */
  shiftTo: Float64Array;
  /** By engineer, since when overtime counts and what a second of it costs, in internal units; null: nobody may. */
  overtime: { since: Float64Array; price: Float64Array } | null;
  maxJobs: Int32Array;
  maxTravel: Float64Array;
  maxDistance: Float64Array;
  hasMaxDistance: boolean;
  capacity: Float64Array;
  costFixed: Float64Array;
  kind: Int32Array;
  /** Engineers of the same class are the same in all that matters: of the unused ones only one need be tried. */
  class: Int32Array;
  classCount: number;
  /** engineer * jobCount + job: 1 if skills, pins, places and windows allow the pair. */
  allowed: Uint8Array;
  breakCount: Int32Array;
  maxBreaks: number;
  /** Breaks of engineer k from breakAt[k]; windows of break b from breakWindowAt[b]. */
  breakAt: Int32Array;
  breakDuration: Float64Array;
  breakWindowAt: Int32Array;
  breakFrom: Float64Array;
  breakTo: Float64Array;

  /** Row length of the matrices: placeCount + 1. */
  width: number;
  /** durations[kind][from * width + to], seconds; durationsTo is the transposed one. */
  durations: Int32Array[];
  durationsTo: Int32Array[];
  costs: Int32Array[];
  costsTo: Int32Array[];
  /** Internal cost units in one unit of the caller's cost. */
  costScale: number;
  distances: (Int32Array | null)[];
}

/** First moment at or after `at` in which job may begin, or Infinity. Constant for one window. */
export function earliestStart(problem: Problem, job: number, at: number): number {
  const { windowAt, windowFrom, windowTo } = problem;
  const end = windowAt[job + 1]!;
  for (let index = windowAt[job]!; index < end; index++)
    if (at <= windowTo[index]!) return at > windowFrom[index]! ? at : windowFrom[index]!;
  return Infinity;
}

/** Last moment at or before `at` in which job may begin, or -Infinity. */
export function latestStart(problem: Problem, job: number, at: number): number {
  const { windowAt, windowFrom, windowTo } = problem;
  const first = windowAt[job]!;
  for (let index = windowAt[job + 1]! - 1; index >= first; index--)
    if (at >= windowFrom[index]!) return at < windowTo[index]! ? at : windowTo[index]!;
  return -Infinity;
}
