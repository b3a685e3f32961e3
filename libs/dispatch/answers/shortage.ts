import { allRoutes, setRoutes } from '../search/journal';
import { leftFor } from '../search/depot-stock';
import { narrow } from '../search/order-times';
import { emptyRoutes } from '../search/routes';
import type { Routes } from '../search/routes';
import { laidPlaces } from './offers-with-stops';
import { firstTooFew } from './stops-laid';

/** A kind of part of which depots have too few. */
export interface Shortage {
  part: number;
  /** By id: what would be fetched there with the job, and what the others leave. */
  depots: readonly { depot: number; fetches: number; left: number }[];
}

/**
 * What keeps a job that has no place from those that it would have if no depot ran out: the part that is short at its cheapest, and every
 * depot at which it is. Null if it has no such place either.
 */
export function shortageFor(routes: Routes, engineer: number, job: number): Shortage | null {
  const { problem, orderTimes } = routes;
  const left = leftFor(routes, engineer);
  if (left === null) return null;
  // Of the job, as the last question has left it.
  if (orderTimes !== null) narrow(routes, job, -Infinity, Infinity);
  const plenty = emptyRoutes({ ...problem, stock: { ...problem.stock!, scarce: null } });
  setRoutes(plenty, allRoutes(routes));
  const ways = laidPlaces(plenty, engineer, job)
    .flat()
    .sort((a, b) => a.offer.extraCost - b.offer.extraCost);
  const short = ways.flatMap(({ nodes }) => firstTooFew(problem, engineer, nodes, left) ?? []);
  const [first] = short;
  if (first === undefined) return null;
  const ofKind = short.filter(({ kind }) => kind === first.kind);
  return {
    part: problem.stock!.names[first.kind]!.kind,
    depots: [...new Set(ofKind.map(({ depot }) => depot))].map(id => {
      const { depot, fetches, left: there } = ofKind.find(one => one.depot === id)!;
      return { depot, fetches, left: there };
    }),
  };
}
