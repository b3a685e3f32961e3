import type { Problem } from '../model/problem';
import type { RouteStop } from '../model/description';
import { isAtHand } from '../model/scarce';
import { isStop } from '../model/stock';

/** What somebody has too little of at a job. */
export interface Lack {
  /** Index of the job in the list. */
  at: number;
  /** Index of the kind. */
  kind: number;
}

/** The first job of a list for which something is neither on the van nor fetched before, or null. O(jobs x kinds) */
export function firstLack({ stock }: Problem, engineer: number, nodes: readonly number[]): Lack | null {
  const { kinds, isTool, needs, own, firstStop, has } = stock!;
  const left = own
    .slice(engineer * kinds, (engineer + 1) * kinds)
    .map((amount, kind) => (isAtHand(stock!, engineer * kinds + kind) ? Infinity : amount));
  for (const [at, node] of nodes.entries())
    for (let kind = 0; kind < kinds; kind++) {
      if (node >= firstStop) {
        if (has[(node - firstStop) * kinds + kind] === 1) left[kind] = Infinity;
        continue;
      }
      const need = needs[node * kinds + kind]!;
      if (need > left[kind]!) return { at, kind };
      if (isTool[kind] === 0) left[kind]! -= need;
    }
  return null;
}

/** A stop at which there are too few parts of a kind; `at` is -1 where he is when the list begins. */
export interface TooFew extends Lack {
  /** Id of the depot. */
  depot: number;
  /** What would be fetched there, and what there is for it. */
  fetches: number;
  left: number;
}

/** The first kind that some depot has too few of when all of it is fetched at the first stop that has any, or null. O(jobs x kinds) */
export function firstTooFew(
  { stock, description: { depots } }: Problem,
  engineer: number,
  nodes: readonly number[],
  left: Float64Array | null,
): TooFew | null {
  if (left === null) return null;
  const { kinds, needs, own, firstStop, has, scarce } = stock!;
  const { isScarce, depotOf, atHand } = scarce!;
  for (let kind = 0; kind < kinds; kind++) {
    const cell = engineer * kinds + kind;
    if (isScarce[kind] === 0) continue;
    const isThere = (node: number) => node >= firstStop && has[(node - firstStop) * kinds + kind] === 1;
    const at = atHand[cell] === -1 ? nodes.findIndex(isThere) : -1;
    const depot = at === -1 ? atHand[cell]! : depotOf[nodes[at]! - firstStop]!;
    if (depot === -1) continue;
    const needed = nodes.reduce((sum, node) => sum + (node < firstStop ? needs[node * kinds + kind]! : 0), 0);
    const fetches = needed - own[cell]!;
    const there = left[depot * kinds + kind]!;
    if (fetches > 0 && fetches > there) return { at, kind, depot: depots![depot]!.id, fetches, left: there };
  }
  return null;
}

/**
 * Has the depot where he is, or else any at which he may stop, as many of a kind left as these nodes need beside his own? Also where there
 * is none that has the kind. O(jobs + stops)
 */
export function isEnoughLeft(
  { stock }: Problem,
  engineer: number,
  nodes: readonly number[],
  kind: number,
  left: Float64Array,
): boolean {
  const { kinds, needs, own, firstStop, stopAt, has, scarce } = stock!;
  const cell = engineer * kinds + kind;
  if (scarce!.isScarce[kind] === 0) return true;
  let fetches = -own[cell]!;
  for (const node of nodes) if (node < firstStop) fetches += needs[node * kinds + kind]!;
  if (fetches <= 0) return true;
  const atHand = scarce!.atHand[cell]!;
  if (atHand !== -1) return left[atHand * kinds + kind]! >= fetches;
  let isThere = false;
  for (let stop = stopAt[engineer]!; stop < stopAt[engineer + 1]!; stop++) {
    if (has[(stop - firstStop) * kinds + kind] === 0) continue;
    if (left[scarce!.depotOf[stop - firstStop]! * kinds + kind]! >= fetches) return true;
    isThere = true;
  }
  return !isThere;
}

/** The stops of a list of nodes, each behind so many jobs. */
export function stopsAmong(problem: Problem, nodes: readonly number[]): RouteStop[] {
  let behind = 0;
  const stops: RouteStop[] = [];
  for (const node of nodes)
    if (isStop(problem, node)) {
      const { depot, firstStop } = problem.stock!;
      stops.push({ depot: depot[node - firstStop]!, behind });
    } else behind++;
  return stops;
}

/** Lists that are looked at for one order of jobs: all there are, but where many kinds are missing or there are many depots. */
const mostLists = 1_000;

/**
 * Every list of stops between jobs in this order with which nothing is missing and none of which could be left out: whatever is
 * missing first must be fetched at some depot at some place before it, and what a depot has too few of at another one before that. The
 * stops that are there stay where they are, or all of them are laid anew. `left` is what the depots have for him, null: always enough.
 */
export function stopsLaid(
  problem: Problem,
  engineer: number,
  nodes: readonly number[],
  left: Float64Array | null,
): number[][] {
  const { stopAt, kinds, firstStop, has } = problem.stock!;
  const found: number[][] = [];
  // However he stops: all of a kind is fetched at one depot.
  if (left !== null)
    for (let kind = 0; kind < kinds; kind++)
      if (!isEnoughLeft(problem, engineer, nodes, kind, left)) return found;
  const queue: (readonly number[])[] = [];
  const seen = new Set<string>();
  const enqueue = (list: readonly number[]) => {
    const name = list.join();
    if (!seen.has(name)) queue.push(list);
    seen.add(name);
  };
  enqueue(nodes);
  enqueue(nodes.filter(node => !isStop(problem, node)));
  for (let index = 0; index < queue.length && index < mostLists; index++) {
    const list = queue[index]!;
    const lack = firstLack(problem, engineer, list) ?? firstTooFew(problem, engineer, list, left);
    if (lack === null) {
      if (isEachNeeded(problem, engineer, list, left)) found.push([...list]);
      continue;
    }
    for (let stop = stopAt[engineer]!; stop < stopAt[engineer + 1]!; stop++) {
      if (has[(stop - firstStop) * kinds + lack.kind] === 0 || list.includes(stop)) continue;
      for (let at = 0; at <= lack.at; at++) enqueue(list.toSpliced(at, 0, stop));
    }
  }
  return found;
}

function isEachNeeded(
  problem: Problem,
  engineer: number,
  nodes: readonly number[],
  left: Float64Array | null,
): boolean {
  return nodes.every(stop => {
    if (!isStop(problem, stop)) return true;
    const others = nodes.filter(node => node !== stop);
    const lack = firstLack(problem, engineer, others) ?? firstTooFew(problem, engineer, others, left);
    return lack !== null;
  });
}
