import { describe, expect, it } from '@jest/globals';
import { VisitStatus } from '#contracts';
import type { EngineerFacts } from './engineer.rules';
import { engineerState, isOnShift, refusePosition } from './engineer.rules';

const weekdays = [1, 2, 3, 4, 5].map(weekday => ({ weekday, start: 8 * 60, end: 17 * 60 }));
const boris: EngineerFacts = { shifts: weekdays, timeZone: 'Europe/Sofia', absences: [], underWay: null };
const at = (text: string) => new Date(text);

describe('a shift', () => {
  it('is at local time on both sides of a change of the clock', () => {
    // Sofia leaves summer time on Sunday, 25 October 2026: eight in the morning is 05:00Z before and 06:00Z after.
    expect(isOnShift(boris, at('2026-10-23T05:00:00Z'))).toBe(true);
    expect(isOnShift(boris, at('2026-10-26T05:30:00Z'))).toBe(false);
    expect(isOnShift(boris, at('2026-10-26T06:00:00Z'))).toBe(true);
    expect(isOnShift(boris, at('2026-10-26T14:59:00Z'))).toBe(true);
    expect(isOnShift(boris, at('2026-10-26T15:00:00Z'))).toBe(false);
  });

  it('is of the engineer’s own zone', () => {
    const monday = at('2026-11-23T00:30:00Z');
    expect(isOnShift({ ...boris, timeZone: 'Asia/Shanghai' }, monday)).toBe(true);
    expect(isOnShift(boris, monday)).toBe(false);
  });
});

describe('the state of an engineer', () => {
  const monday = at('2026-11-23T09:00:00Z');
  const sunday = at('2026-11-22T09:00:00Z');
  const leave = [{ start: at('2026-11-23T00:00:00Z'), end: at('2026-11-24T00:00:00Z') }];

  it('is free on shift, absent on leave, off shift otherwise', () => {
    expect(engineerState(boris, monday)).toBe('free');
    expect(engineerState({ ...boris, absences: leave }, monday)).toBe('absent');
    expect(engineerState(boris, sunday)).toBe('off-shift');
  });

  it.each(VisitStatus.options)('is what the visit says when it is %s', underWay => {
    const expected = ['en_route', 'on_site', 'working', 'paused'].includes(underWay) ? underWay : 'off-shift';
    expect(engineerState({ ...boris, underWay }, sunday)).toBe(expected);
  });

  it('decides whether a place may be taken down', () => {
    expect(refusePosition(boris, monday)).toBeNull();
    expect(refusePosition({ ...boris, underWay: 'en_route' }, sunday)).toBeNull();
    expect(refusePosition(boris, sunday)).toMatchObject({ code: 'position-off-shift' });
    expect(refusePosition({ ...boris, absences: leave }, monday)).toMatchObject({
      facts: { state: 'absent' },
    });
  });
});
