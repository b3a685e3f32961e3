import { Injectable } from '@nestjs/common';
import type { Explanation, OfferedSlot, planningRoutes, QueryOf } from '#contracts';
import { localDate } from '#dispatch';
import type { Span } from '#dispatch';
import { plannableEngineers, wishesOf } from '../engineers';
import type { PlannableEngineer } from '../engineers';
import type { Tx } from '../platform/database';
import { dayPlans, jobOf } from '../visits';
import { workOrderById } from '../work-orders';
import { dayAround, dayOf, daysFrom } from './day.rules';
import type { DayFacts, DayOrder } from './day/day';
import { explainOrder } from './day/explain-order';
import type { PossiblePlace } from './day/explain-order';
import { offerTimes } from './day/offer-times';
import { withoutOwn } from './day/standing-day';
import { policyOf } from '../planning-policy';

/** Days that are looked through if none is named. */
const MOST_DAYS = 5;
/** A shift or visit of the evening before still counts in the morning. */
const BEFORE_MS = 24 * 3_600_000;

interface Field {
  order: DayOrder;
  number: string;
  timeZone: string;
  factsOf: (day: Span) => DayFacts;
  names: ReadonlyMap<string, PlannableEngineer>;
}

/** Questions to the plan as it stands; they change nothing. */
@Injectable()
export class AnswersService {
  /** Times that can be offered to the customer, in time first, then as preferred, then the shortest detour: four statements for any company. */
  async slots(
    tx: Tx,
    id: string,
    { day, count }: QueryOf<typeof planningRoutes.slots>,
  ): Promise<{ items: OfferedSlot[] }> {
    const { order, number, factsOf, names, days } = await this.field(tx, id, day, MOST_DAYS);
    const { promisedWindow, dueAt } = order.job;
    const offers = days.flatMap(one => offerTimes(withoutOwn(factsOf(one), number).facts, order, count));
    const isLate = (offer: { end: number }) => Boolean(dueAt && offer.end > dueAt);
    const isOutside = (offer: { outsideMinutes: number | null }) => (offer.outsideMinutes ?? 0) > 0;
    offers.sort(
      (a, b) =>
        Number(isLate(a)) - Number(isLate(b)) ||
        Number(isOutside(a)) - Number(isOutside(b)) ||
        a.extraTravelMinutes - b.extraTravelMinutes ||
        a.start - b.start,
    );
    return {
      items: offers.slice(0, count).map(offer => ({
        ...named(names, offer.engineerId),
        start: iso(offer.start),
        latestStart: iso(offer.latestStart),
        end: iso(offer.end),
        extraTravelMinutes: offer.extraTravelMinutes,
        keepsPromise: promisedWindow
          ? promisedWindow.start <= offer.start && offer.start <= promisedWindow.end
          : null,
        outsideMinutes: offer.outsideMinutes,
        isLate: isLate(offer),
      })),
    };
  }

  /** Why it is where it is and not earlier, or why nobody has it. */
  async explain(tx: Tx, id: string, { day }: QueryOf<typeof planningRoutes.explain>): Promise<Explanation> {
    const { order, number, factsOf, names, days, timeZone } = await this.field(tx, id, day, 62);
    const wanted = day ? days : days.filter(one => withoutOwn(factsOf(one), number).own.some(startsIn(one)));
    const span = wanted[0] ?? days[0] ?? dayAround(tx.now.getTime(), timeZone);
    const { facts, own } = withoutOwn(factsOf(span), number);
    const visit = own.find(startsIn(span)) ?? null;
    const { notEarlier, engineers } = explainOrder(facts, order, visit);
    return {
      day: localDate(span.start, timeZone),
      planned:
        visit && notEarlier
          ? { visitId: visit.id, ...named(names, visit.engineerId), start: iso(visit.start), notEarlier }
          : null,
      engineers: engineers.map(({ engineerId, refusal, cheapest, earliest }) => ({
        ...named(names, engineerId),
        refusal,
        cheapest: cheapest && placeAnswer(cheapest),
        earliest: earliest && placeAnswer(earliest),
      })),
    };
  }

  private async field(
    tx: Tx,
    id: string,
    day: string | undefined,
    most: number,
  ): Promise<Field & { days: Span[] }> {
    const row = await workOrderById(tx, id);
    const now = tx.now.getTime();
    const days = day ? [dayOf(day, row.timeZone)] : daysFrom(now, row.timeZone, most);
    const span = { start: (days[0]?.start ?? now) - BEFORE_MS, end: (days.at(-1)?.end ?? now) + BEFORE_MS };
    const engineers = await plannableEngineers(tx, span);
    const plans = await dayPlans(tx, span);
    const wishesAt = await wishesOf(tx, [row]);
    const { terms: policy } = await policyOf(tx);
    const order = {
      id: row.id,
      job: jobOf(row, wishesAt(row), span),
      partnerId: row.partnerId,
      createdAt: row.createdAt.getTime(),
    };
    const factsOf = (one: Span): DayFacts => {
      const around = { start: one.start - BEFORE_MS, end: one.end + BEFORE_MS };
      return {
        days: [one],
        now,
        orders: [order],
        policy,
        engineers,
        plans: plans.map(({ engineerId, visits }) => ({
          engineerId,
          visits: visits.filter(visit => visit.start < around.end && around.start < visit.end),
        })),
        dueOfVisits: new Map(),
        preferredOfVisits: new Map(),
      };
    };
    return {
      order,
      number: row.number,
      timeZone: row.timeZone,
      days,
      factsOf,
      names: new Map(engineers.map(one => [one.id, one])),
    };
  }
}

const iso = (at: number): string => new Date(at).toISOString();

const startsIn =
  (span: Span) =>
  ({ start }: { start: number }): boolean =>
    span.start <= start && start < span.end;

function named(names: Field['names'], engineerId: string) {
  const engineer = names.get(engineerId);
  return {
    engineerId,
    engineerName: engineer?.name ?? '',
    partnerName: engineer?.partnerName ?? null,
  };
}

const placeAnswer = ({ start, latestStart, extraTravelMinutes }: PossiblePlace) => ({
  start: iso(start),
  latestStart: iso(latestStart),
  extraTravelMinutes,
});
