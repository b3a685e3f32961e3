import { keepsRelations } from '../model/relations';
import { unevenSum } from './evenness';
import { isOpenAt } from './fits';
import { mark } from './kin';
import { jobsIn } from './person-limits';
import { link, refresh, unlink } from './routes';
import type { Routes } from './routes';
import { found, noPlace, scan } from './scan';

/** Marks the other ends of all shipments of which one end leaves. Answers how many leave then. */
export function markShipments(routes: Routes, marked: Int32Array, count: number): number {
  const { carriage } = routes.problem;
  if (carriage === null) return count;
  let total = count;
  for (let index = 0; index < total; index++) {
    const other = Math.max(carriage.delivery[marked[index]!]!, carriage.pickup[marked[index]!]!);
    if (other !== -1) total = mark(routes, marked, total, other);
  }
  return total;
}

/** What the last `scanPair` found: nodes to go behind; the delivery's may be the pick-up itself. */
export const foundPair = { pickup: -1, delivery: -1 };

/**
 * Cheapest way to put a pick-up and its delivery into one route if it is below `bound`, else `bound`; -1 is in `foundPair` then. Every place
 * of the pick-up is tried by putting it there for a moment, so that whatever counts for a single job counts for the delivery,
 * exactly. `excluded` is a node that the pick-up must not go behind, or -1. O(jobs of the route squared, times what a refresh costs).
 */
export function scanPair(
  routes: Routes,
  engineer: number,
  pickup: number,
  excluded: number,
  bound: number,
): number {
  const { problem, next, version, timePrice, onBoard } = routes;
  foundPair.pickup = foundPair.delivery = -1;
  if (jobsIn(routes, engineer) + 2 > problem.maxJobs[engineer]!) return noPlace;
  const delivery = problem.carriage!.delivery[pickup]!;
  const { open } = onBoard!;
  const sentinel = problem.jobCount + engineer;
  let places = 0;
  for (let node = sentinel; ;) {
    if (node !== excluded && isOpenAt(routes, engineer, pickup, node)) open[places++] = node;
    node = next[node]!;
    if (node === sentinel) break;
  }
  if (places === 0) return noPlace;
  const [name, times] = [version[engineer]!, timePrice[engineer]!];
  const before = costNow(routes, engineer);
  let best = bound;
  for (let index = 0; index < places; index++) {
    link(routes, engineer, open[index]!, pickup);
    refresh(routes, engineer);
    const more = costNow(routes, engineer) - before;
    if (more < best && mayFollow(routes, engineer, delivery)) {
      // Whole, as the prices that the cache keeps.
      const price = Math.round(more + scan(routes, engineer, delivery, -1, Math.ceil(best - more)));
      if (found.node !== -1 && price < best) {
        best = price;
        foundPair.pickup = open[index]!;
        foundPair.delivery = found.node;
      }
    }
    unlink(routes, pickup);
  }
  refresh(routes, engineer, times);
  version[engineer] = name;
  return best;
}

/** Of a route, and of the work that all have, while the walk counts only a part of what times cost. */
export function costNow(routes: Routes, engineer: number): number {
  const { cost, curves, timeWeight, timePrice } = routes;
  const uncounted = curves === null ? 0 : (1 - timeWeight) * timePrice[engineer]!;
  return cost[engineer]! - uncounted + unevenSum(routes);
}

function mayFollow({ problem, engineer: owners }: Routes, engineer: number, job: number): boolean {
  return problem.relations === null || keepsRelations(problem.relations, owners, engineer, job);
}
