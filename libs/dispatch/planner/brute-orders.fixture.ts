import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { dayOf, isLess, workOf } from './brute-force.fixture';
import type { BruteScore } from './brute-force.fixture';
import { keepsGroups, keepsLimits, lastMoment, priceOfWork } from './brute-people.fixture';
import { areWhole, inPieces, isCounted, keepsShifts } from './brute-parts.fixture';
import {
  depotsAsJobs,
  depotsHaveFor,
  isDepot,
  isEachStopNeeded,
  isWorthTheStops,
} from './brute-stock.fixture';
import type { Route } from './brute-people.fixture';

/**
 * As `bruteForce`, with jobs that wait for each other: every way to share the jobs out and order them, each depot between them once a shift
 * or not at all, the best first by what its routes cost alone, until one can be timed as a whole. Moments of the jobs with orders are stepped through second by second.
 */
export function bruteForceInOrder(stated: ProblemDescription): BruteScore {
  const problem = inPieces(stated);
  const days = new Map<string, ReturnType<typeof dayOf>>();
  const candidates: { routes: Route[]; alone: BruteScore }[] = [];
  const share = (at: number, routes: Route[], cost: number) => {
    const engineer = problem.engineers[at];
    if (!engineer) {
      const served = new Set(routes.flatMap(route => route.jobs));
      const left = problem.jobs.filter(job => !served.has(job));
      const priority = left.reduce((sum, job) => sum + (job.priority ?? 0), 0);
      if (
        isComplete(problem, served) &&
        areWhole(problem, served) &&
        depotsHaveFor(problem, routes) &&
        isEachStopNeeded(problem, routes)
      )
        candidates.push({
          routes,
          alone: { priority, jobs: left.filter(isCounted).length, cost: cost + unevenness(routes) },
        });
      return;
    }
    const stops = depotsAsJobs(problem, engineer);
    const extend = (jobs: JobDescription[]) => {
      const isWorth = isWorthTheStops(problem, engineer, jobs);
      const price = jobs.length === 0 ? 0 : isWorth ? (dayAlone(engineer, jobs)?.price ?? null) : null;
      const isKept = keepsGroups(problem, [...routes, { engineer, jobs }]) && keepsShifts(jobs);
      if (price !== null && isKept) share(at + 1, [...routes, { engineer, jobs }], cost + price);
      for (const job of [...problem.jobs, ...stops])
        if (!jobs.includes(job) && !routes.some(route => route.jobs.includes(job)) && isAble(engineer, job))
          extend([...jobs, job]);
    };
    extend([]);
  };
  const dayAlone = (engineer: EngineerDescription, jobs: readonly JobDescription[]) => {
    const name = [engineer.id, ...jobs.map(job => job.id)].join();
    if (!days.has(name)) days.set(name, dayWithStops(problem, engineer, jobs));
    return days.get(name)!;
  };
  const unevenness = (routes: readonly Route[]) =>
    priceOfWork(
      problem,
      routes.map(({ engineer, jobs }) => ({
        engineer,
        work: jobs.length === 0 ? 0 : (dayAlone(engineer, jobs)?.work ?? 0),
      })),
    );
  share(0, [], 0);
  const less = (a: BruteScore, b: BruteScore) =>
    a.priority - b.priority || a.jobs - b.jobs || a.cost - b.cost;
  let best: BruteScore = { priority: Infinity, jobs: Infinity, cost: Infinity };
  for (const { routes, alone } of candidates.sort((a, b) => less(a.alone, b.alone))) {
    if (!isLess(alone, best)) break;
    const times = costTogether(problem, routes);
    if (times === null) continue;
    const cost = times + unevenness(routes);
    if (isLess({ ...alone, cost }, best)) best = { ...alone, cost };
  }
  return best;
}

/** Stops are no jobs where these are counted. */
function dayWithStops(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): ReturnType<typeof dayOf> {
  const { maxJobs = Infinity, ...others } = engineer;
  return withoutStops(jobs).length > maxJobs ? null : dayOf(problem, others, jobs);
}

const withoutStops = (jobs: readonly JobDescription[]) => jobs.filter(job => !isDepot(job));

function isComplete({ together = [] }: ProblemDescription, served: ReadonlySet<JobDescription>): boolean {
  const ids = new Set([...served].map(job => job.id));
  if (together.some(crew => crew.some(id => ids.has(id)) && !crew.every(id => ids.has(id)))) return false;
  return [...served].every(({ after = [] }) => after.every(({ job }) => ids.has(job)));
}

function isAble(engineer: EngineerDescription, { skills = [], never = [] }: JobDescription): boolean {
  return skills.every(skill => engineer.skills?.includes(skill)) && !never.includes(engineer.id);
}

/** The least cost of routes that are timed together, or null if they cannot be. */
function costTogether(problem: ProblemDescription, routes: readonly Route[]): number | null {
  const served = routes.flatMap(route => route.jobs);
  const isWaitedFor = (id: number) => served.some(job => job.after?.some(one => one.job === id));
  // A job only waits for such with smaller numbers.
  const crewOf = (id: number) => problem.together?.filter(group => group.includes(id)).flat() ?? [];
  const bound = served
    .filter(job => job.after || isWaitedFor(job.id) || crewOf(job.id).length > 0)
    .sort((a, b) => a.id - b.id);
  const isPaid =
    problem.people !== undefined ||
    routes.some(({ engineer }) => (engineer.maxOvertimeSeconds ?? 0) > 0) ||
    served.some(({ due, preferredWindows }) => due !== undefined || preferredWindows !== undefined);
  const held = new Map<number, number>();
  const known = new Map<string, { price: number; overtime: number } | null>();
  const priced = ({ engineer, jobs }: Route) => {
    if (jobs.length === 0) return { price: 0, overtime: 0 };
    const name = [engineer.id, ...jobs.map(({ id }) => `${id}@${held.get(id) ?? ''}`)].join();
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const fixed = jobs.map(job => {
      const at = held.get(job.id);
      if (at === undefined) return job;
      return { ...job, windows: [[at, at] as const] };
    });
    const answer = dayWithStops(problem, engineer, fixed);
    known.set(name, answer);
    return answer;
  };
  let least: number | null = null;
  const hold = (index: number): boolean => {
    const job = bound[index];
    if (!job) {
      const days = routes.map(route => ({
        engineer: route.engineer,
        jobs: withoutStops(route.jobs),
        ...priced(route)!,
      }));
      const cost = days.reduce((sum, day) => sum + day.price, 0);
      if (keepsLimits(problem, days) && (least === null || cost < least)) least = cost;
      return !isPaid;
    }
    const route = routes.find(one => one.jobs.includes(job))!;
    const last = lastMoment(problem, route.engineer);
    for (let at = 0; at <= last; at++) {
      if (job.windows && !job.windows.some(([from, to]) => from <= at && at <= to)) continue;
      held.set(job.id, at);
      if (keepsGaps(job, at) && priced(route) !== null && hold(index + 1)) return true;
    }
    held.delete(job.id);
    return false;
  };
  const keepsGaps = ({ id, after = [] }: JobDescription, at: number) =>
    crewOf(id).every(other => other > id || held.get(other) === at) &&
    after.every(({ job, minGapSeconds = 0, maxGapSeconds = Infinity }) => {
      const end = held.get(job)! + serviceOf(job);
      return at >= end + minGapSeconds && at <= end + maxGapSeconds;
    });
  const serviceOf = (id: number): number => {
    const { engineer, jobs } = routes.find(route => route.jobs.some(job => job.id === id))!;
    const index = jobs.findIndex(job => job.id === id);
    const job = jobs[index]!;
    const before = index === 0 ? engineer.startPlace : jobs[index - 1]!.place;
    const isSenior = engineer.type === 'senior';
    const setup = (isSenior ? job.setupPerType?.['senior'] : undefined) ?? job.setupSeconds ?? 0;
    return workOf(job, engineer, isSenior) + (before === job.place ? 0 : setup);
  };
  hold(0);
  return least;
}
