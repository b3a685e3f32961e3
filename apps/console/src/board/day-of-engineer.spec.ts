import { describe, expect, it } from '@jest/globals';
import { dayOfEngineer, groupEngineers, isOnBoard, legsOf, offShift } from './day-of-engineer';
import { anEngineer, aVisit } from './factories';
import { daySpan, hourMs } from './time';

const day = daySpan('2026-03-03', 'Europe/Sofia');
const at = (hour: number): string => new Date(day.start + hour * hourMs).toISOString();

describe('the day of an engineer', () => {
  it('has its shift, and a load of what is booked in it', () => {
    const visits = [aVisit({ start: at(9), end: at(12) })];
    const facts = dayOfEngineer(anEngineer(), visits, day);
    expect(facts.shifts).toEqual([{ start: day.start + 8 * hourMs, end: day.start + 17 * hourMs }]);
    expect(facts.load).toBeCloseTo(3 / 9);
    expect(facts.open).toBe(1);
  });
  it('has no load without a shift, and shows only absences of the day', () => {
    const engineer = anEngineer({
      shifts: [],
      absences: [
        { id: 'a', start: at(10), end: at(12), reason: 'sick' },
        { id: 'b', start: at(40), end: at(50), reason: 'leave' },
      ],
    });
    const facts = dayOfEngineer(engineer, [], day);
    expect(facts.load).toBeNull();
    expect(facts.absences).toEqual([{ start: day.start + 10 * hourMs, end: day.start + 12 * hourMs }]);
  });
  it('is darker outside of the shifts', () => {
    const shift = { start: day.start + 8 * hourMs, end: day.start + 17 * hourMs };
    expect(offShift([shift], day)).toEqual([
      { start: day.start, end: shift.start },
      { start: shift.end, end: day.end },
    ]);
    expect(offShift([], day)).toEqual([day]);
  });
});

describe('the ways of a day', () => {
  const plovdiv = { lat: 42.143, lng: 24.749 };
  it('lead from home to the first visit and on to the next', () => {
    const legs = legsOf(
      [
        aVisit({ id: 'b', start: at(14), end: at(15), position: plovdiv }),
        aVisit({ id: 'a', start: at(9), end: at(10), position: plovdiv }),
      ],
      { lat: 42.7, lng: 23.3 },
    );
    expect(legs.map(leg => leg.visitId)).toEqual(['a']);
    expect(legs[0]?.end).toBe(day.start + 9 * hourMs);
    expect(legs[0]?.isTight).toBe(false);
  });
  it('are marked when there is less time than the way takes', () => {
    const legs = legsOf(
      [
        aVisit({ id: 'a', start: at(9), end: at(10) }),
        aVisit({ id: 'b', start: at(10.5), end: at(11), position: plovdiv }),
      ],
      { lat: 42.7, lng: 23.3 },
    );
    expect(legs).toMatchObject([{ visitId: 'b', isTight: true }]);
  });
});

describe('the board', () => {
  it('shows no visit that holds nobody’s time', () => {
    expect(isOnBoard(aVisit({ status: 'declined' }))).toBe(false);
    expect(isOnBoard(aVisit({ status: 'canceled' }))).toBe(false);
    expect(isOnBoard(aVisit({ status: 'no_access' }))).toBe(true);
  });
  it('has the own engineers first, then partner by partner, neighbours together', () => {
    const groups = groupEngineers([
      anEngineer({ id: '1', name: 'Z', city: 'Varna', partnerName: 'Cherno More' }),
      anEngineer({ id: '2', name: 'B', city: 'Sofia' }),
      anEngineer({ id: '3', name: 'A', city: 'Sofia' }),
      anEngineer({ id: '4', name: 'C', city: 'Ruse' }),
    ]);
    expect(groups.map(group => [group.partner, group.engineers.map(one => one.id)])).toEqual([
      ['', ['4', '3', '2']],
      ['Cherno More', ['1']],
    ]);
  });
});
