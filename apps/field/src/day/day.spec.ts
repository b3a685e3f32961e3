import { describe, expect, it } from '@jest/globals';
import { dayBounds, groupDay } from './day';

describe('the engineer’s day', () => {
  it('reaches from midnight to midnight, also tomorrow', () => {
    const now = new Date(2026, 10, 20, 15, 30).getTime();
    expect(dayBounds(now, 0).from).toEqual(new Date(2026, 10, 20));
    expect(dayBounds(now, 1)).toEqual({ from: new Date(2026, 10, 21), to: new Date(2026, 10, 22) });
  });

  it('puts what is under way first and what is over apart', () => {
    const visit = (id: string, status: string, hour: number) => ({
      id,
      status,
      start: new Date(2026, 10, 20, hour).toISOString(),
    });
    const { ahead, over } = groupDay(
      [
        visit('a', 'completed', 8),
        visit('b', 'accepted', 9),
        visit('c', 'working', 10),
        visit('d', 'dispatched', 7),
      ],
      status => status !== 'completed',
    );
    expect(ahead.map(({ id }) => id)).toEqual(['c', 'd', 'b']);
    expect(over.map(({ id }) => id)).toEqual(['a']);
  });
});
