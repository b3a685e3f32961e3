import type {
  DepotDescription,
  EngineerDescription,
  Group,
  JobDescription,
  ProblemDescription,
  TravelMatrix,
} from '../model/description';
import type { Plan, PlanRoute, PlanStep } from './plan-model';
import { carriageFaults } from './verify-carriage';
import { askedIn, partFaults, partsOf, timesOf } from './verify-parts';
import { peopleFaults, unevenPrice, whoDoes } from './verify-people';
import { stockFaults } from './verify-stock';

/**
 * What is wrong with a plan, in sentences; none if it keeps every hard rule. Reads the description, not the planner's
 * tables, and replays every stated time on its own: O(steps).
 */
export function verify(problem: ProblemDescription, plan: Plan): string[] {
  const jobs = new Map(problem.jobs.map(job => [job.id, job]));
  const engineers = new Map(problem.engineers.map(one => [one.id, one]));
  const depots = new Map(problem.depots?.map(one => [one.id, one]));
  const inParts = new Set(problem.jobs.filter(job => partsOf(job) > 1).map(job => job.id));
  const faults: string[] = [];
  const done = new Map<number, number>();
  const routed = new Set<number>();
  let cost = 0;
  for (const route of plan.routes) {
    const engineer = engineers.get(route.engineer);
    const matrix = engineer && problem.matrices[engineer.profile];
    if (!engineer || !matrix) {
      faults.push(`route of an unknown engineer ${route.engineer}`);
      continue;
    }
    if (routed.has(engineer.id)) faults.push(`engineer ${engineer.id} has two routes`);
    routed.add(engineer.id);
    for (const step of route.steps) {
      if (step.kind !== 'job') continue;
      if (done.has(step.id!) && !inParts.has(step.id!)) faults.push(`job ${step.id} is done twice`);
      done.set(step.id!, engineer.id);
    }
    faults.push(
      ...routeFaults(route, engineer, matrix, jobs, depots, problem.costPerSpareSkill ?? 0).map(
        text => `engineer ${engineer.id}: ${text}`,
      ),
    );
    cost += route.cost;
  }
  const unserved = new Set(plan.unserved.map(one => one.id));
  for (const job of problem.jobs) {
    if (done.has(job.id) === unserved.has(job.id))
      faults.push(`job ${job.id} must be either planned or listed as unserved`);
    const isLeftOut = job.mayWait && !done.has(job.id);
    if (job.pinnedTo !== undefined && !isLeftOut && done.get(job.id) !== job.pinnedTo)
      faults.push(`job ${job.id} is pinned to engineer ${job.pinnedTo}`);
  }
  faults.push(
    ...relationFaults(problem, whoDoes(problem, done)),
    ...orderFaults(problem, plan),
    ...peopleFaults(problem, plan),
    ...partFaults(problem, plan),
    ...carriageFaults(problem, plan),
    ...stockFaults(problem, plan),
  );
  for (const id of unserved) if (!jobs.has(id)) faults.push(`unknown job ${id} is listed as unserved`);
  const priority = plan.unserved.reduce((sum, { id }) => sum + (jobs.get(id)?.priority ?? 0), 0);
  if (priority !== plan.unservedPriority) faults.push(`unserved priority is ${priority}`);
  cost += unevenPrice(problem, plan);
  if (Math.abs(cost - plan.cost) > 1e-6 * (1 + cost)) faults.push(`the plan costs ${cost}`);
  return faults;
}

/** `done` has a name of the person who serves it for every job that is served. */
function relationFaults(
  { sameEngineer = [], differentEngineer = [], together = [] }: ProblemDescription,
  done: ReadonlyMap<number, string>,
): string[] {
  const served = (group: Group) => group.filter(id => done.has(id));
  const engineers = (group: Group) => new Set(served(group).map(id => done.get(id))).size;
  const torn = sameEngineer.filter(group => engineers(group) > 1);
  const met = [...differentEngineer, ...together].filter(group => engineers(group) < served(group).length);
  return [
    ...torn.map(group => `jobs ${group.join(', ')} are not with one engineer`),
    ...met.map(group => `jobs ${group.join(', ')} are not with different engineers`),
  ];
}

/** Begins and ends as the plan states them. */
function orderFaults(problem: ProblemDescription, plan: Plan): string[] {
  const visits = timesOf(plan);
  const faults = (problem.together ?? []).flatMap(group => crewFaults(group, visits));
  for (const { id, after = [] } of problem.jobs)
    for (const { job, minGapSeconds = 0, maxGapSeconds = Infinity } of after) {
      const visit = visits.get(id);
      const before = visits.get(job);
      if (!visit) continue;
      if (!before) {
        faults.push(`job ${id} is served without job ${job}, which it waits for`);
        continue;
      }
      const gap = visit.begin - before.end;
      if (gap < minGapSeconds || gap > maxGapSeconds)
        faults.push(`job ${id} begins ${gap} s after the end of job ${job}`);
    }
  return faults;
}

function crewFaults(group: Group, visits: ReadonlyMap<number, { begin: number }>): string[] {
  const served = group.filter(id => visits.has(id));
  if (served.length === 0) return [];
  const begins = new Set(served.map(id => visits.get(id)!.begin));
  const isWhole = served.length === group.length && begins.size === 1;
  return isWhole ? [] : [`jobs ${group.join(', ')} do not begin together`];
}

function routeFaults(
  route: PlanRoute,
  engineer: EngineerDescription,
  matrix: TravelMatrix,
  jobs: ReadonlyMap<number, JobDescription>,
  depots: ReadonlyMap<number, DepotDescription>,
  spareSkillCost: number,
): string[] {
  const faults: string[] = [];
  const seconds = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined
      ? 0
      : Math.round(matrix.durations[from]![to]! / (engineer.speedFactor ?? 1));
  const first = route.steps[0];
  const last = route.steps.at(-1);
  if (first?.kind !== 'start' || last?.kind !== 'end')
    return ['does not begin with a start and finish with an end'];
  const [opens, closes] = engineer.shift ?? [0, Infinity];
  const { maxOvertimeSeconds = 0 } = engineer;
  if (first.arrival < opens) faults.push(`starts at ${first.arrival}, before the shift`);
  if (last.arrival > closes + maxOvertimeSeconds) faults.push(`ends at ${last.arrival}, after the shift`);
  const overtime = Math.max(0, last.arrival - closes);
  if (maxOvertimeSeconds > 0 && route.overtimeSeconds !== overtime)
    faults.push(`has ${overtime} s of overtime, not ${route.overtimeSeconds}`);
  let clock = first.arrival;
  let at = engineer.startPlace;
  let onTheWay = 0;
  let travel = 0;
  let metres = 0;
  let pauses = 0;
  let untimely = 0;
  const visits: JobDescription[] = [];
  const stops = [engineer.startPlace];
  for (const step of route.steps.slice(1)) {
    const driven = step.travel - travel - onTheWay;
    if (driven < 0 || step.waiting < 0) faults.push(`goes back in time at ${step.arrival}`);
    if (step.arrival < clock + driven) faults.push(`cannot arrive at ${step.arrival}`);
    if (step.kind === 'break') {
      onTheWay += driven;
      const next = engineer.breaks?.[pauses++];
      const begin = step.arrival + step.waiting;
      if (next?.id !== step.id) faults.push(`break ${step.id} is not the next one`);
      if (!next?.windows.some(([from, to]) => from <= begin && begin <= to))
        faults.push(`break ${step.id} begins at ${begin}, outside its windows`);
      if (step.duration !== next?.durationSeconds) faults.push(`break ${step.id} is cut short`);
      clock = begin + step.duration;
      continue;
    }
    const to =
      step.kind === 'end' ? engineer.endPlace : (step.kind === 'depot' ? depots : jobs).get(step.id!)?.place;
    const leg = seconds(at, to);
    if (onTheWay + driven !== leg)
      faults.push(`travels ${onTheWay + driven} s instead of ${leg} to ${step.id ?? 'the end'}`);
    metres += (at === undefined || to === undefined ? 0 : matrix.distances?.[at]?.[to]) ?? 0;
    travel += leg;
    onTheWay = 0;
    stops.push(to);
    if (step.kind === 'job') {
      const whole = jobs.get(step.id!);
      if (!whole) return [...faults, `unknown job ${step.id}`];
      const job = askedIn(whole, step);
      faults.push(...jobFaults(step, job, engineer, at));
      visits.push(job);
      untimely += untimelyCost(job, step.arrival + step.waiting);
      at = job.place;
    }
    if (step.kind === 'depot') {
      faults.push(...depotFaults(step, depots.get(step.id!)));
      at = to;
    }
    clock = step.arrival + step.waiting + step.setup + step.duration;
  }
  const cost =
    costOf(engineer, matrix, stops, visits, spareSkillCost) +
    untimely +
    (overtime * (engineer.costPerOvertimeHour ?? 3_600)) / 3_600;
  // Prices are kept in hundredths per leg.
  if (Math.abs(cost - route.cost) > 0.01 * stops.length + 1e-9 * cost)
    faults.push(`costs ${cost}, not ${route.cost}`);
  if (pauses < (engineer.breaks?.length ?? 0)) faults.push('a break is not taken');
  if (visits.length > (engineer.maxJobs ?? Infinity)) faults.push(`has ${visits.length} jobs`);
  if (travel > (engineer.maxTravelSeconds ?? Infinity)) faults.push(`travels ${travel} s`);
  if (metres > (engineer.maxDistanceMetres ?? Infinity)) faults.push(`travels ${metres} m`);
  return faults;
}

/** Way, fee and the wishes that are not kept, from the description alone. */
function costOf(
  engineer: EngineerDescription,
  matrix: TravelMatrix,
  stops: readonly (number | undefined)[],
  visits: readonly JobDescription[],
  spareSkillCost: number,
): number {
  const { costPerTravelHour = 3_600, costPerKm = 0, speedFactor = 1 } = engineer;
  let cost = engineer.costFixed ?? 0;
  for (const [index, to] of stops.entries()) {
    const from = stops[index - 1];
    if (index === 0 || from === undefined || to === undefined) continue;
    const seconds = Math.round(matrix.durations[from]![to]! / speedFactor);
    const metres = matrix.distances?.[from]?.[to] ?? 0;
    cost +=
      matrix.costs?.[from]?.[to] ?? (seconds * costPerTravelHour) / 3_600 + (metres * costPerKm) / 1_000;
  }
  for (const { preferred, skills = [] } of visits) {
    cost += spareSkillCost * (engineer.skills?.filter(skill => !skills.includes(skill)).length ?? 0);
    if (preferred && preferred.engineers.length > 0 && !preferred.engineers.includes(engineer.id))
      cost += preferred.price;
  }
  return cost;
}

/** What it costs that a job begins after it was due, or outside of its preferred windows. */
function untimelyCost(job: JobDescription, begin: number): number {
  const { due, costPerLateHour = 3_600, preferredWindows, costPerOutsideHour = 3_600, mostOutsideCost } = job;
  const late = due === undefined ? 0 : (Math.max(0, begin - due) * costPerLateHour) / 3_600;
  let outside = preferredWindows ? Infinity : 0;
  for (const [from, to] of preferredWindows ?? []) {
    if (begin < from) outside = Math.min(outside, from - begin);
    else outside = Math.min(outside, begin > to ? begin - to : 0);
  }
  return late + Math.min((outside * costPerOutsideHour) / 3_600, mostOutsideCost ?? Infinity);
}

/** How long a job takes this engineer. */
function workSeconds(job: JobDescription, engineer: EngineerDescription): number {
  if (job.isTimed) return job.durationSeconds ?? 0;
  const own = stated(job.durationPerType, engineer);
  return own ?? Math.round((job.durationSeconds ?? 0) * (engineer.durationFactor ?? 1));
}

function stated(
  perType: Readonly<Record<string, number>> | undefined,
  { type }: EngineerDescription,
): number | undefined {
  return Object.entries(perType ?? {}).find(([name]) => name === type)?.[1];
}

function depotFaults(step: PlanStep, depot: DepotDescription | undefined): string[] {
  if (!depot) return [`unknown depot ${step.id}`];
  const begin = step.arrival + step.waiting;
  const isOpen = depot.windows?.some(([from, to]) => from <= begin && begin <= to) ?? true;
  return [
    ...(isOpen ? [] : [`stops at depot ${step.id} at ${begin}, outside its windows`]),
    ...(step.duration < (depot.durationSeconds ?? 0) ? [`gives depot ${step.id} too little time`] : []),
  ];
}

function jobFaults(
  step: PlanStep,
  job: JobDescription,
  engineer: EngineerDescription,
  at: number | undefined,
): string[] {
  const faults: string[] = [];
  const begin = step.arrival + step.waiting;
  const missing = job.skills?.filter(skill => !engineer.skills?.includes(skill)) ?? [];
  if (job.never?.includes(engineer.id)) faults.push(`is not to do job ${job.id}`);
  if (missing.length > 0) faults.push(`lacks skill ${missing.join(', ')} for job ${job.id}`);
  if (job.windows && !job.windows.some(([from, to]) => from <= begin && begin <= to))
    faults.push(`begins job ${job.id} at ${begin}, outside its windows`);
  if (
    step.setup < (at === job.place ? 0 : (stated(job.setupPerType, engineer) ?? job.setupSeconds ?? 0)) ||
    step.duration < workSeconds(job, engineer)
  )
    faults.push(`gives job ${job.id} too little time`);
  if (job.demand?.some((amount, kind) => amount > (engineer.capacity?.[kind] ?? 0)))
    faults.push(`cannot carry the load of job ${job.id}`);
  return faults;
}
