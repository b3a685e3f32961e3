import { localDate, shiftsBetween } from '#dispatch';
import type { Span } from '#dispatch';

const DAY_MS = 86_400_000;
const wholeDays = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 0, end: 1_440 }));

/** The local day of a zone in which the instant lies: 23 or 25 hours long when the clock changes. */
export function dayAround(at: number, timeZone: string): Span {
  const [day] = shiftsBetween(wholeDays, timeZone, { start: at, end: at + 1 });
  return day ?? { start: at, end: at + DAY_MS };
}

/** The local day of that date, `YYYY-MM-DD`. */
export function dayOf(date: string, timeZone: string): Span {
  const noon = Date.parse(`${date}T12:00:00Z`);
  // Zones are up to 14 hours off: the date is that of noon, or of the noon before or after it.
  const inside = [noon, noon - DAY_MS, noon + DAY_MS].find(at => localDate(at, timeZone) === date) ?? noon;
  return dayAround(inside, timeZone);
}

/** That date and the days after it. */
export const daysOn = (date: string, count: number, timeZone: string): [Span, ...Span[]] =>
  daysFrom(dayOf(date, timeZone).start, timeZone, count);

/** Today and the days after it. */
export function daysFrom(now: number, timeZone: string, count: number): [Span, ...Span[]] {
  const days: [Span, ...Span[]] = [dayAround(now, timeZone)];
  while (days.length < count) days.push(dayAround((days.at(-1)?.end ?? now) + 1, timeZone));
  return days;
}
