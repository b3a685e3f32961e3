import { afterGap } from './gap';
import type { Routes } from './routes';
import { jobsOf } from './routes';

/** Does a route, however it came to be, keep every hard rule? O(jobs of the route). */
export function isFeasible(routes: Routes, engineer: number): boolean {
  const { problem, nodes, next, late, lateSame, count, load, travel, distance } = routes;
  const { jobCount, loads, place, width } = problem;
  if (count[engineer] === 0) return true;
  if (jobsOf(routes, engineer).some(job => problem.allowed[engineer * jobCount + job] === 0)) return false;
  if (count[engineer]! > problem.maxJobs[engineer]!) return false;
  if (travel[engineer]! > problem.maxTravel[engineer]!) return false;
  if (distance[engineer]! > problem.maxDistance[engineer]!) return false;
  for (let kind = 0; kind < loads; kind++)
    if (load[engineer * loads + kind]! > problem.capacity[engineer * loads + kind]!) return false;
  const sentinel = jobCount + engineer;
  const first = next[sentinel]!;
  const leg = problem.durations[problem.kind[engineer]!]![place[sentinel]! * width + place[first]!]!;
  const limits = place[sentinel] === place[first] ? lateSame : late;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const arrival = afterGap(problem, engineer, problem.shiftFrom[engineer]!, leg, 0, taken);
    if (arrival <= limits[taken * nodes + first]!) return true;
  }
  return false;
}
