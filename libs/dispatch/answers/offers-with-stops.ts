import { isStop } from '../model/stock';
import { leftFor } from '../search/depot-stock';
import { keepsGapsBeside } from '../search/hold';
import { setRoute } from '../search/journal';
import { endOf } from '../search/overtime';
import { costNow } from '../search/pairs';
import { isUsed, jobsOf } from '../search/routes';
import type { Routes } from '../search/routes';
import { offerBehind, offersOf, overtimeUntil } from './offers';
import type { Offer } from './offers';
import { stopsAmong, stopsLaid } from './stops-laid';

/**
 * The offers of each place of a job among those of an engineer, in their order: several where it, or another job, lacks something and
 * there are several ways to stop for it. Places without any are left out.
 */
export function offersByPlace(routes: Routes, engineer: number, job: number): Offer[][] {
  if (routes.problem.stock === null) return offersOf(routes, engineer, job).map(offer => [offer]);
  return laidPlaces(routes, engineer, job).map(place => place.map(({ offer }) => offer));
}

/** An offer with the route that it makes, stops at depots among it. */
export interface LaidPlace {
  offer: Offer;
  nodes: readonly number[];
}

/** As `offersByPlace`, where there are parts or tools. The route is the same after, by the same name. */
export function laidPlaces(routes: Routes, engineer: number, job: number): LaidPlace[][] {
  const { problem, version } = routes;
  if (problem.allowed[engineer * problem.jobCount + job] === 0) return [];
  const standing = jobsOf(routes, engineer);
  const name = version[engineer]!;
  const before = measure(routes, engineer);
  const sentinel = problem.jobCount + engineer;
  const left = leftFor(routes, engineer);
  const places: LaidPlace[][] = [];
  for (const at of placesIn(routes, standing)) {
    const ways: LaidPlace[] = [];
    for (const nodes of stopsLaid(problem, engineer, standing.toSpliced(at, 0, job), left)) {
      const place = nodes.indexOf(job);
      setRoute(routes, engineer, nodes.toSpliced(place, 1));
      const node = place === 0 ? sentinel : nodes[place - 1]!;
      if (!keepsGapsBeside(routes, engineer, node)) continue;
      const offer = offerBehind(routes, engineer, job, node);
      if (offer) ways.push({ offer: withMore(routes, engineer, offer, before, nodes), nodes });
    }
    if (ways.length > 0) places.push(ways);
  }
  setRoute(routes, engineer, standing);
  version[engineer] = name;
  return places;
}

/** Before each job and at the end; where a stop is there, too, either side of it is found when stops are laid. */
function placesIn({ problem }: Routes, nodes: readonly number[]): number[] {
  return [...nodes.keys(), nodes.length].filter(at => at === nodes.length || !isStop(problem, nodes[at]!));
}

function measure(routes: Routes, engineer: number) {
  const since = routes.problem.overtime?.since[engineer] ?? Infinity;
  const end = isUsed(routes, engineer) && since < Infinity ? endOf(routes, engineer) : -Infinity;
  return {
    cost: costNow(routes, engineer),
    travel: routes.travel[engineer]!,
    overtime: overtimeUntil(end, since),
  };
}

/** What the day has more of with the stops, too. */
function withMore(
  routes: Routes,
  engineer: number,
  offer: Offer,
  before: ReturnType<typeof measure>,
  nodes: readonly number[],
): Offer {
  const { problem } = routes;
  const now = measure(routes, engineer);
  const more = (now.cost - before.cost) / problem.costScale;
  return {
    ...offer,
    extraTravelSeconds: offer.extraTravelSeconds + now.travel - before.travel,
    extraOvertimeSeconds: offer.extraOvertimeSeconds + now.overtime - before.overtime,
    extraCost: offer.extraCost + more,
    lastExtraCost: offer.lastExtraCost + more,
    stops: stopsAmong(problem, nodes),
  };
}
