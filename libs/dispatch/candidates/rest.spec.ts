import { describe, expect, it } from '@jest/globals';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, plovdiv, visitOf } from './factories';
import type { DispatchEngineer, PlannedVisit } from './model';

const days = [-1, 0, 1].map(day => ({ start: clock(day * 24 + 8), end: clock(day * 24 + 17) }));
const now = clock(-20);

function restOf(start: number, visits: PlannedVisit[] = [], over: Partial<DispatchEngineer> = {}) {
  const engineer = engineerOf({ shifts: days, restHours: 11, ...over });
  const check = checkAssignment(jobOf(), engineer, start, { engineerId: engineer.id, visits }, now);
  const reason = check.reasons.find(({ code }) => code === 'rest');
  return reason ? { ...reason, needsReason: check.needsReason } : null;
}

describe('the rest between two days', () => {
  const late = visitOf(clock(-2), 60);

  it('is asked for after a late visit, and a person may say why there is less', () => {
    expect(restOf(clock(8), [late])).toEqual({
      code: 'rest',
      kind: 'against',
      params: { minutes: 9 * 60, rest: 11 * 60 },
      needsReason: true,
    });
    expect(restOf(clock(10), [late])).toBeNull();
  });

  it('begins at home', () => {
    const far = { ...late, position: plovdiv };
    expect(restOf(clock(10), [far])?.params['minutes']).toBeLessThan(11 * 60);
    expect(restOf(clock(12), [far])).toBeNull();
  });

  it('is what the first visit of a day leaves, not each of them', () => {
    expect(restOf(clock(14), [late, visitOf(clock(8), 60)])).toBeNull();
  });

  it('counts to the next shift where the work goes on behind its own', () => {
    expect(restOf(clock(21))?.params).toEqual({ minutes: 10 * 60, rest: 11 * 60 });
    expect(restOf(clock(20))).toBeNull();
    // The visit itself is in time; that its shift lies close to the next one was agreed.
    const close = [{ start: clock(8), end: clock(23) }, days[2]!].map(one => ({
      ...one,
      start: one.end - 9 * 3_600_000,
    }));
    expect(restOf(clock(22), [], { shifts: close })).toBeNull();
  });

  it('is nobody’s to judge where the shift is a readiness, or none was agreed', () => {
    const readiness = [{ start: clock(-24), end: clock(48) }];
    expect(restOf(clock(8), [late], { shifts: readiness })).toBeNull();
    expect(restOf(clock(8), [late], { restHours: 0 })).toBeNull();
  });

  it('takes the shorter of two nights', () => {
    const longDay = visitOf(clock(-3), 60);
    const job = { start: clock(7), minutes: 60 * 15 };
    const engineer = engineerOf({ shifts: days, restHours: 11 });
    const plan = { engineerId: engineer.id, visits: [longDay] };
    const check = checkAssignment(
      jobOf({ durationMinutes: job.minutes, isTimed: true }),
      engineer,
      job.start,
      plan,
      now,
    );
    const rests = check.reasons.filter(({ code }) => code === 'rest');
    expect(rests.map(({ params }) => params['minutes'])).toEqual([9 * 60]);
  });
});
