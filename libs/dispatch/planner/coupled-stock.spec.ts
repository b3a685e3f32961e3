import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { isLess } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import type { Plan, PlanRoute, PlanStep } from './plan-model';
import { smallStock } from './small-stock.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 25);

/** Where those that wait for each other had better begin is not traded between them. */
const exactly = (kinds: object) => ({ carriage: false, ...kinds, breaks: false, preferences: false });

/** On a line: home at 0, a depot at 1. */
const line: ProblemDescription = {
  matrices: {
    car: { durations: [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => 10 * Math.abs(from - to))) },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 500] }],
  jobs: [],
  depots: [{ id: 1, place: 1, durationSeconds: 7 }],
};
const withoutDepots = (route: PlanRoute): PlanRoute => ({
  ...route,
  steps: route.steps.filter(({ kind }) => kind !== 'depot'),
});

const withRoutes = (problem: ProblemDescription, { routes }: Plan): ProblemDescription => ({
  ...problem,
  engineers: problem.engineers.map(one => {
    const steps = routes.find(({ engineer }) => engineer === one.id)?.steps ?? [];
    const jobsIn = (list: readonly PlanStep[]) => list.filter(({ kind }) => kind === 'job');
    return {
      ...one,
      route: jobsIn(steps).map(({ id }) => id!),
      routeStops: steps.flatMap(({ kind, id }, at) =>
        kind === 'depot' ? [{ depot: id!, behind: jobsIn(steps.slice(0, at)).length }] : [],
      ),
    };
  }),
});

describe('a plan with parts and tools in which jobs have to do with each other', () => {
  it.each([{ orders: true, crews: false }, { crews: true }])(
    'is as good as trying every order, every stop and every moment: %j',
    kinds => {
      fc.assert(
        fc.property(smallStock(4, false, exactly(kinds)), fc.nat(1_000), (problem, seed) => {
          expectBest(problem, seed, bruteForceInOrder);
        }),
        { endOnFailure: true, numRuns: Math.ceil(numRuns / 2) },
      );
    },
  );

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

  it.each([{ orders: false, crews: false }, { orders: true }, { crews: true }])(
    'is as good as that with jobs in parts, too: %j',
    given => {
      const kinds = { orders: false, crews: false, people: true, splits: true, ...given };
      fc.assert(
        fc.property(smallStock(3, false, exactly(kinds)), fc.nat(1_000), (problem, seed) => {
          expectBest(problem, seed, bruteForceInOrder);
        }),
        { endOnFailure: true, numRuns: Math.ceil(numRuns / 2) },
      );
    },
  );

  it.each([
    { orders: false, crews: false },
    { orders: false, crews: false, people: true, limits: true },
    { orders: true, crews: false },
  ])('is as good as that with what is fetched and brought, too: %j', kinds => {
    fc.assert(
      fc.property(
        smallStock(4, false, exactly({ carriage: true, ...kinds })),
        fc.nat(1_000),
        (problem, seed) => {
          expectBest(problem, seed, bruteForceInOrder);
        },
      ),
      { endOnFailure: true, numRuns: Math.ceil(numRuns / 2) },
    );
  });

  it('keeps every rule with jobs in parts on larger problems, and is accepted as a beginning', () => {
    const kinds = { people: true, splits: true };
    fc.assert(
      fc.property(smallStock(30, true, kinds), fc.nat(99), (problem, seed) => {
        const made = plan(problem, { iterations: 60, seed });
        expect(verify(problem, made)).toEqual([]);
        const again = plan(withRoutes(problem, made), { iterations: 0 });
        expect(again.unservedPriority).toBeLessThanOrEqual(made.unservedPriority);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it.each([{ orders: true }, { carriage: true }])('keeps every rule on larger problems: %j', kinds => {
    fc.assert(
      fc.property(smallStock(30, true, kinds), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 100, seed }))).toEqual([]);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('lets the crew wait for the one who stops, and sends nobody where he cannot', () => {
    const problem: ProblemDescription = {
      ...line,
      engineers: [0, 1].map(at => ({ ...line.engineers[0]!, id: 100 + at })),
      jobs: [
        { id: 1, place: 2, durationSeconds: 5, tools: [8] },
        { id: 2, place: 2, durationSeconds: 5 },
      ],
      together: [[1, 2]],
    };
    const made = plan(problem, { iterations: 100 });
    expect(made.unserved).toEqual([]);
    const steps = made.routes.flatMap(route => route.steps.filter(({ kind }) => kind === 'job'));
    expect(steps.map(step => step.arrival + step.waiting)).toEqual([27, 27]);
    const shut = plan({ ...problem, depots: [{ ...problem.depots![0]!, tools: [] }] }, { iterations: 100 });
    expect(shut.unserved.map(one => one.id)).toEqual([1, 2]);
    expect(verify(problem, { ...made, routes: made.routes.map(withoutDepots) }).join('; ')).toContain(
      'lacks tool 8 for job 1',
    );
  });

  it('uses parts up with the first part of a job, and needs its tools in every shift', () => {
    const shift = (at: number) => [1_000 * at, 1_000 * at + 100] as const;
    const problem: ProblemDescription = {
      ...line,
      engineers: [0, 1].map(at => ({ ...line.engineers[0]!, id: 100 + at, person: 7, shift: shift(at) })),
      jobs: [
        {
          id: 1,
          place: 2,
          durationSeconds: 80,
          split: { partSeconds: 50 },
          parts: [{ kind: 4, amount: 3 }],
          tools: [8],
        },
      ],
    };
    const fetchedBy = ({ routes }: Plan) =>
      routes.map(({ steps }) => steps.flatMap(({ fetched }) => (fetched ? [fetched] : [])));
    const made = plan(problem, { iterations: 100 });
    expect(fetchedBy(made)).toEqual([
      [{ parts: [{ kind: 4, amount: 3 }], tools: [8] }],
      [{ parts: [], tools: [8] }],
    ]);
    const [first, second] = made.routes;
    const less = { ...made, routes: [first!, withoutDepots(second!)] };
    expect(verify(problem, less).join('; ')).toMatch(/engineer 101: lacks tool 8 for job 1(?!.*lacks)/);
    const own = problem.engineers.map(one => ({ ...one, tools: [8] }));
    expect(fetchedBy(plan({ ...problem, engineers: own }, { iterations: 100 }))).toEqual([
      [{ parts: [{ kind: 4, amount: 3 }], tools: [] }],
      [],
    ]);
  });

  it('stops at the other of two depots where the first opens too late for the next part', () => {
    const problem: ProblemDescription = {
      ...line,
      engineers: [{ ...line.engineers[0]!, shift: [0, 60] }],
      jobs: [
        {
          id: 1,
          place: 1,
          durationSeconds: 30,
          split: { partSeconds: 15, mayShareShift: true },
          tools: [8],
        },
      ],
      depots: [
        { id: 1, place: 1, windows: [[30, 60]] },
        { id: 2, place: 1, durationSeconds: 5 },
      ],
    };
    const made = plan(problem, { iterations: 400 });
    expect(made.unserved).toEqual([]);
  });

  it('stops for what both ends of a shipment need together, or leaves both out', () => {
    const needs = { parts: [{ kind: 4, amount: 1 }] };
    const problem: ProblemDescription = {
      ...line,
      engineers: [{ ...line.engineers[0]!, stock: [{ kind: 4, amount: 1 }] }],
      jobs: [
        { id: 1, place: 2, ...needs },
        { id: 2, place: 3, ...needs },
      ],
      shipments: [{ pickup: 1, delivery: 2 }],
    };
    const made = plan(problem, { iterations: 100 });
    expect(made).toMatchObject({ unserved: [], cost: 60 });
    const fetched = made.routes.flatMap(({ steps }) => steps.flatMap(step => step.fetched ?? []));
    expect(fetched).toEqual([{ parts: [{ kind: 4, amount: 1 }], tools: [] }]);
    expect(verify(problem, { ...made, routes: made.routes.map(withoutDepots) }).join('; ')).toContain(
      'lacks 1 of part 4 for job 2',
    );
    const { unserved } = plan({ ...problem, depots: [] }, { iterations: 100 });
    expect(unserved.map(one => one.id)).toEqual([1, 2]);
    for (const { reason } of unserved)
      expect(reason).toContain('1 of them: part 4 is neither on the van nor in any depot');
  });

  it('takes a running plan without a job that waits for nobody and without the stop for it, the others as they are', () => {
    const route = { route: [3, 4, 5, 2], routeStops: [{ depot: 1, behind: 3 }] };
    const problem: ProblemDescription = {
      ...line,
      engineers: [{ ...line.engineers[0]!, ...route }],
      jobs: [
        { id: 1, place: 3, skills: [9] },
        { id: 2, place: 3, tools: [8], after: [{ job: 1 }] },
        ...[2, 1, 3].map((place, at) => ({ id: 3 + at, place })),
      ],
    };
    const made = plan(problem, { iterations: 0 });
    const ids = made.routes[0]!.steps.map(({ kind, id }) => `${kind} ${id ?? ''}`.trim());
    expect(ids).toEqual(['start', 'job 3', 'job 4', 'job 5', 'end']);
  });
});
