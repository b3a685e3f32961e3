import type { Span } from '../span';
import { hour, msOf } from '../span';
import type { Position } from '../travel';
import type { DispatchEngineer, DispatchJob, PlannedVisit } from './model';

const longestShiftMs = 12 * hour;

/** A shift longer than anybody works: when its engineer rests is known to nobody. */
export const isReadiness = ({ start, end }: Span): boolean => end - start > longestShiftMs;

/**
 * The shortest night that a visit would leave, where it is shorter than the engineer's rest; null: both are long enough. The evening before
 * counts by what is planned in it, until home. The morning after counts from its shift, which is agreed, and only where the
 * visit works beyond its own: shifts that lie close to each other are no fault of a visit inside of one.
 * O(visits + shifts).
 */
export function shortNight(
  job: DispatchJob,
  engineer: DispatchEngineer,
  visits: readonly PlannedVisit[],
  span: Span,
  shift: Span | null,
  minutesBetween: (from: Position, to: Position) => number,
): Span | null {
  const { home, restHours = 0, shifts } = engineer;
  if (restHours === 0 || (shift && isReadiness(shift))) return null;
  const day = shift ?? span;
  const leaves = span.start - msOf(minutesBetween(home, job.position));
  const isFirst = !visits.some(visit => visit.start >= day.start && visit.end <= span.start);
  const evening = isFirst ? last(visits.filter(visit => visit.end <= Math.min(day.start, leaves))) : null;
  const nights: Span[] = [];
  if (evening)
    nights.push({ start: evening.end + msOf(minutesBetween(evening.position, home)), end: leaves });
  const morning = Math.min(
    ...shifts.filter(one => one.start >= span.end && !isReadiness(one)).map(one => one.start),
  );
  if (morning < Infinity && span.end > (shift?.end ?? -Infinity))
    nights.push({ start: span.end + msOf(minutesBetween(job.position, home)), end: morning });
  const short = nights.filter(({ start, end }) => end - start < restHours * hour);
  return short.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
}

function last(visits: readonly PlannedVisit[]): PlannedVisit | null {
  let found: PlannedVisit | null = null;
  for (const visit of visits) if (!found || visit.end > found.end) found = visit;
  return found;
}
