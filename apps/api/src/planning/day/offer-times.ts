import { checkAssignment, outsidePreferred, slots } from '#dispatch';
import type { Window } from '#dispatch';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { FAR_SECONDS } from './describe.rules';
import { preferredIn } from './preferred.rules';
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
  /** By which `start` is outside of what the customer prefers; null: no time is preferred. */
  outsideMinutes: number | null;
}

const STEP_MS = 5 * MINUTE_MS;

/**
 * Times for an order on a day, those that the customer prefers first, then the cheapest, of those that an assignment by hand would be allowed. What was promised before
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
  const preferred = preferredIn(order, facts).preferredWindows ?? [];
  const asked = (windows: readonly Window[]) =>
    windows
      .flatMap(window => slots(standing.others, standing.made, { ...job, windows: [window] }, count * 2))
      .sort((a, b) => a.extraCost - b.extraCost || a.from - b.from);
  // Each time that the site is open for itself: an offer is one stretch of time.
  const open = job.windows ?? [[-FAR_SECONDS, FAR_SECONDS] as const];
  const isPreferred = (begin: number) => preferred.some(([from, to]) => from <= begin && begin <= to);
  return [...asked(inBoth(open, preferred)), ...asked(open).filter(({ from }) => !isPreferred(from))]
    .flatMap((offer): OfferedTime[] => {
      const engineerId = standing.stretches[offer.engineer]?.engineerId ?? '';
      const engineer = byId.get(engineerId);
      const from = dayStart + offer.from * 1_000;
      const latestStart = dayStart + offer.to * 1_000;
      const start = Math.min(latestStart, Math.ceil(from / STEP_MS) * STEP_MS);
      if (!engineer || start < from) return [];
      const calendar = calendars.get(engineerId) ?? { engineerId, visits: [] };
      const { restHours } = facts.policy;
      const check = checkAssignment(free.job, { ...engineer, restHours }, start, calendar, now);
      if (!check.allowed || check.needsReason) return [];
      const extraTravelMinutes = Math.round(offer.extraTravelSeconds / 60);
      const outside = outsidePreferred(order.job, start, now);
      return [
        {
          engineerId,
          start,
          latestStart,
          end: check.end,
          extraTravelMinutes,
          outsideMinutes: outside === null ? null : Math.ceil(outside),
        },
      ];
    })
    .slice(0, count);
}

function inBoth(some: readonly Window[], others: readonly Window[]): Window[] {
  const common = some.flatMap(([from, to]) =>
    others.map(other => [Math.max(from, other[0]), Math.min(to, other[1])] as const),
  );
  return common.filter(([from, to]) => from <= to);
}
