import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { cheapestSets, isLess } from './brute-force.fixture';
import type { BruteScore } from './brute-force.fixture';

export interface Route {
  engineer: EngineerDescription;
  jobs: readonly JobDescription[];
}

/** As `bruteForce`, where some engineers are shifts of one person: every way to share sets of jobs out to the shifts. */
export function bruteForceOfPeople(problem: ProblemDescription): BruteScore {
  const sets = problem.engineers.map(engineer => cheapestSets(problem, engineer));
  const jobsIn = (set: number) => problem.jobs.filter((_, index) => (set >> index) & 1);
  let best: BruteScore = { priority: Infinity, jobs: Infinity, cost: Infinity };
  const share = (at: number, done: number, routes: Route[], cost: number) => {
    const engineer = problem.engineers[at];
    if (!engineer) {
      const left = problem.jobs.filter((_, index) => !((done >> index) & 1));
      const priority = left.reduce((sum, job) => sum + (job.priority ?? 0), 0);
      const score = { priority, jobs: left.length, cost };
      if (isLess(score, best)) best = score;
      return;
    }
    share(at + 1, done, routes, cost);
    for (const [set, price] of sets[at]!) {
      const more = [...routes, { engineer, jobs: jobsIn(set) }];
      if ((done & set) === 0 && keepsGroups(problem, more)) share(at + 1, done | set, more, cost + price);
    }
  };
  share(0, 0, [], 0);
  return best;
}

/** Are the jobs of groups with one person each, or with different ones? */
export function keepsGroups(
  { sameEngineer = [], differentEngineer = [], together = [] }: ProblemDescription,
  routes: readonly Route[],
): boolean {
  const owner = new Map(
    routes.flatMap(({ engineer, jobs }) =>
      jobs.map(({ id }) => [id, engineer.person ?? -engineer.id] as const),
    ),
  );
  const owners = (group: readonly number[]) => group.flatMap(id => owner.get(id) ?? []);
  return (
    sameEngineer.every(group => new Set(owners(group)).size < 2) &&
    [...differentEngineer, ...together].every(group => new Set(owners(group)).size === owners(group).length)
  );
}

/** When an engineer must be home: with all overtime, and before his next shift. */
export function lastMoment({ engineers }: ProblemDescription, engineer: EngineerDescription): number {
  const [begin, end] = engineer.shift!;
  const later = engineers.filter(
    one => one.person !== undefined && one.person === engineer.person && one.shift![0] > begin,
  );
  return Math.min(end + (engineer.maxOvertimeSeconds ?? 0), ...later.map(one => one.shift![0]));
}
