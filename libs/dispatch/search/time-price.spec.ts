import { describe, expect, it } from '@jest/globals';
import { compile } from '../model/compile';
import type { ProblemDescription } from '../model/description';
import { isInTime } from './feasible';
import { setRoute } from './journal';
import { emptyRoutes, link, refreshAround } from './routes';

/** At place 1 the second job needs a setup, unless the first was there before it. */
const day: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 0],
        [0, 0],
      ],
    },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [4, 80] }],
  jobs: [
    { id: 1, place: 1, windows: [[0, 11]], preferredWindows: [[14, 15]] },
    { id: 2, place: 1, setupSeconds: 6, windows: [[23, 24]], preferredWindows: [[25, 26]] },
    { id: 3, place: 0, windows: [[0, 23]] },
  ],
};

describe('the price of the times of a route', () => {
  it('is that of its jobs, also where one that comes in lets the others begin earlier', () => {
    const problem = compile(day);
    const routes = emptyRoutes(problem);
    setRoute(routes, 0, [1, 2]);
    expect(isInTime(routes, 0)).toBe(false);
    link(routes, 0, problem.jobCount, 0);
    refreshAround(routes, 0, 0);
    expect(isInTime(routes, 0)).toBe(true);
    const anew = emptyRoutes(problem);
    setRoute(anew, 0, [0, 1, 2]);
    // The first begins 3 s before what it prefers, the second 2 s.
    expect(anew.timePrice[0]).toBe(5 * problem.costScale);
    expect(routes.timePrice[0]).toBe(anew.timePrice[0]);
    expect(routes.cost[0]).toBe(anew.cost[0]);
  });
});
