import { overtimeAfter, travelEstimate } from '#dispatch';
import type { DayPlan, Plan, PlannedVisit, Position } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import type { DayFacts, DayKpi, DayOrder, ProposedVisit } from './day';
import type { DescribedDay } from './describe.rules';
import { MINUTE_MS, wayMinutes } from './way';
import { isDueBy } from './wish.rules';

/** The routes of the engine as visits, in the order of their start. */
export function proposedVisits(
  { stretches, orders, problem }: DescribedDay,
  plan: Plan,
  dayStart: number,
): ProposedVisit[] {
  const visits: ProposedVisit[] = [];
  for (const { engineer, steps, overtimeSeconds } of plan.routes) {
    const stretch = stretches[engineer];
    if (!stretch) throw new RangeError(`the plan has a route of an unknown engineer ${engineer}`);
    let at: Position = stretch.from;
    let travelled = 0;
    const fixed = [...stretch.fixed];
    let last: ProposedVisit | null = null;
    for (const step of steps) {
      if (step.kind !== 'job' || step.id === undefined) continue;
      const order = orders[step.id];
      const place = order?.job.position ?? fixed.shift()?.position ?? at;
      const travelMs = (step.travel - travelled) * 1_000;
      if (order) {
        const start = dayStart + (step.arrival + step.waiting) * 1_000;
        last = {
          orderId: order.id,
          engineerId: stretch.engineerId,
          position: place,
          travelStart: start - travelMs,
          start,
          end: start + step.duration * 1_000,
          travelMinutes: Math.round(travelMs / MINUTE_MS),
          distanceKm: travelEstimate(at, place).distanceKm,
          overtimeMinutes: 0,
        };
        visits.push(last);
      } else last = null;
      travelled = step.travel;
      at = place;
    }
    if (last) last.overtimeMinutes = Math.ceil(overtimeSeconds / 60);
  }
  if (visits.length + plan.unserved.length !== orders.length)
    throw new RangeError(`the plan loses orders of ${problem.jobs.length} jobs`);
  return visits.toSorted((a, b) => a.start - b.start || (a.orderId < b.orderId ? -1 : 1));
}

/** The calendars as they would be with the proposed visits in them. */
export function withProposed(plans: readonly DayPlan[], visits: readonly ProposedVisit[]): DayPlan[] {
  const byEngineer = new Map(plans.map(({ engineerId, visits: held }) => [engineerId, [...held]]));
  for (const { orderId, engineerId, start, end, position } of visits) {
    const held = byEngineer.get(engineerId) ?? [];
    byEngineer.set(engineerId, held);
    held.push({ id: orderId, label: orderId, start, end, position });
  }
  return [...byEngineer].map(([engineerId, held]) => ({ engineerId, visits: held }));
}

/** How the day stands with these visits besides those in the calendars. Every engineer's way begins and ends at home. */
export function kpiOf(facts: DayFacts, visits: readonly ProposedVisit[]): DayKpi {
  const { day, engineers, orders } = facts;
  const planned = new Set(visits.map(visit => visit.orderId));
  const dueOf = new Map<string, number>(facts.dueOfVisits);
  for (const { id, job } of orders) if (job.dueAt) dueOf.set(id, job.dueAt);
  const people = new Map(engineers.map(engineer => [engineer.id, engineer]));
  const kpi: DayKpi = {
    ...waitingOf(
      orders.filter(order => !planned.has(order.id)),
      day.end,
    ),
    visits: 0,
    travelMinutes: 0,
    distanceKm: 0,
    overtimeMinutes: 0,
  };
  for (const { engineerId, visits: held } of withProposed(facts.plans, visits)) {
    const engineer = people.get(engineerId);
    const ofDay = held
      .filter(visit => visit.start < day.end && day.start <= visit.start)
      .toSorted((a, b) => a.start - b.start);
    if (!engineer || ofDay.length === 0) continue;
    const { home } = engineer;
    kpi.overtimeMinutes += overtimeMinutes(engineer, ofDay);
    kpi.visits += ofDay.length;
    const stops = [home, ...ofDay.map(visit => visit.position), home];
    for (const [index, to] of stops.entries()) {
      const way = travelEstimate(stops[index - 1] ?? to, to);
      kpi.travelMinutes += way.minutes;
      kpi.distanceKm += way.distanceKm;
    }
    for (const { id, end } of ofDay)
      kpi.lateMinutes += Math.max(0, (end - (dueOf.get(id) ?? Infinity)) / MINUTE_MS);
  }
  return {
    ...kpi,
    lateMinutes: Math.round(kpi.lateMinutes),
    travelMinutes: Math.round(kpi.travelMinutes),
    distanceKm: Math.round(kpi.distanceKm),
    overtimeMinutes: Math.round(kpi.overtimeMinutes),
  };
}

/** By which the last visit of each shift has the engineer home after it. */
function overtimeMinutes(engineer: PlannableEngineer, visits: readonly PlannedVisit[]): number {
  let minutes = 0;
  for (const shift of engineer.shifts) {
    const until = shift.end + overtimeAfter(engineer, shift);
    const last = visits.findLast(visit => shift.start <= visit.start && visit.start < until);
    if (last)
      minutes += Math.max(0, (last.end - shift.end) / MINUTE_MS + wayMinutes(last.position, engineer.home));
  }
  return minutes;
}

const waitingOf = (orders: readonly DayOrder[], dayEnd: number) => ({
  waiting: orders.length,
  dueWaiting: orders.filter(order => isDueBy(order, dayEnd)).length,
  lateMinutes: orders.reduce(
    (sum, { job }) => sum + Math.max(0, dayEnd - (job.dueAt ?? dayEnd)) / MINUTE_MS,
    0,
  ),
});
