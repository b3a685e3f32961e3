import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { localDate, shiftsBetween } from '#dispatch';
import { daysOn } from '../day.rules';
import { passingByHand } from './by-hand.rules';
import { spanOf } from './day';
import type { DayFacts, DayProposal } from './day';
import {
  at,
  daysOf,
  engineer,
  facts,
  held,
  isLetIn,
  HOUR,
  order,
  plovdiv,
  sofia,
  someDays,
} from './day.fixture';
import { searchDay, solveDay } from './solve-day';
import { earliestStart } from './stretches.rules';
import { notForDay } from './wish.rules';

/** Between Sofia and Plovdiv. */
const onTheWay = { lat: 42.4, lng: 24 };
const still = () => 0;
const solve = (given: Partial<DayFacts>) =>
  solveDay(facts({ days: daysOf(3), ...given }), { seed: 1, budgetMs: 1_000 }, still);
const from8to17 = [0, 1, 2].map(n => ({ start: at(24 * n + 8), end: at(24 * n + 17) }));
const works = (id: string, given: Parameters<typeof engineer>[1] = {}) =>
  engineer(id, { shifts: from8to17, ...given });
/** By order: on which of the days, 0 for the first. */
const dayOf = ({ visits }: DayProposal) =>
  Object.fromEntries(
    visits.map(({ orderId, start }) => [
      orderId,
      daysOf(3).findIndex(one => one.start <= start && start < one.end),
    ]),
  );

describe('days planned as one', () => {
  it('have what waits where the way is shortest', () => {
    const plans = [held('a', [10, 11], [59, 60, plovdiv])];
    const orders = [
      order('there', { job: { position: plovdiv } }),
      order('here', { job: { position: sofia } }),
    ];
    const proposal = solve({ engineers: [works('a')], plans, orders });
    expect(dayOf(proposal)).toEqual({ there: 2, here: 0 });
  });

  it.each([
    ['due on the first day', { dueAt: at(20) }, 0],
    ['due on the second', { dueAt: at(40) }, 1],
    ['due before it all', { dueAt: at(-20) }, 0],
    ['critical', { urgency: 'critical' }, 0],
    ['critical though due at the end', { urgency: 'critical', dueAt: at(70) }, 0],
    ['of high urgency', { urgency: 'high' }, 1],
    ['promised for the first', { promisedWindow: { start: at(12), end: at(14) } }, 0],
    ['promised for the last', { urgency: 'critical', promisedWindow: { start: at(60), end: at(62) } }, 2],
  ] as const)('keep what is %s early, though another day has the shorter way', (_, job, day) => {
    const plans = [held('a', [34, 35, onTheWay], [59, 60, plovdiv])];
    const orders = [order('1', { job: { position: plovdiv, ...job } })];
    expect(dayOf(solve({ engineers: [works('a')], plans, orders }))).toEqual({ 1: day });
  });

  it('fill from the front, where that is no more than a short detour', () => {
    const { position } = order('1').job;
    const soonFrom = (awayDegrees: number) =>
      dayOf(
        solve({
          engineers: [
            works('soon', { home: { ...position, lat: position.lat + awayDegrees } }),
            works('later', { home: position, shifts: from8to17.slice(2) }),
          ],
          orders: [order('1')],
        }),
      );
    // Some two kilometres, then some twenty.
    expect([soonFrom(0.018), soonFrom(0.18)]).toEqual([{ 1: 0 }, { 1: 2 }]);
  });

  it('have what is late as early as possible', () => {
    const plans = [held('a', [8, 17], [59, 60, plovdiv])];
    const orders = [
      order('1', { job: { position: plovdiv, dueAt: at(20) } }),
      order('2', { job: { urgency: 'critical' } }),
    ];
    const proposal = solve({ engineers: [works('a')], plans, orders });
    expect(dayOf(proposal)).toEqual({ 1: 1, 2: 1 });
    const full = [held('a', [8, 17], [32, 41])];
    expect(dayOf(solve({ engineers: [works('a')], plans: full, orders }))).toEqual({ 1: 2, 2: 2 });
  });

  it('pass over those on which nobody who can do it works', () => {
    const skills = [{ skill: 'laser', level: 1 }];
    const able = works('able', {
      skills,
      shifts: from8to17.slice(1),
      absences: [{ start: at(24), end: at(48) }],
    });
    const orders = [order('1', { job: { skills, urgency: 'critical', dueAt: at(12) } })];
    expect(dayOf(solve({ engineers: [works('a'), able], orders }))).toEqual({ 1: 2 });
  });

  it('keep every visit, leave and day off', () => {
    const leave = { start: at(34), end: at(36) };
    const off = works('off', { shifts: from8to17.filter((_, n) => n !== 1) });
    const plans = [held('away', [10, 12], [58, 60])];
    const orders = Array.from({ length: 18 }, (_, n) => order(`${n}`, { job: { durationMinutes: 100 } }));
    const given = facts({
      days: daysOf(3),
      engineers: [works('away', { absences: [leave] }), off],
      plans,
      orders,
    });
    const { visits, before, after, byDay, leftOut } = solveDay(given, { seed: 1, budgetMs: 1_000 }, still);
    expect(leftOut).toEqual([]);
    for (const { engineerId, travelStart, start, end } of visits) {
      const shift = given.engineers
        .find(({ id }) => id === engineerId)
        ?.shifts.find(one => one.start <= travelStart && end <= one.end);
      expect(shift).toBeDefined();
      if (engineerId === 'away') expect(end <= leave.start || leave.end <= start).toBe(true);
    }
    expect(passingByHand(given, visits)).toEqual(visits);
    expect([before.visits, after.visits]).toEqual([2, 20]);
    expect(byDay.map(one => one.before.visits)).toEqual([1, 0, 1]);
    for (const name of ['visits', 'travelMinutes', 'distanceKm', 'overtimeMinutes'] as const)
      expect(byDay.reduce((sum, one) => sum + one.after[name], 0)).toBe(after[name]);
  });

  it('have each its own overtime, none before a shift within eight hours', () => {
    const home = order('x').job.position;
    const overtime = { maxMinutes: 60, travelHoursPerHour: 1 };
    const over = (shifts: DayFacts['engineers'][number]['shifts']) => {
      const full = shifts.map(({ start, end }): [number, number, typeof home] => [
        (start - at(0)) / HOUR,
        (end - at(0)) / HOUR - 0.5,
        home,
      ]);
      const { visits } = solve({
        engineers: [engineer('a', { overtime, home, shifts })],
        plans: [held('a', ...full)],
        orders: [order('1'), order('2'), order('3')],
      });
      return visits.map(({ overtimeMinutes }) => overtimeMinutes);
    };
    expect(over(from8to17)).toEqual([30, 30, 30]);
    expect(over([from8to17[0]!, { start: at(24), end: at(32) }, from8to17[2]!])).toEqual([30, 30]);
  });

  it('take of a readiness ten hours each', () => {
    const shifts = [{ start: at(-2), end: at(70) }];
    const orders = Array.from({ length: 28 }, (_, n) => order(`${n}`));
    const { visits, leftOut } = solve({ engineers: [engineer('a', { shifts })], orders });
    expect(leftOut).toHaveLength(1);
    for (const n of [0, 1, 2]) {
      const ofDay = visits.filter(({ start }) => at(24 * n) <= start && start < at(24 * n + 24));
      expect(ofDay.length).toBe(9);
      expect(ofDay.every(one => one.travelStart >= at(24 * n + 8) && one.end <= at(24 * n + 18))).toBe(true);
    }
  });

  it('are calendar days, also over the night in which the clock changes', () => {
    const zone = 'Europe/Sofia';
    const days = daysOn('2026-10-24', 3, zone);
    expect(days.map(({ start, end }) => (end - start) / HOUR)).toEqual([24, 25, 24]);
    const pattern = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, start: 480, end: 1_020 }));
    const shifts = shiftsBetween(pattern, zone, spanOf({ days }));
    const given = facts({
      days,
      now: days[0].start - 6 * HOUR,
      engineers: [engineer('a', { shifts })],
      orders: [
        ...Array.from({ length: 21 }, (_, n) => order(`${n}`)),
        order('due', { job: { dueAt: Date.parse('2026-10-25T09:00:00+02:00'), urgency: 'critical' } }),
        order('promised', {
          job: {
            promisedWindow: {
              start: Date.parse('2026-10-26T09:00:00+02:00'),
              end: Date.parse('2026-10-26T10:00:00+02:00'),
            },
          },
        }),
      ],
    });
    const { visits, leftOut, byDay } = solveDay(given, { seed: 1, budgetMs: 1_000 }, still);
    expect(leftOut).toEqual([]);
    expect(passingByHand(given, visits)).toEqual(visits);
    const hours = visits.map(({ travelStart, end }) =>
      [travelStart, end].map(time =>
        Number(new Date(time).toLocaleString('sv', { timeZone: zone, hour: '2-digit' }).slice(0, 2)),
      ),
    );
    for (const [begin, end] of hours) expect([begin! >= 8, end! <= 17]).toEqual([true, true]);
    const onDay = Object.fromEntries(visits.map(({ orderId, start }) => [orderId, localDate(start, zone)]));
    expect([onDay['due'], onDay['promised']]).toEqual(['2026-10-24', '2026-10-26']);
    expect(byDay.map(({ after }) => after.visits)).toEqual([8, 8, 7]);
  });

  it('say why something is left out of all of them', () => {
    const reasons = (given: Partial<DayFacts>, job = {}) =>
      solve({ orders: [order('1', { job })], ...given }).leftOut.map(({ reason }) => reason.code);
    const a = works('a');
    expect(reasons({ engineers: [a] }, { promisedWindow: { start: at(73), end: at(75) } })).toEqual([
      'promised-elsewhen',
    ]);
    expect(reasons({ engineers: [a], plans: [held('a', [8, 17], [32, 41], [56, 65])] })).toEqual(['no-room']);
    expect(reasons({ engineers: [works('b', { shifts: [] })] })).toEqual(['nobody-works']);
    expect(reasons({ engineers: [a], now: at(71) })).toEqual(['nobody-works']);
    expect(reasons({ engineers: [a] }, { position: { lat: 48, lng: 16 } })).toEqual(['out-of-reach']);
  });
});

describe('any days', () => {
  const runs = { numRuns: Number(process.env['PLAN_RUNS'] ?? 15) };

  it('are planned so that every visit passes the check of a planning by hand, in the order of its start', () => {
    fc.assert(
      fc.property(someDays(3), given => {
        const { visits, leftOut } = solveDay(given, { seed: 1, budgetMs: 1_000 }, still);
        const ids = [...visits, ...leftOut].map(({ orderId }) => orderId).toSorted();
        expect(ids).toEqual(given.orders.map(({ id }) => id).toSorted());
        expect(passingByHand(given, visits)).toEqual(visits);
        expect(visits.filter(visit => !isLetIn(visit, given))).toEqual([]);
      }),
      runs,
    );
  });

  it('without leave are planned by the engine as a person may plan them', () => {
    fc.assert(
      fc.property(someDays(3), days => {
        const given = { ...days, engineers: days.engineers.map(one => ({ ...one, absences: [] })) };
        const span = spanOf(given);
        const orders = given.orders.filter(one => !notForDay(one, span, earliestStart(span, given.now)));
        const visits = searchDay(given, orders, { seed: 1, budgetMs: 1_000 }, still);
        expect(passingByHand(given, visits)).toEqual(visits);
        expect(visits.filter(visit => !isLetIn(visit, given))).toEqual([]);
      }),
      runs,
    );
  });
});
