import { minutesFor } from '#dispatch';
import type { JobDescription } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { isAble } from './day';
import type { DayOrder } from './day';

/** Engineers by how long they take: one type of the planner's engine for each pace that is not the usual one. */
export class Paces {
  private readonly known = new Map<string, PlannableEngineer>();

  constructor(engineers: readonly PlannableEngineer[]) {
    for (const engineer of engineers) {
      const type = typeOf(engineer);
      if (type !== null) this.known.set(type, engineer);
    }
  }

  of(engineer: PlannableEngineer): { type?: string } {
    const type = typeOf(engineer);
    return type === null ? {} : { type };
  }

  /** What the work takes everybody. */
  durationOf({ job }: Pick<DayOrder, 'job'>): Pick<JobDescription, 'durationSeconds' | 'durationPerType'> {
    const durationSeconds = job.durationMinutes * 60;
    if (this.known.size === 0) return { durationSeconds };
    const perType = [...this.known].map(([type, one]) => [type, minutesFor(job, one) * 60] as const);
    return { durationSeconds, durationPerType: Object.fromEntries(perType) };
  }

  /** The same for a visit that stands in a calendar; a length that somebody has given it by hand stays what it is. */
  durationOfVisit(
    order: Pick<DayOrder, 'job'>,
    seconds: number,
    engineer: PlannableEngineer | undefined,
  ): Pick<JobDescription, 'durationSeconds' | 'durationPerType' | 'isTimed'> {
    const isUsual = engineer && minutesFor(order.job, engineer) * 60 === seconds;
    return isUsual ? this.durationOf(order) : { durationSeconds: seconds, isTimed: true };
  }
}

function typeOf({ pace }: PlannableEngineer): string | null {
  if (!pace || (pace.factor === 1 && pace.bySkill.length === 0)) return null;
  return JSON.stringify([pace.factor, pace.bySkill.map(({ skill, factor }) => [skill, factor])]);
}

/** How long it takes the slowest of those who may do it: who plans to be in time is, whoever goes. */
export function longestMinutes(order: DayOrder, engineers: readonly PlannableEngineer[]): number {
  const able = engineers.filter(engineer => isAble(order, engineer));
  return Math.max(order.job.durationMinutes, ...able.map(engineer => minutesFor(order.job, engineer)));
}
