import { overtimeAfter, without } from '#dispatch';
import type { DayPlan, PlannedVisit, Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { ceilMinute, floorMinute, MINUTE_MS, wayMs } from './way';

/**
 * A part of an engineer's shift in which visits can be put: from a place (where the engineer is when it begins) to a place
 * (null: anywhere), between and around the visits that stay where they are. Times are on whole minutes.
 */
export interface Stretch extends Span {
  engineerId: string;
  from: Position;
  to: Position | null;
  /** By which one may be at `to` later than `end`. */
  overtimeMs: number;
  fixed: PlannedVisit[];
}

/** Somebody looks at the proposal before it is published, and the first engineer must still be on the way in time. */
const LEAD_MS = 20 * MINUTE_MS;
const STEP_MS = 5 * MINUTE_MS;

const HOUR_MS = 60 * MINUTE_MS;
const LONGEST_SHIFT_MS = 12 * HOUR_MS;

/**
 * A shift longer than anybody works is a readiness: planned work keeps to ten hours of it from eight in the morning, and who
 * must go at night is asked by a person.
 */
export function workingPart(shift: Span, day: Span): Span {
  if (shift.end - shift.start <= LONGEST_SHIFT_MS) return shift;
  const start = Math.max(shift.start, day.start + 8 * HOUR_MS);
  return { start, end: Math.min(shift.end, start + 10 * HOUR_MS) };
}

/** Behind the end of a shift; there is none in a readiness. */
export const overtimeOf = (engineer: PlannableEngineer, shift: Span, part: Span): number =>
  part.end === shift.end ? overtimeAfter(engineer, shift) : 0;

/** From when on visits may be put: at once on a later day, a little ahead on the day itself. */
export const earliestStart = (day: Span, now: number): number =>
  now < day.start ? day.start : Math.ceil((now + LEAD_MS) / STEP_MS) * STEP_MS;

/**
 * The stretches of one engineer's day. Leave, and what has begun, cut a shift in pieces; so does a visit that cannot be
 * reached in time from the one before, as people plan them against advice: it must not make the rest of the day unplannable.
 */
export function stretchesOf(
  engineer: PlannableEngineer,
  visits: DayPlan['visits'],
  { day, now }: { day: Span; now: number },
): Stretch[] {
  return engineer.shifts
    .map(shift => {
      const part = workingPart(shift, day);
      return { ...part, overtimeMs: overtimeOf(engineer, shift, part) };
    })
    .filter(shift => shift.start < day.end && day.start < shift.end)
    .flatMap(shift => shiftStretches(engineer, visits, shift, { day, now }));
}

interface Open {
  at: number;
  place: Position;
  stretch: Stretch;
}

function shiftStretches(
  engineer: PlannableEngineer,
  visits: DayPlan['visits'],
  shift: Span & { overtimeMs: number },
  { day, now }: { day: Span; now: number },
): Stretch[] {
  const until = shift.end + shift.overtimeMs;
  const earliest = Math.max(earliestStart(day, now), day.start);
  const inShift = visits
    .filter(visit => visit.start < until && shift.start < visit.end)
    .toSorted((a, b) => a.start - b.start);
  const begun = inShift.filter(visit => visit.start < earliest);
  const free = Math.max(earliest, ...begun.map(visit => ceilMinute(visit.end)));
  const done: Stretch[] = [];
  let place = placeAtStart(engineer, begun.at(-1), shift, now);
  for (const part of without([shift], engineer.absences ?? [])) {
    const isLast = part.end === shift.end;
    let open = opened(engineer.id, ceilMinute(Math.max(part.start, free)), place);
    for (const visit of inShift) {
      if (visit.start < earliest || visit.start >= (isLast ? until : part.end) || visit.end <= part.start)
        continue;
      if (open.at + wayMs(open.place, visit.position) <= floorMinute(visit.start)) {
        open.stretch.fixed.push(visit);
        open.at = ceilMinute(visit.end);
        open.place = visit.position;
        continue;
      }
      if (open.stretch.fixed.length > 0) done.push({ ...open.stretch, end: open.at, to: null });
      open = opened(engineer.id, Math.max(open.at, ceilMinute(visit.end)), visit.position);
    }
    done.push(...closed(open, floorMinute(part.end), isLast ? { ...shift, home: engineer.home } : null));
    place = open.place;
  }
  return done.filter(stretch => stretch.end > stretch.start);
}

const opened = (engineerId: string, start: number, from: Position): Open => ({
  at: start,
  place: from,
  stretch: { engineerId, start, end: start, from, to: null, overtimeMs: 0, fixed: [] },
});

/**
 * Who can be home by the end of the shift and the overtime is; who cannot even without another visit, ends wherever the
 * last one was.
 */
function closed(
  { stretch, at, place }: Open,
  end: number,
  evening: { home: Position; overtimeMs: number } | null,
): Stretch[] {
  const { home, overtimeMs } = evening ?? { home: null, overtimeMs: 0 };
  if (home && at + wayMs(place, home) <= end + overtimeMs) return [{ ...stretch, end, to: home, overtimeMs }];
  // The last visit reaches over the end: there is room between the others only.
  if (at > end) return stretch.fixed.length > 0 ? [{ ...stretch, end: at, to: null }] : [];
  return home && stretch.fixed.length === 0 ? [] : [{ ...stretch, end, to: null }];
}

/** Where the engineer will be: at what has begun or begins soon, where the phone is while nothing does, else at home. */
export function placeAtStart(
  engineer: PlannableEngineer,
  last: PlannedVisit | undefined,
  shift: Span,
  now: number,
): Position {
  if (last && last.end > now) return last.position;
  const isRunning = shift.start < now && now < shift.end;
  return (isRunning && engineer.position) || (last?.position ?? engineer.home);
}
