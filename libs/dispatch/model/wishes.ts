import type { JobDescription, ProblemDescription } from './description';
import type { Problem } from './problem';

/** What sending this engineer costs beside the way, in units of cost; an empty wish names nobody and costs nothing. */
export function priceOfSending({ preferred }: JobDescription, engineerId: number): number {
  const isUnkept = preferred && preferred.engineers.length > 0 && !preferred.engineers.includes(engineerId);
  return isUnkept ? preferred.price : 0;
}

/** Prices of sending others than who is preferred, whole as all prices of the search. */
export function compileWishes({ engineers, jobs }: ProblemDescription, costScale: number): Int32Array | null {
  if (jobs.every(job => !job.preferred || job.preferred.engineers.length === 0)) return null;
  const wishes = new Int32Array(engineers.length * jobs.length);
  for (const [index, job] of jobs.entries())
    for (const [engineer, { id }] of engineers.entries())
      wishes[engineer * jobs.length + index] = Math.round(priceOfSending(job, id) * costScale);
  return wishes;
}

/** What the wishes that a route does not keep cost, in internal units. */
export function wishPrice({ wishes, jobCount }: Problem, engineer: number, jobs: readonly number[]): number {
  return wishes === null ? 0 : jobs.reduce((sum, job) => sum + wishes[engineer * jobCount + job]!, 0);
}

export function wishOf({ wishes, jobCount }: Problem, engineer: number, job: number): number {
  return wishes === null ? 0 : wishes[engineer * jobCount + job]!;
}
