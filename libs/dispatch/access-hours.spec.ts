import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { openBetween } from './access-hours';
import type { AccessHours } from './access-hours';
import { hour, minute } from './span';

const zone = 'Europe/Sofia';
const at = (text: string) => Date.parse(text);
const between = (from: string, to: string) => ({ start: at(`${from}T00:00Z`), end: at(`${to}T00:00Z`) });
const shown = (spans: ReturnType<typeof openBetween>) =>
  spans?.map(({ start, end }) => [start, end].map(one => new Date(one).toISOString().slice(5, 16)).join('/'));
const plant: AccessHours = { windows: [{ days: [1, 2, 3, 4, 5], from: 420, to: 960 }], closedDays: [] };
const always: AccessHours = {
  windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 }],
  closedDays: [],
};
const nights: AccessHours = { windows: [{ days: [5], from: 1_320, to: 360 }], closedDays: [] };

describe('the access hours of a site', () => {
  it('are none where nobody has said any: it is open', () => {
    expect(openBetween(null, zone, between('2026-06-01', '2026-06-08'))).toBeNull();
  });

  it('stand at the local time of the site', () => {
    const days = between('2026-06-05', '2026-06-09');
    expect(shown(openBetween(plant, zone, days))).toEqual([
      '06-05T04:00/06-05T13:00',
      '06-08T04:00/06-08T13:00',
    ]);
    expect(shown(openBetween(plant, 'America/New_York', days))).toEqual([
      '06-05T11:00/06-05T20:00',
      '06-08T11:00/06-08T20:00',
    ]);
  });

  it('leave out the days on which it is closed, by its own calendar', () => {
    const closed = { ...plant, closedDays: ['2026-06-02', '2026-06-03'] };
    expect(shown(openBetween(closed, zone, between('2026-06-01', '2026-06-05')))).toEqual([
      '06-01T04:00/06-01T13:00',
      '06-04T04:00/06-04T13:00',
    ]);
    const eastern = { ...always, closedDays: ['2026-06-02'] };
    expect(shown(openBetween(eastern, 'Asia/Shanghai', between('2026-06-01', '2026-06-02')))).toEqual([
      '05-30T16:00/06-01T16:00',
    ]);
  });

  it('go on over midnight as one, also from Sunday to Monday', () => {
    expect(shown(openBetween(nights, zone, between('2026-06-05', '2026-06-07')))).toEqual([
      '06-05T19:00/06-06T03:00',
    ]);
    const [open, ...more] = openBetween(always, zone, between('2026-06-06', '2026-06-09')) ?? [];
    expect(more).toEqual([]);
    expect(open && open.end - open.start).toBeGreaterThanOrEqual(3 * 24 * hour);
  });

  it('end at midnight where the next day is closed', () => {
    const closed = { ...nights, closedDays: ['2026-06-06'] };
    expect(shown(openBetween(closed, zone, between('2026-06-05', '2026-06-07')))).toEqual([
      '06-05T19:00/06-05T21:00',
    ]);
  });

  it.each([
    ['in spring', '2026-03-27', '2026-03-31', ['03-27T05:00/03-27T14:00', '03-30T04:00/03-30T13:00']],
    ['in autumn', '2026-10-23', '2026-10-27', ['10-23T04:00/10-23T13:00', '10-26T05:00/10-26T14:00']],
  ])('keep seven in the morning when the clock changes %s', (_, from, to, spans) => {
    expect(shown(openBetween(plant, zone, between(from, to)))).toEqual(spans);
  });

  it.each([
    ['2026-03-28', 7],
    ['2026-10-24', 9],
    ['2026-06-06', 8],
  ])('of a night are as long as the night of %s is', (saturday, hours) => {
    const night = { windows: [{ days: [6], from: 1_320, to: 360 }], closedDays: [] };
    const start = at(`${saturday}T12:00Z`);
    const [open] = openBetween(night, zone, { start, end: start + 12 * hour }) ?? [];
    expect(open && (open.end - open.start) / hour).toBe(hours);
  });

  it('are exactly the moments at which the clocks of the site say so, through both changes of the clock', () => {
    const pattern = fc.array(
      fc.record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        from: fc.integer({ min: 0, max: 95 }).map(quarter => quarter * 15),
        to: fc.integer({ min: 1, max: 96 }).map(quarter => quarter * 15),
      }),
      { minLength: 1, maxLength: 3 },
    );
    const days = fc.uniqueArray(fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'));
    const zones = fc.constantFrom('Europe/Sofia', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe');
    const moment = fc
      .tuple(fc.constantFrom(at('2026-03-27T00:00Z'), at('2026-10-23T00:00Z')), fc.nat(5 * 24 * 4))
      .map(([start, quarters]) => start + quarters * 15 * minute);
    fc.assert(
      fc.property(pattern, days, zones, moment, (windows, closedDays, timeZone, now) => {
        // Around the change itself the clock shows an hour twice or not at all: half past three says nothing.
        fc.pre(wallOf(now + 2 * hour, timeZone) - wallOf(now - 2 * hour, timeZone) === 4 * hour);
        const open = openBetween({ windows, closedDays }, timeZone, { start: now, end: now + 1 }) ?? [];
        expect(open.length > 0).toBe(isOpenByTheClock({ windows, closedDays }, timeZone, now));
      }),
      { numRuns: 500 },
    );
  });
});

const wallOf = (moment: number, timeZone: string): number =>
  Date.parse(`${new Date(moment).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`);

/** What somebody at the gate would say who looks at the calendar and at the clock on the wall. */
function isOpenByTheClock({ windows, closedDays }: AccessHours, timeZone: string, now: number): boolean {
  const wall = new Date(wallOf(now, timeZone));
  const date = wall.toISOString().slice(0, 10);
  const clock = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  const today = wall.getUTCDay() || 7;
  const yesterday = today === 1 ? 7 : today - 1;
  if (closedDays.includes(date)) return false;
  return windows.some(({ days, from, to }) =>
    from < to
      ? days.includes(today) && from <= clock && clock < to
      : (days.includes(today) && from <= clock) || (days.includes(yesterday) && clock < to),
  );
}
