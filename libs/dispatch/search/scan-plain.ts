import { fitsWithBreaks } from './fits';
import { found, noPlace } from './found';
import type { Routes } from './routes-model';

/** `scan` on a plain day. */
export function scanPlain(
  routes: Routes,
  engineer: number,
  job: number,
  excluded: number,
  bound: number,
): number {
  found.node = -1;
  const { problem, count } = routes;
  const gaps = routes.gaps!;
  if (isFull(routes, engineer, job)) return noPlace;
  const kind = problem.kind[engineer]!;
  const fixed = count[engineer] === 0 ? Math.round(problem.costFixed[engineer]!) : 0;
  const first = engineer * gaps.size;
  const gap = cheapestGap(
    routes,
    engineer,
    job,
    gaps.ways,
    gaps.times,
    first,
    first + count[engineer]!,
    problem.durations[kind]!,
    problem.durationsTo[kind]!,
    problem.costs[kind]!,
    problem.costsTo[kind]!,
    problem.place[job]! * problem.width,
    problem.place[problem.jobCount + engineer]!,
    problem.opens[job]!,
    problem.closes[job]!,
    problem.duration[problem.paceAt[engineer]! + job]!,
    bound - fixed,
    excluded,
  );
  if (gap === -1) return bound;
  found.node = gaps.ways[4 * gap]!;
  return cheapestOfGap.price + fixed;
}

export function isFull({ problem, count, load }: Routes, engineer: number, job: number): boolean {
  const { loads, demand, capacity } = problem;
  if (count[engineer]! >= problem.maxJobs[engineer]!) return true;
  for (let kind = 0; kind < loads; kind++)
    if (load[engineer * loads + kind]! + demand[job * loads + kind]! > capacity[engineer * loads + kind]!)
      return true;
  return false;
}

/** What `cheapestGap` found costs, without what it costs that the engineer goes out. */
export const cheapestOfGap = { price: 0 };

/**
 * The gap of one route that is cheapest for a job, below `best`, or -1. A route has a handful of gaps and an iteration asks sixty: what is
 * the same for all of them comes as arguments, since to look it up took longer than to look through the gaps.
 */
export function cheapestGap(
  routes: Routes,
  engineer: number,
  job: number,
  ways: Int32Array,
  times: Float64Array,
  first: number,
  last: number,
  durations: Int32Array,
  durationsTo: Int32Array,
  costs: Int32Array,
  costsTo: Int32Array,
  row: number,
  start: number,
  opening: number,
  closing: number,
  service: number,
  best: number,
  excluded: number,
): number {
  const soonest = opening + service;
  const hasBreaks = routes.problem.breakCount[engineer]! > 0;
  let chosen = -1;
  let from = row + start;
  for (let gap = first; gap <= last; gap++) {
    // Departures only grow along the route.
    const departure = times[2 * gap]!;
    if (departure > closing) break;
    const to = row + ways[4 * gap + 1]!;
    const limit = times[2 * gap + 1]!;
    // Where the rest must go on before the job can be over, the prices need not be looked up.
    if (limit >= soonest) {
      const price = costsTo[from]! + costs[to]! - ways[4 * gap + 2]!;
      if (price < best) {
        const arrival = departure + durationsTo[from]!;
        // Without any break it must at least be in time for a rest without any break.
        const isInTime = hasBreaks
          ? arrival + service + durations[to]! <= limit &&
            fits(routes, engineer, job, ways[4 * gap]!, durationsTo[from]!, durations[to]!)
          : arrival <= closing && (arrival > opening ? arrival : opening) + service + durations[to]! <= limit;
        if (isInTime && ways[4 * gap] !== excluded) {
          best = price;
          chosen = gap;
        }
      }
    }
    from = to;
  }
  cheapestOfGap.price = best;
  return chosen;
}

const fits = (routes: Routes, engineer: number, job: number, node: number, there: number, back: number) =>
  fitsWithBreaks(routes, engineer, job, node, routes.next[node]!, there, back);
