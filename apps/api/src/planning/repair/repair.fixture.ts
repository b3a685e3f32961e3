import * as fc from 'fast-check';
import { RepairPolicy } from '#contracts';
import type { Position } from '#dispatch';
import { at, day, dayBefore, facts, order, sofia, someDay } from '../day/day.fixture';
import type { DayFacts, DayOrder } from '../day/day';
import type { RepairFacts, RunningVisit } from './repair';

export const policy = RepairPolicy.parse({});
/** The morning of the fixture's day, before anybody has begun. */
export const early = at(6);

/** A visit from hour to hour. */
export function visit(
  id: string,
  engineerId: string,
  [from, to, position = sofia]: [from: number, to: number, position?: Position],
  over: Partial<Omit<RunningVisit, 'order'>> & { job?: Partial<DayOrder['job']> } = {},
): RunningVisit {
  const { job, ...given } = over;
  const durationMinutes = Math.round((to - from) * 60);
  return {
    id,
    label: `WO-${id}`,
    engineerId,
    start: at(from),
    end: at(to),
    position,
    status: 'accepted',
    isPinned: false,
    order: order(`order-${id}`, { job: { position, durationMinutes, ...job } }),
    ...given,
  };
}

/** A running day; what stands in the calendars are its visits. */
export function running(
  visits: readonly RunningVisit[],
  { day: given = {}, ...over }: Partial<Omit<RepairFacts, 'day' | 'visits'>> & { day?: Partial<DayFacts> },
): RepairFacts {
  const engineerIds = [...new Set(visits.map(({ engineerId }) => engineerId))];
  const plans = engineerIds.map(engineerId => ({
    engineerId,
    visits: visits.filter(one => one.engineerId === engineerId),
  }));
  return {
    day: facts({ now: early, plans, ...given }),
    visits,
    insertions: [],
    events: [],
    policy,
    ...over,
  };
}

const statuses = ['planned', 'dispatched', 'accepted', 'en_route', 'working'] as const;

/** Any day with visits as bad as people plan them, some begun, some pinned, some orders urgent, somebody away. */
export const someRunningDay: fc.Arbitrary<RepairFacts> = fc
  .record({
    planned: someDay,
    marks: fc.infiniteStream(
      fc.record({
        status: fc.nat(40),
        isPinned: fc.boolean(),
        opens: fc.option(fc.integer({ min: 5, max: 15 })),
      }),
    ),
    away: fc.option(fc.record({ which: fc.nat(3), from: fc.integer({ min: 6, max: 16 }) })),
    frozenMinutes: fc.constantFrom(0, 30, 120),
    mostMoved: fc.nat(3),
  })
  .map(({ planned, marks, away, frozenMinutes, mostMoved }) => {
    const visits = planned.plans.flatMap(({ engineerId, visits: held }) =>
      held.map((one): RunningVisit => {
        const mark = marks.next().value;
        const isBegun = one.start < planned.now && planned.now !== dayBefore && mark.status > 30;
        const partnerId = planned.engineers.find(({ id }) => id === engineerId)?.partnerId ?? null;
        return {
          ...one,
          engineerId,
          status: statuses[isBegun ? 3 + (mark.status % 2) : mark.status % 3] ?? 'planned',
          isPinned: mark.isPinned && mark.status % 4 === 0,
          order: order(`of-${one.id}`, {
            partnerId,
            job: {
              position: one.position,
              durationMinutes: Math.max(1, Math.round((one.end - one.start) / 60_000)),
              accessHours: mark.opens === null ? null : [{ start: at(mark.opens), end: at(mark.opens + 4) }],
            },
          }),
        };
      }),
    );
    const engineer = away && planned.engineers[away.which];
    return {
      day: planned,
      visits,
      insertions: planned.orders.map(({ id, job }) => ({
        orderId: id,
        number: id,
        isUrgent: job.urgency === 'critical',
        never: [],
      })),
      events:
        away && engineer
          ? [
              {
                kind: 'engineer-away',
                engineerId: engineer.id,
                from: new Date(at(away.from)).toISOString(),
                to: null,
              },
            ]
          : [],
      policy: { ...policy, frozenMinutes, mostMoved },
    };
  });

export { day };
