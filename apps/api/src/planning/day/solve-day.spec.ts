import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { passingByHand } from './by-hand.rules';
import { isOfSameCompany, spanOf } from './day';
import type { DayFacts, DayProposal } from './day';
import { at, engineer, facts, held, HOUR, isLetIn, order, plovdiv, sofia, someDay } from './day.fixture';
import { searchDay, solveDay } from './solve-day';
import { earliestStart } from './stretches.rules';
import { MINUTE_MS } from './way';
import { notForDay } from './wish.rules';

const still = () => 0;
const solve = (given: Partial<DayFacts>) => solveDay(facts(given), { seed: 1, budgetMs: 1_000 }, still);
const reasons = ({ leftOut }: Pick<DayProposal, 'leftOut'>) =>
  Object.fromEntries(leftOut.map(({ orderId, reason }) => [orderId, reason.code]));
const clock = (time: number) => new Date(time).toISOString().slice(11, 16);

describe('a planned day', () => {
  it('puts what waits into the shifts, the way there first', () => {
    const { visits, leftOut } = solve({ engineers: [engineer('a')], orders: [order('1'), order('2')] });
    expect(leftOut).toEqual([]);
    const [first, second] = visits;
    expect([first?.travelStart, first?.start]).toEqual([
      at(8),
      at(8) + (first?.travelMinutes ?? 0) * MINUTE_MS,
    ]);
    // Both are at the same place.
    expect([second?.start, second?.travelMinutes]).toEqual([first?.end, 0]);
  });

  it("takes each engineer's own time for the work, and counts with the slowest for what is due", () => {
    const slow = { factor: 1.5, bySkill: [{ skill: 'compressor', factor: 0.5 }] };
    const timesOf = (given: Partial<DayFacts>) =>
      solve(given).visits.map(({ start, end }) => [clock(start), (end - start) / MINUTE_MS]);
    const engineers = [engineer('a', { pace: slow })];
    const compressor = { skills: [{ skill: 'compressor', level: 1 }] };
    const lengths = (job: object) =>
      timesOf({ engineers, orders: [order('1', { job })] }).map(([, long]) => long);
    expect([lengths({}), lengths(compressor)]).toEqual([[90], [30]]);
    const due = { dueAt: at(10), promisedWindow: { start: at(8), end: at(17) } };
    const [first] = solve({ engineers, orders: [order('1', { job: due })] }).visits;
    expect(first?.end).toBeLessThanOrEqual(at(10));
  });

  it('lets a day end later where that is agreed, at its price, and no later', () => {
    const overtime = { maxMinutes: 60, travelHoursPerHour: 2 };
    const near = { ...order('x').job.position };
    const solved = (given: Partial<typeof overtime>, minutes: number, others: string[] = []) =>
      solve({
        engineers: [
          engineer('a', { overtime: { ...overtime, ...given }, home: near }),
          ...others.map(id => engineer(id, { home: plovdiv })),
        ],
        plans: [held('a', [8, 16.5, near])],
        orders: [order('1', { job: { durationMinutes: minutes } })],
      });
    const [late] = solved({}, 60).visits;
    expect([clock(late!.start), late!.overtimeMinutes]).toEqual(['14:30', 30]);
    expect(solved({}, 60).after.overtimeMinutes).toBe(30);
    expect(solved({}, 60).before.overtimeMinutes).toBe(0);
    expect(
      [solved({}, 90), solved({}, 95), solved({ maxMinutes: 0 }, 60)].map(({ visits }) => visits.length),
    ).toEqual([1, 0, 0]);
    // Half an hour of overtime against some three hours there and back.
    const whoAt = (travelHoursPerHour: number) =>
      solved({ travelHoursPerHour }, 60, ['b']).visits[0]?.engineerId;
    expect([whoAt(1), whoAt(20)]).toEqual(['a', 'b']);
  });

  it('plans around what stands in the overtime', () => {
    const { visits } = solve({
      engineers: [engineer('a', { overtime: { maxMinutes: 120, travelHoursPerHour: 0 } })],
      plans: [held('a', [8, 16.5], [17.1, 17.9])],
      orders: [order('1', { job: { durationMinutes: 40, position: sofia } })],
    });
    expect(visits.map(({ start, overtimeMinutes }) => [clock(start), overtimeMinutes])).toEqual([
      ['15:54', 94],
    ]);
  });

  it('sends whom the customer prefers unless it takes an hour more, and never whom he does not want again', () => {
    const who = (job: object, away = sofia) =>
      solve({
        engineers: [engineer('a'), engineer('b', { home: away })],
        orders: [order('1', { job })],
      }).visits.map(({ engineerId }) => engineerId);
    const near = { lat: sofia.lat + 0.1, lng: sofia.lng };
    expect([who({}, near), who({ preferredEngineerIds: ['b'] }, near)]).toEqual([['a'], ['b']]);
    expect(who({ preferredEngineerIds: ['b'] }, plovdiv)).toEqual(['a']);
    expect(who({ excludedEngineerIds: ['a'] }, plovdiv)).toEqual(['b']);
  });

  it('leaves every visit where it is and plans around it', () => {
    const plans = [held('a', [9, 12], [13, 16])];
    const { visits, before, after } = solve({
      engineers: [engineer('a')],
      plans,
      orders: [order('1', { job: { durationMinutes: 30 } })],
    });
    expect(visits).toHaveLength(1);
    expect([before.visits, after.visits]).toEqual([2, 3]);
  });

  it('is not spoilt by visits that nobody can keep', () => {
    const plans = [held('a', [9, 10], [10, 11, plovdiv], [11, 12])];
    const { visits } = solve({ engineers: [engineer('a')], plans, orders: [order('1')] });
    expect(visits.map(({ start }) => start >= at(12))).toEqual([true]);
  });

  it('does what is urgent or due before what is not', () => {
    const one = (id: string, job: object) => order(id, { job: { durationMinutes: 400, ...job } });
    const due = at(20);
    const orders = [
      one('low', { urgency: 'low' }),
      one('due', { dueAt: due }),
      one('high', { urgency: 'high' }),
    ];
    const twoDays = solve({ engineers: [engineer('a'), engineer('b')], orders });
    expect(reasons(twoDays)).toEqual({ low: 'no-room' });
  });

  it('is in time for what is due, and late rather than never', () => {
    const orders = [
      order('soon', { job: { dueAt: at(9.5) } }),
      order('past', { job: { dueAt: at(-30) } }),
      order('rival', { job: { dueAt: at(9.5), urgency: 'high' } }),
    ];
    const { visits, leftOut, after } = solve({ engineers: [engineer('a')], orders });
    expect(leftOut).toEqual([]);
    expect(visits[0]?.orderId).toBe('rival');
    expect(after.lateMinutes).toBeGreaterThan(0);
  });

  it('has nobody who is late wait longer than need be, even if the way is the same', () => {
    const late = { position: plovdiv, dueAt: at(-30) };
    const orders = [order('open'), order('late', { job: late }), order('later', { job: { dueAt: at(-3) } })];
    const [first] = solve({ engineers: [engineer('a', { home: plovdiv })], orders }).visits;
    expect(first?.orderId).toBe('late');
    const [other] = solve({ engineers: [engineer('a')], orders }).visits;
    expect(other?.orderId).toBe('later');
  });

  it('keeps what was promised', () => {
    const promisedWindow = { start: at(14), end: at(15) };
    const { visits } = solve({
      engineers: [engineer('a')],
      orders: [order('1', { job: { promisedWindow } })],
    });
    expect(visits[0]?.start).toBeGreaterThanOrEqual(promisedWindow.start);
    expect(visits[0]?.start).toBeLessThanOrEqual(promisedWindow.end);
  });

  it('takes a day’s work of a readiness that has no end', () => {
    const shifts = [{ start: at(-4), end: at(30) }];
    const orders = Array.from({ length: 20 }, (_, n) => order(`${n}`));
    const { visits } = solve({ engineers: [engineer('a', { shifts })], orders });
    expect(visits.length).toBe(9);
    expect(visits.every(({ travelStart, end }) => travelStart >= at(8) && end <= at(18))).toBe(true);
  });

  it('begins a little ahead of now, from where the engineer is', () => {
    const now = at(10) + 1_234;
    const position = plovdiv;
    const orders = [order('1', { job: { position } })];
    const { visits } = solve({ now, engineers: [engineer('a', { position })], orders });
    expect(visits.map(({ start, travelMinutes }) => [clock(start), travelMinutes])).toEqual([['08:25', 0]]);
  });

  it('gives nothing to another company', () => {
    const engineers = [engineer('own'), engineer('theirs', { partnerId: 'p' })];
    const orders = [order('1'), order('2', { partnerId: 'p' }), order('3', { partnerId: 'q' })];
    const outcome = solve({ engineers, orders });
    const who = Object.fromEntries(outcome.visits.map(visit => [visit.orderId, visit.engineerId]));
    expect(who).toEqual({ '1': 'own', '2': 'theirs' });
    expect(reasons(outcome)).toEqual({ '3': 'nobody-works' });
  });

  it('with nothing to do or nobody to do it is empty', () => {
    expect(solve({ engineers: [engineer('a')] })).toMatchObject({ visits: [], leftOut: [] });
    expect(reasons(solve({ orders: [order('1')] }))).toEqual({ '1': 'nobody-works' });
  });

  it('tells how it stands before and after', () => {
    const orders = [
      order('1', { job: { dueAt: at(16) } }),
      order('2', { job: { skills: [{ skill: 'x', level: 1 }] } }),
    ];
    const { before, after } = solve({
      engineers: [engineer('a')],
      plans: [held('a', [9, 10, plovdiv])],
      dueOfVisits: new Map([['a-0', at(9.5)]]),
      orders,
    });
    expect(before).toMatchObject({ visits: 1, waiting: 2, dueWaiting: 1, lateMinutes: 30 + 8 * 60 });
    expect(after).toMatchObject({ visits: 2, waiting: 1, dueWaiting: 0, lateMinutes: 30 });
    expect(after.travelMinutes).toBeGreaterThanOrEqual(before.travelMinutes);
  });
});

describe('an order that is left out', () => {
  const only = (given: Parameters<typeof order>[1], more: Partial<DayFacts> = {}) =>
    reasons(solve({ engineers: [engineer('a')], orders: [order('1', given)], ...more }))['1'];
  const full = [held('a', [8, 17])];

  it.each([
    ['skill-missing', { job: { skills: [{ skill: 'laser', level: 1 }] } }, {}],
    ['skill-missing', { job: { skills: [{ skill: 'compressor', level: 5 }] } }, {}],
    ['excluded', { job: { excludedEngineerIds: ['a'] } }, {}],
    ['promised-elsewhen', { job: { promisedWindow: { start: at(30), end: at(32) } } }, {}],
    ['promise-missed', { job: { promisedWindow: { start: at(-3), end: at(-1) } } }, {}],
    ['promise-too-tight', { job: { promisedWindow: { start: at(2), end: at(4) } } }, {}],
    ['no-room', {}, { plans: full }],
    ['out-of-reach', { job: { position: { lat: 48, lng: 16 } } }, {}],
    ['out-of-reach', { job: { durationMinutes: 600 } }, {}],
    ['nobody-works', {}, { engineers: [engineer('a', { shifts: [] })] }],
    ['nobody-works', {}, { engineers: [engineer('a', { absences: [{ start: at(0), end: at(24) }] })] }],
    [
      'skilled-away',
      { job: { skills: [{ skill: 'compressor', level: 1 }] } },
      { engineers: [engineer('a', { shifts: [] }), engineer('b', { skills: [] })] },
    ],
    ['overtime-only', { job: { durationMinutes: 530 } }, {}],
  ])('is said why: %s', (code, given, more) => {
    expect(only(given, more)).toBe(code);
  });
});

describe('any day', () => {
  const runs = { numRuns: Number(process.env['PLAN_RUNS'] ?? 60) };

  it('is planned so that every visit passes the check of a planning by hand, in the order of its start', () => {
    fc.assert(
      fc.property(someDay, given => {
        const { visits, leftOut } = solveDay(given, { seed: 1, budgetMs: 1_000 }, still);
        const ids = [...visits, ...leftOut].map(({ orderId }) => orderId).toSorted();
        expect(ids).toEqual(given.orders.map(({ id }) => id).toSorted());
        expect(passingByHand(given, visits)).toEqual(visits);
        expect(visits.filter(visit => !isLetIn(visit, given))).toEqual([]);
        for (const { orderId, engineerId } of visits) {
          const who = given.engineers.find(({ id }) => id === engineerId);
          const what = given.orders.find(({ id }) => id === orderId);
          expect(who && what && isOfSameCompany(what, who)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('without leave is planned by the engine as a person may plan it', () => {
    fc.assert(
      fc.property(someDay, day => {
        const given = { ...day, engineers: day.engineers.map(one => ({ ...one, absences: [] })) };
        const orders = given.orders.filter(
          one => !notForDay(one, spanOf(given), earliestStart(spanOf(given), given.now)),
        );
        const visits = searchDay(given, orders, { seed: 1, budgetMs: 1_000 }, still);
        expect(passingByHand(given, visits)).toEqual(visits);
        expect(visits.filter(visit => !isLetIn(visit, given))).toEqual([]);
      }),
      runs,
    );
  });

  it('is planned the same again', () => {
    fc.assert(
      fc.property(someDay, given => {
        const once = () => solveDay(given, { seed: 7, budgetMs: 1_000 }, still);
        expect(once()).toEqual(once());
      }),
      { numRuns: 10 },
    );
  });

  it('goes only where the site is open for all of the work', () => {
    const opens = (from: number, to: number) => ({ accessHours: [{ start: at(from), end: at(to) }] });
    const { visits, leftOut } = solve({
      engineers: [engineer('a')],
      orders: [
        order('school', { job: { ...opens(13, 15), urgency: 'critical' } }),
        order('plant', { job: opens(8, 10) }),
        order('any', {}),
        order('night', { job: opens(19, 24) }),
        order('closed', { job: opens(32, 40) }),
        order('promised', { job: { ...opens(13, 15), promisedWindow: { start: at(9), end: at(11) } } }),
        order('too short', { job: { ...opens(13, 15), durationMinutes: 150 } }),
      ],
    });
    expect(Object.fromEntries(visits.map(({ orderId, start, end }) => [orderId, [start, end]]))).toEqual({
      plant: [expect.any(Number), expect.any(Number)],
      any: [expect.any(Number), expect.any(Number)],
      school: [at(13), at(14)],
    });
    expect(reasons({ leftOut })).toEqual({
      night: 'site-closed',
      closed: 'site-closed',
      promised: 'promise-closed',
      'too short': 'site-closed',
    });
  });

  it('is late rather than there while the site is closed', () => {
    const accessHours = [{ start: at(14), end: at(17) }];
    const { visits } = solve({
      engineers: [engineer('a')],
      orders: [order('late', { job: { accessHours, dueAt: at(12), urgency: 'critical' } })],
    });
    expect(visits.map(({ start }) => start)).toEqual([at(14)]);
  });

  it('of sixty orders and eight engineers ends with its budget of time', () => {
    const engineers = Array.from({ length: 8 }, (_, n) =>
      engineer(`e${n}`, { home: { ...sofia, lng: 23 + n / 10 } }),
    );
    const orders = Array.from({ length: 60 }, (_, n) =>
      order(`o${n}`, { job: { position: { lat: 42.5 + (n % 8) / 20, lng: 23 + (n % 11) / 12 } } }),
    );
    let time = 0;
    const { visits } = solveDay(facts({ engineers, orders }), { seed: 1, budgetMs: 50 }, () => (time += 1));
    expect(time).toBeLessThan(500);
    expect(visits.length).toBeGreaterThan(20);
    for (const { start, end } of visits) expect(end - start).toBe(HOUR);
  });
});
