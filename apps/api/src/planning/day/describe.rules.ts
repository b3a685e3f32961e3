import type { PlanningTerms } from '#contracts';
import type { EngineerDescription, JobDescription, ProblemDescription } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import { Abilities } from './abilities';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { duesOf } from './due.rules';
import type { Begins } from './open.rules';
import { longestMinutes, Paces } from './pace.rules';
import { Places } from './places';
import { earliestStart, stretchesOf } from './stretches.rules';
import type { Stretch } from './stretches.rules';
import { ceilMinute, floorMinute, MINUTE_MS } from './way';
import { withWishes } from './who.rules';
import { preferredIn } from './preferred.rules';
import { priorityOf, windowsOf } from './wish.rules';

/** Some days as the planner's engine reads them, and what its numbers stand for. */
export interface DescribedDay {
  problem: ProblemDescription;
  /** By the id of the engine's engineer. */
  stretches: readonly Stretch[];
  /** By the id of the engine's job; jobs behind these are visits that stay where they are. */
  orders: readonly DayOrder[];
  earliest: number;
}

/**
 * Every stretch of a shift is an engineer of the engine, every order a job, every visit that stays a pinned job with one
 * moment to begin at. Seconds are counted from the beginning of the first day.
 */
export function describeDay(facts: DayFacts, orders: readonly DayOrder[]): DescribedDay {
  const { days, now, engineers, plans } = facts;
  const { start } = spanOf(facts);
  const earliest = earliestStart({ start }, now);
  const places = new Places();
  const abilities = new Abilities(orders);
  const paces = new Paces(engineers);
  const visitsOf = new Map(plans.map(plan => [plan.engineerId, plan.visits]));
  const seconds = (at: number) => Math.round((at - start) / 1_000);
  const jobs: JobDescription[] = orders.map((order, id) => ({
    id,
    place: places.of(order.job.position),
    ...paces.durationOf(order),
    priority: priorityOf(order, facts),
    skills: abilities.neededBy(order),
  }));
  const stretches: Stretch[] = [];
  const described: EngineerDescription[] = [];
  const add = (engineer: PlannableEngineer, stretch: Stretch) => {
    const id = stretches.push(stretch) - 1;
    const pinned = stretch.fixed.map(visit => {
      const begin = seconds(floorMinute(visit.start));
      const job = {
        id: jobs.length,
        place: places.of(visit.position),
        durationSeconds: seconds(ceilMinute(visit.end)) - begin,
        windows: [[begin, begin]] as const,
        pinnedTo: id,
        isTimed: true,
      };
      jobs.push(job);
      return job.id;
    });
    described.push({
      id,
      profile: 'van',
      startPlace: places.of(stretch.from),
      ...(stretch.to && { endPlace: places.of(stretch.to) }),
      shift: [seconds(stretch.start), seconds(stretch.end)],
      ...longerDay(engineer, stretch.overtimeMs, facts.policy),
      costFixed:
        Math.max(
          0,
          days.findLastIndex(day => day.start <= stretch.start),
        ) * LATER_DAY_PRICE,
      skills: abilities.of(engineer),
      ...paces.of(engineer),
      route: pinned,
    });
  };
  for (const engineer of engineers)
    for (const stretch of stretchesOf(engineer, visitsOf.get(engineer.id) ?? [], facts))
      add(engineer, stretch);
  const wished = jobs.map((job, id) => {
    const order = orders[id];
    return order ? withWishes(job, order, stretches) : job;
  });
  const problem = { engineers: described, jobs: wished, matrices: { van: places.matrix() } };
  return withTimes({ problem, stretches, orders, earliest }, facts, false);
}

/** When orders may begin, each in time if it can be; where `isPriced`, at any time, but late, or when the customer had rather not, at a price. */
function withTimes(described: DescribedDay, facts: DayFacts, isPriced: boolean): DescribedDay {
  const { orders, problem, earliest } = described;
  const dueOf = duesOf(facts);
  const { start } = spanOf(facts);
  const seconds = (at: number) => Math.round((at - start) / 1_000);
  const jobs = problem.jobs.map((job, id): JobDescription => {
    const order = orders[id];
    if (!order) return job;
    const due = dueOf(order);
    const begin = due && floorMinute(due.by) - longestMinutes(order, facts.engineers) * MINUTE_MS;
    const begins = windowsOf(order, earliest, isPriced ? null : begin, facts.engineers);
    return {
      ...job,
      windows: begins ? windowsIn(begins, seconds) : undefined,
      ...(due && isPriced && { due: seconds(begin ?? due.by), costPerLateHour: due.costPerLateHour }),
      ...(isPriced && preferredIn(order, facts)),
    };
  });
  return { ...described, problem: { ...problem, jobs } };
}

/** The same days with prices instead of deadlines. The matrices stay the same object, which the engine lays flat once. */
export const withPrices = (described: DescribedDay, facts: DayFacts): DescribedDay =>
  withTimes(described, facts, true);

/** What it costs to have an engineer work another day later, in seconds of the way: what waits is done soon where that is no detour. */
const LATER_DAY_PRICE = 600;

/** As the engine reads overtime. */
export const longerDay = (
  { overtime }: PlannableEngineer,
  overtimeMs: number,
  { overtimeHour }: PlanningTerms,
): Pick<EngineerDescription, 'maxOvertimeSeconds' | 'costPerOvertimeHour'> =>
  overtimeMs > 0
    ? {
        maxOvertimeSeconds: Math.floor(overtimeMs / MINUTE_MS) * 60,
        costPerOvertimeHour: Math.max(overtimeHour, overtime?.travelHoursPerHour ?? 1) * 3_600,
      }
    : {};

/** Further than any shift. */
export const FAR_SECONDS = 1e9;

/** As the engine reads them; what may never begin has a window that nobody reaches. */
export const windowsIn = (
  begins: readonly Begins[],
  seconds: (at: number) => number,
): [from: number, to: number][] =>
  begins.length === 0
    ? [[FAR_SECONDS, FAR_SECONDS]]
    : begins.map(({ from, to }) => [seconds(from), Math.min(FAR_SECONDS, seconds(to))]);
