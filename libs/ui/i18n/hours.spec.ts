import { describe, expect, it } from '@jest/globals';
import { clock, formatHours } from './hours';

describe('hours of a week', () => {
  it('are written as a clock does', () => {
    expect([0, 485, 1_440].map(clock)).toEqual(['00:00', '08:05', '24:00']);
  });

  it('name days on end by the first and the last', () => {
    const plant = [
      { days: [5, 1, 2, 3, 4], from: 420, to: 960 },
      { days: [6, 7], from: 480, to: 720 },
    ];
    expect(formatHours('en', plant)).toBe('Mon–Fri 07:00–16:00; Sat, Sun 08:00–12:00');
    expect(formatHours('zh', plant)).toBe('周一–周五 07:00–16:00; 周六, 周日 08:00–12:00');
    expect(formatHours('bg', plant)).toBe('пн–пт 07:00–16:00; сб, нд 08:00–12:00');
  });

  it('leave a gap in the days a gap', () => {
    expect(formatHours('en', [{ days: [1, 3, 4, 5], from: 0, to: 1_440 }])).toBe('Mon, Wed–Fri 00:00–24:00');
  });
});
