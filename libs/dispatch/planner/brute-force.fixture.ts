import { keepsGroups, keepsLimits, lastMoment, priceOfWork } from './brute-people.fixture';
import type { Route } from './brute-people.fixture';
import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';

export interface BruteScore {
  priority: number;
  jobs: number;
  cost: number;
}

/**
 * The best score by trying every set, order and split of breaks: only for a handful of jobs. Moments are stepped through
 * one second at a time, so that it shares no reasoning with the planner; all times of the problem must be whole, and no job may
 * wait for another (`bruteForceInOrder`).
 */
export function bruteForce(problem: ProblemDescription): BruteScore {
  if (problem.engineers.some(one => one.person !== undefined)) return bruteForceOfPeople(problem);
  const all = (1 << problem.jobs.length) - 1;
  const cheapestBy = problem.engineers.map(engineer => cheapestSets(problem, engineer));
  // Best cost of serving exactly a set with the first engineers.
  let costs = new Map<number, number>([[0, 0]]);
  for (const sets of cheapestBy) {
    const more = new Map(costs);
    for (const [done, cost] of costs)
      for (const [set, price] of sets)
        if ((done & set) === 0 && mayShare(problem, done, set))
          more.set(done | set, Math.min(more.get(done | set) ?? Infinity, cost + price));
    costs = more;
  }
  let best: BruteScore = { priority: Infinity, jobs: Infinity, cost: Infinity };
  for (const [done, cost] of costs) {
    const left = problem.jobs.filter((_, index) => ((all & ~done) >> index) & 1);
    const score = {
      priority: left.reduce((sum, job) => sum + (job.priority ?? 0), 0),
      jobs: left.length,
      cost,
    };
    if (isLess(score, best)) best = score;
  }
  return best;
}

/** As `bruteForce`, where some engineers are shifts of one person: every way to share orders of jobs out to the shifts. */
function bruteForceOfPeople(problem: ProblemDescription): BruteScore {
  const days = problem.engineers.map(engineer => daysOf(problem, engineer));
  const jobsIn = (set: number) => problem.jobs.filter((_, index) => (set >> index) & 1);
  let best: BruteScore = { priority: Infinity, jobs: Infinity, cost: Infinity };
  const share = (at: number, done: number, routes: (Route & Day)[], cost: number) => {
    const engineer = problem.engineers[at];
    if (!engineer) {
      const left = problem.jobs.filter((_, index) => !((done >> index) & 1));
      const priority = left.reduce((sum, job) => sum + (job.priority ?? 0), 0);
      const score = { priority, jobs: left.length, cost: cost + priceOfWork(problem, routes) };
      if (keepsLimits(problem, routes) && isLess(score, best)) best = score;
      return;
    }
    share(at + 1, done, routes, cost);
    for (const { set, ...day } of days[at]!) {
      const more = [...routes, { engineer, jobs: jobsIn(set), ...day }];
      if ((done & set) === 0 && keepsGroups(problem, more)) share(at + 1, done | set, more, cost + day.price);
    }
  };
  share(0, 0, [], 0);
  return best;
}

interface Day {
  price: number;
  overtime: number;
  /** Seconds of way, setup and service. */
  work: number;
}

type SetOfJobs = Day & { set: number };

/** Every set of jobs in every order that may matter: none is dearer, later and more work than another one of the same jobs. */
function daysOf(problem: ProblemDescription, engineer: EngineerDescription): SetOfJobs[] {
  const found = new Map<number, SetOfJobs[]>();
  eachOrder(problem, engineer, (set, jobs) => {
    const day = dayOf(problem, engineer, jobs);
    const known = found.get(set) ?? [];
    if (!day || known.some(one => isNoWorse(one, day))) return;
    found.set(set, [...known, { set, ...day }]);
  });
  return [...found.values()].flat();
}

function isNoWorse(one: Day, other: Day): boolean {
  return one.price <= other.price && one.overtime <= other.overtime && one.work <= other.work;
}

/** May one engineer do a set of jobs when others have done some already? */
function mayShare(problem: ProblemDescription, done: number, set: number): boolean {
  const within = (jobs: number) => (id: number) => (jobs >> problem.jobs.findIndex(job => job.id === id)) & 1;
  return (
    (problem.sameEngineer ?? []).every(group => !group.some(within(done)) || !group.some(within(set))) &&
    [...(problem.differentEngineer ?? []), ...(problem.together ?? [])].every(
      group => group.filter(within(set)).length < 2,
    )
  );
}

export function isLess(a: BruteScore, b: BruteScore): boolean {
  if (a.priority !== b.priority) return a.priority < b.priority;
  if (a.jobs !== b.jobs) return a.jobs < b.jobs;
  return a.cost < b.cost - 0.02;
}

function cheapestSets(problem: ProblemDescription, engineer: EngineerDescription): Map<number, number> {
  const found = new Map<number, number>();
  eachOrder(problem, engineer, (set, jobs) => {
    const day = dayOf(problem, engineer, jobs);
    if (day === null) return;
    const price = day.price + priceOfWork(problem, [{ engineer, ...day }]);
    found.set(set, Math.min(found.get(set) ?? Infinity, price));
  });
  return found;
}

function eachOrder(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  see: (set: number, jobs: JobDescription[]) => void,
): void {
  const able = problem.jobs.map(
    job =>
      (job.skills ?? []).every(skill => engineer.skills?.includes(skill)) &&
      !job.never?.includes(engineer.id),
  );
  const extend = (order: number[], set: number) => {
    if (order.length > 0)
      see(
        set,
        order.map(index => problem.jobs[index]!),
      );
    for (let index = 0; index < problem.jobs.length; index++)
      if (!((set >> index) & 1) && able[index]) extend([...order, index], set | (1 << index));
  };
  extend([], 0);
}

/** Price of the jobs in this order, or null if it breaks a rule. */
export function priceOf(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): number | null {
  return dayOf(problem, engineer, jobs)?.price ?? null;
}

/** Price, overtime and work of the jobs in this order, or null if it breaks a rule. */
export function dayOf(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): Day | null {
  const matrix = problem.matrices[engineer.profile]!;
  const stops = [engineer.startPlace, ...jobs.map(job => job.place), engineer.endPlace];
  const legs: number[] = [];
  let metres = 0;
  for (let index = 1; index < stops.length; index++) {
    const from = stops[index - 1];
    const to = stops[index];
    const isNowhere = from === undefined || to === undefined;
    legs.push(isNowhere ? 0 : Math.round(matrix.durations[from]![to]! / (engineer.speedFactor ?? 1)));
    metres += isNowhere ? 0 : matrix.distances![from]![to]!;
  }
  const travel = legs.reduce((sum, leg) => sum + leg, 0);
  if (jobs.length > (engineer.maxJobs ?? Infinity) || travel > (engineer.maxTravelSeconds ?? Infinity))
    return null;
  if (metres > (engineer.maxDistanceMetres ?? Infinity)) return null;
  if (!canCarry(problem, engineer, jobs)) return null;
  const times = cheapestTimes(engineer, jobs, legs, lastMoment(problem, engineer));
  if (times === null) return null;
  const rate = (engineer.costPerTravelHour ?? 3_600) / 3_600;
  const others = jobs.filter(({ preferred }) => preferred?.engineers.some(id => id !== engineer.id));
  const unkept = others.filter(({ preferred }) => !preferred?.engineers.includes(engineer.id));
  const wishes = unkept.reduce((sum, { preferred }) => sum + (preferred?.price ?? 0), 0);
  const way = rate * travel + ((engineer.costPerKm ?? 0) / 1_000) * metres;
  const spare = jobs.flatMap(
    ({ skills = [] }) => engineer.skills?.filter(one => !skills.includes(one)) ?? [],
  );
  const sending = (problem.costPerSpareSkill ?? 0) * spare.length + wishes;
  const isSenior = engineer.type === 'senior';
  const work = jobs.reduce((sum, job, at) => {
    const setup = stops[at] === job.place ? 0 : setupOf(job, isSenior);
    return sum + setup + workOf(job, engineer, isSenior);
  }, travel);
  return { price: sending + times.cost + (engineer.costFixed ?? 0) + way, overtime: times.overtime, work };
}

/** Lists what is on the van, piece by piece, on every leg. */
function canCarry(
  { shipments = [] }: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): boolean {
  const at = (id: number) => jobs.findIndex(job => job.id === id);
  const pieces = jobs.flatMap(({ demand, pickup }, index) => [
    { from: 0, to: index, size: demand?.[0] ?? 0 },
    { from: index + 1, to: jobs.length, size: pickup?.[0] ?? 0 },
  ]);
  for (const { pickup, delivery, amount } of shipments) {
    const [from, to] = [at(pickup), at(delivery)];
    if (from > to || (from === -1) !== (to === -1)) return false;
    if (from !== -1) pieces.push({ from: from + 1, to, size: amount?.[0] ?? 0 });
  }
  // Leg n is the one before the n-th stop; the last one goes home.
  for (let leg = 0; leg <= jobs.length; leg++) {
    const load = pieces.reduce((sum, { from, to, size }) => (from <= leg && leg <= to ? sum + size : sum), 0);
    if (load > (engineer.capacity?.[0] ?? 0)) return false;
  }
  return true;
}

/** The generator's jobs know one type. */
export function workOf(job: JobDescription, engineer: EngineerDescription, isSenior: boolean): number {
  const stated = job.durationSeconds ?? 0;
  if (job.isTimed) return stated;
  const own = isSenior ? job.durationPerType?.['senior'] : undefined;
  return own ?? Math.round(stated * (engineer.durationFactor ?? 1));
}

function setupOf(job: JobDescription, isSenior: boolean): number {
  return (isSenior ? job.setupPerType?.['senior'] : undefined) ?? job.setupSeconds ?? 0;
}

/**
 * What being late and overtime cost at least, and the least overtime, or null if the day cannot be done. Second by second over (jobs
 * begun, seconds driven on the way, breaks taken).
 */
function cheapestTimes(
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
  legs: number[],
  end: number,
): { cost: number; overtime: number } | null {
  const [begin, close] = engineer.shift!;
  const breaks = engineer.breaks ?? [];
  // A table, not a map: the oracle asks it for every second of every order of the jobs.
  const kindsOfBreak = breaks.length + 1;
  const kindsOfWay = Math.max(...legs) + 1;
  const states = legs.length * kindsOfWay * kindsOfBreak;
  const least = new Float64Array((end + 1) * states).fill(Infinity);
  let leastCost = Infinity;
  let leastOvertime = Infinity;
  const open: number[][] = Array.from({ length: end + 1 }, () => []);
  const reach = (at: number, stop: number, driven: number, taken: number, late: number) => {
    if (at > end) return;
    const state = (stop * kindsOfWay + driven) * kindsOfBreak + taken;
    if (late >= least[at * states + state]!) return;
    least[at * states + state] = late;
    open[at]!.push(state);
  };
  reach(begin, 0, 0, 0, 0);
  for (let at = begin; at <= end; at++)
    for (let state = open[at]!.pop(); state !== undefined; state = open[at]!.pop()) {
      const late = least[at * states + state]!;
      const taken = state % kindsOfBreak;
      const way = Math.floor(state / kindsOfBreak);
      const driven = way % kindsOfWay;
      const stop = Math.floor(way / kindsOfWay);
      const pause = breaks[taken];
      if (pause?.windows.some(([from, to]) => from <= at && at <= to))
        reach(at + pause.durationSeconds, stop, driven, taken + 1, late);
      reach(at + 1, stop, driven, taken, late);
      if (driven < legs[stop]!) {
        reach(at + 1, stop, driven + 1, taken, late);
        continue;
      }
      const job = jobs[stop];
      if (!job) {
        if (taken < breaks.length) continue;
        const overtime = Math.max(0, at - close);
        const cost = late + (overtime * (engineer.costPerOvertimeHour ?? 3_600)) / 3_600;
        leastCost = Math.min(leastCost, cost);
        leastOvertime = Math.min(leastOvertime, overtime);
        continue;
      }
      if (job.windows && !job.windows.some(([from, to]) => from <= at && at <= to)) continue;
      const before = stop === 0 ? engineer.startPlace : jobs[stop - 1]!.place;
      const isSenior = engineer.type === 'senior';
      const setup = before === job.place ? 0 : setupOf(job, isSenior);
      const later = priceOfBegin(job, at);
      reach(at + setup + workOf(job, engineer, isSenior), stop + 1, 0, taken, late + later);
    }
  return leastCost === Infinity ? null : { cost: leastCost, overtime: leastOvertime };
}

function priceOfBegin(job: JobDescription, at: number): number {
  const { due = Infinity, costPerLateHour = 3_600, preferredWindows, costPerOutsideHour = 3_600 } = job;
  const late = at > due ? ((at - due) * costPerLateHour) / 3_600 : 0;
  if (!preferredWindows) return late;
  let away = Infinity;
  for (const [from, to] of preferredWindows)
    away = Math.min(away, at < from ? from - at : at > to ? at - to : 0);
  return late + Math.min(job.mostOutsideCost ?? Infinity, (away * costPerOutsideHour) / 3_600);
}
