import { describe, expect, it } from '@jest/globals';
import { anEngineer, anOrder, aVisit } from '../board/factories';
import { dayRoute, engineerMarks, jobMarks } from './marks';

const say = (): string => '10:00';

describe('marks on the map', () => {
  it('show every job once, and one that waits again as open', () => {
    const visit = aVisit({ status: 'incomplete' });
    const marks = jobMarks(
      [anOrder({ id: visit.workOrderId })],
      [visit, aVisit({ workOrderId: 'other' })],
      say,
    );
    expect(marks.map(mark => [mark.id, mark.phase])).toEqual([
      [visit.workOrderId, 'open'],
      ['other', 'planned'],
    ]);
  });
  it('follow the state of a visit', () => {
    const phase = (status: 'accepted' | 'working' | 'completed') =>
      jobMarks([], [aVisit({ status })], say)[0]?.phase;
    expect([phase('accepted'), phase('working'), phase('completed')]).toEqual([
      'planned',
      'under_way',
      'done',
    ]);
  });
  it('place an engineer at home while nobody may know more', () => {
    const position = { lat: 43, lng: 25 };
    const [away, home] = engineerMarks([anEngineer({ position }), anEngineer()]);
    expect(away?.position).toEqual(position);
    expect(home?.position).toEqual({ lat: 42.7, lng: 23.3 });
  });
});

describe('the way of a day', () => {
  it('parts what was driven from what lies ahead', () => {
    const [a, b, c] = [
      { lat: 1, lng: 1 },
      { lat: 2, lng: 2 },
      { lat: 3, lng: 3 },
    ];
    const routes = dayRoute(anEngineer({ home: a }), [
      aVisit({ id: '2', start: '2026-03-03T12:00:00.000Z', position: c }),
      aVisit({ id: '1', status: 'completed', position: b }),
    ]);
    expect(routes.map(route => [route.planned, route.points])).toEqual([
      [undefined, [a, b]],
      [true, [b, c]],
    ]);
  });
  it('is nothing on a day without visits', () => {
    expect(dayRoute(anEngineer(), [aVisit({ engineerId: 'another' })])).toEqual([]);
  });
});
