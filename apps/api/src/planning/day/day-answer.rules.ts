import type { PlanRun } from '#contracts';
import { localDate } from '#dispatch';
import type { DayProposal } from './day';
import type { GatheredDay, OrderAsPlanned } from './day-facts.store';

const iso = (at: number) => new Date(at).toISOString();

/** What the engine proposes, with the names that people need. */
export function namedProposal(
  { facts, orders, timeZone }: GatheredDay,
  { visits, leftOut, byDay, byEngineer }: Pick<DayProposal, 'visits' | 'leftOut' | 'byDay' | 'byEngineer'>,
): Pick<PlanRun, 'proposals' | 'leftOut' | 'byDay' | 'byEngineer'> {
  const names = new Map(facts.engineers.map(({ id, name }) => [id, name]));
  const orderOf = (id: string): OrderAsPlanned => {
    const order = orders.get(id);
    if (!order) throw new RangeError(`the plan speaks of an unknown order ${id}`);
    return order;
  };
  return {
    proposals: visits.map(visit => ({
      ...orderOf(visit.orderId),
      day: localDate(visit.start, timeZone),
      engineerId: visit.engineerId,
      engineerName: names.get(visit.engineerId) ?? '',
      travelStart: iso(visit.travelStart),
      start: iso(visit.start),
      end: iso(visit.end),
      travelMinutes: visit.travelMinutes,
      distanceKm: Math.round(visit.distanceKm * 10) / 10,
      overtimeMinutes: visit.overtimeMinutes,
      outsideMinutes: visit.outsideMinutes,
      outcome: null,
    })),
    byDay: facts.days.flatMap(({ start }, index) => {
      const figures = byDay[index];
      return figures ? [{ day: localDate(start, timeZone), ...figures }] : [];
    }),
    byEngineer: byEngineer.map(one => ({ ...one, engineerName: names.get(one.engineerId) ?? '' })),
    leftOut: leftOut.map(({ orderId, reason }) => {
      const { workOrderVersion: _, ...order } = orderOf(orderId);
      return { ...order, reason };
    }),
  };
}
