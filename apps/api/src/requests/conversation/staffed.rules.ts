import type { AnswerHours } from '#contracts';
import { isOpen, nextTurn } from '#telemetry';

/** From when on people answer, ms since the epoch; null: they do now, or nobody has said when. */
export function staffedFrom(hours: AnswerHours | null, timeZone: string, now: number): number | null {
  if (!hours) return null;
  const schedule = { timeZone, windows: hours.windows };
  return isOpen(schedule, now) ? null : nextTurn(schedule, now);
}
