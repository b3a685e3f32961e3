import type { Problem } from '../model/problem';
import { needOf } from '../model/stock';
import type { Routes, Taken } from './routes-model';

export function nothingTaken({ engineerCount, stock }: Problem): Taken | null {
  if (stock === null || stock.scarce === null) return null;
  return {
    needed: new Float64Array(engineerCount * stock.kinds),
    depot: new Int32Array(engineerCount * stock.kinds).fill(-1),
    sum: new Float64Array(stock.scarce.most.length),
  };
}

/** Renews what a route takes from depots that run out of it: of each kind all where he is, or at its first stop that has any. O(jobs of the route x kinds) */
export function renewTaken({ problem, next, vans }: Routes, engineer: number): void {
  const taken = vans!.taken;
  if (taken === null) return;
  const { stock, jobCount } = problem;
  const { kinds, needs, own, firstStop, has, scarce } = stock!;
  const { isScarce, depotOf, atHand } = scarce!;
  const sentinel = jobCount + engineer;
  for (let kind = 0; kind < kinds; kind++) {
    if (isScarce[kind] === 0) continue;
    const cell = engineer * kinds + kind;
    const before = taken.depot[cell]!;
    if (before !== -1) taken.sum[before * kinds + kind]! -= Math.max(0, taken.needed[cell]! - own[cell]!);
    let needed = 0;
    let depot = atHand[cell]!;
    for (let node = next[sentinel]!; node !== sentinel; node = next[node]!)
      if (node < firstStop) needed += needs[node * kinds + kind]!;
      else if (depot === -1 && has[(node - firstStop) * kinds + kind] === 1)
        depot = depotOf[node - firstStop]!;
    taken.needed[cell] = needed;
    taken.depot[cell] = depot;
    if (depot !== -1) taken.sum[depot * kinds + kind]! += Math.max(0, needed - own[cell]!);
  }
}

/** Is there enough in the depots for a job beside those of a route with the stops as they are, and for the routes of all others? O(kinds) */
export function depotsHave({ problem, vans }: Routes, engineer: number, job: number): boolean {
  const taken = vans!.taken;
  if (taken === null) return true;
  const { kinds, own, scarce } = problem.stock!;
  const { isScarce, most } = scarce!;
  for (let kind = 0; kind < kinds; kind++) {
    const cell = engineer * kinds + kind;
    const depot = taken.depot[cell]!;
    if (isScarce[kind] === 0 || depot === -1) continue;
    const now = taken.needed[cell]! - own[cell]!;
    const more = Math.max(0, now + needOf(problem, job, kind)) - Math.max(0, now);
    if (taken.sum[depot * kinds + kind]! + more > most[depot * kinds + kind]!) return false;
  }
  return true;
}

/** Is more taken from some depot than it has? */
export function isOverdrawn({ problem, vans }: Routes): boolean {
  if (vans === null || vans.taken === null) return false;
  const { sum } = vans.taken;
  const { most } = problem.stock!.scarce!;
  for (let cell = 0; cell < most.length; cell++) if (sum[cell]! > most[cell]!) return true;
  return false;
}

/** Is more taken from a depot than it has at which this engineer fetches some of it? O(kinds) */
export function drawsTooMuch(routes: Routes, engineer: number): boolean {
  if (routes.vans!.taken === null) return false;
  for (let kind = 0; kind < routes.problem.stock!.kinds; kind++)
    if (drawsTooMuchOf(routes, engineer, kind)) return true;
  return false;
}

function drawsTooMuchOf({ problem, vans }: Routes, engineer: number, kind: number): boolean {
  const { needed, depot: depots, sum } = vans!.taken!;
  const { kinds, own, scarce } = problem.stock!;
  const cell = engineer * kinds + kind;
  const depot = depots[cell]!;
  if (depot === -1 || needed[cell]! <= own[cell]!) return false;
  return sum[depot * kinds + kind]! > scarce!.most[depot * kinds + kind]!;
}

/** Does a job of a route need what is taken from a depot that has too few of it? O(kinds) */
export function needsOverdrawn(routes: Routes, engineer: number, job: number): boolean {
  const { kinds } = routes.problem.stock!;
  for (let kind = 0; kind < kinds; kind++)
    if (needOf(routes.problem, job, kind) > 0 && drawsTooMuchOf(routes, engineer, kind)) return true;
  return false;
}

/** Depots x kinds: what the routes of all others leave; null where nothing is counted. */
export function leftFor({ problem, vans }: Routes, engineer: number): Float64Array | null {
  const taken = vans === null ? null : vans.taken;
  if (taken === null) return null;
  const { kinds, own, scarce } = problem.stock!;
  const left = scarce!.most.map((amount, cell) => amount - taken.sum[cell]!);
  for (let kind = 0; kind < kinds; kind++) {
    const cell = engineer * kinds + kind;
    const depot = taken.depot[cell]!;
    if (depot !== -1) left[depot * kinds + kind]! += Math.max(0, taken.needed[cell]! - own[cell]!);
  }
  return left;
}

/** Is something fetched at a stop that some depot runs out of? Whether it could be left out is then a matter of all routes. */
export function fetchesScarce({ problem, vans }: Routes, engineer: number, stop: number): boolean {
  const taken = vans!.taken;
  if (taken === null) return false;
  const { kinds, own, firstStop, scarce } = problem.stock!;
  const { depotOf, atHand } = scarce!;
  for (let kind = 0; kind < kinds; kind++) {
    const cell = engineer * kinds + kind;
    if (
      atHand[cell] === -1 &&
      taken.depot[cell] === depotOf[stop - firstStop] &&
      taken.needed[cell]! > own[cell]!
    )
      return true;
  }
  return false;
}

/** Has the next stop that would take its place enough for what is fetched at this one? O(jobs of the route x kinds) */
export function othersHave({ problem, next, vans }: Routes, engineer: number, stop: number): boolean {
  const taken = vans!.taken;
  if (taken === null) return true;
  const { kinds, own, firstStop, has, scarce } = problem.stock!;
  const { isScarce, depotOf, most, atHand } = scarce!;
  const sentinel = problem.jobCount + engineer;
  for (let kind = 0; kind < kinds; kind++) {
    const cell = engineer * kinds + kind;
    const amount = taken.needed[cell]! - own[cell]!;
    if (isScarce[kind] === 0 || taken.depot[cell] !== depotOf[stop - firstStop] || amount <= 0) continue;
    if (atHand[cell] !== -1) continue;
    for (let node = next[stop]!; node !== sentinel; node = next[node]!) {
      if (node < firstStop || has[(node - firstStop) * kinds + kind] === 0) continue;
      const other = depotOf[node - firstStop]! * kinds + kind;
      if (taken.sum[other]! + amount > most[other]!) return false;
      break;
    }
  }
  return true;
}
