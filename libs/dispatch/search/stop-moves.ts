import { isOverdrawn } from './depot-stock';
import { setRoute } from './journal';
import { bringBack, keepBounds, renewStale, settle } from './order-moves';
import { enqueue } from './order-times';
import { jobsOf } from './routes';
import type { Search } from './search-model';
import { moveStops } from './stops';

/**
 * Puts the stops of the routes that have changed where they are cheapest. Where that would leave jobs that wait for each other no moment,
 * those of a route stay where they are. False if some depot has too little then: a stop has left, and its jobs fetch all at the next.
 */
export function moveStopsOf({ routes, journal, bounds }: Search): boolean {
  const { count } = journal;
  for (let index = 0; index < count; index++) {
    const engineer = journal.engineers[index]!;
    if (routes.vans!.stops[engineer] === 0) continue;
    if (bounds === null) {
      moveStops(routes, engineer);
      continue;
    }
    const before = jobsOf(routes, engineer);
    keepBounds(routes, bounds.last);
    moveStops(routes, engineer);
    if (areEqual(before, jobsOf(routes, engineer))) continue;
    enqueue(routes, engineer);
    if (settle(routes, bounds.notes)) continue;
    setRoute(routes, engineer, before);
    bringBack(routes, bounds.last);
    renewStale(routes, bounds.notes);
  }
  return !isOverdrawn(routes);
}

function areEqual(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((node, at) => node === others[at]);
}
