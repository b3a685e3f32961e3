import type { WeeklyShift } from './shifts';
import { instantOf, shiftsBetween } from './shifts';
import { hour, merged, without } from './span';
import type { Span } from './span';

/** When a site can be entered, by the clocks of its own zone. */
export interface AccessHours {
  /** `days`: 1 is Monday; `from` and `to`: minutes after midnight, `to` on the next day unless it is greater. */
  windows: readonly { days: readonly number[]; from: number; to: number }[];
  /** Calendar dates, `YYYY-MM-DD`, on which nobody is let in from midnight to midnight. */
  closedDays: readonly string[];
}

const midnight = 24 * 60;
const dayMs = 24 * hour;

/**
 * When the site is open, as instants: what touches `between`, whole, ordered, and where two hours of the pattern touch, as
 * over midnight, in one span. Local time is kept across changes of the clock. A year at most. O(days x windows).
 *
 * @returns null for a site without hours: open at any time.
 * @throws RangeError for an unknown time zone.
 */
export function openBetween(hours: AccessHours | null, timeZone: string, between: Span): Span[] | null {
  if (!hours) return null;
  // What touches at the edge belongs to the span inside.
  const wide = { start: between.start - dayMs, end: between.end + dayMs };
  const open = shiftsBetween(hours.windows.flatMap(weekly), timeZone, wide);
  // Zones are up to 14 hours off: what is further away is not asked for its midnights, of which there may be a hundred.
  const isNear = (date: string) => {
    const day = Date.parse(`${date}T12:00:00Z`);
    return wide.start - 2 * dayMs < day && day < wide.end + 2 * dayMs;
  };
  const closed = hours.closedDays.filter(isNear).map(date => closedDay(date, timeZone));
  return merged(without(open, closed)).filter(one => one.start < between.end && between.start < one.end);
}

/** A window over midnight is one of that day and one of the next. */
function weekly({ days, from, to }: AccessHours['windows'][number]): WeeklyShift[] {
  return days.flatMap(weekday =>
    from < to
      ? [{ weekday, start: from, end: to }]
      : [
          { weekday, start: from, end: midnight },
          { weekday: (weekday % 7) + 1, start: 0, end: to },
        ],
  );
}

function closedDay(date: string, timeZone: string): Span {
  const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
  return { start: instantOf(day, 0, timeZone), end: instantOf(day, midnight, timeZone) };
}
