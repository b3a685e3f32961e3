import type { Carriage } from '../model/coupling';
import type { Problem } from '../model/problem';
import type { OnBoard, Routes } from './routes-model';

export function emptyVans({ jobCount, engineerCount, loads }: Problem): OnBoard {
  const cells = (jobCount + engineerCount) * loads;
  return {
    leg: new Float64Array(cells),
    mostUntil: new Float64Array(cells),
    mostFrom: new Float64Array(cells),
    open: new Int32Array(jobCount + 1),
  };
}

/** What is on the van on every leg of a route; a pick-up counts from when its delivery is in the route, too. O(jobs of the route). */
export function renewLoads(
  { problem, next, previous, engineer: owners, onBoard }: Routes,
  engineer: number,
): void {
  const { carriage, jobCount, loads, demand } = problem;
  if (carriage === null || onBoard === null) return;
  const { leg, mostUntil, mostFrom } = onBoard;
  const sentinel = jobCount + engineer;
  for (let kind = 0; kind < loads; kind++) {
    let load = 0;
    for (let node = next[sentinel]!; node !== sentinel; node = next[node]!)
      load += demand[node * loads + kind]!;
    let most = load;
    leg[sentinel * loads + kind] = mostUntil[sentinel * loads + kind] = load;
    for (let node = next[sentinel]!; node !== sentinel; node = next[node]!) {
      load += changeAt(carriage, owners, demand, node, loads, kind);
      leg[node * loads + kind] = load;
      most = Math.max(most, load);
      mostUntil[node * loads + kind] = most;
    }
    let behind = 0;
    for (let node = previous[sentinel]!; ; node = previous[node]!) {
      behind = Math.max(behind, leg[node * loads + kind]!);
      mostFrom[node * loads + kind] = behind;
      if (node === sentinel) break;
    }
  }
}

function changeAt(
  { delivery, pickup, collected, hauled }: Carriage,
  owners: Int32Array,
  demand: Float64Array,
  job: number,
  loads: number,
  kind: number,
): number {
  const own = collected[job * loads + kind]! - demand[job * loads + kind]!;
  const [to, from] = [delivery[job]!, pickup[job]!];
  if (to !== -1 && owners[to] !== -1) return own + hauled[job * loads + kind]!;
  return from === -1 ? own : own - hauled[from * loads + kind]!;
}

/**
 * Is there room on the van for a job behind `node`: for what is left there until there, for what is loaded there from then on? Of a
 * shipment, for a pick-up on the leg behind it, for a delivery all the way from its pick-up, which must be before it. O(kinds of load),
 * of a delivery O(jobs of the route).
 */
export function hasRoomAt(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, onBoard } = routes;
  const { carriage, loads, demand, capacity } = problem;
  if (carriage === null || onBoard === null) return true;
  const isPickup = carriage.delivery[job] !== -1;
  for (let kind = 0; kind < loads; kind++) {
    const room = capacity[engineer * loads + kind]!;
    const left = demand[job * loads + kind]!;
    const collected = carriage.collected[job * loads + kind]!;
    const cell = node * loads + kind;
    if (onBoard.mostUntil[cell]! + left > room || onBoard.mostFrom[cell]! + collected > room) return false;
    if (isPickup && onBoard.leg[cell]! + collected + carriage.hauled[job * loads + kind]! > room)
      return false;
  }
  const from = carriage.pickup[job]!;
  return from === -1 || canHaul(routes, engineer, from, job, node);
}

function canHaul(
  { problem, previous, onBoard }: Routes,
  engineer: number,
  from: number,
  to: number,
  last: number,
): boolean {
  const { carriage, jobCount, loads, demand, capacity } = problem;
  for (let node = last; node < jobCount; node = previous[node]!) {
    for (let kind = 0; kind < loads; kind++) {
      const more = carriage!.hauled[from * loads + kind]! + demand[to * loads + kind]!;
      if (onBoard!.leg[node * loads + kind]! + more > capacity[engineer * loads + kind]!) return false;
    }
    if (node === from) return true;
  }
  return false;
}

/** Does a route, however it came to be, keep its shipments whole and in order, and never have too much on the van? */
export function keepsCarriage(
  { problem, next, engineer: owners, onBoard }: Routes,
  engineer: number,
): boolean {
  const { carriage, jobCount, loads, capacity } = problem;
  if (carriage === null || onBoard === null) return true;
  const sentinel = jobCount + engineer;
  const met = new Set<number>();
  for (let node = sentinel; ;) {
    for (let kind = 0; kind < loads; kind++)
      if (onBoard.leg[node * loads + kind]! > capacity[engineer * loads + kind]!) return false;
    node = next[node]!;
    if (node === sentinel) return true;
    const [to, from] = [carriage.delivery[node]!, carriage.pickup[node]!];
    if (to !== -1 && owners[to] !== engineer) return false;
    if (from !== -1 && !met.has(from)) return false;
    met.add(node);
  }
}
