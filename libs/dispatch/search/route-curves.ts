import { mirroredBegins } from '../model/begin-price';
import type { BeginPrices } from '../model/prices';
import { serviceOf } from '../model/paces';
import { never } from '../model/problem';
import type { Problem } from '../model/problem';
import { addLine, joinCurves, noCurve, postpone, setConstant } from './curve';
import type { Curve } from './curve';
import { endOf } from './overtime';
import { isLimited } from './person-limits';
import type { Curves, Routes } from './routes-model';
import { beginCurve, gapCurve } from './timeline';

export function noCurves(problem: Problem, states: number): Curves {
  const list = () => Array.from({ length: states }, noCurve);
  const ahead = list();
  const begins = problem.begins!;
  return {
    lastMoment: lastMomentOf(problem),
    isHasty: !begins.slope.some(slope => slope < 0),
    hasFall: Uint8Array.from({ length: problem.jobCount }, (_, job) => (fallsSomewhere(begins, job) ? 1 : 0)),
    onward: { isMirrored: false, begins },
    back: { isMirrored: true, begins: mirroredBegins(begins) },
    spent: list(),
    isSpentOld: new Uint8Array(problem.engineerCount),
    isAheadOld: new Uint8Array(problem.engineerCount),
    ahead,
    aheadSame: problem.hasSetup ? list() : ahead,
    scratch: {
      spent: [noCurve(), noCurve()],
      ahead: [noCurve(), noCurve()],
      part: noCurve(),
      reach: new Float64Array(3 * (problem.maxBreaks + 1)),
    },
  };
}

function fallsSomewhere({ at, slope }: BeginPrices, job: number): boolean {
  return slope.subarray(at[job], at[job + 1]).some(one => one < 0);
}

/** Behind which nothing is worth waiting for: a day without an end has one for the prices, so that they stay exact. */
function lastMomentOf(problem: Problem): number {
  const { begins, windowFrom, windowTo, breakFrom, breakTo, breakDuration, shiftFrom, shiftTo } = problem;
  const moments = [begins!.anchor, windowFrom, windowTo, breakFrom, breakTo, shiftFrom, shiftTo];
  let last = 0;
  for (const list of moments)
    for (const moment of list) if (Math.abs(moment) < never) last = Math.max(last, moment);
  let work = 0;
  for (const list of [problem.duration, problem.setup, breakDuration]) for (const one of list) work += one;
  let leg = 0;
  for (const cells of problem.durations) for (const one of cells) leg = Math.max(leg, one);
  return last + work + leg * (problem.jobCount + problem.engineerCount);
}

/** Notes when the neighbours of a job that has just come between them could be done, for `reachesMore`. */
export function keepReach(
  { nodes, next, previous, early, late, lateSame, curves, problem }: Routes,
  engineer: number,
  job: number,
): void {
  const { reach } = curves!.scratch;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    reach[3 * taken] = early[taken * nodes + next[job]!]!;
    reach[3 * taken + 1] = late[taken * nodes + previous[job]!]!;
    reach[3 * taken + 2] = lateSame[taken * nodes + previous[job]!]!;
  }
}

/**
 * Can a neighbour be done earlier, or later, for the job that came? The way over it may be shorter, or it spares a setup. Then what has been
 * looked at of the rest is not all of it.
 */
export function reachesMore(
  { nodes, next, previous, early, late, lateSame, curves, problem }: Routes,
  engineer: number,
  job: number,
): boolean {
  const { reach } = curves!.scratch;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    if (early[taken * nodes + next[job]!]! < reach[3 * taken]!) return true;
    if (late[taken * nodes + previous[job]!]! > reach[3 * taken + 1]!) return true;
    if (lateSame[taken * nodes + previous[job]!]! > reach[3 * taken + 2]!) return true;
  }
  return false;
}

export function lookAllAhead(routes: Routes, engineer: number, changed?: number): void {
  const { problem, next, previous } = routes;
  const sentinel = problem.jobCount + engineer;
  const isWhole = changed === undefined || hasNoOvertimeToGive(problem, engineer);
  if (isWhole) setEnd(routes, engineer);
  let job = isWhole ? previous[sentinel]! : changed;
  for (; job !== sentinel; job = previous[job]!) lookAhead(routes, engineer, job, next[job]!);
  routes.curves!.isAheadOld[engineer] = 0;
}

export function spendAll(routes: Routes, engineer: number, changed?: number): void {
  const { problem, nodes, next, previous } = routes;
  const { spent, isSpentOld } = routes.curves!;
  const sentinel = problem.jobCount + engineer;
  if (changed === undefined) {
    for (let taken = 0; taken <= problem.maxBreaks; taken++) spent[taken * nodes + sentinel]!.size = 0;
    setConstant(spent[sentinel]!, problem.shiftFrom[engineer]!, 0);
  }
  for (let job = changed ?? next[sentinel]!; job !== sentinel; job = next[job]!)
    spendUntil(routes, engineer, previous[job]!, job);
  isSpentOld[engineer] = 0;
}

/** Makes the curves of a route that are not those of its jobs as they are. */
export function bringUpToDate(routes: Routes, engineer: number): void {
  const { isSpentOld, isAheadOld } = routes.curves!;
  if (isAheadOld[engineer] === 1) lookAllAhead(routes, engineer);
  if (isSpentOld[engineer] === 1) spendAll(routes, engineer);
}

/** Who has a limit of overtime over several shifts takes none to begin at a better moment: it may be needed to serve more. */
function hasNoOvertimeToGive(problem: Problem, engineer: number): boolean {
  if (problem.overtime === null || !isLimited(problem, engineer)) return false;
  return problem.limits!.maxOvertime[problem.limits!.of[engineer]!]! < Infinity;
}

/** When a route may end, as far as the price of its times is concerned. */
export function latestEnd(routes: Routes, engineer: number): number {
  const { problem } = routes;
  const end = Math.min(problem.shiftTo[engineer]!, routes.curves!.lastMoment);
  if (!hasNoOvertimeToGive(problem, engineer)) return end;
  return Math.min(end, Math.max(problem.overtime!.since[engineer]!, endOf(routes, engineer)));
}

function setEnd(routes: Routes, engineer: number): void {
  const { problem, nodes } = routes;
  const { ahead, aheadSame } = routes.curves!;
  const sentinel = problem.jobCount + engineer;
  const since = problem.overtime?.since[engineer] ?? never;
  const price = problem.overtime?.price[engineer] ?? 0;
  const end = latestEnd(routes, engineer);
  for (let taken = 0; taken <= problem.maxBreaks; taken++)
    for (const list of [ahead, aheadSame]) {
      const curve = list[taken * nodes + sentinel]!;
      curve.size = 0;
      if (taken !== problem.breakCount[engineer]) continue;
      const isOver = price > 0 && end > since;
      if (isOver) addLine(curve, -end, (end - since) * price, -price);
      addLine(curve, isOver ? -since : -end, 0, 0);
    }
}

function spendUntil(routes: Routes, engineer: number, before: number, job: number): void {
  const { problem, nodes, early } = routes;
  const { spent, onward } = routes.curves!;
  const isSame = problem.place[before] === problem.place[job];
  const service = serviceOf(problem, engineer, job, isSame);
  const late = isSame ? routes.lateSame : routes.late;
  const isPlain = problem.maxBreaks === 0;
  const leg = isPlain ? legOf(problem, engineer, before, problem.place[job]!) : 0;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const cell = taken * nodes + job;
    const curve = spent[cell]!;
    curve.size = 0;
    if (early[cell]! - service > late[cell]!) continue;
    const given = isPlain ? spent[before]! : gatherSpent(routes, engineer, before, job, taken);
    beginCurve(curve, given, leg, problem, job, onward, late[cell]!);
    postpone(curve, service);
  }
}

/** Whoever comes in before a job delays it: what would be if it began earlier than it can now is not looked at. */
function lookAhead(routes: Routes, engineer: number, job: number, after: number): void {
  const { problem, nodes, early, late, lateSame, previous } = routes;
  const { ahead, aheadSame, back } = routes.curves!;
  const isPlain = problem.maxBreaks === 0;
  const leg = isPlain ? legOf(problem, engineer, job, placeBehind(problem, engineer, after)) : 0;
  const service = serviceOf(problem, engineer, job, false);
  const serviceSame = problem.hasSetup ? serviceOf(problem, engineer, job, true) : service;
  const serviceNow = problem.place[previous[job]!] === problem.place[job] ? serviceSame : service;
  for (let taken = 0; taken <= problem.breakCount[engineer]!; taken++) {
    const cell = taken * nodes + job;
    ahead[cell]!.size = aheadSame[cell]!.size = 0;
    const begin = early[cell]! - serviceNow;
    if (begin > Math.max(late[cell]!, lateSame[cell]!)) continue;
    const rest = isPlain
      ? curvesOf(routes, engineer, job, after)[after]!
      : gatherAhead(routes, engineer, job, after, taken);
    beginCurve(ahead[cell]!, rest, leg + service, problem, job, back, -begin);
    if (aheadSame !== ahead)
      beginCurve(aheadSame[cell]!, rest, leg + serviceSame, problem, job, back, -begin);
  }
}

/** Of what lies ahead from a stop on, with setup there or without, as it is reached from another. */
export function curvesOf(routes: Routes, engineer: number, job: number, after: number): Curve[] {
  const { problem, curves } = routes;
  const isSame = after < problem.jobCount && problem.place[after] === problem.place[job];
  return isSame ? curves!.aheadSame : curves!.ahead;
}

export function placeBehind({ jobCount, place, endPlace }: Problem, engineer: number, after: number): number {
  return after < jobCount ? place[after]! : endPlace[engineer]!;
}

/** The price of having come from a stop to a job by a moment, with `taken` breaks taken by then. */
export function gatherSpent(
  routes: Routes,
  engineer: number,
  before: number,
  job: number,
  taken: number,
): Curve {
  const { problem, nodes } = routes;
  const { spent, scratch } = routes.curves!;
  const leg = legOf(problem, engineer, before, problem.place[job]!);
  let [all, other] = scratch.spent;
  gapCurve(all, spent[taken * nodes + before]!, leg, problem, engineer, taken, taken, false);
  for (let earlier = 0; earlier < taken; earlier++) {
    if (spent[earlier * nodes + before]!.size === 0) continue;
    gapCurve(scratch.part, spent[earlier * nodes + before]!, leg, problem, engineer, earlier, taken, false);
    joinCurves(other, all, 0, scratch.part, 0, false);
    [all, other] = [other, all];
  }
  return all;
}

/** The price of all behind a stop, from the moment backward at which it goes on with `taken` breaks taken. */
export function gatherAhead(
  routes: Routes,
  engineer: number,
  job: number,
  after: number,
  taken: number,
): Curve {
  const { problem, nodes } = routes;
  const { scratch } = routes.curves!;
  const leg = legOf(problem, engineer, job, placeBehind(problem, engineer, after));
  const list = curvesOf(routes, engineer, job, after);
  let [all, other] = scratch.ahead;
  gapCurve(all, list[taken * nodes + after]!, leg, problem, engineer, taken, taken, true);
  for (let later = taken + 1; later <= problem.breakCount[engineer]!; later++) {
    if (list[later * nodes + after]!.size === 0) continue;
    gapCurve(scratch.part, list[later * nodes + after]!, leg, problem, engineer, taken, later, true);
    joinCurves(other, all, 0, scratch.part, 0, false);
    [all, other] = [other, all];
  }
  return all;
}

export function legOf(problem: Problem, engineer: number, from: number, to: number): number {
  return problem.durations[problem.kind[engineer]!]![problem.place[from]! * problem.width + to]!;
}
