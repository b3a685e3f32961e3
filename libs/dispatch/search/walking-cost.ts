import { unevenSum } from './evenness';
import type { Search } from './search-model';
import { timePriceSum } from './time-price';

/** What the walk goes by: the routes, and what is left out at its price. */
export function walkingCost(search: Search): number {
  const { routes, absence, dearness } = search;
  let cost = unevenSum(routes) + costOfRoutes(search);
  if (routes.curves !== null) cost -= (1 - routes.timeWeight) * timePriceSum(routes);
  for (let index = 0; index < routes.absentCount; index++) cost += dearness * absence[routes.absent[index]!]!;
  return cost;
}

/** Is the price of a place all that it costs, and has nobody to be served whatever it costs? */
export function isPricedExactly({ problem, routes, bounds }: Search): boolean {
  const { overtime, promises, fairness, limits, relations, carriage, stock } = problem;
  const isPlain = overtime === null && promises === null && fairness === null && limits === null;
  const isAlone = bounds === null && relations === null && carriage === null && stock === null;
  return isPlain && isAlone && routes.curves === null;
}

export function costOfRoutes({ problem, routes }: Search): number {
  let cost = 0;
  for (let engineer = 0; engineer < problem.engineerCount; engineer++) cost += routes.cost[engineer]!;
  return cost;
}
