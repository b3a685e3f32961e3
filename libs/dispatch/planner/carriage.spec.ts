import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { bruteForce } from './brute-force.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 40) / 4;

/** A depot in the middle of a line, and two customers at either end of it. */
const line: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 10, 20, 10, 20],
        [10, 0, 10, 20, 30],
        [20, 10, 0, 30, 40],
        [10, 20, 30, 0, 10],
        [20, 30, 40, 10, 0],
      ],
    },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 2, endPlace: 2, capacity: [2] }],
  jobs: [
    { id: 1, place: 0, durationSeconds: 5 },
    { id: 2, place: 4, durationSeconds: 5 },
  ],
  shipments: [{ pickup: 1, delivery: 2, amount: [1] }],
};
const planned = (change: Partial<ProblemDescription> = {}) =>
  plan({ ...line, ...change }, { iterations: 200 });
const orderOf = ({ routes }: Plan) =>
  routes.map(route => route.steps.flatMap(step => (step.kind === 'job' ? [step.id!] : [])));

function expectBest(problem: ProblemDescription, made: Plan, best: ReturnType<typeof bruteForce>) {
  expect(verify(problem, made)).toEqual([]);
  expect([made.unservedPriority, made.unserved.length]).toEqual([best.priority, best.jobs]);
  expect(Math.abs(made.cost - best.cost)).toBeLessThan(0.1);
}

describe('a plan of what is fetched and brought', () => {
  it.each([
    { carriage: true, breaks: false },
    { carriage: true, limits: true, windows: false },
    { carriage: true, breaks: true, groups: true },
    { carriage: true, dues: true, overtime: true },
  ])('is as good as trying everything: %j', kinds => {
    const problems = smallProblem(5, false, { orders: false, crews: false, ...kinds });
    fc.assert(
      fc.property(problems, fc.nat(1_000), (problem, seed) => {
        expectBest(problem, plan(problem, { iterations: 3_000, seed }), bruteForce(problem));
      }),
      { numRuns },
    );
  });

  it('is that beside jobs that wait for each other, too', () => {
    const problems = smallProblem(5, false, {
      carriage: true,
      orders: true,
      breaks: false,
      preferences: false,
    });
    fc.assert(
      fc.property(problems, fc.nat(1_000), (problem, seed) => {
        const made = plan(problem, { iterations: 3_000, seed });
        const best = bruteForceInOrder(problem);
        expect(verify(problem, made)).toEqual([]);
        expect([made.unservedPriority, made.unserved.length]).toEqual([best.priority, best.jobs]);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('keeps every rule of the checker, on larger problems', () => {
    fc.assert(
      fc.property(smallProblem(30, true, { carriage: true }), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 100, seed }))).toEqual([]);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it('passes the customer twice to fetch first what he waits for', () => {
    const jobs = [...line.jobs, { id: 3, place: 3, durationSeconds: 5 }];
    const made = planned({ jobs, shipments: [{ pickup: 3, delivery: 1, amount: [1] }] });
    expect(made.unserved).toEqual([]);
    const [order] = orderOf(made);
    expect(order!.indexOf(3)).toBeLessThan(order!.indexOf(1));
  });

  it('brings both ends or neither, and says of both why', () => {
    const late = { ...line.jobs[1]!, windows: [[0, 10] as const] };
    const made = planned({ jobs: [line.jobs[0]!, late] });
    expect(made.routes).toEqual([]);
    expect(made.unserved.map(({ id }) => id)).toEqual([1, 2]);
    expect(made.unserved[0]!.reason).toBe(
      'none of 1 engineers; 1 of them: its windows are out of reach in the shift',
    );
  });

  it('goes twice where the van only holds one at a time', () => {
    const jobs = [1, 2].flatMap(at => [
      { id: at, place: 0 },
      { id: at + 10, place: at + 2 },
    ]);
    const shipments = [1, 2].map(at => ({ pickup: at, delivery: at + 10, amount: [1] }));
    const [both] = orderOf(planned({ jobs, shipments }));
    expect(new Set(both!.slice(0, 2))).toEqual(new Set([1, 2]));
    const small = line.engineers.map(one => ({ ...one, capacity: [1] }));
    const [order] = orderOf(planned({ jobs, shipments, engineers: small }));
    expect([order!.indexOf(11) - order!.indexOf(1), order!.indexOf(12) - order!.indexOf(2)]).toEqual([1, 1]);
  });

  it('has room for what is collected only where enough has been left', () => {
    const jobs = [
      { id: 1, place: 0, demand: [2] },
      { id: 2, place: 1, pickup: [2] },
    ];
    // On the way from place 2 the second is met first, but the van is still full.
    expect(orderOf(planned({ jobs, shipments: [] }))).toEqual([[1, 2]]);
  });

  it('is accepted as a beginning, and given back without what is torn', () => {
    const route = (ids: number[]) => ({ engineers: line.engineers.map(one => ({ ...one, route: ids })) });
    const kept = plan({ ...line, ...route([1, 2]) }, { iterations: 0 });
    expect(orderOf(kept)).toEqual([[1, 2]]);
    const turned = plan({ ...line, ...route([2, 1]) }, { iterations: 0 });
    expect(orderOf(turned)).toEqual([[1, 2]]);
  });

  it.each<[string, Partial<ProblemDescription>]>([
    ['shipments[0].delivery: there is no job 9', { shipments: [{ pickup: 1, delivery: 9 }] }],
    ['shipments[0].delivery: job 1 is in a shipment already', { shipments: [{ pickup: 1, delivery: 1 }] }],
    [
      'shipments[0].amount: has 2 kinds of load, engineers 1',
      { shipments: [{ pickup: 1, delivery: 2, amount: [1, 1] }] },
    ],
    ['shipments[0].amount[0]: must be a number', { shipments: [{ pickup: 1, delivery: 2, amount: [-1] }] }],
    [
      'shipments[0].pickup: job 1 must not be waited for',
      { jobs: [line.jobs[0]!, { ...line.jobs[1]!, after: [] }, { id: 3, place: 0, after: [{ job: 1 }] }] },
    ],
    [
      'shipments[0].delivery: job 2 must not be in parts',
      { jobs: [line.jobs[0]!, { ...line.jobs[1]!, split: { partSeconds: 2 } }] },
    ],
    [
      'shipments[0].delivery: must be pinned as its pick-up is',
      { jobs: [line.jobs[0]!, { ...line.jobs[1]!, pinnedTo: 100 }] },
    ],
    [
      'jobs[0].pickup[0]: must be a number, not negative',
      { jobs: [{ ...line.jobs[0]!, pickup: [-1] }, line.jobs[1]!] },
    ],
  ])('refuses what makes no sense: %s', (text, change) => {
    expect(() => planned(change)).toThrow(text);
  });
});

describe('the checker', () => {
  it('sees a shipment that is torn, the wrong way round, or too much for the van', () => {
    const made = planned();
    const faults = (change: (steps: Plan['routes'][0]['steps']) => void, problem = line) => {
      const copy = structuredClone(made);
      change(copy.routes[0]!.steps);
      return verify(problem, copy).join('; ');
    };
    expect(faults(() => undefined)).toBe('');
    expect(faults(steps => steps.splice(2, 1))).toContain(
      'jobs 1 and 2 are not fetched and brought in one shift',
    );
    expect(
      faults(steps => {
        [steps[1]!.id, steps[2]!.id] = [2, 1];
      }),
    ).toContain('job 2 delivers what is picked up later, at job 1');
    const heavy = { ...line, shipments: [{ pickup: 1, delivery: 2, amount: [3] }] };
    expect(faults(() => undefined, heavy)).toContain('engineer 100: carries 3 of load 0, more than 2');
  });
});
