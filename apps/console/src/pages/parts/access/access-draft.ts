import type { AccessHours } from '#contracts';
import { hoursOf, scheduleOf } from '../../alerts/rule-hours';
import type { HoursDraft } from '../../alerts/rule-hours';
import type { Problem } from '../../alerts/rule-problem';

/** What is being written; `hours` null: open at any time. */
export interface AccessDraft {
  hours: HoursDraft | null;
  closedDays: readonly string[];
}

export const accessDraft = (access: AccessHours | null): AccessDraft => ({
  hours: access && hoursOf({ timeZone: null, windows: access.windows }),
  closedDays: access?.closedDays ?? [],
});

/** The hours that were meant; `problems`, by the lines of the editor, when some are not there. */
export function accessOf({ hours, closedDays }: AccessDraft): {
  access: AccessHours | null;
  problems: Record<string, Problem>;
} {
  const problems: Record<string, Problem> = {};
  const schedule = hours && scheduleOf(hours, problems);
  return {
    access: schedule && { windows: schedule.windows, closedDays: closedDays.toSorted() },
    problems,
  };
}

/** Each day once, in the order of the calendar. */
export const withDay = (days: readonly string[], date: string): string[] =>
  [...new Set([...days, date])].toSorted();
