import { describe, expect, it } from '@jest/globals';
import { checkAssignment } from './check';
import { clock, engineerOf, jobOf, northKm, visitOf } from './factories';
import type { DispatchJob, PlannedVisit } from './model';
import { outsidePreferred } from './preferred';
import { rankCandidates } from './rank';

const now = clock(7);
const afternoon = { start: clock(14), end: clock(16) };
const windows = [{ start: clock(9), end: clock(10) }, afternoon];

const rank = (over: Partial<DispatchJob>, visits: PlannedVisit[] = []) => {
  const engineer = engineerOf();
  return rankCandidates(jobOf(over), [engineer], [{ engineerId: engineer.id, visits }], now)[0]!;
};
const codes = (reasons: readonly { code: string; kind: string }[]) =>
  reasons.filter(({ code }) => code.startsWith('preferred-window')).map(({ code, kind }) => [code, kind]);

describe('the time from a begin to what the customer prefers', () => {
  it('is that to the nearest window, both ends of it included', () => {
    const outside = (at: number) => outsidePreferred({ preferredWindows: windows }, at, now);
    expect([8, 9, 10, 11, 13, 14, 16, 17].map(hours => outside(clock(hours)))).toEqual([
      60, 0, 0, 60, 60, 0, 0, 60,
    ]);
  });

  it('does not exist where none is preferred, and leaves out what is over', () => {
    expect(outsidePreferred({}, clock(9), now)).toBeNull();
    expect(outsidePreferred({ preferredWindows: windows }, clock(11), clock(10))).toBe(180);
    expect(outsidePreferred({ preferredWindows: windows }, clock(17), clock(16))).toBeNull();
  });
});

describe('a candidate for an order with preferred times', () => {
  it('comes then, though there is room before', () => {
    const candidate = rank({ preferredWindows: [afternoon] });
    expect(candidate.earliestStart).toBe(clock(14));
    expect(codes(candidate.reasons)).toEqual([['preferred-window-kept', 'for']]);
    expect(rank({}).earliestStart).toBe(clock(8));
  });

  it('takes the nearest place where that time is taken, and says by how much', () => {
    const candidate = rank({ preferredWindows: [afternoon] }, [visitOf(clock(13), 240)]);
    expect(candidate.earliestStart).toBe(clock(8));
    expect(candidate.reasons).toContainEqual({
      code: 'preferred-window-missed',
      kind: 'against',
      params: { minutes: 360 },
      minutes: 240,
    });
  });

  it('does not let danger wait for it', () => {
    expect(rank({ preferredWindows: [afternoon], urgency: 'critical' }).earliestStart).toBe(clock(8));
  });

  it('makes no way that is too long for it', () => {
    const visits = [visitOf(clock(14, 30), 60, { position: northKm(60) })];
    expect(rank({ preferredWindows: [afternoon] }, visits).earliestStart).toBe(clock(8));
  });
});

describe('a drop outside of what the customer prefers', () => {
  it('is told and not questioned', () => {
    const job = jobOf({ preferredWindows: [afternoon] });
    const check = (at: number) =>
      checkAssignment(job, engineerOf(), at, { engineerId: 'ana', visits: [] }, now);
    expect(check(clock(11))).toMatchObject({ allowed: true, needsReason: false });
    expect(codes(check(clock(11)).reasons)).toEqual([['preferred-window-missed', 'against']]);
    expect(codes(check(clock(15)).reasons)).toEqual([['preferred-window-kept', 'for']]);
  });
});
