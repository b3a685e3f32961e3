import { BadProblem } from './description';
import type { Group, JobDescription, ProblemDescription } from './description';

/** @throws BadProblem naming the job that waits for nobody, for itself, or for a gap that cannot be. O(jobs + orders). */
export function checkOrders({ jobs, together = [] }: ProblemDescription): void {
  const byId = new Map(jobs.map(job => [job.id, job]));
  for (const [index, { id, after = [] }] of jobs.entries())
    for (const [at, { job, minGapSeconds = 0, maxGapSeconds }] of after.entries()) {
      const field = `jobs[${index}].after[${at}]`;
      if (!byId.has(job)) throw new BadProblem(`${field}.job`, `there is no job ${job}`);
      if (job === id) throw new BadProblem(`${field}.job`, `job ${id} cannot wait for itself`);
      if (after.findIndex(one => one.job === job) < at)
        throw new BadProblem(`${field}.job`, `job ${job} is there twice`);
      checkGap(minGapSeconds, `${field}.minGapSeconds`);
      if (maxGapSeconds === undefined) continue;
      checkGap(maxGapSeconds, `${field}.maxGapSeconds`);
      if (maxGapSeconds < minGapSeconds)
        throw new BadProblem(`${field}.maxGapSeconds`, `is less than the least gap (${minGapSeconds})`);
    }
  const circle = circleOf(byId, together);
  if (!circle) return;
  const index = jobs.findIndex(job => job.id === circle[0]);
  throw new BadProblem(`jobs[${index}].after`, `jobs ${circle.join(', ')} wait for each other`);
}

function checkGap(seconds: number, field: string): void {
  if (!(seconds >= 0 && seconds <= 1e12)) throw new BadProblem(field, 'must be a number, not negative');
}

/** Jobs that wait for each other in a circle, or null. Those of a crew wait for whatever one of them waits for. */
function circleOf(jobs: ReadonlyMap<number, JobDescription>, crews: readonly Group[]): number[] | null {
  const beside = (id: number) => crews.find(crew => crew.includes(id)) ?? [id];
  const waitsFor = (id: number) =>
    beside(id).flatMap(one => (jobs.get(one)?.after ?? []).map(order => order.job));
  const done = new Set<number>();
  const open = new Set<number>();
  for (const start of jobs.keys()) {
    const stack = [start];
    while (stack.length > 0) {
      const id = stack.at(-1)!;
      const next = waitsFor(id).find(job => !done.has(job));
      if (done.has(id) || next === undefined) {
        done.add(id);
        open.delete(id);
        stack.pop();
        continue;
      }
      open.add(id);
      if (open.has(next)) return [...new Set(stack.slice(stack.indexOf(next)).flatMap(beside))];
      stack.push(next);
    }
  }
  return null;
}
