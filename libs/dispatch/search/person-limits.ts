import type { Problem } from '../model/problem';
import { endOf, endWith } from './overtime';
import type { Routes } from './routes-model';

/** Has the person of an engineer a limit over all of his shifts? */
export function isLimited({ limits }: Problem, engineer: number): boolean {
  return limits !== null && limits.of[engineer] !== -1;
}

/** Is what a place costs known from its route alone? */
export function arePersonsAlone({ limits, fairness }: Problem): boolean {
  return limits === null && (fairness === null || fairness.person === null);
}

/**
 * Names the content of all routes of a person, as their versions do for one: what is known of a place in one of them may be
 * otherwise when another has changed. Never 0, which is nothing known; two names may be the same by chance, so that every plan
 * is asked again before it counts.
 */
export function contentOf({ problem, version }: Routes, engineer: number): number {
  const kept = isLimited(problem, engineer) ? problem.limits : problem.fairness;
  const shifts = kept?.shifts[kept.of[engineer]!];
  if (!shifts || shifts.length === 1) return version[engineer]!;
  let name = 0;
  for (const shift of shifts) name = Math.imul(name, 0x9e3779b1) + version[shift]!;
  return name | 0 || -1;
}

/** May the person have one job more? */
export function hasJobLeft(routes: Routes, engineer: number): boolean {
  const { problem } = routes;
  if (!isLimited(problem, engineer)) return true;
  const { of, shifts, maxJobs } = problem.limits!;
  return jobsOfAll(routes, shifts[of[engineer]!]!) < maxJobs[of[engineer]!]!;
}

/** Has the person overtime left for a job behind `node`? O(jobs behind it x breaks^2) where it is limited. */
export function hasOvertimeLeft(routes: Routes, engineer: number, job: number, node: number): boolean {
  const room = overtimeLeft(routes, engineer);
  return room === Infinity || overtimeUntil(routes, engineer, endWith(routes, engineer, job, node)) <= room;
}

/** Seconds of overtime that a person's other shifts leave to this one; Infinity without a limit. */
export function overtimeLeft(routes: Routes, engineer: number): number {
  const { problem } = routes;
  if (!isLimited(problem, engineer) || problem.overtime === null) return Infinity;
  const { of, shifts, maxOvertime } = problem.limits!;
  const most = maxOvertime[of[engineer]!]!;
  if (most === Infinity) return Infinity;
  let room = most;
  for (const shift of shifts[of[engineer]!]!) if (shift !== engineer) room -= overtimeOf(routes, shift);
  return room;
}

/** Do the routes of the person of an engineer keep his limits as they stand? */
export function keepsLimits(routes: Routes, engineer: number): boolean {
  const { problem } = routes;
  if (!isLimited(problem, engineer)) return true;
  const { of, shifts, maxJobs } = problem.limits!;
  if (jobsOfAll(routes, shifts[of[engineer]!]!) > maxJobs[of[engineer]!]!) return false;
  const room = overtimeLeft(routes, engineer);
  return room === Infinity || overtimeOf(routes, engineer) <= room;
}

function jobsOfAll(routes: Routes, shifts: Int32Array): number {
  let sum = 0;
  for (const shift of shifts) sum += jobsIn(routes, shift);
  return sum;
}

/** Jobs of a route, without its stops at depots. */
export function jobsIn({ count, vans }: Routes, engineer: number): number {
  return vans === null ? count[engineer]! : count[engineer]! - vans.stops[engineer]!;
}

function overtimeOf(routes: Routes, engineer: number): number {
  const isOut = routes.count[engineer]! > 0 || routes.problem.isOut[engineer] === 1;
  if (!isOut) return 0;
  return overtimeUntil(routes, engineer, endOf(routes, engineer));
}

function overtimeUntil({ problem }: Routes, engineer: number, end: number): number {
  return Math.max(0, end - problem.overtime!.since[engineer]!);
}
