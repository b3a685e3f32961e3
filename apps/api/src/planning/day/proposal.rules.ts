import { outsidePreferred, overtimeAfter, travelEstimate } from '#dispatch';
import type { DayPlan, Plan, PlannedVisit, Position, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { spanOf } from './day';
import type { DayFacts, DayFigures, DayKpi, DayOrder, ProposedVisit } from './day';
import type { DescribedDay } from './describe.rules';
import { MINUTE_MS, wayMinutes } from './way';
import { isDueBy } from './wish.rules';

/** The routes of the engine as visits, in the order of their start. */
export function proposedVisits(
  { stretches, orders, problem }: DescribedDay,
  plan: Plan,
  { days, now }: Pick<DayFacts, 'days' | 'now'>,
): ProposedVisit[] {
  const planStart = spanOf({ days }).start;
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
        const start = planStart + (step.arrival + step.waiting) * 1_000;
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
          outsideMinutes: Math.ceil(outsidePreferred(order.job, start, now) ?? 0),
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

/** What is done on each of the days with these visits besides those in the calendars. */
export function figuresByDay(facts: DayFacts, visits: readonly ProposedVisit[]): DayFigures[] {
  const dueOf = new Map<string, number>(facts.dueOfVisits);
  const preferredOf = new Map<string, readonly Span[]>(facts.preferredOfVisits);
  for (const { id, job } of facts.orders) {
    if (job.dueAt) dueOf.set(id, job.dueAt);
    if (job.preferredWindows) preferredOf.set(id, job.preferredWindows);
  }
  const outsideOf = ({ id, start }: PlannedVisit): number =>
    outsidePreferred({ preferredWindows: preferredOf.get(id) ?? [] }, start, facts.now) ?? 0;
  const plans = withProposed(facts.plans, visits);
  const people = new Map(facts.engineers.map(engineer => [engineer.id, engineer]));
  return facts.days.map(day => {
    const figures = { ...nothingDone };
    for (const { engineerId, visits: held } of plans) {
      const engineer = people.get(engineerId);
      const ofDay = held
        .filter(visit => visit.start < day.end && day.start <= visit.start)
        .toSorted((a, b) => a.start - b.start);
      if (engineer && ofDay.length > 0) addRound(figures, engineer, ofDay, { dueOf, outsideOf });
    }
    return rounded(figures);
  });
}

const nothingDone: DayFigures = {
  visits: 0,
  lateMinutes: 0,
  travelMinutes: 0,
  distanceKm: 0,
  overtimeMinutes: 0,
  outsideVisits: 0,
  outsideMinutes: 0,
};

interface Told {
  dueOf: ReadonlyMap<string, number>;
  outsideOf: (visit: PlannedVisit) => number;
}

/** Every engineer's way begins and ends at home. */
function addRound(
  figures: DayFigures,
  engineer: PlannableEngineer,
  visits: readonly PlannedVisit[],
  { dueOf, outsideOf }: Told,
): void {
  figures.visits += visits.length;
  figures.overtimeMinutes += overtimeMinutes(engineer, visits);
  const stops = [engineer.home, ...visits.map(visit => visit.position), engineer.home];
  for (const [index, to] of stops.entries()) {
    const way = travelEstimate(stops[index - 1] ?? to, to);
    figures.travelMinutes += way.minutes;
    figures.distanceKm += way.distanceKm;
  }
  for (const visit of visits) {
    figures.lateMinutes += Math.max(0, (visit.end - (dueOf.get(visit.id) ?? Infinity)) / MINUTE_MS);
    const outside = outsideOf(visit);
    figures.outsideMinutes += outside;
    if (outside > 0) figures.outsideVisits += 1;
  }
}

const rounded = (figures: DayFigures): DayFigures => ({
  visits: figures.visits,
  lateMinutes: Math.round(figures.lateMinutes),
  travelMinutes: Math.round(figures.travelMinutes),
  distanceKm: Math.round(figures.distanceKm),
  overtimeMinutes: Math.round(figures.overtimeMinutes),
  outsideVisits: figures.outsideVisits,
  outsideMinutes: Math.round(figures.outsideMinutes),
});

/** How the days stand together with these visits besides those in the calendars: what is shown by day adds up to it. */
export function kpiOf(facts: DayFacts, visits: readonly ProposedVisit[]): DayKpi {
  const planned = new Set(visits.map(visit => visit.orderId));
  const { end } = spanOf(facts);
  const waiting = facts.orders.filter(order => !planned.has(order.id));
  const byDay = figuresByDay(facts, visits);
  const sum = (name: keyof DayFigures): number => byDay.reduce((total, day) => total + day[name], 0);
  return {
    visits: sum('visits'),
    waiting: waiting.length,
    dueWaiting: waiting.filter(order => isDueBy(order, end)).length,
    lateMinutes: sum('lateMinutes') + Math.round(waitedMinutes(waiting, end)),
    travelMinutes: sum('travelMinutes'),
    distanceKm: sum('distanceKm'),
    overtimeMinutes: sum('overtimeMinutes'),
    outsideVisits: sum('outsideVisits'),
    outsideMinutes: sum('outsideMinutes'),
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

/** By which what waits will be late at the end. */
const waitedMinutes = (orders: readonly DayOrder[], end: number): number =>
  orders.reduce((total, { job }) => total + Math.max(0, end - (job.dueAt ?? end)) / MINUTE_MS, 0);
