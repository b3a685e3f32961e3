import { describe, expect, it } from '@jest/globals';
import { counted, perAccount, waitMs } from './throttle.rules';
import type { Counter } from './throttle.rules';

const start = new Date('2026-03-02T08:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const none: Counter = { failures: 0, blockedUntil: null, updatedAt: start };
const times = (n: number, at = start, from = none) => {
  let counter = from;
  for (let i = 0; i < n; i += 1) counter = counted(counter, perAccount, at);
  return counter;
};

describe('the throttle', () => {
  it('lets a person mistype five times', () => {
    expect(waitMs(times(5), start)).toBe(0);
  });
  it('doubles the wait from then on, up to a minute and never for ever', () => {
    const waits = [6, 7, 8, 9, 12, 13, 2_000].map(n => waitMs(times(n), start));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000, 60_000]);
  });
  it('has waited when the time is over', () => {
    expect(waitMs(times(6), later(1_000))).toBe(0);
  });
  it('forgets one attempt every five minutes, also between attempts that come more often', () => {
    let counter = times(4);
    for (let minute = 4; minute <= 60; minute += 4)
      counter = counted(counter, perAccount, later(minute * 60_000));
    // 15 attempts in 60 minutes, 12 forgotten.
    expect(counter.failures).toBe(4 + 15 - 12);
  });
  it('forgets everything in time', () => {
    expect(times(1, later(3_600_000 * 24), times(20)).failures).toBe(1);
  });
});
