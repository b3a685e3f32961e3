import type { Span } from './span';
import { minute } from './span';

/** A weekly shift, in minutes after local midnight; weekday 1 is Monday. */
export interface WeeklyShift {
  weekday: number;
  start: number;
  end: number;
}

/**
 * The concrete shifts of a weekly pattern that touch `between`, ordered by start. Local time is kept across changes of
 * the clock: eight in the morning stays eight. Days are at most a year.
 *
 * @throws RangeError for an unknown time zone.
 */
export function shiftsBetween(pattern: readonly WeeklyShift[], timeZone: string, between: Span): Span[] {
  const shifts: Span[] = [];
  if (pattern.length === 0 || !(between.start < between.end)) return shifts;
  const first = localDay(between.start, timeZone) - 1;
  const last = Math.min(localDay(between.end, timeZone), first + 367);
  for (let day = first; day <= last; day++) {
    // 1970-01-01 was a Thursday, weekday 4.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    for (const shift of pattern) {
      if (shift.weekday !== weekday) continue;
      const span = { start: instantOf(day, shift.start, timeZone), end: instantOf(day, shift.end, timeZone) };
      if (span.start < span.end && span.start < between.end && between.start < span.end) shifts.push(span);
    }
  }
  return shifts.sort((a, b) => a.start - b.start);
}

/** Days since 1970-01-01 on the wall calendar of the zone. */
export function localDay(at: number, timeZone: string): number {
  return Math.floor((at + offsetMs(at, timeZone)) / (24 * 60 * minute));
}

/** The local calendar date of an instant, `YYYY-MM-DD`. */
export function localDate(at: number, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 10);
}

/** The instant at which wall clocks of the zone show `minutes` after midnight of `day`. */
export function instantOf(day: number, minutes: number, timeZone: string): number {
  const wall = (day * 24 * 60 + minutes) * minute;
  const guess = wall - offsetMs(wall, timeZone);
  return wall - offsetMs(guess, timeZone);
}

/** Formatting is what takes time, and the same moments are asked for again and again: many orders, the same days. */
const known = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>();
const mostKnown = 20_000;

function offsetMs(at: number, timeZone: string): number {
  let zone = known.get(timeZone);
  if (!zone) {
    zone = { format: clockOf(timeZone), offsets: new Map() };
    known.set(timeZone, zone);
  }
  // No clock is changed within a minute.
  const moment = Math.floor(at / minute);
  const kept = zone.offsets.get(moment);
  if (kept !== undefined) return kept;
  if (zone.offsets.size >= mostKnown) zone.offsets.clear();
  const offset = readOffsetMs(at, zone.format);
  zone.offsets.set(moment, offset);
  return offset;
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

function readOffsetMs(at: number, format: Intl.DateTimeFormat): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute: min = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, min, second) - Math.floor(at / 1_000) * 1_000;
}
