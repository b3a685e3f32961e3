import { describe, expect, it } from '@jest/globals';
import { anEngineer, anOrder, aVisit } from '../../../board/factories';
import { daySpan, hourMs } from '../../../board/time';
import { checkHere } from './check-here';

const day = daySpan('2026-03-03', 'Europe/Sofia');
const at = (hour: number): number => day.start + hour * hourMs;
const iso = (hour: number): string => new Date(at(hour)).toISOString();
const ask = (over: Partial<Parameters<typeof checkHere>[0]> = {}) =>
  checkHere({
    thing: anOrder(),
    minutes: 60,
    engineer: anEngineer(),
    start: at(11),
    visits: [],
    ignoreVisitId: null,
    now: at(7),
    ...over,
  });
const codes = (check: ReturnType<typeof ask>, kind: string) =>
  check.reasons.filter(reason => reason.kind === kind).map(reason => reason.code);

describe('the check while a job is dragged', () => {
  it('allows a free hour of the shift', () => {
    expect(ask()).toMatchObject({ allowed: true, needsReason: false, start: iso(11), end: iso(12) });
  });
  it('forbids an overlap and names the visit', () => {
    const check = ask({ visits: [aVisit({ start: iso(11.5), end: iso(12) })] });
    expect(check.allowed).toBe(false);
    expect(check.reasons).toContainEqual(
      expect.objectContaining({ code: 'overlap', params: expect.objectContaining({ with: 'WO-000123' }) }),
    );
  });
  it('does not let a visit stand in its own way, nor one that was declined', () => {
    const visit = aVisit({ start: iso(11.5), end: iso(12) });
    expect(ask({ visits: [visit], ignoreVisitId: visit.id }).allowed).toBe(true);
    expect(ask({ visits: [{ ...visit, status: 'declined' }] }).allowed).toBe(true);
    expect(ask({ visits: [{ ...visit, engineerId: 'another' }] }).allowed).toBe(true);
  });
  it('asks for a reason outside of the shift', () => {
    const check = ask({ start: at(19) });
    expect(check).toMatchObject({ allowed: true, needsReason: true });
    expect(codes(check, 'against')).toContain('off-shift');
  });
  it('asks for a reason while the site is closed, by its own clocks', () => {
    const accessHours = { windows: [{ days: [2], from: 13 * 60, to: 16 * 60 }], closedDays: [] };
    const thing = anOrder({ accessHours });
    expect(ask({ thing })).toMatchObject({ allowed: true, needsReason: true });
    expect(ask({ thing }).reasons).toContainEqual({
      code: 'closed-site',
      kind: 'against',
      params: { start: iso(13), end: iso(16) },
    });
    expect(ask({ thing, start: at(13) }).needsReason).toBe(false);
    // An hour behind Sofia it is one o'clock only at two.
    const abroad = { ...thing, timeZone: 'Europe/Berlin' };
    expect(ask({ thing: abroad, start: at(13) }).needsReason).toBe(true);
    expect(ask({ thing: abroad, start: at(14) }).needsReason).toBe(false);
    const closed = anOrder({ accessHours: { ...accessHours, closedDays: ['2026-03-03'] } });
    expect(ask({ thing: closed, start: at(13) }).needsReason).toBe(true);
  });
  it('warns of a time that the customer does not prefer, and asks nobody why', () => {
    const thing = anOrder({ preferredWindows: [{ start: iso(13), end: iso(14) }] });
    expect(ask({ thing, start: at(11) })).toMatchObject({ allowed: true, needsReason: false });
    expect(codes(ask({ thing, start: at(11) }), 'against')).toContain('preferred-window-missed');
    expect(codes(ask({ thing, start: at(13) }), 'for')).toContain('preferred-window-kept');
  });
  it('forbids what the engineer cannot do', () => {
    expect(codes(ask({ engineer: anEngineer({ skills: [] }) }), 'blocking')).toEqual(['skill-missing']);
  });
});
