import type { PlanningTerms } from '#contracts';
import { isReadiness, overlaps } from '#dispatch';
import type { PlannedVisit, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import type { DayFacts } from './day';
import { ceilMinute, floorMinute, MINUTE_MS, wayMs } from './way';

const HOUR_MS = 60 * MINUTE_MS;

type Rest = Pick<PlanningTerms, 'restHours'>;

/**
 * By which a shift may end later and still leave the rest before the next one. The shifts themselves are agreed: where they
 * leave less, there is no overtime, and nothing is taken from them.
 */
export function restedOvertime(
  { shifts }: Pick<PlannableEngineer, 'shifts'>,
  shift: Span,
  overtimeMs: number,
  { restHours }: Rest,
): number {
  const next = Math.min(
    ...shifts.filter(one => one.start >= shift.end && !isReadiness(one)).map(one => one.start),
  );
  return Math.min(overtimeMs, Math.max(0, floorMinute(next - restHours * HOUR_MS) - shift.end));
}

/** When somebody may begin a shift after what the calendar has before it: home, and then the rest. */
export function restedStart(
  { home }: Pick<PlannableEngineer, 'home'>,
  visits: readonly PlannedVisit[],
  shift: Span,
  { restHours }: Rest,
): number {
  if (isReadiness(shift)) return shift.start;
  const before = visits.filter(({ start }) => start < shift.start);
  const ready = before.map(({ end, position }) =>
    ceilMinute(end + wayMs(position, home) + restHours * HOUR_MS),
  );
  return Math.min(shift.end, Math.max(shift.start, ...ready));
}

/** Somebody as a plan has him: overtime that leaves the rest before every next shift, and shifts that begin after it. */
export function rested(
  engineer: PlannableEngineer,
  { span, plans, policy }: { span: Span; plans: DayFacts['plans']; policy: Rest },
): PlannableEngineer {
  const { overtime, shifts } = engineer;
  const visits = plans.find(plan => plan.engineerId === engineer.id)?.visits ?? [];
  const later = shifts.map(shift => ({ ...shift, start: restedStart(engineer, visits, shift, policy) }));
  const between = {
    ...engineer,
    shifts: later.filter(({ start, end }) => start < end),
  };
  if (!overtime) return between;
  const ofPlan = shifts.filter(shift => overlaps(shift, span));
  const left = ofPlan.map(shift => restedOvertime(engineer, shift, overtime.maxMinutes * MINUTE_MS, policy));
  const maxMinutes = Math.min(overtime.maxMinutes, ...left.map(ms => ms / MINUTE_MS));
  return { ...between, overtime: { ...overtime, maxMinutes } };
}
