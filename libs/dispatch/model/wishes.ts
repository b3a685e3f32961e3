import type { ProblemDescription } from './description';
import type { Problem } from './problem';

/** Prices of sending others than who is preferred, whole as all prices of the search. */
export function compileWishes({ engineers, jobs }: ProblemDescription, costScale: number): Int32Array | null {
  if (jobs.every(job => !job.preferred || job.preferred.engineers.length === 0)) return null;
  const wishes = new Int32Array(engineers.length * jobs.length);
  for (const [job, { preferred }] of jobs.entries()) {
    if (!preferred || preferred.engineers.length === 0) continue;
    const price = Math.round(preferred.price * costScale);
    for (const [index, { id }] of engineers.entries())
      if (!preferred.engineers.includes(id)) wishes[index * jobs.length + job] = price;
  }
  return wishes;
}

/** What the wishes that a route does not keep cost, in internal units. */
export function wishPrice({ wishes, jobCount }: Problem, engineer: number, jobs: readonly number[]): number {
  return wishes === null ? 0 : jobs.reduce((sum, job) => sum + wishes[engineer * jobCount + job]!, 0);
}

export function wishOf({ wishes, jobCount }: Problem, engineer: number, job: number): number {
  return wishes === null ? 0 : wishes[engineer * jobCount + job]!;
}
