import { describe, expect, it } from '@jest/globals';
import { defaultPlanningTerms } from '#contracts';
import type { PlanningTerms } from '#contracts';
import type { DayFacts } from './day';
import { at, daysOf, engineer, facts, held, order, plovdiv, sofia } from './day.fixture';
import { describeDay } from './describe.rules';
import { evenly } from './even.rules';
import { hoursByEngineer } from './hours.rules';
import { solveDay } from './solve-day';

const still = () => 0;
const solve = (given: Partial<DayFacts>, terms: Partial<PlanningTerms> = {}) =>
  solveDay(
    facts({ policy: { ...defaultPlanningTerms, ...terms }, ...given }),
    { seed: 1, budgetMs: 1_000 },
    still,
  );
const north = { lat: sofia.lat + 0.1, lng: sofia.lng };

describe('work of a day', () => {
  const engineers = [engineer('near', { home: sofia }), engineer('far', { home: north })];
  const orders = [1, 2, 3, 4].map(n => order(`${n}`, { job: { position: sofia } }));
  const counts = (terms: Partial<PlanningTerms>) => {
    const { visits } = solve({ engineers, orders }, terms);
    return ['near', 'far'].map(id => visits.filter(visit => visit.engineerId === id).length);
  };

  it('goes to whom it is nearest where uneven work costs nothing, and is shared where it does', () => {
    expect(counts({ unevenMinutes: 0 })).toEqual([4, 0]);
    expect(counts({ unevenMinutes: 60 })).toEqual([2, 2]);
  });

  it('counts what stands in the calendars already', () => {
    const { visits } = solve(
      { engineers, orders: orders.slice(0, 2), plans: [held('near', [8, 12])] },
      { unevenMinutes: 60 },
    );
    expect(visits.map(({ engineerId }) => engineerId)).toEqual(['far', 'far']);
  });
});

describe('work of several days', () => {
  const twoDays = [8, 32].map(from => ({ start: at(from), end: at(from + 9) }));

  it('is done soon rather than spread over the days of the one who does it', () => {
    const { visits } = solve(
      {
        days: daysOf(2),
        engineers: [engineer('a', { shifts: twoDays })],
        orders: [1, 2, 3].map(n => order(`${n}`, { job: { position: sofia } })),
      },
      { unevenMinutes: 60 },
    );
    expect(visits.every(({ start }) => start < at(24))).toBe(true);
  });

  it('names who has several shifts, and nobody whose stretches lie over one another', () => {
    const personsOf = (given: Partial<DayFacts>) => {
      const days = facts({ days: daysOf(2), ...given });
      return evenly(describeDay(days, []), days).problem.engineers.map(({ person }) => person);
    };
    const engineers = [engineer('a', { shifts: twoDays }), engineer('b')];
    expect(personsOf({ engineers })).toEqual([0, 0, undefined]);
    const overlapping = [...twoDays, { start: at(16), end: at(20) }];
    expect(personsOf({ engineers: [engineer('a', { shifts: overlapping })] })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the hours of everybody', () => {
  it('are work and ways against the shift, who has the most of it first', () => {
    const day = facts({
      engineers: [
        engineer('busy'),
        engineer('idle', { absences: [{ start: at(8), end: at(12) }] }),
        engineer('off', { shifts: [] }),
      ],
      plans: [held('busy', [9, 12], [13, 15])],
    });
    expect(hoursByEngineer(day, [])).toEqual([
      { engineerId: 'busy', shiftMinutes: 540, beforeMinutes: 300, afterMinutes: 300 },
      { engineerId: 'idle', shiftMinutes: 300, beforeMinutes: 0, afterMinutes: 0 },
    ]);
  });

  it('grow by what the plan gives, the way there and back with it', () => {
    const { byEngineer, after } = solve({
      engineers: [engineer('a', { home: north })],
      orders: [order('1', { job: { position: sofia } })],
    });
    const [one] = byEngineer;
    expect(one).toMatchObject({ beforeMinutes: 0, afterMinutes: 60 + after.travelMinutes });
  });
});

describe('prices of the policy', () => {
  it('weigh a late hour and one of overtime against the way', () => {
    const who = (terms: Partial<PlanningTerms>) => {
      const late = order('1', { job: { position: sofia, dueAt: at(9), urgency: 'normal' } });
      const { visits } = solve(
        {
          engineers: [
            engineer('near', { shifts: [{ start: at(10), end: at(17) }] }),
            engineer('far', { home: plovdiv, shifts: [{ start: at(5), end: at(17) }] }),
          ],
          orders: [late],
        },
        { unevenMinutes: 0, ...terms },
      );
      return visits.map(({ engineerId }) => engineerId);
    };
    const lateHour = (normal: number) => ({ lateHour: { ...defaultPlanningTerms.lateHour, normal } });
    expect([who(lateHour(0)), who(lateHour(20))]).toEqual([['near'], ['far']]);
    const overtimeOf = (overtimeHour: number) => {
      const day = facts({
        engineers: [engineer('a', { overtime: { maxMinutes: 60, travelHoursPerHour: 2 } })],
        policy: { ...defaultPlanningTerms, overtimeHour },
      });
      return describeDay(day, []).problem.engineers.map(one => one.costPerOvertimeHour);
    };
    expect([overtimeOf(0), overtimeOf(5)]).toEqual([[7_200], [18_000]]);
  });

  it('weigh what customers prefer', () => {
    const startOf = (outsideHour: number) => {
      const wished = { position: north, preferredWindows: [{ start: at(14), end: at(15) }] };
      const other = order('2', { job: { position: north, promisedWindow: { start: at(9), end: at(9.5) } } });
      const { visits } = solve(
        { engineers: [engineer('a')], orders: [order('1', { job: wished }), other] },
        { outsideHour, unevenMinutes: 0 },
      );
      return visits.find(({ orderId }) => orderId === '1')?.outsideMinutes;
    };
    expect(startOf(1)).toBe(0);
    expect(startOf(0)).toBeGreaterThan(0);
  });
});
