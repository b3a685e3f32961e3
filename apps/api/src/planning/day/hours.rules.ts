import { overlaps, travelEstimate, without } from '#dispatch';
import type { DayPlan } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { spanOf } from './day';
import type { DayFacts, EngineerHours, ProposedVisit } from './day';
import { withProposed } from './proposal.rules';
import { workingParts } from './stretches.rules';
import { MINUTE_MS } from './way';

/** How much of their shifts everybody has to do, without the plan and with it: work and ways, who has the most of his own shifts first. */
export function hoursByEngineer(facts: DayFacts, visits: readonly ProposedVisit[]): EngineerHours[] {
  const before = new Map(facts.plans.map(plan => [plan.engineerId, plan]));
  const after = new Map(withProposed(facts.plans, visits).map(plan => [plan.engineerId, plan]));
  return facts.engineers
    .map(engineer => ({
      engineerId: engineer.id,
      shiftMinutes: shiftMinutes(engineer, facts),
      beforeMinutes: workMinutes(engineer, before.get(engineer.id), facts),
      afterMinutes: workMinutes(engineer, after.get(engineer.id), facts),
    }))
    .filter(one => one.shiftMinutes + one.afterMinutes > 0)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.afterMinutes - a.afterMinutes);
}

/** Who works without a shift has more than all of it. */
const shareOf = ({ shiftMinutes: of, afterMinutes }: EngineerHours): number =>
  of > 0 ? afterMinutes / of : Infinity;

function shiftMinutes({ shifts, absences }: PlannableEngineer, { days }: DayFacts): number {
  const span = spanOf({ days });
  const parts = shifts.flatMap(shift => workingParts(shift, days)).filter(part => overlaps(part, span));
  return Math.round(
    without(parts, absences ?? []).reduce((sum, { start, end }) => sum + end - start, 0) / MINUTE_MS,
  );
}

/** Day by day from home to home. */
function workMinutes({ home }: PlannableEngineer, plan: DayPlan | undefined, { days }: DayFacts): number {
  let minutes = 0;
  for (const day of days) {
    const visits = (plan?.visits ?? [])
      .filter(({ start }) => day.start <= start && start < day.end)
      .toSorted((a, b) => a.start - b.start);
    if (visits.length === 0) continue;
    const stops = [home, ...visits.map(({ position }) => position), home];
    for (const [at, to] of stops.entries()) minutes += travelEstimate(stops[at - 1] ?? to, to).minutes;
    for (const { start, end } of visits) minutes += (end - start) / MINUTE_MS;
  }
  return Math.round(minutes);
}
