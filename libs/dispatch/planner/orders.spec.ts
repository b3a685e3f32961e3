import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compile } from '../model/compile';
import type { JobDescription, Order, ProblemDescription } from '../model/description';
import { isLess } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { beginIsland, planOnIslands } from './islands';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

const numRuns = Number(process.env.PLAN_RUNS ?? 25);

const durations = [
  [0, 10],
  [10, 0],
];
const engineers = [100, 200].map(id => ({
  id,
  profile: 'car',
  startPlace: 0,
  endPlace: 0,
  shift: [0, 200] as const,
}));
const dayOf = (...jobs: Partial<JobDescription>[]): ProblemDescription => ({
  matrices: { car: { durations } },
  engineers,
  jobs: jobs.map((job, at) => ({ id: 11 + at, place: at % 2, durationSeconds: 20, ...job })),
});
const begins = ({ routes }: Plan) =>
  Object.fromEntries(
    routes.flatMap(({ steps }) =>
      steps.flatMap(step => (step.kind === 'job' ? [[step.id!, step.arrival + step.waiting] as const] : [])),
    ),
  );

/** Where those that wait for each other had better begin is not traded between them. */
const exactly = (kinds: object) => ({ ...kinds, breaks: false, preferences: false });

describe('a plan of jobs that wait for each other', () => {
  it('is as good as trying every order and every moment', () => {
    fc.assert(
      fc.property(smallProblem(5, false, exactly({ orders: true })), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { numRuns },
    );
  });

  it('is as good as that with crews, too', () => {
    fc.assert(
      fc.property(smallProblem(5, false, exactly({ crews: true })), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { numRuns },
    );
  });

  it('is not better than that where breaks are taken, and keeps every rule', () => {
    fc.assert(
      fc.property(smallProblem(4, false, { orders: true, breaks: true }), fc.nat(1_000), (problem, seed) => {
        const made = plan(problem, { iterations: 500, seed });
        const { unservedPriority: priority, unserved, cost } = made;
        expect(verify(problem, made)).toEqual([]);
        expect(
          isLess({ priority, jobs: unserved.length, cost: cost + 0.1 }, bruteForceInOrder(problem)),
        ).toBe(false);
      }),
      { numRuns },
    );
  });

  it('sends a crew at one moment, by different engineers, or nobody', () => {
    const crew = { together: [[11, 12]] };
    const far = {
      ...dayOf({}, {}, { durationSeconds: 30, windows: [[0, 5]] as const, pinnedTo: 100 }),
      ...crew,
    };
    const made = plan(far, { iterations: 100 });
    expect(begins(made)[11]).toBe(begins(made)[12]);
    expect(begins(made)[11]).toBeGreaterThanOrEqual(30);
    expect(made.routes).toHaveLength(2);
    const alone = plan({ ...far, engineers: engineers.slice(0, 1) }, { iterations: 100 });
    expect(alone.unserved.map(one => one.id)).toEqual([11, 12]);
    expect(alone.unserved[0]!.reason).toContain('beside its relations to jobs 12');
  });

  it.each<[string, Partial<ProblemDescription>]>([
    ['together[0][1]: there is no job 9', { together: [[11, 9]] }],
    [
      'together[0]: jobs 11 and 12 must be with one engineer by sameEngineer',
      { together: [[11, 12]], sameEngineer: [[11, 12]] },
    ],
    ['jobs[0].after: jobs 11, 13 wait for each other', { together: [[11, 13]] }],
    ['together[0]: jobs 12 and 13 are both pinned to engineer 100', { together: [[12, 13]] }],
  ])('is not made for a crew with a fault: %s', (text, change) => {
    const pinned = { pinnedTo: 100, windows: [[0, 180]] as const };
    const problem = dayOf({}, pinned, { ...pinned, after: [{ job: 11 }] });
    expect(() => plan({ ...problem, ...change }, { iterations: 1 })).toThrow(text);
  });

  it('keeps every rule on larger problems, whoever searches', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem(30, true, { orders: true }), fc.nat(99), async (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 60, seed }))).toEqual([]);
        const islands = [0, 1].map(index => {
          const sail = beginIsland(compile(problem), index, { seed, islands: 2, iterations: 60 });
          return { sail: (lists: Parameters<typeof sail>[0]) => Promise.resolve(sail(lists)) };
        });
        expect(verify(problem, await planOnIslands(compile(problem), islands))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('begins when the other has ended and the gap has passed, with two engineers and with one', () => {
    const waiting = dayOf({}, { after: [{ job: 11, minGapSeconds: 5 }] });
    for (const problem of [waiting, { ...waiting, engineers: engineers.slice(1) }]) {
      const made = plan(problem, { iterations: 100 });
      expect(begins(made)).toMatchObject({ 11: 0, 12: expect.any(Number) });
      expect(begins(made)[12]).toBeGreaterThanOrEqual(25);
    }
  });

  it('lets the first wait where the second may not begin too long after it', () => {
    const problem = dayOf({}, { windows: [[100, 120]], after: [{ job: 11, maxGapSeconds: 30 }] });
    const { 11: first, 12: second } = begins(plan(problem, { iterations: 100 }));
    expect(second! - (first! + 20)).toBeLessThanOrEqual(30);
  });

  it('leaves out what waits for a job that is left out, and says so', () => {
    const problem = dayOf({ skills: [9] }, { priority: 50, after: [{ job: 11 }] }, { after: [{ job: 12 }] });
    const { unserved } = plan(problem, { iterations: 100 });
    expect(unserved.map(one => one.id)).toEqual([11, 12, 13]);
    expect(unserved[1]!.reason).toBe('it waits for job 11, which is left out');
  });

  it('does what a pinned job waits for before anything else', () => {
    const short = { ...engineers[0]!, shift: [0, 60] as const };
    const job = { place: 0, durationSeconds: 30 };
    const problem = {
      ...dayOf(job, { ...job, pinnedTo: 100, after: [{ job: 11 }] }, { ...job, priority: 100 }),
      engineers: [short],
    };
    expect(plan(problem, { iterations: 100 }).unserved.map(one => one.id)).toEqual([13]);
  });

  it.each<[string, Order[]]>([
    ['jobs[1].after[0].job: there is no job 9', [{ job: 9 }]],
    ['jobs[1].after[0].job: job 12 cannot wait for itself', [{ job: 12 }]],
    ['jobs[1].after[1].job: job 11 is there twice', [{ job: 11 }, { job: 11 }]],
    ['jobs[1].after[0].minGapSeconds: must be a number', [{ job: 11, minGapSeconds: -1 }]],
    ['jobs[1].after[0].maxGapSeconds: must be a number', [{ job: 11, maxGapSeconds: Number.NaN }]],
    ['jobs[1].after[0].maxGapSeconds: is less than', [{ job: 11, minGapSeconds: 5, maxGapSeconds: 4 }]],
    ['jobs[1].after: jobs 12, 13 wait for each other', [{ job: 13 }]],
  ])('is not made for an order with a fault: %s', (text, after) => {
    const problem = dayOf({}, { after }, { after: [{ job: 12 }] });
    expect(() => plan(problem, { iterations: 1 })).toThrow(text);
  });

  it('is not made for pins that cannot be kept in their order', () => {
    const windows = [[0, 10]] as const;
    const problem = dayOf({ pinnedTo: 100, windows }, { pinnedTo: 200, windows, after: [{ job: 11 }] });
    expect(() => plan(problem, { iterations: 50 })).toThrow(/^jobs\[\d\]\.pinnedTo: does not fit/);
  });
});
