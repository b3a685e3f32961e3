import { earliestStart } from '../model/problem';
import { keepsRelations } from '../model/relations';
import { afterGap } from './gap';
import { hasRoomAt } from './on-board';
import { hasRoom, isWithinLimits } from './room';
import type { Routes } from './routes';
import { hasStockAt } from './stock';

/** Can the job go behind `node` as the route stands? O(windows), with breaks O(breaks^2). */
export function fits(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { allowed, jobCount } = routes.problem;
  return allowed[engineer * jobCount + job] === 1 && isOpenAt(routes, engineer, job, node);
}

/** `fits` for an engineer who is known to be allowed to do it. */
export function isOpenAt(routes: Routes, engineer: number, job: number, node: number): boolean {
  const { problem, next, early, lateSame, nodes } = routes;
  const { width, place, jobCount } = problem;
  const service = problem.duration[problem.paceAt[engineer]! + job]!;
  const allTaken = problem.breakCount[engineer]! * nodes;
  // Most places are out of time so clearly that the way need not be looked up.
  if (
    early[node]! > problem.closes[job]! ||
    lateSame[allTaken + next[node]!]! < problem.opens[job]! + service ||
    !hasRoom(routes, engineer, job) ||
    (problem.carriage !== null && !hasRoomAt(routes, engineer, job, node)) ||
    (problem.stock !== null && !hasStockAt(routes, engineer, job, node)) ||
    (problem.relations !== null && !keepsRelations(problem.relations, routes.engineer, engineer, job))
  )
    return false;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const after = next[node]!;
  const to = after === jobCount + engineer ? problem.endPlace[engineer]! : place[after]!;
  const there = durations[place[node]! * width + place[job]!]!;
  const back = durations[place[job]! * width + to]!;
  if (early[node]! + there + service + back > lateSame[allTaken + after]!) return false;
  return (
    fitsWithBreaks(routes, engineer, job, node, after, there, back) &&
    isWithinLimits(routes, engineer, job, node, place[node]!, to)
  );
}

/** Every way to share the breaks between before the job's arrival, the way behind it and later. */
export function fitsWithBreaks(
  routes: Routes,
  engineer: number,
  job: number,
  node: number,
  after: number,
  there: number,
  back: number,
): boolean {
  const { problem, nodes, early } = routes;
  const { place } = problem;
  const breaks = problem.breakCount[engineer]!;
  const pace = problem.paceAt[engineer]!;
  const setup = problem.hasSetup && place[node] !== place[job] ? problem.setup[pace + job]! : 0;
  const service = problem.duration[pace + job]! + setup;
  const isSame = after < problem.jobCount && place[after] === place[job];
  const late = isSame ? routes.lateSame : routes.late;
  for (let taken = 0; taken <= breaks; taken++) {
    let arrival = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const departure = early[earlier * nodes + node]!;
      if (departure === Infinity) continue;
      const there1 =
        earlier === taken ? departure + there : afterGap(problem, engineer, departure, there, earlier, taken);
      if (there1 < arrival) arrival = there1;
    }
    if (arrival === Infinity) continue;
    const ready = earliestStart(problem, job, arrival) + service;
    if (ready === Infinity) continue;
    for (let later = taken; later <= breaks; later++) {
      const limit = late[later * nodes + after]!;
      if (ready + back > limit) continue;
      if (later === taken || afterGap(problem, engineer, ready, back, taken, later) <= limit) return true;
    }
  }
  return false;
}
