import type { DispatchEngineer, DispatchJob } from './model';

const stepMinutes = 5;

/**
 * How long a job takes this engineer. Of several skills that the job asks for and that have a factor of their own, the
 * slowest counts. Rounded up to five minutes: nobody promises 14:03.
 */
export function minutesFor(
  job: Pick<DispatchJob, 'durationMinutes' | 'isTimed' | 'skills'>,
  { pace }: Pick<DispatchEngineer, 'pace'>,
): number {
  if (job.isTimed || !pace) return job.durationMinutes;
  const own = pace.bySkill.filter(one => job.skills.some(need => need.skill === one.skill));
  const factor = own.length > 0 ? Math.max(...own.map(one => one.factor)) : pace.factor;
  if (factor === 1) return job.durationMinutes;
  // 60 x 1.1 is a little more than 66 in binary.
  return Math.ceil((job.durationMinutes * factor) / stepMinutes - 1e-9) * stepMinutes;
}
