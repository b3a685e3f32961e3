import { describe, expect, it } from '@jest/globals';
import { timeLeft } from './deadline';

const noon = Date.parse('2026-03-03T12:00:00Z');

describe('the time left to a deadline', () => {
  it('is told to the second within the hour', () => {
    expect(timeLeft('2026-03-03T12:04:05Z', noon)).toMatchObject({
      isLate: false,
      isClose: true,
      clock: '4:05',
    });
  });
  it('is told in minutes beyond it', () => {
    expect(timeLeft('2026-03-03T13:30:00Z', noon)).toMatchObject({
      isClose: false,
      clock: null,
      minutes: 90,
    });
  });
  it('counts up when it has passed', () => {
    expect(timeLeft('2026-03-03T11:59:50Z', noon)).toMatchObject({
      isLate: true,
      isClose: false,
      clock: '0:10',
    });
  });
});
