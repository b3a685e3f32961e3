import { describe, expect, it } from '@jest/globals';
import { staffedFrom } from './staffed.rules';

const office = { windows: [{ days: [1, 2, 3, 4, 5], from: 8 * 60, to: 18 * 60 }] };
const sofia = 'Europe/Sofia';
const from = (now: string, hours: Parameters<typeof staffedFrom>[0] = office) => {
  const at = staffedFrom(hours, sofia, Date.parse(now));
  return at === null ? null : new Date(at).toISOString();
};

describe('when people answer', () => {
  it('is now within their hours, by the clocks of the house', () => {
    // 2026-06-15 is a Monday; Sofia is three hours ahead.
    expect(from('2026-06-15T05:00:00Z')).toBeNull();
    expect(from('2026-06-15T14:59:00Z')).toBeNull();
  });

  it('is the next opening outside of them, over the weekend and the change of clocks', () => {
    expect(from('2026-06-15T04:59:00Z')).toBe('2026-06-15T05:00:00.000Z');
    expect(from('2026-06-15T15:00:00Z')).toBe('2026-06-16T05:00:00.000Z');
    expect(from('2026-06-19T20:00:00Z')).toBe('2026-06-22T05:00:00.000Z');
    // Clocks go back in the night to Sunday: Monday at eight is an hour later for the rest of the world.
    expect(from('2026-10-23T16:00:00Z')).toBe('2026-10-26T06:00:00.000Z');
  });

  it('is not told where nobody has said, or where somebody is always there', () => {
    expect(from('2026-06-15T00:00:00Z', null)).toBeNull();
    expect(
      from('2026-06-15T00:00:00Z', { windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 }] }),
    ).toBeNull();
  });
});
