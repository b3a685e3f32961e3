import { earliestStart } from '../model/problem';
import { afterGap } from './gap';
import type { Routes } from './routes-model';

/** The most that lateness or overtime counts against a place: prices of places are whole numbers of 32 bits. */
export const mostCounted = 1e9;

/**
 * From the departures at hand, by breaks taken, to those behind `stop`, which begins as early as it can or at `begin`, which must
 * be a moment at which it may. Answers whether they are what the route has there already. O(breaks^2).
 */
export function departInTurn(
  routes: Routes,
  engineer: number,
  stop: number,
  leg: number,
  service: number,
  begin?: number,
): boolean {
  const { problem, nodes, early, departures } = routes;
  let isSame = true;
  // Downwards: what is written is not read again.
  for (let taken = problem.breakCount[engineer]!; taken >= 0; taken--) {
    const arrival = arrivalAfter(routes, engineer, leg, taken);
    let departure = arrival < Infinity ? earliestStart(problem, stop, arrival) + service : Infinity;
    if (begin !== undefined) departure = arrival <= begin ? begin + service : Infinity;
    departures[taken] = departure;
    if (departure !== early[taken * nodes + stop]) isSame = false;
  }
  return isSame;
}

/** Earliest arrival behind a way with `taken` breaks taken, from the departures at hand. */
export function arrivalAfter(
  { problem, departures }: Routes,
  engineer: number,
  leg: number,
  taken: number,
): number {
  let arrival = Infinity;
  for (let earlier = 0; earlier <= taken; earlier++) {
    const departure = departures[earlier]!;
    if (departure < Infinity)
      arrival = Math.min(arrival, afterGap(problem, engineer, departure, leg, earlier, taken));
  }
  return arrival;
}
