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

/** Has nobody more than he may have over all of his shifts? */
export function keepsLimits(
  { people = [] }: ProblemDescription,
  routes: readonly (Route & { overtime: number })[],
): boolean {
  return people.every(({ id, maxJobs = Infinity, maxOvertimeSeconds = Infinity }) => {
    const own = routes.filter(({ engineer }) => engineer.person === id);
    const sum = (of: (route: Route & { overtime: number }) => number) =>
      own.reduce((all, route) => all + of(route), 0);
    return sum(route => route.jobs.length) <= maxJobs && sum(route => route.overtime) <= maxOvertimeSeconds;
  });
}

/** When an engineer must be home: with all overtime, and with a rest before his next shift. */
export function lastMoment(
  { engineers, people = [] }: ProblemDescription,
  engineer: EngineerDescription,
): number {
  const [begin, end] = engineer.shift!;
  const later = engineers.filter(
    one => one.person !== undefined && one.person === engineer.person && one.shift![0] > begin,
  );
  const { minRestSeconds = 0 } = people.find(one => one.id === engineer.person) ?? {};
  return Math.min(
    end + (engineer.maxOvertimeSeconds ?? 0),
    ...later.map(one => one.shift![0] - minRestSeconds),
  );
}

/** What the work in these routes costs by being uneven, all others having none. */
export function priceOfWork(
  { engineers, costPerUnevenHour = 0 }: ProblemDescription,
  routes: readonly { engineer: EngineerDescription; work: number }[],
): number {
  const nameOf = (one: EngineerDescription) => one.person ?? -one.id;
  const names = [...new Set(engineers.map(nameOf))];
  const shiftOf = (name: number) =>
    engineers.reduce((sum, one) => sum + (nameOf(one) === name ? one.shift![1] - one.shift![0] : 0), 0);
  const mean = names.reduce((sum, name) => sum + shiftOf(name), 0) / names.length;
  return names.reduce((sum, name) => {
    const own = routes.filter(({ engineer }) => nameOf(engineer) === name);
    const hours = own.reduce((all, { work }) => all + work, 0) / 3_600;
    return sum + (costPerUnevenHour * hours * hours * mean) / shiftOf(name) / 2;
  }, 0);
}
