import type {
  DepotDescription,
  EngineerDescription,
  JobDescription,
  ProblemDescription,
} from '../model/description';
import { dayOf, isLess } from './brute-force.fixture';
import type { BruteScore } from './brute-force.fixture';

/** A job, or a stop at a depot as if it were one. */
type Stop = { job: JobDescription; depot?: DepotDescription };

/**
 * The best score by trying every order of jobs and stops, each depot once or not at all: only for a handful of jobs without relations.
 * What is on the van is counted piece by piece.
 */
export function bruteForceWithStock(problem: ProblemDescription): BruteScore {
  let costs = new Map<number, number>([[0, 0]]);
  for (const engineer of problem.engineers) {
    const sets = cheapestSets(problem, engineer);
    const more = new Map(costs);
    for (const [done, cost] of costs)
      for (const [set, price] of sets)
        if ((done & set) === 0)
          more.set(done | set, Math.min(more.get(done | set) ?? Infinity, cost + price));
    costs = more;
  }
  let best: BruteScore = { priority: Infinity, jobs: Infinity, cost: Infinity };
  for (const [done, cost] of costs) {
    const left = problem.jobs.filter((_, index) => !((done >> index) & 1));
    const priority = left.reduce((sum, job) => sum + (job.priority ?? 0), 0);
    const score = { priority, jobs: left.length, cost };
    if (isLess(score, best)) best = score;
  }
  return best;
}

function cheapestSets(problem: ProblemDescription, engineer: EngineerDescription): Map<number, number> {
  const found = new Map<number, number>();
  const depots = (problem.depots ?? []).map((depot): Stop => ({ job: asJob(depot, engineer), depot }));
  const able = problem.jobs.filter(
    job =>
      (job.skills ?? []).every(skill => engineer.skills?.includes(skill)) &&
      !job.never?.includes(engineer.id),
  );
  const all: Stop[] = [...able.map(job => ({ job })), ...depots];
  const extend = (route: readonly Stop[]) => {
    const jobs = route.filter(stop => !stop.depot);
    if (jobs.length > (engineer.maxJobs ?? Infinity)) return;
    if (jobs.length > 0 && isWorth(engineer, route)) {
      const room = { ...engineer, maxJobs: undefined };
      const day = dayOf(
        problem,
        room,
        route.map(stop => stop.job),
      );
      const set = jobs.reduce((sum, { job }) => sum | (1 << problem.jobs.indexOf(job)), 0);
      if (day) found.set(set, Math.min(found.get(set) ?? Infinity, day.price));
    }
    for (const stop of all) if (!route.includes(stop)) extend([...route, stop]);
  };
  extend([]);
  return found;
}

/**
 * Every way to do jobs in this order, each depot met once or not at all, as lists of jobs, stops among them with ids below 0, in which
 * there is all that is needed and no stop for nothing.
 */
export function waysWithStops(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): JobDescription[][] {
  let ways: Stop[][] = [jobs.map(job => ({ job }))];
  for (const depot of problem.depots ?? []) {
    const stop: Stop = { job: asJob(depot, engineer), depot };
    ways = ways.flatMap(way => [way, ...[...way.keys(), way.length].map(at => way.toSpliced(at, 0, stop))]);
  }
  return ways.filter(way => isWorth(engineer, way)).map(way => way.map(({ job }) => job));
}

/** The depots as jobs of an engineer, which may be put between others. */
export function depotsAsJobs(
  { depots = [] }: ProblemDescription,
  engineer: EngineerDescription,
): JobDescription[] {
  return depots.map(depot => asJob(depot, engineer));
}

/** Is one of a list of jobs a stop at a depot? */
export function isDepot({ id }: JobDescription): boolean {
  return id < 0;
}

/** `isWorth` of a list of jobs, stops at depots as jobs among them. */
export function isWorthTheStops(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): boolean {
  return isWorth(engineer, routeOf(problem, jobs));
}

/** Is there all that is needed, however much is fetched? */
export function hasAllNeeded(
  problem: ProblemDescription,
  engineer: EngineerDescription,
  jobs: readonly JobDescription[],
): boolean {
  return hasAll(engineer, routeOf(problem, jobs));
}

function routeOf({ depots = [] }: ProblemDescription, jobs: readonly JobDescription[]): Stop[] {
  return jobs.map(job => ({ job, depot: depots.find(({ id }) => job.id === -1 - id) }));
}

/** Is there all that is needed, and would there not be without any one of the stops? */
function isWorth(engineer: EngineerDescription, route: readonly Stop[]): boolean {
  if (!hasAll(engineer, route)) return false;
  // Which stops there must be is then a matter of all routes.
  if (route.some(({ depot }) => depot?.stock)) return true;
  return route.every(
    stop =>
      !stop.depot ||
      !hasAll(
        engineer,
        route.filter(other => other !== stop),
      ),
  );
}

function hasAll({ stock = [], tools = [] }: EngineerDescription, route: readonly Stop[]): boolean {
  const pieces = stock.flatMap(({ kind, amount }) => Array.from({ length: amount }, () => kind));
  return route.every(({ job }, at) => {
    const met = route.slice(0, at).flatMap(stop => stop.depot ?? []);
    const needed = (job.parts ?? []).flatMap(({ kind, amount }) =>
      Array.from({ length: amount }, () => kind),
    );
    return (
      needed.every(kind => {
        if (met.some(depot => hasPart(depot, kind))) return true;
        const piece = pieces.indexOf(kind);
        if (piece !== -1) pieces.splice(piece, 1);
        return piece !== -1;
      }) &&
      (job.tools ?? []).every(
        kind => tools.includes(kind) || met.some(depot => depot.tools?.includes(kind) ?? true),
      )
    );
  });
}

function hasPart({ parts, stock }: DepotDescription, kind: number): boolean {
  return (parts?.includes(kind) ?? true) && !stock?.some(one => one.kind === kind && one.amount === 0);
}

/** Would there be too little, on the van or in the depots, without any one of the stops of all routes, or of some? */
export function isEachStopNeeded(
  problem: ProblemDescription,
  routes: readonly { engineer: EngineerDescription; jobs: readonly JobDescription[] }[],
  some = routes,
): boolean {
  return some.every(({ engineer, jobs }) =>
    jobs.filter(isDepot).every(stop => {
      const at = routes.findIndex(route => route.engineer === engineer);
      const others = jobs.filter(job => job !== stop);
      return (
        !hasAllNeeded(problem, engineer, others) ||
        !depotsHaveFor(problem, routes.with(at, { engineer, jobs: others }))
      );
    }),
  );
}

/** Is there enough in the depots where each engineer fetches all of a kind at the first that has any? Counted piece by piece. */
export function depotsHaveFor(
  { depots = [] }: ProblemDescription,
  routes: readonly { engineer: EngineerDescription; jobs: readonly JobDescription[] }[],
): boolean {
  const left = new Map(
    depots.flatMap(({ id, stock = [] }) => stock.map(({ kind, amount }) => [`${id} ${kind}`, amount])),
  );
  for (const { engineer, jobs } of routes) {
    const met = jobs.flatMap(job => depots.filter(({ id }) => job.id === -1 - id));
    const pieces = jobs.flatMap(({ parts = [] }) =>
      parts.flatMap(({ kind, amount }) => Array<number>(amount).fill(kind)),
    );
    for (const { kind, amount } of engineer.stock ?? [])
      for (let count = 0; count < amount && pieces.includes(kind); count++)
        pieces.splice(pieces.indexOf(kind), 1);
    for (const kind of pieces) {
      const name = `${met.find(depot => hasPart(depot, kind))?.id} ${kind}`;
      if (left.has(name)) left.set(name, left.get(name)! - 1);
    }
  }
  return [...left.values()].every(amount => amount >= 0);
}

/** Nothing of his is spare there, and no factor counts. */
function asJob(
  { id, place, durationSeconds, windows }: DepotDescription,
  { skills }: EngineerDescription,
): JobDescription {
  return { id: -1 - id, place, durationSeconds, windows, skills, isTimed: true };
}
