import type { Span } from '../span';
import { hour, minute } from '../span';
import type { DispatchEngineer, Overtime } from './model';

/** Between the parts of a split shift nobody works overtime, and nobody cuts the rest before the next one short. */
const restMs = 8 * hour;

type Working = Pick<DispatchEngineer, 'overtime' | 'shifts' | 'absences'>;

/** How long after the end of `shift` the engineer agrees to be home, ms: less where a leave begins before. */
export function overtimeAfter(
  { overtime, shifts, absences = [] }: Working,
  { end }: Pick<Span, 'end'>,
): number {
  if (!overtime || overtime.maxMinutes <= 0) return 0;
  const ms = overtime.maxMinutes * minute;
  if (shifts.some(one => end <= one.start && one.start < end + ms + restMs)) return 0;
  return absences.reduce((left, { start, end: until }) => {
    return until < end ? left : Math.min(left, Math.max(0, start - end));
  }, ms);
}

/** The shift with the overtime behind it. */
export function withOvertime(engineer: Working, shift: Span): Span {
  return { start: shift.start, end: shift.end + overtimeAfter(engineer, shift) };
}

/** What a minute of it counts for in minutes of working time; where nothing is agreed, what the way home after a shift does. */
export function overtimeWeight(
  { overtime }: { overtime?: Overtime | undefined },
  weights: { travel: number; overtime: number },
): number {
  return overtime && overtime.maxMinutes > 0
    ? overtime.travelHoursPerHour * weights.travel
    : weights.overtime;
}

/** `agreed` is in the reason where something is agreed, minutes. */
export function overtimeParams(engineer: Working, shift: Span, minutes: number): Record<string, number> {
  const agreed = overtimeAfter(engineer, shift) / minute;
  return { minutes: Math.round(minutes), ...(agreed > 0 && { agreed }) };
}
