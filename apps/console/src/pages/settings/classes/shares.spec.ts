import { expect, it } from '@jest/globals';
import { greatestWeek, shareSolved } from './shares';

const week = (total: number, solved: number) => ({ total, solved, withPerson: 0 });

it('counts the share over all weeks, not the mean of their shares', () => {
  expect(shareSolved([week(1, 1), week(9, 0)])).toEqual({ total: 10, share: 0.1 });
  expect(shareSolved([])).toEqual({ total: 0, share: 0 });
});

it('has one scale for all classes, and one for nothing', () => {
  expect(
    greatestWeek([
      { category: 'a', weeks: [week(2, 0)] },
      { category: null, weeks: [week(7, 1)] },
    ]),
  ).toBe(7);
  expect(greatestWeek([])).toBe(1);
});
