import { checkAssignment, slots } from '#dispatch';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { standingDay } from './standing-day';
import { MINUTE_MS } from './way';

/** A time that can be offered to the customer. ms since the epoch. */
export interface OfferedTime {
  engineerId: string;
  /** First and last begin of the work, all other visits staying where they are. */
  start: number;
  latestStart: number;
  end: number;
  extraTravelMinutes: number;
}

const STEP_MS = 5 * MINUTE_MS;

/**
 * The cheapest times for an order on a day, of those that an assignment by hand would be allowed. What was promised before
 * does not bind: the customer is being asked. `facts` without the order's own visit.
 */
export function offerTimes(facts: DayFacts, order: DayOrder, count: number): OfferedTime[] {
  const { engineers, plans, now } = facts;
  const dayStart = spanOf(facts).start;
  const free: DayOrder = { ...order, job: { ...order.job, promisedWindow: null, dueAt: null } };
  const standing = standingDay(facts, free, null);
  if (!standing) return [];
  const byId = new Map(engineers.map(one => [one.id, one]));
  const calendars = new Map(plans.map(one => [one.engineerId, one]));
  const { job } = standing;
  // Each time that the site is open for itself: an offer is one stretch of time.
  const jobs = job.windows?.map(window => ({ ...job, windows: [window] })) ?? [job];
  return jobs
    .flatMap(one => slots(standing.others, standing.made, one, count * 2))
    .sort((a, b) => a.extraCost - b.extraCost || a.from - b.from)
    .flatMap((offer): OfferedTime[] => {
      const engineerId = standing.stretches[offer.engineer]?.engineerId ?? '';
      const engineer = byId.get(engineerId);
      const from = dayStart + offer.from * 1_000;
      const latestStart = dayStart + offer.to * 1_000;
      const start = Math.min(latestStart, Math.ceil(from / STEP_MS) * STEP_MS);
      if (!engineer || start < from) return [];
      const calendar = calendars.get(engineerId) ?? { engineerId, visits: [] };
      const check = checkAssignment(free.job, engineer, start, calendar, now);
      if (!check.allowed || check.needsReason) return [];
      const extraTravelMinutes = Math.round(offer.extraTravelSeconds / 60);
      return [{ engineerId, start, latestStart, end: check.end, extraTravelMinutes }];
    })
    .slice(0, count);
}
