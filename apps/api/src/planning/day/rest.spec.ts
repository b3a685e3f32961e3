import { describe, expect, it } from '@jest/globals';
import { defaultPlanningTerms } from '#contracts';
import type { DayFacts } from './day';
import { at, daysOf, engineer, facts, held, order, plovdiv, sofia } from './day.fixture';
import { restedOvertime, restedStart } from './rest.rules';
import { solveDay } from './solve-day';

const still = () => 0;
const rest = (restHours: number) => ({ restHours });
const late = { start: at(13), end: at(22) };
const early = { start: at(31), end: at(40) };
const hour = 3_600_000;

describe('overtime before the next shift', () => {
  it('ends where the rest begins, and never within the shift', () => {
    const allowed = (hours: number, shifts = [late, early]) =>
      restedOvertime({ shifts }, late, 2 * hour, rest(hours)) / hour;
    expect([allowed(0), allowed(8), allowed(8.5), allowed(11)]).toEqual([2, 1, 0.5, 0]);
    expect(allowed(11, [late])).toBe(2);
  });

  it('does not mind a readiness, of which nobody knows when it is slept', () => {
    const shifts = [late, { start: at(24), end: at(48) }];
    expect(restedOvertime({ shifts }, late, 2 * hour, rest(11))).toBe(2 * hour);
  });
});

describe('a shift after a late visit', () => {
  it('begins when its engineer was at home long enough', () => {
    const start = (hours: number, ...spans: [number, number][]) =>
      (restedStart({ home: sofia }, held('a', ...spans).visits, early, rest(hours)) - at(0)) / hour;
    expect([start(8, [20, 22]), start(11, [20, 22]), start(11, [12, 14]), start(0, [20, 30])]).toEqual([
      31, 33, 31, 31,
    ]);
    // What stands in the shift itself is no reason to begin it later, and a shift does not begin behind its end.
    expect([start(11, [32, 34]), start(11, [29, 30.5])]).toEqual([31, 40]);
  });

  it('counts the way home', () => {
    const { visits } = held('a', [20, 22, plovdiv]);
    expect(restedStart({ home: sofia }, visits, early, rest(8))).toBeGreaterThan(at(31));
  });
});

describe('a plan of several days', () => {
  const overtime = { maxMinutes: 120, travelHoursPerHour: 0 };
  const people = [engineer('a', { shifts: [late, early], overtime })];
  const solve = (restHours: number, given: Partial<DayFacts>) =>
    solveDay(
      facts({
        days: daysOf(2),
        engineers: people,
        policy: { ...defaultPlanningTerms, restHours },
        ...given,
      }),
      { seed: 1, budgetMs: 1_000 },
      still,
    );
  const plans = [held('a', [13, 21.5], [31, 40])];
  const orders = [order('1', { job: { position: sofia } })];

  it('has nobody work into the rest before the next shift, and says what it would take', () => {
    expect(solve(8, { plans, orders }).visits).toHaveLength(1);
    const { visits, leftOut } = solve(11, { plans, orders });
    expect(visits).toEqual([]);
    expect(leftOut).toMatchObject([{ reason: { code: 'rest', params: { engineer: 'The a' } } }]);
  });

  it('says that it is the rest also where a day begins later for it', () => {
    const { leftOut } = solve(11, { plans: [held('a', [13, 22], [23, 24], [35.2, 42])], orders });
    expect(leftOut).toMatchObject([{ reason: { code: 'rest' } }]);
  });

  it('begins a day later after a visit in the night', () => {
    const begin = (restHours: number) =>
      solve(restHours, { plans: [held('a', [13, 22], [23, 24])], orders }).visits.map(
        ({ start }) => (start - at(0)) / hour,
      );
    expect([begin(0), begin(11)]).toEqual([[31], [35]]);
  });
});
