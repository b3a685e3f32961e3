import type { Problem } from '../model/problem';
import { isAtHand } from '../model/scarce';
import { needOf } from '../model/stock';
import { drawsTooMuch, fetchesScarce, nothingTaken, othersHave, renewTaken } from './depot-stock';
import type { Routes, StockOnVan } from './routes-model';

/** Nothing of a kind has been fetched yet; it has; or it was used up before, which no route that counts is. */
const plain = 0;
const fetched = 1;
const short = 2;

export function fullVans(problem: Problem): StockOnVan | null {
  const { jobCount, engineerCount, stock } = problem;
  if (stock === null) return null;
  return {
    state: new Uint8Array((jobCount + engineerCount) * stock.kinds),
    used: new Float64Array(engineerCount * stock.kinds),
    stops: new Int32Array(engineerCount),
    taken: nothingTaken(problem),
  };
}

/** Renews what is left of his own until he first fetches each kind. O(jobs of the route x kinds) */
export function renewStock(routes: Routes, engineer: number): void {
  const { problem, next, vans } = routes;
  const { stock, jobCount } = problem;
  if (stock === null || vans === null) return;
  const { kinds, isTool, needs, own, firstStop, has } = stock;
  const { state, used } = vans;
  const sentinel = jobCount + engineer;
  for (let kind = 0; kind < kinds; kind++) {
    const most = own[engineer * kinds + kind]!;
    let sum = 0;
    let now = isAtHand(stock, engineer * kinds + kind) ? fetched : plain;
    state[sentinel * kinds + kind] = now;
    for (let node = next[sentinel]!; node !== sentinel; node = next[node]!) {
      if (node >= firstStop) {
        if (now === plain && has[(node - firstStop) * kinds + kind] === 1) now = fetched;
      } else if (now !== fetched) {
        sum = withNeed(sum, needs[node * kinds + kind]!, isTool[kind]!);
        if (sum > most) now = short;
      }
      state[node * kinds + kind] = now;
    }
    used[engineer * kinds + kind] = sum;
  }
  renewTaken(routes, engineer);
}

function withNeed(sum: number, need: number, isTool: number): number {
  return isTool === 1 ? Math.max(sum, need) : sum + need;
}

/**
 * Is there enough for a job behind `node`, and for those before and behind it? A stop may go where it comes in time for what is
 * missing. O(kinds)
 */
export function hasStockAt(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, vans } = routes;
  const { stock } = problem;
  if (stock === null || vans === null) return true;
  const { kinds, own, firstStop, has } = stock;
  if (job < firstStop && stock.isNeedy[job] === 0) return true;
  for (let kind = 0; kind < kinds; kind++) {
    const now = vans.state[node * kinds + kind]!;
    if (job < firstStop) {
      if (now !== fetched && exceeds(routes, engineer, stock.needs[job * kinds + kind]!, kind)) return false;
    } else if (vans.used[engineer * kinds + kind]! > own[engineer * kinds + kind]!)
      if (now === short || has[(job - firstStop) * kinds + kind] === 0) return false;
  }
  return true;
}

/** Has he, of his own, too little of a kind for so much more beside what those need that he does before he fetches any? */
function exceeds({ problem, vans }: Routes, engineer: number, need: number, kind: number): boolean {
  const { kinds, isTool, own } = problem.stock!;
  const cell = engineer * kinds + kind;
  return need > 0 && withNeed(vans!.used[cell]!, need, isTool[kind]!) > own[cell]!;
}

/** Would a stop help a job to a place in the route; with `isLacking`, is there none without such a stop? */
export function supplies(
  routes: Routes,
  engineer: number,
  job: number,
  stop: number,
  isLacking: boolean,
): boolean {
  const { kinds, firstStop, has } = routes.problem.stock!;
  const last = routes.previous[routes.problem.jobCount + engineer]!;
  for (let kind = 0; kind < kinds; kind++)
    if (
      has[(stop - firstStop) * kinds + kind] === 1 &&
      !isAtHand(routes.problem.stock!, engineer * kinds + kind) &&
      exceeds(routes, engineer, needOf(routes.problem, job, kind), kind) &&
      !(isLacking && routes.vans!.state[last * kinds + kind] === fetched)
    )
      return true;
  return false;
}

/** Is there, however the route came to be, enough for every job of it, and no stop that could be left out? */
export function keepsStock(routes: Routes, engineer: number): boolean {
  const { problem, vans, next } = routes;
  const { stock, jobCount } = problem;
  if (stock === null || vans === null) return true;
  const { kinds, own, firstStop } = stock;
  for (let cell = engineer * kinds; cell < (engineer + 1) * kinds; cell++)
    if (vans.used[cell]! > own[cell]!) return false;
  if (drawsTooMuch(routes, engineer)) return false;
  if (vans.stops[engineer] === 0) return true;
  const sentinel = jobCount + engineer;
  for (let node = next[sentinel]!; node !== sentinel; node = next[node]!)
    if (node >= firstStop && !fetchesScarce(routes, engineer, node) && isNeedless(routes, engineer, node))
      return false;
  return true;
}

/** Is there enough without this stop? O(jobs of the route x kinds) */
export function isNeedless(routes: Routes, engineer: number, stop: number): boolean {
  const { problem, next } = routes;
  const { stock, jobCount } = problem;
  const { kinds, isTool, needs, own, firstStop, has } = stock!;
  const sentinel = jobCount + engineer;
  for (let kind = 0; kind < kinds; kind++) {
    if (has[(stop - firstStop) * kinds + kind] === 0 || isAtHand(stock!, engineer * kinds + kind)) continue;
    let sum = 0;
    for (let node = next[sentinel]!; node !== sentinel; node = next[node]!) {
      if (node < firstStop) sum = withNeed(sum, needs[node * kinds + kind]!, isTool[kind]!);
      else if (node !== stop && has[(node - firstStop) * kinds + kind] === 1) break;
      if (sum > own[engineer * kinds + kind]!) return false;
    }
  }
  return othersHave(routes, engineer, stop);
}
