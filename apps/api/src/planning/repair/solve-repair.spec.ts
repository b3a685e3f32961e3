import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { overlaps } from '#dispatch';
import { at, dayStart, engineer, order, plovdiv } from '../day/day.fixture';
import { MINUTE_MS } from '../day/way';
import { absencesOf, isUnderWay } from './engineer-rest.rules';
import type { RepairFacts, RepairProposal } from './repair';
import { early, policy, running, someRunningDay, visit } from './repair.fixture';
import { isOpenFor } from '../day/open.rules';
import { solveRepair } from './solve-repair';

const numRuns = Number(process.env.PLAN_RUNS ?? 40);
const still = () => 0;
const solve = (facts: RepairFacts) => solveRepair(facts, { seed: 1, budgetMs: 1_000 }, still);
const both = [engineer('a'), engineer('b')];
const iso = (hours: number) => new Date(at(hours)).toISOString();
const sick = (engineerId: string, from = 6) =>
  ({ kind: 'engineer-away', engineerId, from: iso(from), to: null }) as const;
/** Who goes where now: `order engineer HH:MM`. */
const said = ({ changes }: RepairProposal) =>
  changes.map(({ orderId, to }) =>
    to ? `${orderId} ${to.engineerId} ${clock(to.start)}` : `${orderId} nobody`,
  );
const clock = (time: number) => new Date(time - dayStart).toISOString().slice(11, 16);
const why = ({ changes }: RepairProposal) => changes.map(({ reasons }) => reasons[0]?.code);

describe('repairing a running day', () => {
  it('changes nothing when nothing has happened', () => {
    const visits = [visit('1', 'a', [9, 10]), visit('2', 'a', [11, 12]), visit('3', 'b', [9, 10])];
    const { changes, waiting, before, after } = solve(running(visits, { day: { engineers: both } }));
    expect([changes, waiting]).toEqual([[], []]);
    expect(after).toEqual(before);
  });

  it('gives the visits of who is away to others at the promised time, and phones nobody for it', () => {
    const visits = [visit('1', 'a', [9, 10]), visit('2', 'b', [11, 12])];
    const found = solve(running(visits, { day: { engineers: both }, events: [sick('a')] }));
    expect(said(found)).toEqual(['order-1 b 09:00']);
    expect(why(found)).toEqual(['engineer-away']);
    expect(found.changes[0]?.call).toBeNull();
  });

  it('gives a moved visit the time that it takes who does it now, unless somebody has set its length', () => {
    const engineers = [engineer('a'), engineer('b', { pace: { factor: 1.5, bySkill: [] } })];
    const ends = (durationMinutes: number) => {
      const visits = [visit('1', 'a', [9, 10], { job: { durationMinutes } })];
      const found = solve(running(visits, { day: { engineers }, events: [sick('a')] }));
      return found.changes.map(({ to }) => to && clock(to.end));
    };
    expect(ends(60)).toEqual(['10:30']);
    expect(ends(40)).toEqual(['10:00']);
  });

  it('uses the overtime that an engineer has agreed to, more of it than the policy allows', () => {
    const overtime = { maxMinutes: 120, travelHoursPerHour: 2 };
    const visits = [visit('1', 'a', [9, 10.5]), visit('2', 'b', [8, 17], { isPinned: true })];
    const found = (longest: number) => {
      const engineers = [engineer('a'), engineer('b', { overtime: { ...overtime, maxMinutes: longest } })];
      return solve(running(visits, { day: { engineers }, events: [sick('a')] }));
    };
    expect([said(found(120)), said(found(0))]).toEqual([['order-1 b 17:00'], ['order-1 nobody']]);
    expect([found(120).before.overtimeMinutes, found(120).after.overtimeMinutes]).toEqual([0, 90]);
  });

  it('plans around a visit that stands in the overtime', () => {
    const overtime = { maxMinutes: 120, travelHoursPerHour: 2 };
    const engineers = [engineer('a'), engineer('b', { overtime })];
    const pinned = { isPinned: true };
    const visits = [
      visit('1', 'a', [9, 10]),
      visit('2', 'b', [8, 17], pinned),
      visit('3', 'b', [17, 18], pinned),
    ];
    const found = solve(running(visits, { day: { engineers }, events: [sick('a')] }));
    expect(said(found)).toEqual(['order-1 b 18:00']);
  });

  it('says who must be phoned, with the old window and the new one, when the time cannot be kept', () => {
    const promisedWindow = { start: at(9), end: at(10) };
    const visits = [
      visit('1', 'a', [9, 10], { job: { promisedWindow } }),
      visit('2', 'b', [9, 12], { isPinned: true }),
    ];
    const found = solve(running(visits, { day: { engineers: both }, events: [sick('a')] }));
    expect(said(found)).toEqual(['order-1 b 12:00']);
    expect(found.changes[0]?.call).toEqual({
      reason: 'promise-missed',
      old: promisedWindow,
      new: { start: at(12), end: at(13) },
    });
    expect(found.leftAlone.map(({ visit: { id }, reason }) => [id, reason])).toEqual([['2', 'pinned']]);
  });

  it('lets a visit wait again, with the reason, when nobody can take it', () => {
    const visits = [visit('1', 'a', [9, 10])];
    const found = solve(running(visits, { day: { engineers: [engineer('a')] }, events: [sick('a')] }));
    expect(said(found)).toEqual(['order-1 nobody']);
    expect(found.changes[0]?.reasons[0]).toEqual({ code: 'engineer-away', params: { engineer: 'The a' } });
    expect(found.changes[0]?.call).toMatchObject({ reason: 'no-place', new: null });
  });

  it('pushes what comes behind an overrun later, by as much as it needs', () => {
    const visits = [
      visit('1', 'a', [9, 10], { status: 'working' }),
      visit('2', 'a', [10, 11]),
      visit('3', 'a', [14, 15]),
    ];
    const day = { engineers: [engineer('a')], now: at(9.5) };
    const found = solve(running(visits, { day, events: [{ kind: 'overrun', visitId: '1', minutes: 45 }] }));
    expect(said(found)).toEqual(['order-2 a 10:45']);
    expect(found.changes[0]?.reasons).toEqual([
      { code: 'overrun', params: { engineer: 'The a', minutes: 45, number: 'WO-1' } },
    ]);
  });

  it('sees by itself who is late and who is past the end', () => {
    const late = running([visit('1', 'a', [9, 10]), visit('2', 'a', [10, 11])], {
      day: { engineers: [engineer('a')], now: at(9.5) },
    });
    expect(said(solve(late))).toEqual(['order-1 a 09:50', 'order-2 a 10:50']);
    expect(why(solve(late))).toEqual(['late', 'behind-late']);
    const gone = running([visit('1', 'a', [9, 10])], {
      day: { engineers: both, now: at(9.5) },
      events: [sick('a', 9.5)],
    });
    expect(said(solve(gone))).toEqual([expect.stringMatching(/^order-1 b /)]);
    expect(why(solve(gone))).toEqual(['engineer-away']);
    const over = running([visit('1', 'a', [8, 9], { status: 'working' }), visit('2', 'a', [9.25, 10])], {
      day: { engineers: [engineer('a')], now: at(9.1) },
    });
    expect(said(solve(over))).toEqual(['order-2 a 09:30']);
  });

  it('puts in what is urgent, beside what is promised if it can, and says who makes the room', () => {
    const urgent = order('hot', { job: { urgency: 'critical', durationMinutes: 60 } });
    const insertions = [{ orderId: 'hot', number: 'WO-hot', isUrgent: true, never: [] }];
    const visits = [visit('1', 'a', [8, 12], { job: { urgency: 'low' } }), visit('2', 'a', [12, 17])];
    const day = { engineers: [engineer('a')], orders: [urgent], now: early };
    const found = solve(running(visits, { day, insertions }));
    expect(said(found).some(line => line.startsWith('hot a'))).toBe(true);
    expect(found.waiting).toEqual([]);
    expect(found.changes.find(one => one.orderId === 'order-1')?.reasons[0]).toEqual({
      code: 'makes-room',
      params: { number: 'WO-hot' },
    });
  });

  it('does not ask again who has declined, and ends what the customer is not there for', () => {
    const visits = [visit('1', 'a', [9, 10]), visit('2', 'b', [9, 10])];
    const found = solve(
      running(visits, {
        day: { engineers: both },
        events: [
          { kind: 'declined', visitId: '1' },
          { kind: 'no-access', visitId: '2' },
        ],
      }),
    );
    expect(said(found).toSorted()).toEqual(['order-1 b 09:00', 'order-2 nobody']);
  });

  it('leaves alone what begins soon and what was planned against advice', () => {
    const visits = [
      visit('1', 'a', [9, 10]),
      visit('2', 'b', [12, 13]),
      visit('3', 'b', [13, 14, plovdiv]),
      visit('4', 'c', [20, 21]),
    ];
    const engineers = [...both, engineer('c')];
    const found = solve(running(visits, { day: { engineers, now: at(8.75) } }));
    expect(found.leftAlone.map(({ visit: { id }, reason }) => [id, reason])).toEqual([
      ['1', 'soon'],
      ['3', 'against-advice'],
      ['4', 'against-advice'],
    ]);
  });

  it('moves no more than the policy allows of what nothing has happened to', () => {
    const visits = Array.from({ length: 4 }, (_, n) => visit(`${n}`, 'a', [9 + n, 10 + n]));
    const strict = { ...policy, mostMoved: 0 };
    const day = { engineers: both, orders: [order('hot', { job: { urgency: 'critical' } })], now: at(8) };
    const insertions = [{ orderId: 'hot', number: 'hot', isUrgent: true, never: [] }];
    const found = solve(running(visits, { day, insertions, policy: strict }));
    const others = found.changes.filter(
      ({ visit: one, to }) => one && to && one.engineerId !== to.engineerId,
    );
    expect(others).toEqual([]);
  });

  it('keeps, of any day, what has begun, nobody in two places, nobody at work who is away', () => {
    fc.assert(
      fc.property(someRunningDay, facts => {
        const { changes } = solve(facts);
        const moved = new Map(changes.map(change => [change.orderId, change]));
        expect(moved.size).toBe(changes.length);
        for (const one of facts.visits)
          if (isUnderWay(one) || (one.isPinned && one.start >= facts.day.now && !isAway(one, facts)))
            expect(moved.get(one.order.id)?.to?.engineerId ?? one.engineerId).toBe(one.engineerId);
        const spans = facts.visits
          .filter(one => !moved.has(one.order.id))
          .map(({ engineerId, start, end }) => ({ engineerId, start, end }));
        for (const { to, orderId, visit: was } of changes) {
          if (!to) continue;
          const job = was?.order.job ?? facts.day.orders.find(({ id }) => id === orderId)?.job;
          expect(isOpenFor(job ?? {}, to)).toBe(true);
          const who = facts.day.engineers.find(({ id }) => id === to.engineerId);
          expect(to.start).toBeGreaterThanOrEqual(facts.day.now);
          expect(who && absencesOf(who, facts).some(absence => overlaps(absence, to))).toBe(false);
          expect(spans.filter(one => one.engineerId === to.engineerId && overlaps(one, to))).toEqual([]);
          spans.push(to);
        }
      }),
      { numRuns, seed: Number(process.env.PLAN_SEED ?? 24), endOnFailure: true },
    );
  });
});

const isAway = ({ engineerId, start, end }: RepairFacts['visits'][number], facts: RepairFacts): boolean =>
  facts.day.engineers.some(
    who => who.id === engineerId && absencesOf(who, facts).some(one => overlaps(one, { start, end })),
  ) || end - start < MINUTE_MS;
