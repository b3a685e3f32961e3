import { keepsRelations } from '../model/relations';
import { afterGap } from './gap';
import { keepsCarriage } from './on-board';
import { jobsIn, keepsLimits } from './person-limits';
import type { Routes } from './routes';
import { isUsed, jobsOf } from './routes';
import { keepsStock } from './stock';

/** Does a route, however it came to be, keep every hard rule? O(jobs of the route). */
export function isFeasible(routes: Routes, engineer: number): boolean {
  const { problem, load } = routes;
  const { jobCount, loads } = problem;
  if (!isUsed(routes, engineer)) return true;
  const jobs = jobsOf(routes, engineer);
  if (jobs.some(job => problem.allowed[engineer * jobCount + job] === 0)) return false;
  const { relations } = problem;
  if (relations && !jobs.every(job => keepsRelations(relations, routes.engineer, engineer, job)))
    return false;
  if (jobsIn(routes, engineer) > problem.maxJobs[engineer]!) return false;
  for (let kind = 0; kind < loads; kind++)
    if (load[engineer * loads + kind]! > problem.capacity[engineer * loads + kind]!) return false;
  if (!keepsCarriage(routes, engineer) || !keepsStock(routes, engineer)) return false;
  return isInTime(routes, engineer);
}

export function areFeasible(routes: Routes): boolean {
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++)
    if (!isFeasible(routes, engineer)) return false;
  return true;
}

/**
 * Does a route keep time and way? Of what was feasible, taking a job out can break nothing else; and it can break these, where
 * travel times do not keep the triangle inequality. O(breaks).
 */
export function isInTime(routes: Routes, engineer: number): boolean {
  const { problem, nodes, next, late, lateSame, travel, distance } = routes;
  const { jobCount, place, width } = problem;
  if (!isUsed(routes, engineer)) return true;
  if (travel[engineer]! > problem.maxTravel[engineer]!) return false;
  if (distance[engineer]! > problem.maxDistance[engineer]!) return false;
  if (problem.limits !== null && !keepsLimits(routes, engineer)) return false;
  const sentinel = jobCount + engineer;
  const first = next[sentinel]!;
  const to = first === sentinel ? problem.endPlace[engineer]! : place[first]!;
  const leg = problem.durations[problem.kind[engineer]!]![place[sentinel]! * width + to]!;
  const limits = place[sentinel] === place[first] ? lateSame : late;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const arrival = afterGap(problem, engineer, problem.shiftFrom[engineer]!, leg, 0, taken);
    if (arrival <= limits[taken * nodes + first]!) return true;
  }
  return false;
}
