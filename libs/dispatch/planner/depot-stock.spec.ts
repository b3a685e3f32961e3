import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { smallStock } from './small-stock.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 25);

/** On a line: both homes at 0, a depot at 1 and one at 4, jobs at 2 and 3 at one time. */
const line: ProblemDescription = {
  matrices: {
    car: { durations: [0, 1, 2, 3, 4].map(from => [0, 1, 2, 3, 4].map(to => 10 * Math.abs(from - to))) },
  },
  engineers: [100, 101].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200] })),
  jobs: [2, 3].map(place => ({
    id: place,
    place,
    durationSeconds: 30,
    windows: [[50, 60]],
    parts: [{ kind: 4, amount: 1 }],
  })),
  depots: [
    { id: 1, place: 1, stock: [{ kind: 4, amount: 1 }] },
    { id: 2, place: 4 },
  ],
};
const planned = (change: Partial<ProblemDescription> = {}) =>
  plan({ ...line, ...change }, { iterations: 200 });
const fetchedIn = ({ routes }: Plan) =>
  routes
    .flatMap(({ steps }) =>
      steps.flatMap(({ id, fetched }) => (fetched ? [[id, fetched.parts[0]?.amount]] : [])),
    )
    .sort(([a], [b]) => a! - b!);

/** Days on which little else keeps anybody from a job. */
const easy = { windows: false, limits: false, skills: false, groups: false, crews: false };
const exactly = { breaks: false, preferences: false, crews: false };

describe('a plan with depots that run out of parts', () => {
  it.each([
    { orders: false, carriage: false, ...easy },
    { orders: false, carriage: false },
    { orders: false, carriage: true },
    { orders: true, carriage: false },
  ])('is as good as trying everything: %j', kinds => {
    fc.assert(
      fc.property(smallStock(4, false, { ...exactly, ...kinds }, true), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { endOnFailure: true, numRuns: Math.ceil(numRuns / 2) },
    );
  });

  it('draws days on which they do, and days on which they do not', () => {
    const days = fc.sample(smallStock(6, false, easy, true), { numRuns: 40, seed: 5 });
    const short = days.filter(problem => {
      const full = { ...problem, depots: problem.depots!.map(({ stock: _stock, ...one }) => one) };
      const [made, other] = [problem, full].map(one => plan(one, { iterations: 60 }));
      return made!.unserved.length > other!.unserved.length || made!.cost > other!.cost + 0.1;
    });
    expect(short.length).toBeGreaterThan(5);
    expect(short.length).toBeLessThan(35);
  });

  it('sends one engineer to another depot when the nearest has no more', () => {
    const made = planned();
    expect(made.unserved).toEqual([]);
    expect(fetchedIn(made)).toEqual([
      [1, 1],
      [2, 1],
    ]);
    const two = { depots: [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 2 }] }, line.depots![1]!] };
    expect(fetchedIn(planned(two))).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(verify(line, planned(two))).toEqual(['2 of part 4 are fetched at depot 1, which has 1']);
  });

  it('leaves out what there is not enough for, the less important first, and counts nothing that nobody needs', () => {
    const jobs = line.jobs.map(job => ({ ...job, priority: job.id }));
    const depots = [{ ...line.depots![0]!, stock: [4, 5].map(kind => ({ kind, amount: 1 })) }];
    expect(planned({ jobs, depots }).unserved).toEqual([
      { id: 2, reason: 'whoever has room for it lacks part 4, of which no depot has enough left' },
    ]);
    expect(planned({ jobs, depots: [{ ...depots[0]!, stock: [{ kind: 5, amount: 0 }] }] }).unserved).toEqual(
      [],
    );
    const none = [{ ...depots[0]!, stock: [{ kind: 4, amount: 0 }] }];
    expect(planned({ jobs, depots: none }).unserved[0]!.reason).toContain(
      'part 4 is neither on the van nor in any depot',
    );
  });

  it('stops at a depot for what the next one, where he must stop as well, has too little of', () => {
    const job = { id: 1, place: 3, parts: [{ kind: 4, amount: 2 }], tools: [8] };
    const made = planned({
      engineers: line.engineers.slice(0, 1),
      jobs: [job, { id: 2, place: 2 }, { id: 3, place: 4 }],
      depots: [
        { id: 1, place: 4, tools: [] },
        { id: 2, place: 2, stock: [{ kind: 4, amount: 1 }] },
      ],
    });
    // To the far one first, and back to the tool.
    expect(made).toMatchObject({ unserved: [], cost: 100 });
    expect(made.routes.flatMap(({ steps }) => steps.flatMap(({ fetched }) => fetched ?? []))).toEqual([
      { parts: [{ kind: 4, amount: 2 }], tools: [] },
      { parts: [], tools: [8] },
    ]);
  });

  it('gives what is left to a more important job when a less important one has taken it', () => {
    const [first, second] = line.engineers;
    const [job, other] = line.jobs;
    const made = planned({
      engineers: [{ ...first!, route: [2], routeStops: [{ depot: 1, behind: 0 }] }, second!],
      jobs: [job!, { ...other!, priority: 5, never: [100] }],
      depots: [line.depots![0]!],
    });
    expect(made.unserved.map(one => one.id)).toEqual([2]);
  });

  it('finds a shorter way for who must go past a depot that has too little', () => {
    const route = { route: [3, 1, 2], routeStops: [{ depot: 2, behind: 2 }] };
    const made = planned({
      engineers: [{ ...line.engineers[0]!, ...route }],
      jobs: [1, 2, 3].map(id => ({
        id,
        place: id,
        ...(id === 2 ? { parts: [{ kind: 4, amount: 2 }] } : {}),
      })),
    });
    expect(made).toMatchObject({ unserved: [], cost: 80 });
  });

  it('takes of a running plan what there is enough for', () => {
    const engineers = line.engineers.map((one, at) => ({
      ...one,
      route: [2 + at],
      routeStops: [{ depot: 1, behind: 0 }],
    }));
    const made = plan({ ...line, engineers, depots: [line.depots![0]!] }, { iterations: 0 });
    expect(fetchedIn(made)).toEqual([[1, 1]]);
    expect(made.unserved.map(one => one.id)).toEqual([3]);
  });

  it.each([{}, { people: true, splits: true }])('keeps every rule on larger problems: %j', kinds => {
    fc.assert(
      fc.property(smallStock(30, true, kinds, true), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 100, seed }))).toEqual([]);
      }),
      { endOnFailure: true, numRuns },
    );
  });
});
