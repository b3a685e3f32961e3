import { compileBegins } from './begin-price';
import { barTornShipments, compileCarriage, fitsIntoVan } from './carriage';
import { checkDescription } from './check-description';
import { BadProblem } from './description';
import type { ProblemDescription } from './description';
import { compileFairness } from './fairness';
import { compileKinds } from './kinds';
import { compileOvertime } from './overtime';
import { compileLimits } from './limits';
import { barShortWeeks, inParts } from './parts';
import { latestEnds } from './people';
import { compilePaces } from './paces';
import { compileOrders, weighWhatPinsWaitFor } from './orders';
import { compileRelations, followPins } from './relations';
import { compileStock, missingFor, withStops } from './stock';
import { compileWishes } from './wishes';
import { earliestStart, never } from './problem';
import type { Problem } from './problem';
import type { Window } from './description';

const always: readonly Window[] = [[-never, never]];

/**
 * The flat form of a description. O(engineers x jobs + places^2). Where everybody has promises to keep no two engineers are
 * the same, and `isPromised` spares comparing them.
 *
 * @throws BadProblem naming the first item that cannot be planned.
 */
export function compile(stated: ProblemDescription, isPromised = false): Problem {
  checkDescription(stated);
  const { description: whole, parts, ownShift } = inParts(stated);
  const { description, stops } = withStops(whole);
  const { engineers, jobs } = description;
  const jobCount = jobs.length;
  const engineerCount = engineers.length;
  const { width, ...kinds } = compileKinds(description);
  const nowhere = width - 1;
  const loads = Math.max(0, ...engineers.map(one => one.capacity?.length ?? 0));
  const jobWindows = flatWindows(jobs.map(job => job.windows ?? always));
  const breaks = engineers.flatMap(one => one.breaks ?? []);
  const breakWindows = flatWindows(breaks.map(one => one.windows));
  const engineerIndex = new Map(engineers.map((one, index) => [one.id, index]));
  const paces = compilePaces(description);
  const relations = compileRelations(description, ownShift);
  const ends = latestEnds(description);
  const limits = compileLimits(description);
  const fairness = compileFairness(description, kinds.costScale, isPromised);
  const classes = isPromised
    ? Int32Array.from(engineers.keys())
    : engineerClasses(description, relations?.person ?? limits?.of ?? fairness?.person ?? null, ends);
  const problem: Problem = {
    description,
    stated,
    parts,
    jobCount,
    engineerCount,
    placeCount: nowhere,
    place: Int32Array.from([
      ...jobs.map(job => job.place),
      ...engineers.map(one => one.startPlace ?? nowhere),
    ]),
    endPlace: Int32Array.from(engineers, one => one.endPlace ?? nowhere),
    ...paces,
    hasSetup: paces.setup.some(seconds => seconds > 0),
    priority: Float64Array.from(jobs, job => job.priority ?? 0),
    windowAt: jobWindows.at,
    windowFrom: jobWindows.from,
    windowTo: jobWindows.to,
    opens: Float64Array.from(jobs, job => job.windows?.[0]?.[0] ?? -never),
    closes: Float64Array.from(jobs, job => job.windows?.at(-1)?.[1] ?? never),
    loads,
    demand: flatLoads(
      jobs.map(job => job.demand),
      loads,
      0,
    ),
    carriage: compileCarriage(description, loads),
    stock: compileStock(description, stops),
    pinned: Int32Array.from(jobs, job =>
      job.pinnedTo === undefined ? -1 : engineerIndex.get(job.pinnedTo)!,
    ),
    pinWeight: Float64Array.from(jobs, job =>
      job.pinnedTo === undefined ? 0 : job.mayWait ? 1 : jobCount + 1,
    ),
    wishes: compileWishes(description, kinds.costScale),
    relations,
    limits,
    fairness,
    orders: compileOrders(description, parts),
    begins: compileBegins(description, kinds.costScale),
    promises: null,
    isOut: Uint8Array.from(engineers, one => (one.isOut ? 1 : 0)),
    shiftFrom: Float64Array.from(engineers, one => one.shift?.[0] ?? 0),
    shiftTo: ends,
    overtime: compileOvertime(description, kinds.costScale),
    maxJobs: Int32Array.from(engineers, one => Math.min(one.maxJobs ?? jobCount, jobCount)),
    maxTravel: Float64Array.from(engineers, one => one.maxTravelSeconds ?? Infinity),
    maxDistance: Float64Array.from(engineers, one => one.maxDistanceMetres ?? Infinity),
    hasMaxDistance: engineers.some(one => one.maxDistanceMetres !== undefined),
    capacity: flatLoads(
      engineers.map(one => one.capacity),
      loads,
      0,
    ),
    costFixed: Float64Array.from(engineers, one => (one.costFixed ?? 0) * kinds.costScale),
    class: classes,
    classCount: engineers.length,
    allowed: new Uint8Array(engineerCount * jobCount),
    breakCount: Int32Array.from(engineers, one => one.breaks?.length ?? 0),
    maxBreaks: Math.max(...engineers.map(one => one.breaks?.length ?? 0)),
    breakAt: starts(engineers.map(one => one.breaks?.length ?? 0)),
    breakDuration: Float64Array.from(breaks, one => one.durationSeconds),
    breakWindowAt: breakWindows.at,
    breakFrom: breakWindows.from,
    breakTo: breakWindows.to,
    width,
    ...kinds,
  };
  fillAllowed(problem);
  barShortWeeks(problem, ownShift);
  weighWhatPinsWaitFor(problem);
  followPins(problem);
  barTornShipments(problem);
  for (const [index, job] of jobs.entries()) {
    if (job.pinnedTo === undefined || job.mayWait) continue;
    const engineer = problem.pinned[index]!;
    const reason = impossibility(problem, engineer, index, new Set(engineers[engineer]?.skills));
    if (reason) throw new BadProblem(`jobs[${index}].pinnedTo`, `engineer ${job.pinnedTo} cannot: ${reason}`);
  }
  return problem;
}

/** Why an engineer can never do a job, or null. Travel is left out: a way over another place may be shorter. */
function impossibility(
  problem: Problem,
  engineer: number,
  job: number,
  skills: ReadonlySet<number>,
): string | null {
  const { description, loads } = problem;
  if (description.jobs[job]?.never?.includes(description.engineers[engineer]!.id))
    return 'he is not to do it';
  const missing = description.jobs[job]?.skills?.find(skill => !skills.has(skill));
  if (missing !== undefined) return `skill ${missing} is missing`;
  for (let load = 0; load < loads; load++)
    if (problem.demand[job * loads + load]! > problem.capacity[engineer * loads + load]!)
      return 'it does not fit into the van';
  if (!fitsIntoVan(problem, engineer, job)) return 'it does not fit into the van';
  const lacking = missingFor(problem, engineer, job);
  if (lacking)
    return `${lacking.isTool ? 'tool' : 'part'} ${lacking.kind} is neither on the van nor in any depot`;
  if (problem.maxJobs[engineer] === 0) return 'no jobs are taken';
  const begin = earliestStart(problem, job, problem.shiftFrom[engineer]!);
  if (begin + problem.duration[problem.paceAt[engineer]! + job]! > problem.shiftTo[engineer]!)
    return 'its windows are outside the shift';
  return null;
}

/** Why an engineer cannot do a job even on an empty day, or null. */
export function obstacle(problem: Problem, engineer: number, job: number): string | null {
  const reason = impossibility(
    problem,
    engineer,
    job,
    new Set(problem.description.engineers[engineer]?.skills),
  );
  if (reason) return reason;
  const durations = problem.durations[problem.kind[engineer]!]!;
  const pace = problem.paceAt[engineer]!;
  const start = problem.place[problem.jobCount + engineer]!;
  const there = durations[start * problem.width + problem.place[job]!]!;
  const back = durations[problem.place[job]! * problem.width + problem.endPlace[engineer]!]!;
  if (there + back > problem.maxTravel[engineer]!) return 'the way is longer than allowed';
  const begin = earliestStart(problem, job, problem.shiftFrom[engineer]! + there);
  const setup = start === problem.place[job] ? 0 : problem.setup[pace + job]!;
  if (begin + setup + problem.duration[pace + job]! + back > problem.shiftTo[engineer]!)
    return 'its windows are out of reach in the shift';
  return null;
}

/** `impossibility` for every pair, without looking at the same skills twice. */
function fillAllowed(problem: Problem): void {
  const { jobCount, pinned, allowed, description, loads, demand, capacity } = problem;
  const kinds = new Map<string, number>();
  const needs: (readonly number[])[] = [];
  const needOf = Int32Array.from(description.jobs, ({ skills = [] }) => {
    const name = skills.join();
    const known = kinds.get(name) ?? needs.push(skills) - 1;
    kinds.set(name, known);
    return known;
  });
  const refusedBy = description.jobs.map(job => job.never);
  for (const [engineer, { id, skills = [] }] of description.engineers.entries()) {
    if (problem.maxJobs[engineer] === 0) continue;
    const isAble = Uint8Array.from(needs, all => (all.every(one => skills.includes(one)) ? 1 : 0));
    const from = problem.shiftFrom[engineer]!;
    const to = problem.shiftTo[engineer]!;
    const pace = problem.paceAt[engineer]!;
    for (let job = 0; job < jobCount; job++) {
      if (pinned[job] !== -1 && pinned[job] !== engineer) continue;
      if (isAble[needOf[job]!] === 0 || refusedBy[job]?.includes(id)) continue;
      if (earliestStart(problem, job, from) + problem.duration[pace + job]! > to) continue;
      let isTooMuch = false;
      for (let load = 0; load < loads && !isTooMuch; load++)
        isTooMuch = demand[job * loads + load]! > capacity[engineer * loads + load]!;
      if (isTooMuch || missingFor(problem, engineer, job) !== null) continue;
      if (fitsIntoVan(problem, engineer, job)) allowed[engineer * jobCount + job] = 1;
    }
  }
}

function flatWindows(lists: readonly (readonly Window[])[]) {
  return {
    at: starts(lists.map(windows => windows.length)),
    from: Float64Array.from(lists.flat(), ([from]) => from),
    to: Float64Array.from(lists.flat(), ([, to]) => to),
  };
}

function starts(counts: readonly number[]): Int32Array {
  const at = new Int32Array(counts.length + 1);
  for (const [index, count] of counts.entries()) at[index + 1] = at[index]! + count;
  return at;
}

function flatLoads(lists: readonly (readonly number[] | undefined)[], loads: number, missing: number) {
  const flat = new Float64Array(lists.length * loads).fill(missing);
  for (const [index, list] of lists.entries()) flat.set(list ?? [], index * loads);
  return flat;
}

/** Persons only tell apart where jobs have to do with each other, or where they have limits. */
function engineerClasses(
  { engineers, jobs }: ProblemDescription,
  persons: Int32Array | null,
  ends: Float64Array,
): Int32Array {
  const preferred = new Set(jobs.flatMap(job => job.preferred?.engineers ?? []));
  const names = new Map<string, number>();
  return Int32Array.from(
    engineers,
    ({ id, route: _route, routeStops: _stops, person: _person, ...rest }, index) => {
      const facts = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
      const name = JSON.stringify([facts, preferred.has(id) ? id : null, persons?.[index], ends[index]]);
      const known = names.get(name) ?? names.size;
      names.set(name, known);
      return known;
    },
  );
}
