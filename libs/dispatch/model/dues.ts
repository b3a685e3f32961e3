import type { JobDescription, ProblemDescription } from './description';
import { never } from './problem';
import type { Problem } from './problem';

type Due = Pick<JobDescription, 'due' | 'costPerLateHour'>;

export function hasDue({ due, costPerLateHour = 3_600 }: Due): boolean {
  return due !== undefined && costPerLateHour > 0;
}

/** What a begin at this moment costs by being late, in units of cost. */
export function latenessCost({ due = Infinity, costPerLateHour = 3_600 }: Due, begin: number): number {
  return begin > due ? ((begin - due) * costPerLateHour) / 3_600 : 0;
}

/** Null where no job is due: then nothing is looked up for it. */
export function compileDues({ jobs }: ProblemDescription, costScale: number): Problem['dues'] {
  if (!jobs.some(hasDue)) return null;
  return {
    at: Float64Array.from(jobs, job => (hasDue(job) ? job.due! : never)),
    price: Float64Array.from(jobs, job =>
      hasDue(job) ? ((job.costPerLateHour ?? 3_600) / 3_600) * costScale : 0,
    ),
  };
}

/** Whole, as all prices of the search. */
export function latePrice({ dues }: Problem, job: number, begin: number): number {
  if (dues === null || begin <= dues.at[job]!) return 0;
  return Math.round((begin - dues.at[job]!) * dues.price[job]!);
}

/** Are due moments in the price of a route? A day under way is held to what was promised instead. */
export function pricesDues({ dues, promises }: Problem): boolean {
  return dues !== null && promises === null;
}
