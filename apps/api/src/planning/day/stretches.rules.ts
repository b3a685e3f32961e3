import { isReadiness, overlaps, overtimeAfter, without } from '#dispatch';
import type { DayPlan, PlannedVisit, Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { spanOf } from './day';
import type { DayFacts, Days } from './day';
import { restedOvertime, restedStart } from './rest.rules';
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

/**
 * A shift longer than anybody works is a readiness: planned work keeps to ten hours of it from eight in the morning, and who
 * must go at night is asked by a person.
 */
export function workingPart(shift: Span, day: Span): Span {
  if (!isReadiness(shift)) return shift;
  const start = Math.max(shift.start, day.start + 8 * HOUR_MS);
  return { start, end: Math.min(shift.end, start + 10 * HOUR_MS) };
}

/** The parts of a shift in which the plan may put something: of a readiness one for each day. */
export const workingParts = (shift: Span, days: Days): Span[] =>
  isReadiness(shift)
    ? days.filter(day => overlaps(shift, day)).map(day => workingPart(shift, day))
    : [workingPart(shift, days[0])];

/** Behind the end of a shift; there is none in a readiness. */
export const overtimeOf = (engineer: PlannableEngineer, shift: Span, part: Span): number =>
  part.end === shift.end ? overtimeAfter(engineer, shift) : 0;

/** From when on visits may be put: at once on a later day, a little ahead on the day itself. */
export const earliestStart = ({ start }: Pick<Span, 'start'>, now: number): number =>
  now < start ? start : Math.ceil((now + LEAD_MS) / STEP_MS) * STEP_MS;

/**
 * The stretches of one engineer's days. Leave, and what has begun, cut a shift in pieces; so does a visit that cannot be
 * reached in time from the one before, as people plan them against advice: it must not make the rest of the shift unplannable.
 */
export function stretchesOf(
  engineer: PlannableEngineer,
  visits: DayPlan['visits'],
  { days, now, policy }: Pick<DayFacts, 'days' | 'now' | 'policy'>,
): Stretch[] {
  const span = spanOf({ days });
  const earliest = earliestStart(span, now);
  return engineer.shifts
    .flatMap(shift =>
      workingParts(shift, days).map(part => ({
        start: Math.max(part.start, restedStart(engineer, visits, shift, policy)),
        end: part.end,
        overtimeMs: restedOvertime(engineer, shift, overtimeOf(engineer, shift, part), policy),
      })),
    )
    .filter(part => part.start < part.end && overlaps(part, span))
    .flatMap(part => shiftStretches(engineer, visits, part, { earliest, now }));
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
  { earliest, now }: { earliest: number; now: number },
): Stretch[] {
  const until = shift.end + shift.overtimeMs;
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
