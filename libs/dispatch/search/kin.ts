import { isRelated } from '../model/relations';
import type { Problem } from '../model/problem';
import type { Random } from './random';
import { uniform } from './random';
import type { Routes } from './routes';

/** How often a job that leaves takes those with it that it has to do with: alone it mostly has to come back where it was. */
export const kinRate = 0.5;

/** Marks with some of the first `count` jobs of `marked` those they have to do with. Answers how many there are then. */
export function markKin(routes: Routes, marked: Int32Array, count: number, random: Random): number {
  const { relations } = routes.problem;
  if (relations === null) return count;
  const { sameAt, same, apartAt, apart } = relations;
  let total = count;
  for (let index = 0; index < count; index++) {
    const job = marked[index]!;
    if (!isRelated(relations, job) || uniform(random) >= kinRate) continue;
    total = markAll(routes, marked, total, same, sameAt[job]!, sameAt[job + 1]!);
    total = markAll(routes, marked, total, apart, apartAt[job]!, apartAt[job + 1]!);
  }
  return total;
}

function markAll(
  routes: Routes,
  marked: Int32Array,
  count: number,
  others: Int32Array,
  from: number,
  to: number,
): number {
  let total = count;
  for (let at = from; at < to; at++) total = mark(routes, marked, total, others[at]!);
  return total;
}

/** Adds a planned job to the first `count` of `marked` if it is not among them. Answers how many there are then. */
export function mark({ engineer }: Routes, marked: Int32Array, count: number, job: number): number {
  if (engineer[job] === -1) return count;
  for (let index = 0; index < count; index++) if (marked[index] === job) return count;
  marked[count] = job;
  return count + 1;
}

/**
 * In a part of the day nobody sees who has the rest of a group. A job in no route stays out of one for as long as some of those
 * it must be with are not in the part.
 */
export function leaveTornOut(
  { relations }: Problem,
  part: Problem,
  jobs: readonly number[],
  isPlanned: (job: number) => boolean,
): void {
  if (!relations) return;
  const { sameAt, same } = relations;
  const inside = new Set(jobs);
  for (const [index, job] of jobs.entries()) {
    const isTorn = same.subarray(sameAt[job], sameAt[job + 1]).some(other => !inside.has(other));
    if (!isTorn || isPlanned(job)) continue;
    for (let engineer = 0; engineer < part.engineerCount; engineer++)
      part.allowed[engineer * part.jobCount + index] = 0;
  }
}
