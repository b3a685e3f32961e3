import type { Problem } from '../model/problem';
import { jobsToServe } from '../model/stock';
import { noPlace } from './found';
import { mostStops } from './stops';

/**
 * Cheapest insertion of each job into each route, kept for as long as the route does not change: an iteration touches a
 * handful of routes, so many answers are still there. Three tables of engineers x jobs.
 */
export interface InsertionCache {
  version: Int32Array;
  price: Int32Array;
  /** The node to go behind, or -1: then the price is only known to be at least that. */
  behind: Int32Array;
  /** Of a pick-up, the node that its delivery goes behind, which may be itself; empty where nothing is shipped. */
  deliveryBehind: Int32Array;
  /** Per cell, of a job that needs parts or tools: how many stops it comes with, which, and the nodes they go behind. */
  stops: StopsFor;
  /** Where each job went last: looked at first, it is often the best and spares the others a closer look. */
  favourite: Int32Array;
  /** Answer of the last `cheapest`: engineer (-1: none), node to go behind, price. */
  engineer: number;
  node: number;
  deliveryNode: number;
  stopCount: number;
  stopNodes: Int32Array;
  stopsBehind: Int32Array;
  best: number;
  /** Of each class of engineers, the last question in which an unused one was tried. */
  unusedTried: Int32Array;
  question: number;
}

export interface StopsFor {
  count: Uint8Array;
  nodes: Int32Array;
  behind: Int32Array;
}

export function insertionCache(problem: Problem): InsertionCache {
  const cells = jobsToServe(problem) * problem.engineerCount;
  return {
    version: new Int32Array(cells),
    price: new Int32Array(cells),
    behind: new Int32Array(cells),
    deliveryBehind: new Int32Array(problem.carriage === null ? 0 : cells),
    stops: {
      count: new Uint8Array(problem.stock === null ? 0 : cells),
      nodes: new Int32Array(problem.stock === null ? 0 : cells * mostStops),
      behind: new Int32Array(problem.stock === null ? 0 : cells * mostStops),
    },
    favourite: new Int32Array(problem.jobCount),
    engineer: -1,
    node: -1,
    deliveryNode: -1,
    stopCount: 0,
    stopNodes: new Int32Array(mostStops),
    stopsBehind: new Int32Array(mostStops),
    best: noPlace,
    unusedTried: new Int32Array(problem.classCount),
    question: 0,
  };
}
