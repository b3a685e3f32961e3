import { earliestStart, latestStart } from '../model/problem';
import type { Problem } from '../model/problem';
import { afterGap, beforeGap } from './gap';
import type { Routes } from './routes-model';

/** What a route begins and ends with, before its stops are walked forward and backward. */
export function setStart(routes: Routes, engineer: number, breaks: number): void {
  const { problem, nodes, early, late, lateSame } = routes;
  const sentinel = problem.jobCount + engineer;
  for (let taken = 0; taken <= problem.maxBreaks; taken++) {
    early[taken * nodes + sentinel] = taken === 0 ? problem.shiftFrom[engineer]! : Infinity;
    late[taken * nodes + sentinel] = taken === breaks ? problem.shiftTo[engineer]! : -Infinity;
    lateSame[taken * nodes + sentinel] = late[taken * nodes + sentinel]!;
  }
}

function serviceAfter(problem: Problem, pace: number, before: number, job: number): number {
  const isElsewhere = problem.hasSetup && problem.place[before] !== problem.place[job];
  return (isElsewhere ? problem.setup[pace + job]! : 0) + problem.duration[pace + job]!;
}

/** Answers whether anything is new, as those below. */
export function forward(routes: Routes, pace: number, before: number, job: number, seconds: number): boolean {
  const { problem, early } = routes;
  const departure =
    earliestStart(problem, job, early[before]! + seconds) + serviceAfter(problem, pace, before, job);
  if (early[job] === departure) return false;
  early[job] = departure;
  return true;
}

export function forwardWithBreaks(
  routes: Routes,
  engineer: number,
  before: number,
  job: number,
  seconds: number,
  breaks: number,
): boolean {
  const { problem, nodes, early } = routes;
  const service = serviceAfter(problem, problem.paceAt[engineer]!, before, job);
  let isChanged = false;
  for (let taken = 0; taken <= breaks; taken++) {
    let arrival = Infinity;
    for (let earlier = 0; earlier <= taken; earlier++) {
      const departure = early[earlier * nodes + before]!;
      if (departure === Infinity) continue;
      arrival = Math.min(arrival, afterGap(problem, engineer, departure, seconds, earlier, taken));
    }
    const leaves = arrival === Infinity ? Infinity : earliestStart(problem, job, arrival) + service;
    if (early[taken * nodes + job] === leaves) continue;
    early[taken * nodes + job] = leaves;
    isChanged = true;
  }
  return isChanged;
}

export function backward(
  routes: Routes,
  pace: number,
  job: number,
  departure: number,
  offset: number,
): boolean {
  const { problem, late, lateSame } = routes;
  const begin = departure - problem.duration[pace + job]!;
  const same = latestStart(problem, job, begin);
  const other = problem.hasSetup ? latestStart(problem, job, begin - problem.setup[pace + job]!) : same;
  if (lateSame[offset + job] === same && late[offset + job] === other) return false;
  lateSame[offset + job] = same;
  late[offset + job] = other;
  return true;
}

export function backwardWithBreaks(
  routes: Routes,
  engineer: number,
  job: number,
  after: number,
  seconds: number,
  lateAfter: Float64Array,
  breaks: number,
): boolean {
  const { problem, nodes } = routes;
  const pace = problem.paceAt[engineer]!;
  let isChanged = false;
  for (let taken = 0; taken <= breaks; taken++) {
    let departure = -Infinity;
    for (let later = taken; later <= breaks; later++) {
      const arrival = lateAfter[later * nodes + after]!;
      if (arrival === -Infinity) continue;
      departure = Math.max(departure, beforeGap(problem, engineer, arrival, seconds, taken, later));
    }
    if (backward(routes, pace, job, departure, taken * nodes)) isChanged = true;
  }
  return isChanged;
}
