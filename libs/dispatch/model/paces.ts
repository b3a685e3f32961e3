import type { EngineerDescription, JobDescription, ProblemDescription } from './description';
import type { Problem } from './problem';

/**
 * How long every job takes, in as many rows as there are engineers who differ in it: a table of engineers x jobs only where
 * everybody does. The first row is as the jobs state it, and the only one where nobody has a factor or a type that counts.
 */
export function compilePaces({
  engineers,
  jobs,
}: ProblemDescription): Pick<Problem, 'duration' | 'setup' | 'paceAt'> {
  const types = new Set(
    jobs.flatMap(job => [...Object.keys(job.durationPerType ?? {}), ...Object.keys(job.setupPerType ?? {})]),
  );
  const plain: Pace = { durationFactor: 1 };
  const paces: Pace[] = [plain];
  const rows = new Map([[JSON.stringify(plain), 0]]);
  const row = Int32Array.from(engineers, ({ durationFactor = 1, type }) => {
    const pace = { durationFactor, ...(type !== undefined && types.has(type) && { type }) };
    const name = JSON.stringify(pace);
    const known = rows.get(name) ?? paces.push(pace) - 1;
    rows.set(name, known);
    return known;
  });
  return {
    duration: Float64Array.from(paces.flatMap(pace => jobs.map(job => durationAt(job, pace)))),
    setup: Float64Array.from(paces.flatMap(pace => jobs.map(job => setupAt(job, pace)))),
    paceAt: row.map(index => index * jobs.length),
  };
}

type Pace = Pick<EngineerDescription, 'durationFactor' | 'type'>;

function durationAt(
  { durationSeconds = 0, durationPerType, isTimed }: JobDescription,
  { durationFactor = 1, type }: Pace,
): number {
  if (isTimed) return durationSeconds;
  return (
    ofType(durationPerType, type) ??
    (durationFactor === 1 ? durationSeconds : Math.round(durationSeconds * durationFactor))
  );
}

function setupAt({ setupSeconds = 0, setupPerType }: JobDescription, { type }: Pace): number {
  return ofType(setupPerType, type) ?? setupSeconds;
}

/** A type may be called as something that every object has. */
function ofType(table: Readonly<Record<string, number>> | undefined, type: string | undefined) {
  return table && type !== undefined && Object.hasOwn(table, type) ? table[type] : undefined;
}

/** Setup and work of a job for an engineer; no setup where the job before was at the same place. */
export function serviceOf(
  { duration, setup, paceAt }: Problem,
  engineer: number,
  job: number,
  isSamePlace: boolean,
): number {
  const cell = paceAt[engineer]! + job;
  return duration[cell]! + (isSamePlace ? 0 : setup[cell]!);
}
