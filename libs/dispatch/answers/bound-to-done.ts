import type {
  EngineerDescription,
  Group,
  JobDescription,
  Order,
  ProblemDescription,
  Window,
} from '../model/description';
import { shiftsOf } from '../model/people';
import type { PlanStep } from '../planner/plan-model';
import { mayWait } from './keepable';
import { doneOf } from './cut-day';
import type { CutDay } from './cut-day';
import type { DayEvent } from './replan-model';

/**
 * The jobs, those that are tied to one that is done or under way bound to its engineer, kept from him, or bound to when it ends.
 */
export function boundToDone(
  { jobs, engineers, sameEngineer = [], differentEngineer = [] }: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): readonly JobDescription[] {
  const owners = ownersOf(days);
  const ends = endsOf(days);
  const doneBy = (groups: readonly Group[], job: JobDescription) =>
    groups
      .filter(group => group.includes(job.id))
      .flatMap(group => group.flatMap(id => owners.get(id) ?? []))
      .map(owner => shiftsOf(engineers, owner));
  return jobs.map(job => {
    const only = doneBy(sameEngineer, job);
    const others = engineers.map(one => one.id).filter(id => only.some(shifts => !shifts.includes(id)));
    const never = [...others, ...doneBy(differentEngineer, job).flat()];
    const bound = never.length === 0 ? job : { ...job, never: [...(job.never ?? []), ...never] };
    return behind(bound, ends, engineers);
  });
}

/** What waits for a job that is done begins in the gap behind it; when that has passed, nobody can do it any more. */
function behind(
  job: JobDescription,
  ends: ReadonlyMap<number, number>,
  engineers: readonly EngineerDescription[],
): JobDescription {
  if (!job.after?.some(order => ends.has(order.job))) return job;
  const after = job.after.filter(order => !ends.has(order.job));
  let windows: readonly Window[] = job.windows ?? [[-1e12, 1e12]];
  for (const { job: before, minGapSeconds = 0, maxGapSeconds = 1e12 } of job.after) {
    const end = ends.get(before);
    if (end === undefined) continue;
    const [from, to] = [end + minGapSeconds, Math.min(end + maxGapSeconds, 1e12)];
    windows = windows.flatMap(([opens, closes]): Window[] =>
      Math.max(opens, from) <= Math.min(closes, to) ? [[Math.max(opens, from), Math.min(closes, to)]] : [],
    );
  }
  return windows.length > 0
    ? { ...job, after, windows }
    : { ...job, after, never: engineers.map(one => one.id) };
}

/** The orders of a job that can still be kept: who is on his way to a job, or there, waits for nothing any more. */
export function keepableOrder(job: JobDescription, days: ReadonlyMap<number, CutDay>): readonly Order[] {
  const { after = [] } = job;
  const step = after.length > 0 && stepsOf(days).find(one => one.id === job.id);
  if (!step) return after;
  const ends = endsOf(days);
  return after.filter(order => isKept(order, ends.get(order.job) ?? Infinity, step.arrival + step.waiting));
}

/** Would a job that begins then break its order with one that is done or under way? */
export function mustMove(
  { after = [] }: JobDescription,
  begin: number,
  days: ReadonlyMap<number, CutDay>,
): boolean {
  if (after.length === 0) return false;
  const ends = endsOf(days);
  return after.some(order => ends.has(order.job) && !isKept(order, ends.get(order.job)!, begin));
}

function isKept({ minGapSeconds = 0, maxGapSeconds = Infinity }: Order, end: number, begin: number): boolean {
  return begin - end >= minGapSeconds && begin - end <= maxGapSeconds;
}

/**
 * The groups of one engineer that can still be kept: what a sick engineer has done does not bind those who take over, and a
 * job that he declined leaves the group of what he has done.
 */
export function keepableGroups(
  { engineers, sameEngineer }: ProblemDescription,
  events: readonly DayEvent[],
  days: ReadonlyMap<number, CutDay>,
): readonly Group[] | undefined {
  const owners = ownersOf(days);
  return events.reduce((groups, event) => {
    if (event.kind !== 'sick' && event.kind !== 'declined') return groups;
    const shifts = shiftsOf(engineers, event.engineer);
    const isHis = (id: number) => shifts.includes(owners.get(id) ?? Number.NaN);
    if (event.kind === 'sick') return groups?.map(group => group.filter(id => !isHis(id)));
    return groups?.map(group => (group.some(isHis) ? group.filter(id => id !== event.job) : group));
  }, sameEngineer);
}

/**
 * A crew of which somebody is at work, or on the way, is not complete any more for the planner: the others are to begin when he
 * does, by other engineers, and if they cannot, he begins without them.
 */
export function boundToCrew(
  job: JobDescription,
  { engineers, together = [] }: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): JobDescription {
  const crew = together.filter(group => group.includes(job.id)).flat();
  const steps = stepsOf(days);
  const owners = ownersOf(days);
  const [begun] = steps.filter(step => step.id !== job.id && crew.includes(step.id!));
  if (!begun || steps.some(step => step.id === job.id)) return job;
  const begin = begun.arrival + begun.waiting;
  const never = crew.flatMap(id => owners.get(id) ?? []).flatMap(owner => shiftsOf(engineers, owner));
  return { ...mayWait(job), windows: [[begin, begin]], never: [...(job.never ?? []), ...never] };
}

/** The crews that can still be asked for: those of which nobody has begun. */
export function keepableCrews(
  { together }: ProblemDescription,
  days: ReadonlyMap<number, CutDay>,
): readonly Group[] | undefined {
  const owners = ownersOf(days);
  return together?.filter(group => !group.some(id => owners.has(id)));
}

function ownersOf(days: ReadonlyMap<number, CutDay>): Map<number, number> {
  return new Map([...days].flatMap(([engineer, day]) => doneOf(day).map(id => [id, engineer] as const)));
}

function stepsOf(days: ReadonlyMap<number, CutDay>): PlanStep[] {
  return [...days.values()].flatMap(day => day.fixed.filter(step => step.kind === 'job'));
}

function endsOf(days: ReadonlyMap<number, CutDay>): Map<number, number> {
  return new Map(
    stepsOf(days).map(step => [step.id!, step.arrival + step.waiting + step.setup + step.duration]),
  );
}
