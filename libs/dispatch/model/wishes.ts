import type { EngineerDescription, JobDescription, ProblemDescription } from './description';
import type { Problem } from './problem';

/**
 * What sending this engineer costs beside the way, in units of cost: that somebody else is preferred (an empty wish names nobody and
 * costs nothing), and what he can do beyond what is asked for.
 */
export function priceOfSending(
  { costPerSpareSkill = 0 }: Pick<ProblemDescription, 'costPerSpareSkill'>,
  { preferred, skills: asked = [] }: JobDescription,
  { id, skills = [] }: EngineerDescription,
): number {
  const isUnkept = preferred && preferred.engineers.length > 0 && !preferred.engineers.includes(id);
  const spare = costPerSpareSkill === 0 ? 0 : skills.filter(skill => !asked.includes(skill)).length;
  return (isUnkept ? preferred.price : 0) + spare * costPerSpareSkill;
}

/** Prices of whom to send, whole as all prices of the search; null: nobody is dearer than another. */
export function compileWishes(description: ProblemDescription, costScale: number): Int32Array | null {
  const { engineers, jobs, costPerSpareSkill = 0 } = description;
  if (costPerSpareSkill === 0 && jobs.every(job => !job.preferred || job.preferred.engineers.length === 0))
    return null;
  const wishes = new Int32Array(engineers.length * jobs.length);
  for (const [index, job] of jobs.entries())
    for (const [at, engineer] of engineers.entries())
      wishes[at * jobs.length + index] = Math.round(priceOfSending(description, job, engineer) * costScale);
  return wishes;
}

/** What the wishes that a route does not keep cost, in internal units. */
export function wishPrice({ wishes, jobCount }: Problem, engineer: number, jobs: readonly number[]): number {
  return wishes === null ? 0 : jobs.reduce((sum, job) => sum + wishes[engineer * jobCount + job]!, 0);
}

export function wishOf({ wishes, jobCount }: Problem, engineer: number, job: number): number {
  return wishes === null ? 0 : wishes[engineer * jobCount + job]!;
}
