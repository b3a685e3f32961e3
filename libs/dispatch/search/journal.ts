import { jobsOf, leave, link, refresh, setFree } from './routes';
import { writeGaps } from './gaps';
import type { Routes } from './routes';

/** What the routes were before an iteration touched them, so that it can be taken back. Nothing is allocated after. */
export interface Journal {
  touchedAt: Int32Array;
  engineers: Int32Array;
  count: number;
  /** Jobs of the touched routes one after another; of the n-th from starts[n]. */
  jobs: Int32Array;
  starts: Int32Array;
  versions: Int32Array;
  timePrices: Float64Array;
  /** On a plain day, of the jobs noted: earliest and latest moments by the breaks taken, and ways; of the routes their sums. */
  early: Float64Array;
  late: Float64Array;
  legs: Int32Array;
  costs: Float64Array;
  travels: Float64Array;
}

export function newJournal({ problem, gaps }: Routes): Journal {
  const { engineerCount, jobCount, maxBreaks } = problem;
  const noted = gaps === null ? 0 : jobCount;
  return {
    touchedAt: new Int32Array(engineerCount),
    engineers: new Int32Array(engineerCount),
    count: 0,
    jobs: new Int32Array(jobCount),
    starts: new Int32Array(engineerCount + 1),
    versions: new Int32Array(engineerCount),
    timePrices: new Float64Array(engineerCount),
    early: new Float64Array(noted * (maxBreaks + 1)),
    late: new Float64Array(noted * (maxBreaks + 1)),
    legs: new Int32Array(noted + engineerCount),
    costs: new Float64Array(engineerCount),
    travels: new Float64Array(engineerCount),
  };
}

/** Notes a route before its first change in this iteration. */
export function touch(routes: Routes, journal: Journal, engineer: number, iteration: number): void {
  if (journal.touchedAt[engineer] === iteration) return;
  journal.touchedAt[engineer] = iteration;
  const sentinel = routes.problem.jobCount + engineer;
  let at = journal.starts[journal.count]!;
  if (routes.gaps !== null && routes.problem.breakCount[engineer]! > 0) noteTimes(routes, journal, engineer);
  for (let node = routes.next[sentinel]!; node !== sentinel; node = routes.next[node]!)
    journal.jobs[at++] = node;
  journal.engineers[journal.count] = engineer;
  journal.versions[journal.count] = routes.version[engineer]!;
  journal.timePrices[journal.count] = routes.timePrice[engineer]!;
  journal.starts[++journal.count] = at;
}

/** Takes every noted change back. */
export function undo(routes: Routes, journal: Journal): void {
  for (let index = 0; index < journal.count; index++) clear(routes, journal.engineers[index]!);
  for (let index = 0; index < journal.count; index++) {
    const engineer = journal.engineers[index]!;
    let last = routes.problem.jobCount + engineer;
    for (let at = journal.starts[index]!; at < journal.starts[index + 1]!; at++) {
      const job = journal.jobs[at]!;
      link(routes, engineer, last, job);
      last = job;
    }
    if (routes.gaps === null || routes.problem.breakCount[engineer] === 0)
      refresh(routes, engineer, journal.timePrices[index]);
    else bringBackTimes(routes, journal, index);
    // The same content has the same name again: what is known of its insertions stays true.
    routes.version[engineer] = journal.versions[index]!;
  }
}

function noteTimes(routes: Routes, journal: Journal, engineer: number): void {
  const { problem, nodes, next, early, late, leg } = routes;
  const index = journal.count;
  const states = problem.breakCount[engineer]! + 1;
  const sentinel = problem.jobCount + engineer;
  const row = journal.jobs.length;
  let at = journal.starts[index]!;
  journal.costs[index] = routes.cost[engineer]!;
  journal.travels[index] = routes.travel[engineer]!;
  journal.legs[row + index] = leg[sentinel]!;
  for (let node = next[sentinel]!; node !== sentinel; node = next[node]!, at++) {
    journal.legs[at] = leg[node]!;
    for (let taken = 0; taken < states; taken++) {
      journal.early[taken * row + at] = early[taken * nodes + node]!;
      journal.late[taken * row + at] = late[taken * nodes + node]!;
    }
  }
}

/** What `refresh` would find out, of a route whose jobs are in it again. */
function bringBackTimes(routes: Routes, journal: Journal, index: number): void {
  const { problem, nodes, early, late, leg } = routes;
  const engineer = journal.engineers[index]!;
  const states = problem.breakCount[engineer]! + 1;
  const row = journal.jobs.length;
  routes.cost[engineer] = journal.costs[index]!;
  routes.travel[engineer] = journal.travels[index]!;
  leg[problem.jobCount + engineer] = journal.legs[row + index]!;
  for (let at = journal.starts[index]!; at < journal.starts[index + 1]!; at++) {
    const job = journal.jobs[at]!;
    leg[job] = journal.legs[at]!;
    for (let taken = 0; taken < states; taken++) {
      early[taken * nodes + job] = journal.early[taken * row + at]!;
      late[taken * nodes + job] = journal.late[taken * row + at]!;
    }
  }
  writeGaps(routes, engineer);
}

function clear(routes: Routes, engineer: number): void {
  const { problem, next, previous } = routes;
  const sentinel = problem.jobCount + engineer;
  for (let node = next[sentinel]!; node !== sentinel; node = next[node]!) leave(routes, node);
  next[sentinel] = sentinel;
  previous[sentinel] = sentinel;
  if (routes.count[engineer]! > 0) setFree(routes, engineer, true);
  routes.count[engineer] = 0;
  for (let load = 0; load < problem.loads; load++) routes.load[engineer * problem.loads + load] = 0;
}

/** Replaces a route without asking; its jobs must not be in another one. */
export function setRoute(routes: Routes, engineer: number, jobs: readonly number[]): void {
  clear(routes, engineer);
  let last = routes.problem.jobCount + engineer;
  for (const job of jobs) {
    link(routes, engineer, last, job);
    last = job;
  }
  refresh(routes, engineer);
}

/** Replaces all routes. */
export function setRoutes(routes: Routes, plan: readonly (readonly number[])[]): void {
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++) clear(routes, engineer);
  for (let engineer = 0; engineer < routes.problem.engineerCount; engineer++)
    setRoute(routes, engineer, plan[engineer] ?? []);
}

export function allRoutes(routes: Routes): number[][] {
  return Array.from({ length: routes.problem.engineerCount }, (_, engineer) => jobsOf(routes, engineer));
}
