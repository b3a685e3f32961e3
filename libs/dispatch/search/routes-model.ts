import type { Curve } from './curve';
import type { Timeline } from './timeline';
import type { Problem } from '../model/problem';

/**
 * Routes as linked lists over nodes (jobs, then one sentinel per engineer), with what makes an insertion an O(1)
 * question: for every node and every number q of breaks already taken
 * - `early[q * nodes + node]`: the earliest departure,
 * - `late[q * nodes + node]`: the latest arrival from which the rest of the route can still be done,
 * - `lateSame`: the same when the job before is at the same place, so that no setup is due.
 * Because being early never hurts (waiting is allowed, all functions of time are monotone), a job fits between two nodes
 * exactly if the earliest way through it meets the latest arrival behind it; several windows and breaks change nothing.
 */
export interface Routes {
  problem: Problem;
  /** Null: the day is not a plain one, or nobody searches it. */
  gaps: Gaps | null;
  nodes: number;
  next: Int32Array;
  previous: Int32Array;
  /** Engineer of each job, or -1. */
  engineer: Int32Array;
  count: Int32Array;
  /** The jobs in no route, in any order, and where in that list each of them is. */
  absent: Int32Array;
  absentAt: Int32Array;
  absentCount: number;
  /** Engineers by class, those without jobs first: of class c from freeAt[c], freeCount[c] of them free. */
  free: Int32Array;
  freeAt: Int32Array;
  freeCount: Int32Array;
  /** Where in `free` each engineer is. */
  freeIndex: Int32Array;
  early: Float64Array;
  late: Float64Array;
  lateSame: Float64Array;
  /** Price of the way from a node to the next. */
  leg: Int32Array;
  cost: Float64Array;
  travel: Float64Array;
  /** What of the cost is overtime; where it matters when jobs begin, that and overtime are one price of the times. */
  overtime: Float64Array;
  timePrice: Float64Array;
  /** What part of that price counts where a job looks for a place. */
  timeWeight: number;
  /** Null: it does not matter when jobs begin. */
  curves: Curves | null;
  /** Seconds of way, setup and service; only where uneven work has a price. */
  work: Float64Array;
  distance: Float64Array;
  load: Float64Array;
  /** Null: nothing is loaded on the way. */
  onBoard: OnBoard | null;
  /** Null: no job needs parts or tools. */
  vans: StockOnVan | null;
  /** Room for one departure by breaks taken. */
  departures: Float64Array;
  /** Null: no job waits for another. */
  orderTimes: OrderTimes | null;
  /** Names the content of a route: equal versions, equal routes. */
  version: Int32Array;
  lastVersion: number;
}

/**
 * The gaps of every route in the order of the way, one behind every node, those of engineer k from k * size on: who looks for a place
 * reads on instead of following `next` to and fro.
 */
export interface Gaps {
  size: number;
  /** In fours: the node, the place behind the gap, the price of the way over the gap; the fourth is empty. */
  ways: Int32Array;
  /** In twos: the earliest departure from the node, the latest arrival behind it. */
  times: Float64Array;
}

/** Nodes x loads: what is on the van when it leaves a node, and the most of that until there and from there on. */
export interface OnBoard {
  leg: Float64Array;
  mostUntil: Float64Array;
  mostFrom: Float64Array;
  /** Room for the places of a pick-up that are tried. */
  open: Int32Array;
}

/** What engineers have used of their own before they fetch any of a kind. */
export interface StockOnVan {
  /** Nodes x kinds, behind each node: nothing fetched yet, fetched, or too much used before. */
  state: Uint8Array;
  /** Engineers x kinds: of parts how many, of a tool whether. */
  used: Float64Array;
  /** By engineer, stops at depots: what `count` has beside jobs. */
  stops: Int32Array;
  /** Null: no depot runs out of anything. */
  taken: Taken | null;
}

/** What is taken from depots that run out of it. */
export interface Taken {
  /** Engineers x kinds: what the jobs of the route need in all, and the depot of its first stop that has any, or -1. */
  needed: Float64Array;
  depot: Int32Array;
  /** Depots x kinds, of all routes. */
  sum: Float64Array;
}

/**
 * What the times of each route cost at least, by breaks taken and node: `spent` until there, by when it goes on from there; `ahead`
 * for it and all behind, by when it is reached, with time running backward, and the same where no setup is due.
 */
export interface Curves {
  onward: Timeline;
  back: Timeline;
  /** The end of days that have none. */
  lastMoment: number;
  /** Nothing is ever better done later. */
  isHasty: boolean;
  /** By job, 1: some later begin is better than an earlier one. */
  hasFall: Uint8Array;
  spent: Curve[];
  ahead: Curve[];
  aheadSame: Curve[];
  /** By engineer, 1: his route has changed since they were made. */
  isSpentOld: Uint8Array;
  isAheadOld: Uint8Array;
  /** Room for what a question is answered with. */
  scratch: { spent: [Curve, Curve]; ahead: [Curve, Curve]; part: Curve; reach: Float64Array };
}

/**
 * When jobs with orders may begin, as far as it follows from the routes as they stand. Bounds are necessary ones: no way to
 * time these routes is outside of them. They are written into the windows of the routes' own problem, so that whoever
 * asks whether a job fits asks about all routes at once.
 */
export interface OrderTimes {
  /** The windows as they are stated. */
  stated: Pick<Problem, 'windowFrom' | 'windowTo' | 'opens' | 'closes'>;
  low: Float64Array;
  high: Float64Array;
  /** Routes to be looked at, and of these the ones whose windows are new. */
  queue: number[];
  isQueued: Uint8Array;
  isStale: Uint8Array;
}
