import { BadProblem } from './description';
import type { EngineerDescription, JobDescription, ProblemDescription } from './description';
import { latestEnd } from './overtime';
import { partCount } from './parts';

/** Days of a person, by far. */
const mostParts = 100;

/** @throws BadProblem naming what of a job in parts makes no sense, or can be done by nobody, however empty the days are. */
export function checkSplits({ engineers, jobs, together = [] }: ProblemDescription): void {
  const isSplit = jobs.filter(job => job.split);
  if (isSplit.length === 0) return;
  for (const [index, job] of jobs.entries()) if (job.split) checkSplit(job, `jobs[${index}]`, engineers);
  const ids = new Set(isSplit.map(job => job.id));
  for (const [at, group] of together.entries())
    for (const [place, id] of group.entries())
      if (ids.has(id)) throw new BadProblem(`together[${at}][${place}]`, `job ${id} is done in parts`);
}

function checkSplit(job: JobDescription, field: string, engineers: readonly EngineerDescription[]): void {
  const { partSeconds, mayShareShift } = job.split!;
  if (!(partSeconds > 0 && partSeconds <= 1e12))
    throw new BadProblem(`${field}.split.partSeconds`, 'must be a number above 0');
  const parts = partCount(job);
  if (parts > mostParts)
    throw new BadProblem(`${field}.split.partSeconds`, `makes ${parts} parts, more than ${mostParts}`);
  if (parts === 1) return;
  if (job.pinnedTo !== undefined)
    throw new BadProblem(`${field}.pinnedTo`, 'is one shift, and the job is done in parts');
  const longest = Math.max(...engineers.map(room));
  const shortest = (seconds: number) => Math.min(...engineers.map(one => seconds * paceOf(one, job)));
  if (shortest(partSeconds) > longest)
    throw new BadProblem(`${field}.split.partSeconds`, `is longer than every shift (${longest})`);
  const weeks = weeksOf(engineers);
  const mostShifts = Math.max(...weeks.map(week => week.length));
  if (!mayShareShift && parts > mostShifts)
    throw new BadProblem(
      `${field}.split.partSeconds`,
      `makes ${parts} parts, and nobody has more than ${mostShifts} shifts`,
    );
  const total = Math.max(...weeks.map(week => week.reduce((sum, one) => sum + room(one), 0)));
  if (shortest(job.durationSeconds ?? 0) > total)
    throw new BadProblem(`${field}.durationSeconds`, `is longer than all shifts of any person (${total})`);
}

function room(engineer: EngineerDescription): number {
  return latestEnd(engineer) - (engineer.shift?.[0] ?? 0);
}

/** Seconds that an engineer takes for a stated one, about. */
function paceOf(
  { durationFactor = 1, type }: EngineerDescription,
  { durationSeconds = 0, durationPerType, isTimed }: JobDescription,
): number {
  if (isTimed) return 1;
  const own = Object.entries(durationPerType ?? {}).find(([name]) => name === type)?.[1];
  return own === undefined ? durationFactor : own / durationSeconds;
}

/** Shifts by person. */
function weeksOf(engineers: readonly EngineerDescription[]): EngineerDescription[][] {
  const weeks = new Map<string, EngineerDescription[]>();
  for (const engineer of engineers) {
    const name = engineer.person === undefined ? `one ${engineer.id}` : `person ${engineer.person}`;
    weeks.set(name, [...(weeks.get(name) ?? []), engineer]);
  }
  return [...weeks.values()];
}
