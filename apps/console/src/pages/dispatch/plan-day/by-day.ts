import type { PlanProposal, PlanRun } from '#contracts';
import { shiftDate } from '../../../board/time';

type Days = Pick<PlanRun, 'day' | 'lastDay'>;

export interface PlannedDay {
  day: string;
  proposals: PlanProposal[];
  /** How the day stands with the plan; null before the planner says so. */
  after: PlanRun['byDay'][number]['after'] | null;
}

/** Whether a run plans this day. Dates compare as text. */
export const covers = ({ day, lastDay }: Days, shown: string): boolean => day <= shown && shown <= lastDay;

/** The dates of a run, in order. */
export function datesOf({ day, lastDay }: Days): string[] {
  const dates = [day];
  for (let next = shiftDate(day, 1); next <= lastDay; next = shiftDate(next, 1)) dates.push(next);
  return dates;
}

/** Every day of a run with what is proposed for it, the empty ones too. What a night shift does behind the last is of the last. */
export function byDay(run: Pick<PlanRun, 'day' | 'lastDay' | 'byDay' | 'proposals'>): PlannedDay[] {
  return datesOf(run).map(day => ({
    day,
    proposals: run.proposals.filter(one => (one.day > run.lastDay ? run.lastDay : one.day) === day),
    after: run.byDay.find(one => one.day === day)?.after ?? null,
  }));
}
