import { expect, it } from '@jest/globals';
import { ToldOnce } from './told';

it('lets what lasts through for a dozen readings, and again when it is twice as far off or has ended before', () => {
  const told = new ToldOnce();
  const passed = (score: number, readings: number) =>
    Array.from({ length: readings }, () => told.push(score)).filter(one => one > 0).length;
  expect(passed(0.49, 5)).toBe(0);
  expect(passed(0.5, 30)).toBe(12);
  expect(passed(0.6, 30)).toBe(0);
  expect(passed(0.7, 30)).toBe(12);
  // At the edge it comes and goes: that is no news.
  expect(passed(0.4, 5)).toBe(0);
  expect(passed(0.6, 5)).toBe(0);
  expect(passed(0.1, 1)).toBe(0);
  expect(passed(0.5, 5)).toBe(5);
});
