import type { AlertSchedule } from '#contracts';
import { clock } from '#ui';
import type { Problem } from './rule-problem';

export const week = [1, 2, 3, 4, 5, 6, 7] as const;
const midnight = 1_440;

/** One line of the editor: on which days, and from when to when by the clock. */
export interface WindowDraft {
  id: number;
  days: readonly number[];
  from: string;
  to: string;
}
export interface HoursDraft {
  /** Empty: by the clocks of each unit's site. */
  timeZone: string;
  windows: readonly WindowDraft[];
}

let lastId = 0;
/** Office hours are what most rules with hours are about; one more is for the days that have none yet. */
export const newWindow = (beside: readonly WindowDraft[] = []): WindowDraft => ({
  id: ++lastId,
  days: beside.length > 0 ? week.filter(day => !beside.some(one => one.days.includes(day))) : [1, 2, 3, 4, 5],
  from: '08:00',
  to: '18:00',
});
export const newHours = (): HoursDraft => ({ timeZone: '', windows: [newWindow()] });

export const hoursOf = ({ timeZone, windows }: AlertSchedule): HoursDraft => ({
  timeZone: timeZone ?? '',
  windows: windows.map(({ days, from, to }) => ({
    ...newWindow(),
    days,
    from: clock(from),
    to: clock(to % midnight),
  })),
});

/** The hours that were meant, or null with what is wrong: at `timeZone`, and at each line by `hours.<id>`. */
export function scheduleOf(
  { timeZone, windows }: HoursDraft,
  problems: Record<string, Problem>,
): AlertSchedule | null {
  const zone = timeZone.trim();
  if (zone && !Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC')
    problems['timeZone'] = 'zone';
  const known = windows.flatMap(({ id, days, from, to }) => {
    const [start, end] = [minutesOf(from), minutesOf(to)];
    if (days.length > 0 && start !== null && end !== null)
      return [{ days: days.toSorted((a, b) => a - b), from: start, to: end === 0 ? midnight : end }];
    problems[`hours.${id}`] = days.length === 0 ? 'days' : 'required';
    return [];
  });
  return problems['timeZone'] || known.length < windows.length
    ? null
    : { timeZone: zone || null, windows: known };
}

function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
