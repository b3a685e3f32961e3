import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';

export interface Route {
  engineer: EngineerDescription;
  jobs: readonly JobDescription[];
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
