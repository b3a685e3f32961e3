import { BadProblem } from './description';
import type { EngineerDescription, Group, JobDescription, ProblemDescription } from './description';
import { shiftsOf } from './people';

/** @throws BadProblem naming the group that makes no sense, that another one or a pin contradicts. */
export function checkRelations({
  engineers,
  jobs,
  sameEngineer = [],
  differentEngineer = [],
  together = [],
}: ProblemDescription): void {
  if (sameEngineer.length + differentEngineer.length + together.length === 0) return;
  const byId = new Map(jobs.map(job => [job.id, job]));
  checkGroups(sameEngineer, 'sameEngineer', byId);
  checkGroups(differentEngineer, 'differentEngineer', byId);
  checkGroups(together, 'together', byId);
  const teams = teamsOf(sameEngineer);
  checkApart(differentEngineer, 'differentEngineer', teams, byId, engineers);
  checkApart(together, 'together', teams, byId, engineers);
  for (const [at, group] of sameEngineer.entries())
    for (const [one, other] of pairsOf(group)) {
      const [pin, otherPin] = [fixedTo(byId, one), fixedTo(byId, other)];
      if (pin !== undefined && otherPin !== undefined && !shiftsOf(engineers, pin).includes(otherPin))
        throw new BadProblem(
          `sameEngineer[${at}]`,
          `jobs ${one} and ${other} are pinned to engineers ${pin} and ${otherPin}`,
        );
    }
}

/** Is nobody to be in two places at once? */
function checkApart(
  groups: readonly Group[],
  field: string,
  teams: ReadonlyMap<number, number>,
  byId: ReadonlyMap<number, JobDescription>,
  engineers: readonly EngineerDescription[],
): void {
  for (const [at, group] of groups.entries())
    for (const [one, other] of pairsOf(group)) {
      const team = teams.get(one);
      if (team !== undefined && team === teams.get(other))
        throw new BadProblem(
          `${field}[${at}]`,
          `jobs ${one} and ${other} must be with one engineer by sameEngineer`,
        );
      const [pin, otherPin] = [fixedTo(byId, one), fixedTo(byId, other)];
      if (pin === undefined || otherPin === undefined || !shiftsOf(engineers, pin).includes(otherPin))
        continue;
      const who = pin === otherPin ? `both pinned to engineer ${pin}` : 'pinned to shifts of one person';
      throw new BadProblem(`${field}[${at}]`, `jobs ${one} and ${other} are ${who}`);
    }
}

/** The engineer a job cannot be without. */
function fixedTo(jobs: ReadonlyMap<number, JobDescription>, id: number): number | undefined {
  const job = jobs.get(id)!;
  return job.mayWait ? undefined : job.pinnedTo;
}

function checkGroups(
  groups: readonly Group[],
  field: string,
  jobs: ReadonlyMap<number, JobDescription>,
): void {
  for (const [index, group] of groups.entries())
    for (const [at, id] of group.entries()) {
      if (!jobs.has(id)) throw new BadProblem(`${field}[${index}][${at}]`, `there is no job ${id}`);
      if (group.indexOf(id) < at)
        throw new BadProblem(`${field}[${index}][${at}]`, `job ${id} is there twice`);
    }
}

function pairsOf(group: Group): [number, number][] {
  return group.flatMap((one, at) => group.slice(at + 1).map((other): [number, number] => [one, other]));
}

/** By job, a name for all that hang together by the groups. */
function teamsOf(groups: readonly Group[]): Map<number, number> {
  const teams = new Map<number, number>();
  for (const group of groups) {
    const met = new Set(group.map(id => teams.get(id)).filter(team => team !== undefined));
    const [team = group[0]!] = met;
    for (const [id, old] of teams) if (met.has(old)) teams.set(id, team);
    for (const id of group) teams.set(id, team);
  }
  return teams;
}
