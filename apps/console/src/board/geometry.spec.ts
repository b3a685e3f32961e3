import { describe, expect, it } from '@jest/globals';
import { dayWidth, firstView, placeOf, snap, ticks, timeAt, xOf } from './geometry';
import { commonZone, dateOf, daySpan, hourMs, instantOf, isDate, minuteMs, shiftDate } from './time';

const sofia = 'Europe/Sofia';
const day = daySpan('2026-03-03', sofia);
const scale = { day, widthPx: 2400 };

describe('a day of the board', () => {
  it('runs from midnight to midnight of its zone', () => {
    expect(new Date(day.start).toISOString()).toBe('2026-03-02T22:00:00.000Z');
    expect(day.end - day.start).toBe(24 * hourMs);
  });
  it('has 23 hours in spring and 25 in autumn', () => {
    const spring = daySpan('2026-03-29', sofia);
    const autumn = daySpan('2026-10-25', sofia);
    expect((spring.end - spring.start) / hourMs).toBe(23);
    expect((autumn.end - autumn.start) / hourMs).toBe(25);
  });
  it('knows the date of a moment where the board is, not where the reader sits', () => {
    const lateEvening = Date.parse('2026-03-02T22:30:00Z');
    expect(dateOf(lateEvening, sofia)).toBe('2026-03-03');
    expect(dateOf(lateEvening, 'Europe/London')).toBe('2026-03-02');
    expect(dateOf(lateEvening, 'Asia/Shanghai')).toBe('2026-03-03');
  });
  it('reads and shifts dates', () => {
    expect(shiftDate('2026-02-28', 1)).toBe('2026-03-01');
    expect(isDate('2026-02-28')).toBe(true);
    expect(isDate('today')).toBe(false);
    expect(isDate('2026-13-45')).toBe(false);
    expect(isDate(null)).toBe(false);
  });
  it('takes the zone in which most engineers work', () => {
    expect(commonZone([sofia, 'Asia/Shanghai', sofia], 'UTC')).toBe(sofia);
    expect(commonZone([], 'UTC')).toBe('UTC');
  });
});

describe('the place of a visit', () => {
  it('is as wide as it is long', () => {
    const start = instantOf('2026-03-03', 9 * 60, sofia);
    expect(placeOf(scale, { start, end: start + 90 * minuteMs })).toEqual({
      left: 900,
      width: 150,
      isCutLeft: false,
      isCutRight: false,
    });
  });
  it('is cut at midnight and gone on another day', () => {
    const cut = placeOf(scale, { start: day.start - hourMs, end: day.start + hourMs });
    expect(cut).toMatchObject({ left: 0, width: 100, isCutLeft: true });
    expect(placeOf(scale, { start: day.end, end: day.end + hourMs })).toBeNull();
  });
  it('stays wide enough to be pressed', () => {
    expect(placeOf(scale, { start: day.start, end: day.start + minuteMs }, 22)?.width).toBe(22);
  });
  it('gives the time under the pointer back, to five minutes', () => {
    const at = instantOf('2026-03-03', 14 * 60 + 5, sofia);
    expect(timeAt(scale, xOf(scale, at))).toBeCloseTo(at, 3);
    expect(snap(at + 2 * minuteMs)).toBe(at);
    expect(snap(at + 3 * minuteMs)).toBe(at + 5 * minuteMs);
  });
});

describe('the axis', () => {
  it('has every hour where there is room and fewer where there is not', () => {
    expect(ticks(scale)).toHaveLength(24);
    expect(ticks({ day, widthPx: 600 })).toHaveLength(12);
  });
  it('gives the day the width that the zoom asks for', () => {
    expect(dayWidth(day, 800, 12)).toBe(1600);
    expect(dayWidth(day, 800, 24)).toBe(800);
  });
  it('opens today a little before now and another day when most shifts begin', () => {
    const noon = day.start + 12 * hourMs;
    expect(firstView(day, noon, [], 12)).toBe(noon - 2 * hourMs);
    expect(firstView(day, day.end - hourMs, [], 12)).toBe(day.start + 12 * hourMs);
    const shift = { start: day.start + 8 * hourMs, end: day.start + 17 * hourMs };
    expect(firstView(day, day.start - 40 * hourMs, [shift], 12)).toBe(day.start + 7.5 * hourMs);
    const night = { start: day.start, end: day.start + 6 * hourMs };
    const shifts = [night, shift, shift, shift, shift];
    expect(firstView(day, day.start - 40 * hourMs, shifts, 12)).toBe(day.start + 7.5 * hourMs);
    expect(firstView(day, day.start - 40 * hourMs, [], 12)).toBe(day.start + 7 * hourMs);
  });
});
