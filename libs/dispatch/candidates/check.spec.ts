import { describe, expect, it } from '@jest/globals';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, northKm, plovdiv, visitOf } from './factories';
import type { DispatchEngineer, DispatchJob, PlannedVisit } from './model';

const now = clock(7);

function check(
  start: number,
  { job = jobOf(), engineer = engineerOf(), visits = [], at = now }: Partial<Setting> = {},
) {
  const result = checkAssignment(job, engineer, start, { engineerId: engineer.id, visits }, at);
  const codes = (kind: string) => result.reasons.filter(one => one.kind === kind).map(one => one.code);
  return { ...result, blocking: codes('blocking'), against: codes('against') };
}
interface Setting {
  job: DispatchJob;
  engineer: DispatchEngineer;
  visits: PlannedVisit[];
  at: number;
}

describe('a drop that fits', () => {
  it('is allowed and needs no reason', () => {
    expect(check(clock(10))).toMatchObject({
      allowed: true,
      needsReason: false,
      end: clock(11),
      blocking: [],
      against: [],
    });
  });
});

describe('a drop that is refused', () => {
  it('overlaps another visit, and says which', () => {
    const result = check(clock(10), { visits: [visitOf(clock(10, 30), 60, { id: 'v9', label: 'WO-812' })] });
    expect(result).toMatchObject({ allowed: false, blocking: ['overlap'] });
    expect(result.reasons).toContainEqual(
      expect.objectContaining({
        code: 'overlap',
        params: expect.objectContaining({ visitId: 'v9', with: 'WO-812' }),
      }),
    );
  });

  it('may touch another visit at the same place', () => {
    expect(check(clock(10), { visits: [visitOf(clock(9), 60), visitOf(clock(11), 60)] })).toMatchObject({
      allowed: true,
      needsReason: false,
    });
  });

  it('asks for a skill or a certificate that is missing', () => {
    expect(check(clock(10), { job: jobOf({ skills: [{ skill: 'atm', level: 1 }] }) }).blocking).toEqual([
      'skill-missing',
    ]);
    expect(check(clock(10), { job: jobOf({ certificates: ['F-gas'] }) }).blocking).toEqual([
      'certificate-expired',
    ]);
  });

  it('lies in the past, five minutes spared', () => {
    expect(check(clock(9, 54), { at: clock(10) }).blocking).toEqual(['start-past']);
    expect(check(clock(9, 55), { at: clock(10) }).blocking).toEqual([]);
  });

  it('meets a leave', () => {
    const engineer = engineerOf({ absences: [{ start: clock(10, 30), end: clock(12) }] });
    expect(check(clock(10), { engineer }).blocking).toEqual(['on-leave']);
  });
});

describe('a drop that needs a reason', () => {
  it('leaves the shift', () => {
    const late = check(clock(16, 30));
    expect(late).toMatchObject({ allowed: true, needsReason: true, against: ['off-shift'] });
    expect(late.reasons).toContainEqual(
      expect.objectContaining({
        params: { start: '2026-06-01T08:00:00.000Z', end: '2026-06-01T17:00:00.000Z' },
      }),
    );
    expect(check(clock(22)).against).toEqual(['off-shift']);
  });

  it('leaves no time for the way there or onwards', () => {
    const before = check(clock(10), {
      visits: [visitOf(clock(8, 30), 60, { position: northKm(40), label: 'WO-7' })],
    });
    expect(before).toMatchObject({ allowed: true, needsReason: true, travelMinutes: 50 });
    expect(before.reasons).toContainEqual({
      code: 'travel-short',
      kind: 'against',
      params: {
        from: 'visit',
        visitId: `visit-${clock(8, 30)}`,
        with: 'WO-7',
        travelMinutes: 51,
        availableMinutes: 30,
        missingMinutes: 21,
      },
    });
    const onwards = check(clock(10), { visits: [visitOf(clock(11, 30), 60, { position: northKm(40) })] });
    expect(onwards).toMatchObject({ needsReason: true, against: ['travel-short'] });
  });

  it('is too soon for where the engineer is now', () => {
    const engineer = engineerOf({ position: northKm(40) });
    expect(check(clock(10), { engineer, at: clock(9, 50) })).toMatchObject({ needsReason: true });
    expect(check(clock(11), { engineer, at: clock(9, 50) })).toMatchObject({ needsReason: false });
  });

  it('breaks the promise, early or late', () => {
    const job = jobOf({ promisedWindow: { start: clock(10), end: clock(12) } });
    expect(check(clock(9), { job })).toMatchObject({
      needsReason: true,
      against: ['promised-window-missed'],
    });
    expect(check(clock(13), { job })).toMatchObject({
      needsReason: true,
      against: ['promised-window-missed'],
    });
    expect(check(clock(12), { job })).toMatchObject({ needsReason: false, against: [] });
  });

  it('finds the site closed', () => {
    const job = jobOf({ accessHours: [{ start: clock(9), end: clock(10) }] });
    expect(check(clock(9, 30), { job })).toMatchObject({ needsReason: true, against: ['closed-site'] });
  });
});

describe('a drop that is told but not questioned', () => {
  it('makes the engineer leave home before the shift', () => {
    expect(check(clock(8), { engineer: engineerOf({ home: northKm(30) }) })).toMatchObject({
      allowed: true,
      needsReason: false,
      against: ['travel-short'],
    });
  });

  it('falls into a break, or ends far from home', () => {
    const engineer = engineerOf({ breaks: [{ start: clock(12), end: clock(13) }] });
    expect(check(clock(12), { engineer })).toMatchObject({ needsReason: false, against: ['break'] });
    const away = check(clock(15, 30), { job: jobOf({ position: plovdiv }) });
    expect(away).toMatchObject({ needsReason: false, against: ['overtime', 'far'] });
  });
});
