import type { Group, JobDescription, ProblemDescription } from '../model/description';
import { doneOf } from './cut-day';
import type { CutDay } from './cut-day';
import type { DayEvent } from './replan-model';

/** The jobs, those that are tied to one that is done or under way bound to its engineer, or kept from him. */
export function boundToDone(
  { jobs, engineers, sameEngineer = [], differentEngineer = [] }: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): readonly JobDescription[] {
  if (sameEngineer.length === 0 && differentEngineer.length === 0) return jobs;
  const owners = ownersOf(days);
  const doneBy = (groups: readonly Group[], job: JobDescription) =>
    groups
      .filter(group => group.includes(job.id))
      .flatMap(group => group.flatMap(id => owners.get(id) ?? []));
  return jobs.map(job => {
    const only = doneBy(sameEngineer, job);
    const others = engineers.map(one => one.id).filter(id => only.some(owner => owner !== id));
    const never = [...others, ...doneBy(differentEngineer, job)];
    return never.length === 0 ? job : { ...job, never: [...(job.never ?? []), ...never] };
  });
}

/**
 * The groups of one engineer that can still be kept: what a sick engineer has done does not bind those who take over, and a
 * job that he declined leaves the group of what he has done.
 */
export function keepableGroups(
  { sameEngineer }: ProblemDescription,
  events: readonly DayEvent[],
  days: ReadonlyMap<number, CutDay>,
): readonly Group[] | undefined {
  const owners = ownersOf(days);
  return events.reduce((groups, event) => {
    if (event.kind === 'sick')
      return groups?.map(group => group.filter(id => owners.get(id) !== event.engineer));
    if (event.kind !== 'declined') return groups;
    const hasDone = (group: Group) => group.some(id => owners.get(id) === event.engineer);
    return groups?.map(group => (hasDone(group) ? group.filter(id => id !== event.job) : group));
  }, sameEngineer);
}

function ownersOf(days: ReadonlyMap<number, CutDay>): Map<number, number> {
  return new Map([...days].flatMap(([engineer, day]) => doneOf(day).map(id => [id, engineer] as const)));
}
