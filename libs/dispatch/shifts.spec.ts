import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { localDate, shiftsBetween } from './shifts';

const weekdays = [1, 2, 3, 4, 5].map(weekday => ({ weekday, start: 8 * 60, end: 17 * 60 }));
const at = (text: string) => Date.parse(text);
const shown = (spans: { start: number; end: number }[]) =>
  spans.map(
    one =>
      `${new Date(one.start).toISOString().slice(0, 16)}/${new Date(one.end).toISOString().slice(11, 16)}`,
  );

describe('the shifts of a week', () => {
  it('stand at local time', () => {
    const week = { start: at('2026-06-01T00:00Z'), end: at('2026-06-08T00:00Z') };
    expect(shown(shiftsBetween(weekdays, 'Europe/Sofia', week))).toEqual([
      '2026-06-01T05:00/14:00',
      '2026-06-02T05:00/14:00',
      '2026-06-03T05:00/14:00',
      '2026-06-04T05:00/14:00',
      '2026-06-05T05:00/14:00',
    ]);
  });

  it('keep eight in the morning when the clock changes', () => {
    const days = { start: at('2026-10-23T00:00Z'), end: at('2026-10-27T00:00Z') };
    expect(shown(shiftsBetween(weekdays, 'Europe/Sofia', days))).toEqual([
      '2026-10-23T05:00/14:00',
      '2026-10-26T06:00/15:00',
    ]);
  });

  it('are longer in the night that has an hour more', () => {
    const night = [{ weekday: 7, start: 0, end: 8 * 60 }];
    const [shift] = shiftsBetween(night, 'Europe/Sofia', {
      start: at('2026-10-24T12:00Z'),
      end: at('2026-10-25T12:00Z'),
    });
    expect(shift && (shift.end - shift.start) / 3_600_000).toBe(9);
  });

  it('include the one under way', () => {
    const moment = { start: at('2026-06-01T13:59Z'), end: at('2026-06-01T14:01Z') };
    expect(shiftsBetween(weekdays, 'Europe/Sofia', moment)).toHaveLength(1);
    expect(
      shiftsBetween(weekdays, 'Europe/Sofia', { ...moment, start: at('2026-06-01T14:00Z') }),
    ).toHaveLength(0);
  });

  it('know where the day has begun already', () => {
    expect(localDate(at('2026-06-01T22:00Z'), 'Europe/Sofia')).toBe('2026-06-02');
    expect(localDate(at('2026-06-01T22:00Z'), 'America/New_York')).toBe('2026-06-01');
  });

  it('are none without a pattern or in no time', () => {
    expect(shiftsBetween([], 'Europe/Sofia', { start: 0, end: 1e12 })).toEqual([]);
    expect(shiftsBetween(weekdays, 'Europe/Sofia', { start: 10, end: 10 })).toEqual([]);
    expect(() => shiftsBetween(weekdays, 'Mars/Olympus', { start: 0, end: 1 })).toThrow(RangeError);
  });

  it('are in order and touch the span, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Sofia', 'Asia/Shanghai', 'America/St_Johns', 'Pacific/Apia', 'UTC'),
        fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        fc.integer({ min: 1, max: 14 * 86_400_000 }),
        (zone, start, length) => {
          const span = { start, end: start + length };
          const shifts = shiftsBetween(weekdays, zone, span);
          for (const [index, shift] of shifts.entries()) {
            expect(shift.start).toBeLessThan(span.end);
            expect(shift.end).toBeGreaterThan(span.start);
            expect(shift.start).toBeGreaterThanOrEqual(shifts[index - 1]?.end ?? 0);
            expect(shift.end - shift.start).toBe(9 * 3_600_000);
          }
        },
      ),
    );
  });
});
