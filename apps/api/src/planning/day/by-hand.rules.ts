import { checkAssignment } from '#dispatch';
import type { PlannedVisit } from '#dispatch';
import type { DayFacts, ProposedVisit } from './day';

/**
 * The proposed visits that also pass the check of an assignment by hand, one after the other as they will be published.
 * What does not is rare: somebody has planned a visit into a leave, and the way there is known to nobody.
 */
export function passingByHand(
  { orders, engineers, plans, policy, now }: DayFacts,
  visits: readonly ProposedVisit[],
): ProposedVisit[] {
  const jobs = new Map(orders.map(({ id, job }) => [id, job]));
  const people = new Map(engineers.map(engineer => [engineer.id, engineer]));
  const calendars = new Map<string, PlannedVisit[]>(
    plans.map(({ engineerId, visits: held }) => [engineerId, [...held]]),
  );
  return visits.filter(({ orderId, engineerId, start, end, position }) => {
    const job = jobs.get(orderId);
    const engineer = people.get(engineerId);
    if (!job || !engineer) return false;
    const calendar = calendars.get(engineerId) ?? [];
    calendars.set(engineerId, calendar);
    const { allowed, needsReason } = checkAssignment(
      job,
      { ...engineer, restHours: policy.restHours },
      start,
      { engineerId, visits: calendar },
      now,
    );
    const passes = allowed && !needsReason;
    if (passes) calendar.push({ id: orderId, label: orderId, start, end, position });
    return passes;
  });
}
