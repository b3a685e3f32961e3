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
  /** What of the cost is overtime, and what is being late. */
  overtime: Float64Array;
  lateness: Float64Array;
  /** What part of the price of lateness counts where a job looks for a place. */
  lateWeight: number;
  /** Null: nothing can be late. */
  walks: Walks | null;
  distance: Float64Array;
  load: Float64Array;
  /** Room for one departure by breaks taken. */
  departures: Float64Array;
  /** Null: no job waits for another. */
  orderTimes: OrderTimes | null;
  /** Names the content of a route: equal versions, equal routes. */
  version: Int32Array;
  lastVersion: number;
}

/**
 * The way through each route on which least is late, and of such the earliest, by breaks taken and node: what is late until
 * there, when it goes on from there, and how many breaks were taken one stop before.
 */
export interface Walks {
  price: Float64Array;
  leaves: Float64Array;
  before: Uint8Array;
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
