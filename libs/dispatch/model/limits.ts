import type { ProblemDescription } from './description';

/** What persons may have over all of their shifts. */
export interface Limits {
  /** By engineer, the row of his person in the others, or -1: he has no limit. */
  of: Int32Array;
  /** By row, his shifts. */
  shifts: Int32Array[];
  maxJobs: Float64Array;
  maxOvertime: Float64Array;
}

/** Null where nobody has a limit: then nothing is looked up for it. The rest between shifts is kept by their hard ends. */
export function compileLimits({ engineers, people = [] }: ProblemDescription): Limits | null {
  const limited = people.filter(one => one.maxJobs !== undefined || one.maxOvertimeSeconds !== undefined);
  if (limited.length === 0) return null;
  const rows = new Map(limited.map((one, row) => [one.id, row]));
  const of = Int32Array.from(engineers, ({ person }) =>
    person === undefined ? -1 : (rows.get(person) ?? -1),
  );
  return {
    of,
    shifts: limited.map((_, row) =>
      Int32Array.from([...engineers.keys()].filter(engineer => of[engineer] === row)),
    ),
    maxJobs: Float64Array.from(limited, one => one.maxJobs ?? Infinity),
    maxOvertime: Float64Array.from(limited, one => one.maxOvertimeSeconds ?? Infinity),
  };
}
