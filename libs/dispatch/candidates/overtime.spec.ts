import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { minute, msOf } from '../span';
import { travelEstimate } from '../travel';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, northKm, sofia, visitOf } from './factories';
import type { DispatchEngineer } from './model';
import { overtimeAfter } from './overtime';
import { rankCandidates } from './rank';

const shift = { start: clock(8), end: clock(17) };
const overtime = { maxMinutes: 60, travelHoursPerHour: 2 };
const after = (given: Partial<DispatchEngineer>) =>
  overtimeAfter(engineerOf({ overtime, ...given }), shift) / minute;

describe('overtime that an engineer has agreed to', () => {
  it('is behind the last shift of a day, up to a leave, and never between two parts of one', () => {
    expect([after({}), after({ overtime: { ...overtime, maxMinutes: 0 } })]).toEqual([60, 0]);
    expect(after({ shifts: [shift, { start: clock(18), end: clock(21) }] })).toBe(0);
    expect(after({ shifts: [shift, { start: clock(25), end: clock(34) }] })).toBe(0);
    expect(after({ shifts: [shift, { start: clock(32), end: clock(41) }] })).toBe(60);
    expect(after({ absences: [{ start: clock(17, 20), end: clock(30) }] })).toBe(20);
    expect(after({ absences: [{ start: clock(16), end: clock(17) }] })).toBe(0);
    expect(after({ absences: [{ start: clock(9), end: clock(10) }] })).toBe(60);
  });

  const at = (hours: number, minutes: number, given: Partial<DispatchEngineer> = {}) => {
    const start = clock(hours, minutes);
    const engineer = engineerOf({ overtime, ...given });
    return checkAssignment(jobOf(), engineer, start, { engineerId: 'ana', visits: [] }, clock(8));
  };
  const against = ({ reasons }: ReturnType<typeof at>) =>
    reasons.filter(one => one.kind === 'against').map(({ code, params }) => [code, params]);

  it('needs no reason, and is said with what is agreed', () => {
    expect(at(16, 30).needsReason).toBe(false);
    expect(against(at(16, 30))).toEqual([['overtime', { minutes: 30, agreed: 60 }]]);
    expect(at(17, 0)).toMatchObject({ allowed: true, needsReason: false });
    expect(at(17, 5).needsReason).toBe(true);
    expect(at(16, 30, { overtime: undefined }).needsReason).toBe(true);
  });

  it('keeps the way to what stands in it already', () => {
    const visits = [visitOf(clock(17, 30), 20, { position: northKm(20) })];
    const engineer = engineerOf({ overtime });
    const check = checkAssignment(jobOf(), engineer, clock(16, 10), { engineerId: 'ana', visits }, clock(8));
    expect(against(check).map(([code]) => code)).toEqual(['travel-short']);
  });

  it('gives a candidate room until home, at its price', () => {
    const busy = [visitOf(clock(8), 510)];
    const offer = (given: Partial<DispatchEngineer>, minutes = 60) => {
      const engineers = [engineerOf({ overtime, ...given })];
      const plans = [{ engineerId: 'ana', visits: busy }];
      const today = { horizonMs: clock(24) - clock(8) };
      return rankCandidates(jobOf({ durationMinutes: minutes }), engineers, plans, clock(8), today)[0]!;
    };
    expect(offer({}).proposedWindow).toEqual({ start: clock(16, 30), end: clock(17, 30) });
    expect(offer({}).reasons).toContainEqual({
      code: 'overtime',
      kind: 'against',
      params: { minutes: 30, agreed: 60 },
      minutes: 60,
    });
    expect([offer({}, 90).feasible, offer({}, 95).feasible]).toEqual([true, false]);
    expect(offer({ home: northKm(30) }, 90).feasible).toBe(false);
    expect(offer({ overtime: undefined }).feasible).toBe(false);
    const cheap = { maxMinutes: 60, travelHoursPerHour: 0 };
    expect(offer({ overtime: cheap }).score).toBeGreaterThan(offer({}).score);
  });

  it('is never gone beyond by work that ends after the shift', () => {
    const place = fc.record({
      lat: fc.double({ min: 42.4, max: 43, noNaN: true }),
      lng: fc.double({ min: 23, max: 24, noNaN: true }),
    });
    const someDay = fc.record({
      home: place,
      position: place,
      busy: fc.integer({ min: 0, max: 540 }),
      long: fc.integer({ min: 5, max: 300 }),
      maxMinutes: fc.integer({ min: 1, max: 240 }),
    });
    fc.assert(
      fc.property(someDay, ({ home, position, busy, long, maxMinutes }) => {
        const engineer = engineerOf({ home, overtime: { maxMinutes, travelHoursPerHour: 1 } });
        const visits = busy > 0 ? [visitOf(clock(8), busy, { position: sofia })] : [];
        const job = jobOf({ position, durationMinutes: long });
        const plans = [{ engineerId: 'ana', visits }];
        const [{ proposedWindow: window } = { proposedWindow: null }] = rankCandidates(
          job,
          [engineer],
          plans,
          clock(6),
        );
        if (!window || window.end <= shift.end) return;
        const atHome = window.end + msOf(travelEstimate(position, home).minutes);
        expect(atHome).toBeLessThanOrEqual(shift.end + maxMinutes * minute);
      }),
    );
  });
});
