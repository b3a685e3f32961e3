import { describe, expect, it } from '@jest/globals';
import type { BoardVisit } from '#contracts';
import { anEngineer, aVisit } from '../../../board/factories';
import { daySpan, hourMs } from '../../../board/time';
import { conflictsOf } from './conflicts';

const day = daySpan('2026-03-03', 'Europe/Sofia');
const at = (hour: number): number => day.start + hour * hourMs;
const iso = (hour: number): string => new Date(at(hour)).toISOString();
const visit = (id: string, from: number, to: number, over: Partial<BoardVisit> = {}) =>
  aVisit({ id, start: iso(from), end: iso(to), ...over });
const conflicts = (visits: BoardVisit[], engineer = anEngineer(), now = at(8)) =>
  [...conflictsOf([engineer], visits, now).values()].map(({ visit: { id }, reasons }) => [
    id,
    ...reasons.map(reason => reason.code),
  ]);

describe('what does not hold any more', () => {
  it('is nothing on a day as it was planned', () => {
    expect(conflicts([visit('a', 9, 10), visit('b', 11, 12)])).toEqual([]);
  });

  it('is a visit of somebody who fell ill, with a reason or without, until it begins', () => {
    const ill = anEngineer({ absences: [{ id: 'a', start: iso(0), end: iso(24), reason: 'ill' }] });
    expect(conflicts([visit('a', 9, 10)], ill)).toEqual([['a', 'on-leave']]);
    expect(conflicts([visit('a', 9, 10, { overrideReason: 'Agreed' })], ill)).toEqual([['a', 'on-leave']]);
    expect(conflicts([visit('a', 9, 10)], ill, at(9.5))).toEqual([]);
    expect(conflicts([visit('a', 9, 10, { status: 'working' })], ill)).toEqual([]);
  });

  it('is one while the site is closed, unless somebody gave a reason', () => {
    const accessHours = { windows: [{ days: [2], from: 13 * 60, to: 16 * 60 }], closedDays: [] };
    expect(conflicts([visit('a', 9, 10, { accessHours })])).toEqual([['a', 'closed-site']]);
    expect(conflicts([visit('a', 14, 15, { accessHours })])).toEqual([]);
    expect(conflicts([visit('a', 9, 10, { accessHours, overrideReason: 'The guard lets us in' })])).toEqual(
      [],
    );
  });

  it('is one after the promised time, and one outside of the shift', () => {
    const promisedWindow = { start: iso(9), end: iso(10) };
    expect(conflicts([visit('a', 11, 12, { promisedWindow })])).toEqual([['a', 'promised-window-missed']]);
    expect(conflicts([visit('a', 20, 21)])).toEqual([['a', 'off-shift']]);
  });

  it('are both of two at one time, and the later of two that are too close', () => {
    expect(conflicts([visit('b', 9.5, 11), visit('a', 9, 10)])).toEqual([
      ['a', 'overlap'],
      ['b', 'overlap'],
    ]);
    const far = { position: { lat: 43.2, lng: 27.9 } };
    expect(conflicts([visit('a', 9, 10), visit('b', 10.5, 11.5, far)])).toEqual([['b', 'travel-short']]);
  });
});
