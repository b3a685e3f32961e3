import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { isLess } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import { smallStock } from './small-stock.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 25);

/** Where those that wait for each other had better begin is not traded between them. */
const exactly = (kinds: object) => ({ ...kinds, breaks: false, preferences: false, carriage: false });

describe('a plan with parts and tools in which jobs wait for each other', () => {
  it('is as good as trying every order, every stop and every moment', () => {
    fc.assert(
      fc.property(smallStock(4, false, exactly({ orders: true })), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('is not better than that where breaks are taken, and keeps every rule', () => {
    const kinds = { orders: true, breaks: true, carriage: false };
    fc.assert(
      fc.property(smallStock(4, false, kinds), fc.nat(1_000), (problem, seed) => {
        const made = plan(problem, { iterations: 500, seed });
        const { unservedPriority: priority, unserved, cost } = made;
        expect(verify(problem, made)).toEqual([]);
        expect(
          isLess({ priority, jobs: unserved.length, cost: cost + 0.1 }, bruteForceInOrder(problem)),
        ).toBe(false);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('keeps every rule on larger problems, however rough the ways', () => {
    fc.assert(
      fc.property(smallStock(30, true, { orders: true }), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 60, seed }))).toEqual([]);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('takes a running plan without a job that waits for nobody and without the stop for it, the others as they are', () => {
    const way = [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => 10 * Math.abs(from - to)));
    const route = { route: [3, 4, 5, 2], routeStops: [{ depot: 1, behind: 3 }] };
    const problem: ProblemDescription = {
      matrices: { car: { durations: way } },
      engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 500], ...route }],
      jobs: [
        { id: 1, place: 3, skills: [9] },
        { id: 2, place: 3, tools: [8], after: [{ job: 1 }] },
        ...[2, 1, 3].map((place, at) => ({ id: 3 + at, place })),
      ],
      depots: [{ id: 1, place: 1 }],
    };
    const made = plan(problem, { iterations: 0 });
    const ids = made.routes[0]!.steps.map(({ kind, id }) => `${kind} ${id ?? ''}`.trim());
    expect(ids).toEqual(['start', 'job 3', 'job 4', 'job 5', 'end']);
  });
});
