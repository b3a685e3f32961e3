import { describe, expect, it } from '@jest/globals';
import { lastDayOf, refuseDays, refuseSize } from './plan-run.rules';

const zone = 'Europe/Sofia';
const now = Date.parse('2026-11-20T10:00:00Z');

describe('the days of a plan run', () => {
  it('end on the last, over the end of a month and a change of the clock', () => {
    expect(lastDayOf({ day: '2026-11-20', days: 1 })).toBe('2026-11-20');
    expect(lastDayOf({ day: '2026-10-24', days: 7 })).toBe('2026-10-30');
    expect(lastDayOf({ day: '2028-02-27', days: 3 })).toBe('2028-02-29');
  });

  it.each([
    ['2026-11-19', 3, 'in-the-past', undefined],
    ['2027-01-22', 1, 'input-invalid', '/body/day'],
    ['2027-01-20', 3, 'input-invalid', '/body/days'],
  ])('from %s, %i of them, are refused: %s %s', (day, days, code, path) => {
    const refusal = refuseDays({ day, days }, now, zone);
    expect([refusal?.code, refusal?.errors?.[0]?.path]).toEqual([code, path]);
  });

  it.each([
    ['2026-11-20', 7],
    ['2027-01-21', 1],
    ['2027-01-15', 7],
  ])('from %s, %i of them, may be planned', (day, days) => {
    expect(refuseDays({ day, days }, now, zone)).toBeNull();
  });

  it('are refused where there is more than a plan can hold', () => {
    expect(refuseSize({ orders: 1_000, visits: 2_000 })).toBeNull();
    expect(refuseSize({ orders: 1_000, visits: 2_001 })).toMatchObject({
      code: 'plan-too-large',
      facts: { jobs: 3_001, most: 3_000 },
    });
  });
});
