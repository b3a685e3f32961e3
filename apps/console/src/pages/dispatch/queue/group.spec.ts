import { describe, expect, it } from '@jest/globals';
import { anOrder } from '../../../board/factories';
import { choicesOf, countFilters, fits, groupQueue, neighbour, noFilter } from './group';

const now = Date.parse('2026-03-03T10:00:00Z');
const orders = [
  anOrder({ id: 'low', urgency: 'low' }),
  anOrder({ id: 'late', urgency: 'high', dueAt: '2026-03-03T09:00:00Z' }),
  anOrder({ id: 'tonight', urgency: 'high', dueAt: '2026-03-03T20:00:00Z' }),
  anOrder({ id: 'held', urgency: 'high', status: 'on_hold', dueAt: '2026-03-03T08:00:00Z' }),
  anOrder({ id: 'tomorrow', urgency: 'critical', dueAt: '2026-03-03T22:30:00Z' }),
];
const ids = (grouping: 'urgency' | 'due') =>
  groupQueue(orders, grouping, now).map(group => [group.key, group.orders.map(order => order.id)]);

describe('the work queue', () => {
  it('shows the urgent first, inside by deadline, and what is on hold after what can be planned', () => {
    expect(ids('urgency')).toEqual([
      ['critical', ['tomorrow']],
      ['high', ['late', 'tonight', 'held']],
      ['low', ['low']],
    ]);
  });
  it('groups by the day on which it is due at the site', () => {
    expect(ids('due')).toEqual([
      ['overdue', ['late', 'held']],
      ['today', ['tonight']],
      ['tomorrow', ['tomorrow']],
      ['none', ['low']],
    ]);
  });
  it('takes the end of the promised window before the due time', () => {
    const promised = anOrder({
      promisedWindow: { start: '2026-03-05T08:00:00Z', end: '2026-03-05T10:00:00Z' },
      dueAt: '2026-03-03T11:00:00Z',
    });
    expect(groupQueue([promised], 'due', now)[0]?.key).toBe('later');
  });
  it('is walked with the arrow keys, in the order in which it is drawn', () => {
    const groups = groupQueue(orders, 'urgency', now);
    expect(neighbour(groups, null, 1)).toBe('tomorrow');
    expect(neighbour(groups, 'tomorrow', 1)).toBe('late');
    expect(neighbour(groups, 'tomorrow', -1)).toBe('tomorrow');
    expect(neighbour(groups, 'low', 1)).toBe('low');
    expect(neighbour(groups, 'gone', -1)).toBe('low');
    expect(neighbour([], null, 1)).toBeNull();
  });
});

describe('the filter', () => {
  const order = anOrder({ partnerId: 'p1', skills: [{ skill: 'charger', level: 2 }] });
  it('finds every word in what is seen of an order', () => {
    expect(fits(order, { ...noFilter, text: 'sofia charg' })).toBe(true);
    expect(fits(order, { ...noFilter, text: 'CH-1001' })).toBe(true);
    expect(fits(order, { ...noFilter, text: 'sofia kiosk' })).toBe(false);
  });
  it('narrows by urgency, state, skill and partner together', () => {
    expect(
      fits(order, { ...noFilter, urgency: ['high'], status: ['ready'], skill: 'charger', partner: 'p1' }),
    ).toBe(true);
    expect(fits(order, { ...noFilter, urgency: ['low'] })).toBe(false);
    expect(fits(order, { ...noFilter, status: ['on_hold'] })).toBe(false);
    expect(fits(order, { ...noFilter, skill: 'kiosk' })).toBe(false);
    expect(fits(order, { ...noFilter, partner: 'own' })).toBe(false);
    expect(fits(anOrder(), { ...noFilter, partner: 'own' })).toBe(true);
  });
  it('counts what narrows, and offers what occurs', () => {
    expect(countFilters({ ...noFilter, text: 'x', urgency: ['low', 'high'], skill: 'a' })).toBe(3);
    expect(choicesOf([order, anOrder()])).toEqual({
      skills: ['charger'],
      partners: [{ id: 'p1', name: 'p1' }],
    });
  });
});
