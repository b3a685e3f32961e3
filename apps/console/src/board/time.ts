import { offsetMinutes } from '#ui';

export interface Span {
  /** ms since the epoch. */
  start: number;
  end: number;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** The calendar date of a moment in a zone, `YYYY-MM-DD`. */
export function dateOf(at: number, zone: string): string {
  return new Date(at + offsetMinutes(new Date(at), zone) * minuteMs).toISOString().slice(0, 10);
}

/** The moment at which wall clocks of the zone show a time of a day. */
export function instantOf(date: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  const guess = wall - offsetMinutes(new Date(wall), zone) * minuteMs;
  return wall - offsetMinutes(new Date(guess), zone) * minuteMs;
}

export const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10);

/** From midnight to midnight on the wall clocks of the zone: 23 or 25 hours when the clock changes. */
export const daySpan = (date: string, zone: string): Span => ({
  start: instantOf(date, 0, zone),
  end: instantOf(shiftDate(date, 1), 0, zone),
});

export const isDate = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The zone in which most of them work: a board has one axis. */
export function commonZone(zones: readonly string[], otherwise: string): string {
  const counts = new Map<string, number>();
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  let [best, most] = [otherwise, 0];
  for (const [zone, count] of counts) if (count > most) [best, most] = [zone, count];
  return best;
}
