import { describe, expect, it } from '@jest/globals';
import { WorkOrderStatus } from '#contracts';
import { countOf, isOverdue, queryOf, tabs } from './tabs';

describe('the tabs of the work orders', () => {
  it('leave no state without a tab of its own', () => {
    const shown = tabs.flatMap(tab => queryOf[tab].status ?? []);
    expect([...shown].sort()).toEqual([...WorkOrderStatus.options].sort());
  });
  it('count what the overview counts and nothing else', () => {
    const counts = { ready: 4, scheduled: 3, inProgress: 2, onHold: 1, completedToday: 9, overdue: 5 };
    expect(tabs.map(tab => countOf(tab, counts))).toEqual([
      undefined,
      4,
      3,
      2,
      1,
      undefined,
      undefined,
      undefined,
    ]);
    expect(countOf('ready', undefined)).toBeUndefined();
  });
  it('call late only what is still open', () => {
    const now = Date.parse('2026-03-03T12:00:00Z');
    const dueAt = '2026-03-03T11:00:00Z';
    expect(isOverdue({ status: 'scheduled', dueAt }, now)).toBe(true);
    expect(isOverdue({ status: 'closed', dueAt }, now)).toBe(false);
    expect(isOverdue({ status: 'ready', dueAt: null }, now)).toBe(false);
    expect(isOverdue({ status: 'ready', dueAt: '2026-03-03T13:00:00Z' }, now)).toBe(false);
  });
});
