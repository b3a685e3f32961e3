import type { BoardVisit, Engineer, VisitStatus } from '#contracts';
import { shiftsBetween, travelEstimate } from '#dispatch';
import type { Span } from './time';
import { minuteMs } from './time';

/** What is drawn: a declined or canceled visit holds nobody's time, its order is back in the queue. */
const hidden: readonly VisitStatus[] = ['declined', 'canceled'];
export const isOnBoard = ({ status }: BoardVisit): boolean => !hidden.includes(status);

const ended: readonly VisitStatus[] = ['completed', 'incomplete', 'no_access'];

export const spanOf = (visit: { start: string; end: string }): Span => ({
  start: Date.parse(visit.start),
  end: Date.parse(visit.end),
});

/** The way to a visit from the stop before it; `isTight` when it takes longer than there is time. */
export interface Leg extends Span {
  visitId: string;
  isTight: boolean;
}

/** Ways of a day as estimates by straight line and road factor, from home in the morning. O(n log n). */
export function legsOf(visits: readonly BoardVisit[], home: Engineer['home']): Leg[] {
  const ordered = [...visits].sort((a, b) => a.start.localeCompare(b.start));
  const legs: Leg[] = [];
  let before: { position: Engineer['home']; freeAt: number } = {
    position: home,
    freeAt: Number.NEGATIVE_INFINITY,
  };
  for (const visit of ordered) {
    const { start, end } = spanOf(visit);
    const { minutes } = travelEstimate(before.position, visit.position);
    const leaves = start - minutes * minuteMs;
    if (minutes >= 2)
      legs.push({ visitId: visit.id, start: leaves, end: start, isTight: leaves < before.freeAt - minuteMs });
    before = { position: visit.position, freeAt: end };
  }
  return legs;
}

export interface EngineerDay {
  shifts: Span[];
  absences: Span[];
  legs: Leg[];
  /** Share of the shift that is taken by visits; null without a shift. */
  load: number | null;
  open: number;
}

/** What a row of the board shows beside its visits. */
export function dayOfEngineer(engineer: Engineer, visits: readonly BoardVisit[], day: Span): EngineerDay {
  const shifts = shiftsBetween(engineer.shifts, engineer.timeZone, day);
  const absences = engineer.absences
    .map(spanOf)
    .filter(absence => absence.end > day.start && absence.start < day.end);
  const onShift = shifts.reduce((sum, shift) => sum + shift.end - shift.start, 0);
  const booked = visits.reduce((sum, visit) => {
    const { start, end } = spanOf(visit);
    return sum + Math.max(0, Math.min(end, day.end) - Math.max(start, day.start));
  }, 0);
  return {
    shifts,
    absences,
    legs: legsOf(visits, engineer.home),
    load: onShift > 0 ? booked / onShift : null,
    open: visits.filter(({ status }) => !ended.includes(status)).length,
  };
}

/** The parts of a day outside of the shifts: drawn darker. */
export function offShift(shifts: readonly Span[], day: Span): Span[] {
  const gaps: Span[] = [];
  let from = day.start;
  for (const shift of [...shifts].sort((a, b) => a.start - b.start)) {
    if (shift.start > from) gaps.push({ start: from, end: Math.min(shift.start, day.end) });
    from = Math.max(from, shift.end);
  }
  if (from < day.end) gaps.push({ start: from, end: day.end });
  return gaps;
}

export interface EngineerGroup {
  /** '' for the own engineers. */
  partner: string;
  engineers: Engineer[];
}

/** Own engineers first, then partner by partner; inside by town and name, so that neighbours stand together. */
export function groupEngineers(engineers: readonly Engineer[]): EngineerGroup[] {
  const groups = new Map<string, Engineer[]>();
  for (const engineer of engineers) {
    const partner = engineer.partnerName ?? '';
    groups.set(partner, [...(groups.get(partner) ?? []), engineer]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([partner, members]) => ({
      partner,
      engineers: members.sort((a, b) => a.city.localeCompare(b.city) || a.name.localeCompare(b.name)),
    }));
}
