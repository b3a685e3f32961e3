import { isStop } from '../model/stock';
import { hasJobLeft, hasOvertimeLeft, jobsIn } from './person-limits';
import { isUsed } from './routes';
import type { Routes } from './routes';

/** Has the van, and the day, room for a job more? What is loaded on the way is asked about by place (`hasRoomAt`). */
export function hasRoom(routes: Routes, engineer: number, job: number): boolean {
  const { problem, load } = routes;
  if (isStop(problem, job)) return true;
  if (jobsIn(routes, engineer) >= problem.maxJobs[engineer]!) return false;
  if (problem.limits !== null && !hasJobLeft(routes, engineer)) return false;
  const { loads, demand, capacity } = problem;
  for (let kind = 0; kind < loads; kind++)
    if (load[engineer * loads + kind]! + demand[job * loads + kind]! > capacity[engineer * loads + kind]!)
      return false;
  return true;
}

/** Does a job behind `node`, between two places, leave the limits of the way, and of the person's overtime? */
export function isWithinLimits(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
  from: number,
  to: number,
): boolean {
  const { problem, travel, distance } = routes;
  if (problem.limits !== null && !hasOvertimeLeft(routes, engineer, job, node)) return false;
  const { width } = problem;
  const here = problem.place[job]!;
  const kind = problem.kind[engineer]!;
  const unused = !isUsed(routes, engineer);
  const durations = problem.durations[kind]!;
  const seconds = durations[from * width + here]! + durations[here * width + to]!;
  const saved = unused ? 0 : durations[from * width + to]!;
  if (travel[engineer]! + seconds - saved > problem.maxTravel[engineer]!) return false;
  const metres = problem.distances[kind];
  if (!problem.hasMaxDistance || !metres) return true;
  const longer =
    metres[from * width + here]! + metres[here * width + to]! - (unused ? 0 : metres[from * width + to]!);
  return distance[engineer]! + longer <= problem.maxDistance[engineer]!;
}
