import { serviceOf } from '../model/paces';
import type { Problem } from '../model/problem';
import { mostCounted } from './departures';
import type { Routes } from './routes-model';

/** Seconds of way, setup and service in a route. O(jobs of the route) */
export function workIn(routes: Routes, engineer: number): number {
  const { problem, next, travel } = routes;
  const { place, jobCount } = problem;
  const sentinel = jobCount + engineer;
  let work = travel[engineer]!;
  for (let node = sentinel, job = next[node]!; job !== sentinel; node = job, job = next[job]!)
    work += serviceOf(problem, engineer, job, place[node] === place[job]);
  return work;
}

/** What the work of everybody costs as the routes stand. O(engineers) */
export function unevenSum({ problem, work }: Routes): number {
  if (problem.fairness === null) return 0;
  const { shifts, price } = problem.fairness;
  let sum = 0;
  for (const [row, list] of shifts.entries()) sum += price[row]! * workOf(work, list) ** 2;
  return sum;
}

/** By how much the work of a person gets dearer with `job` behind `node`, over all of his shifts. O(his shifts) */
export function moreUneven(routes: Routes, engineer: number, job: number, node: number): number {
  const { problem, next, work } = routes;
  const { place, width, jobCount, endPlace } = problem;
  const { of, shifts, price } = problem.fairness!;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const after = next[node]!;
  const [from, here] = [place[node]!, place[job]!];
  const to = after < jobCount ? place[after]! : endPlace[engineer]!;
  let more = durations[from * width + here]! + durations[here * width + to]!;
  const isUsed = routes.count[engineer]! > 0 || problem.isOut[engineer] === 1;
  if (isUsed) more -= durations[from * width + to]!;
  more += serviceOf(problem, engineer, job, from === here);
  // The setup behind it may become due, or not be due any more.
  if (problem.hasSetup && after < jobCount)
    more +=
      serviceOf(problem, engineer, after, here === to) - serviceOf(problem, engineer, after, from === to);
  const row = of[engineer]!;
  const before = workOf(work, shifts[row]!);
  return Math.min(mostCounted, Math.round(price[row]! * ((before + more) ** 2 - before ** 2)));
}

/** The most that a job more can cost by what its person has already: whoever is served by that must be worth it. */
export function mostUneven({ fairness, shiftFrom, shiftTo, duration }: Problem, legSeconds: number): number {
  if (fairness === null) return 0;
  const more = duration.reduce((most, one) => Math.max(most, one), 0) + 2 * legSeconds;
  const day = 86_400;
  return fairness.price.reduce((most, price, row) => {
    const full = [...fairness.shifts[row]!].reduce(
      (sum, engineer) => sum + Math.min(day, shiftTo[engineer]! - shiftFrom[engineer]!),
      0,
    );
    return Math.max(most, price * (full ** 2 - Math.max(0, full - more) ** 2));
  }, 0);
}

function workOf(work: Float64Array, shifts: Int32Array): number {
  let sum = 0;
  for (const shift of shifts) sum += work[shift]!;
  return sum;
}
