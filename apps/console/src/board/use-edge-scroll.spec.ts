import { expect, it } from '@jest/globals';
import { speed } from './use-edge-scroll';

it('scrolls the faster the nearer the drag is to an edge, and not in the middle', () => {
  expect(speed(300, 300)).toBe(0);
  expect(speed(40, 300)).toBeGreaterThan(speed(2, 300));
  expect(speed(2, 300)).toBeLessThan(0);
  expect(speed(300, 2)).toBeGreaterThan(speed(300, 40));
  // Over the names, which stay: no scrolling.
  expect(speed(-20, 300)).toBe(0);
});
