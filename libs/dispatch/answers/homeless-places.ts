import { changeOf, lateness } from '../model/promises';
import { isNeedy } from '../model/stock';
import { fits } from '../search/fits';
import { holdNew, opensBehind } from '../search/hold';
import { setRoute } from '../search/journal';
import { changedCount } from '../search/promise-price';
import { link, refresh } from '../search/routes';
import type { Routes } from '../search/routes';
import { extraWay, startsBehind } from './offers';
import { laidPlaces } from './offers-with-stops';

/** Where a job that has nobody could go as the routes stand. */
export interface Place {
  engineer: number;
  node: number;
  /** The whole route, where there are stops at depots in it. */
  nodes?: readonly number[];
  begin: number;
  price: number;
}

export function put(routes: Routes, { engineer, node, nodes }: Place, job: number): void {
  if (nodes === undefined) {
    link(routes, engineer, node, job);
    refresh(routes, engineer);
  } else setRoute(routes, engineer, nodes);
  holdNew(routes, job);
}

export function bestPlace(routes: Routes, job: number): Place | null {
  let best: Place | null = null;
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++) {
    const place = bestPlaceOf(routes, engineer, job);
    if (place && (!best || place.price < best.price)) best = place;
  }
  return best;
}

/** As `bestPlace`, but with the engineer whom it was promised once no more jobs may change theirs. */
export function keptPlace(routes: Routes, job: number): Place | null {
  const promised = routes.problem.promises?.engineer[job] ?? -1;
  return promised === -1 || mayChange(routes) ? bestPlace(routes, job) : bestPlaceOf(routes, promised, job);
}

export function mayChange({ problem, engineer }: Routes): boolean {
  return problem.promises === null || changedCount(problem, engineer) < problem.promises.mostChanged;
}

/** By the way and by the promises of the job itself; that others behind it become late is left to the search. */
export function bestPlaceOf(routes: Routes, engineer: number, job: number): Place | null {
  const { problem, next } = routes;
  if (hasToStop(routes, engineer, job)) return bestWithStops(routes, engineer, job);
  const sentinel = problem.jobCount + engineer;
  if (problem.allowed[engineer * problem.jobCount + job] === 0) return null;
  let best: Place | null = null;
  for (let node = sentinel; ;) {
    if (opensBehind(routes, engineer, job, node) && fits(routes, engineer, job, node)) {
      const [begin] = startsBehind(routes, engineer, job, node);
      const way = extraWay(routes, engineer, job, node, begin).extraCost * problem.costScale;
      const price = way + changeOf(problem, engineer, job) + lateness(problem, job, begin);
      if (!best || price < best.price) best = { engineer, node, begin, price };
    }
    node = next[node]!;
    if (node === sentinel) return best;
  }
}

/** Are there stops in the route, or must there be some for the job? */
function hasToStop({ problem, vans }: Routes, engineer: number, job: number): boolean {
  return vans !== null && (vans.stops[engineer]! > 0 || isNeedy(problem, job));
}

function bestWithStops(routes: Routes, engineer: number, job: number): Place | null {
  const { problem } = routes;
  let best: Place | null = null;
  for (const { offer, nodes } of laidPlaces(routes, engineer, job).flat()) {
    const begin = offer.from;
    const way = offer.extraCost * problem.costScale;
    const price = way + changeOf(problem, engineer, job) + lateness(problem, job, begin);
    if (!best || price < best.price) best = { engineer, node: -1, nodes, begin, price };
  }
  return best;
}
