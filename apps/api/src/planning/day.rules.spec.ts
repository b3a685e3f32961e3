import { describe, expect, it } from '@jest/globals';
import { dayOf, daysFrom } from './day.rules';

const shown = ({ start, end }: { start: number; end: number }) =>
  `${new Date(start).toISOString().slice(0, 16)}/${new Date(end).toISOString().slice(0, 16)}`;

describe('a day of a site', () => {
  it('is from midnight to midnight there', () => {
    expect(shown(dayOf('2026-11-20', 'Europe/Sofia'))).toBe('2026-11-19T22:00/2026-11-20T22:00');
    expect(shown(dayOf('2026-11-20', 'Pacific/Kiritimati'))).toBe('2026-11-19T10:00/2026-11-20T10:00');
    expect(shown(dayOf('2026-11-20', 'Pacific/Pago_Pago'))).toBe('2026-11-20T11:00/2026-11-21T11:00');
  });

  it('has 25 hours when the clock goes back', () => {
    const { start, end } = dayOf('2026-10-25', 'Europe/Sofia');
    expect((end - start) / 3_600_000).toBe(25);
  });

  it('is followed by the next without a gap', () => {
    const days = daysFrom(Date.parse('2026-10-23T20:00:00Z'), 'Europe/Sofia', 5);
    expect(days.map(shown)[0]).toBe('2026-10-22T21:00/2026-10-23T21:00');
    for (const [index, day] of days.entries()) if (index > 0) expect(day.start).toBe(days[index - 1]?.end);
  });
});
