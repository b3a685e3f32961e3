import { offsetMinutes } from '#ui';
import { instantOf } from '../../board/time';

const minuteMs = 60_000;

/** A moment as `<input type="datetime-local">` wants it, on the wall clocks of the zone. */
export function localText(at: string | number, zone: string): string {
  const instant = new Date(at);
  return new Date(instant.getTime() + offsetMinutes(instant, zone) * minuteMs).toISOString().slice(0, 16);
}

/** The moment at which wall clocks of the zone show `2026-03-03T14:30`; null while the text is unfinished. */
export function instantOfLocal(text: string, zone: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [, date = '', hours = '', minutes = ''] = match;
  const at = instantOf(date, Number(hours) * 60 + Number(minutes), zone);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
