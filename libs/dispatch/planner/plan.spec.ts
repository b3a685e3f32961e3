import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { compile } from '../model/compile';
import { bruteForce } from './brute-force.fixture';
import { notWorse, plan } from './plan';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 120);

const scoreOf = ({ unservedPriority, unserved, cost }: Plan) => ({
  priority: unservedPriority,
  jobs: unserved.length,
  cost,
});

const withRoutes = (problem: ProblemDescription, { routes }: Plan): ProblemDescription => ({
  ...problem,
  engineers: problem.engineers.map(engineer => ({
    ...engineer,
    route: routes
      .find(route => route.engineer === engineer.id)
      ?.steps.flatMap(step => (step.kind === 'job' ? [step.id!] : [])),
  })),
});

describe('a plan', () => {
  it.each([{}, { dues: true, breaks: true }, { preferences: true }, { preferences: true, breaks: true }])(
    'is as good as trying everything, on small problems, %j',
    kinds => {
      const problems = smallProblem(5, false, { orders: false, crews: false, ...kinds });
      fc.assert(
        fc.property(problems, fc.nat(1_000), (problem, seed) => {
          const made = scoreOf(plan(problem, { iterations: 3_000, seed }));
          const best = bruteForce(problem);
          expect([made.priority, made.jobs]).toEqual([best.priority, best.jobs]);
          // Prices are kept in hundredths per leg.
          expect(Math.abs(made.cost - best.cost)).toBeLessThan(0.1);
        }),
        { numRuns: Math.ceil(numRuns / 4) },
      );
    },
  );

  it('drives a long way for a job of no priority, although the first plan had short ones only', () => {
    const problem: ProblemDescription = {
      matrices: {
        car: {
          durations: [
            [0, 24, 4, 19],
            [10, 0, 10, 29],
            [0, 20, 0, 19],
            [0, 5, 0, 0],
          ],
        },
      },
      jobs: [
        { id: 1, place: 0 },
        { id: 2, place: 0, durationSeconds: 8, priority: 10, windows: [[34, 35]] },
        { id: 3, place: 1, windows: [[0, 26]] },
      ],
      engineers: [
        { id: 1, profile: 'car', startPlace: 0, endPlace: 3, shift: [28, 80] },
        { id: 2, profile: 'car', startPlace: 2, endPlace: 0, shift: [6, 80] },
      ],
    };
    expect(plan(problem, { iterations: 600 }).unserved).toEqual([]);
  });

  it('keeps every rule of the checker, on larger problems', () => {
    fc.assert(
      fc.property(smallProblem(30, true), problem => {
        expect(verify(problem, plan(problem, { iterations: 50 }))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is the same for the same seed and number of iterations', () => {
    fc.assert(
      fc.property(smallProblem(12), fc.nat(100), (problem, seed) => {
        expect(plan(problem, { iterations: 300, seed })).toEqual(plan(problem, { iterations: 300, seed }));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('only gets better while it is made', () => {
    fc.assert(
      fc.property(smallProblem(20), problem => {
        const told: Plan[] = [];
        const last = plan(problem, { iterations: 500 }, better => told.push(better));
        for (const [index, one] of [...told, last].entries()) {
          expect(verify(problem, one)).toEqual([]);
          const before = told[index - 1];
          if (before) expect(weight(one)).toBeLessThanOrEqual(weight(before));
        }
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('is not given up for one that turns out dearer when it is timed', () => {
    const [problem] = fc.sample(smallProblem(8), { numRuns: 1, seed: 3 });
    const made = plan(problem!, { iterations: 100 });
    const dearer = { ...made, cost: made.cost + 1, iterations: 120 };
    expect(notWorse(compile(problem!), made, dearer)).toEqual({ ...made, iterations: 120 });
    expect(notWorse(compile(problem!), dearer, made)).toBe(made);
    const fuller = { ...dearer, unservedPriority: made.unservedPriority - 1 };
    expect(notWorse(compile(problem!), made, fuller)).toBe(fuller);
  });

  it('is accepted as a beginning, with the same times', () => {
    fc.assert(
      fc.property(smallProblem(20, true), problem => {
        const published = plan(problem, { iterations: 200 });
        const again = plan(withRoutes(problem, published), { iterations: 0 });
        expect(again.routes).toEqual(published.routes);
        expect(again.unserved).toEqual(published.unserved);
      }),
      { numRuns },
    );
  });

  it('keeps a pinned job with its engineer, whatever that costs', () => {
    fc.assert(
      fc.property(smallProblem(8, false, { carriage: false }), problem => {
        const free = plan(problem, { iterations: 100 });
        const route = free.routes[0];
        const job = route?.steps.find(step => step.kind === 'job')?.id;
        fc.pre(route !== undefined && job !== undefined);
        const pinned = {
          ...problem,
          jobs: problem.jobs.map(one =>
            one.id === job ? { ...one, priority: 0, pinnedTo: route.engineer } : one,
          ),
        };
        const made = plan(pinned, { iterations: 300 });
        const owner = made.routes.find(one => one.steps.some(step => step.kind === 'job' && step.id === job));
        expect(owner?.engineer).toBe(route.engineer);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('sees to pinned jobs before all others, however little they matter', () => {
    const jobs = Array.from({ length: 30 }, (_, index) => ({
      id: index + 1,
      place: 0,
      priority: 9,
      demand: [1],
    }));
    const problem = {
      matrices: { car: { durations: [[0]] } },
      jobs: jobs.map(job => (job.id === 20 ? { ...job, priority: 0, pinnedTo: 100 } : job)),
      engineers: [
        { id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 10] as const, capacity: [1] },
      ],
    };
    const { routes } = plan(problem, { iterations: 0 });
    expect(routes.map(route => route.steps.flatMap(step => (step.kind === 'job' ? [step.id] : [])))).toEqual([
      [20],
    ]);
  });

  it('keeps who can do more free for it, where that is worth the way', () => {
    const durations = [
      [0, 100],
      [100, 0],
    ];
    const sent = (costPerSpareSkill: number) =>
      plan(
        {
          matrices: { car: { durations } },
          costPerSpareSkill,
          engineers: [
            { id: 1, profile: 'car', startPlace: 0, skills: [1, 2, 3] },
            { id: 2, profile: 'car', startPlace: 1, skills: [1] },
          ],
          jobs: [{ id: 1, place: 0, skills: [1] }],
        },
        { iterations: 20 },
      ).routes[0]?.engineer;
    expect([sent(0), sent(49), sent(51)]).toEqual([1, 1, 2]);
  });

  it('sends who is preferred of two who are the same otherwise', () => {
    const job = { id: 1, place: 0, preferred: { engineers: [200], price: 9 } };
    const [first, second] = [100, 200].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0 }));
    const problem = { matrices: { car: { durations: [[0]] } }, jobs: [job], engineers: [first!, second!] };
    expect(plan(problem, { iterations: 10 }).routes.map(route => route.engineer)).toEqual([200]);
  });

  describe('with overtime', () => {
    const shift = [0, 100] as const;
    const one = { id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift };
    const durations = [
      [0, 20],
      [20, 0],
    ];
    const dayOf = (...engineers: ProblemDescription['engineers']): ProblemDescription => ({
      matrices: { car: { durations } },
      jobs: [11, 12].map(id => ({ id, place: 1, durationSeconds: 40 })),
      engineers,
    });

    it('serves who is left out without it, at the stated price', () => {
      expect(plan(dayOf(one), { iterations: 50 }).unserved).toHaveLength(1);
      const longer = { ...one, maxOvertimeSeconds: 20, costPerOvertimeHour: 72_000 };
      const made = plan(dayOf(longer), { iterations: 50 });
      expect(made.unserved).toEqual([]);
      expect(made.routes).toMatchObject([{ overtimeSeconds: 20, cost: 40 + 20 * 20 }]);
      expect(plan(dayOf({ ...longer, maxOvertimeSeconds: 19 }), { iterations: 50 }).unserved).toHaveLength(1);
    });

    it('sends a second engineer where that costs less than the overtime of the first', () => {
      const longer = { ...one, maxOvertimeSeconds: 60 };
      const routesAt = (costPerOvertimeHour: number) =>
        plan(dayOf({ ...longer, costPerOvertimeHour }, { ...one, id: 200 }), { iterations: 100 }).routes
          .length;
      expect(routesAt(3_600)).toBe(1);
      expect(routesAt(10_800)).toBe(2);
    });

    it.each([
      ['engineers[0].maxOvertimeSeconds: must be a number', { maxOvertimeSeconds: -1 }],
      ['engineers[0].maxOvertimeSeconds: needs a shift', { maxOvertimeSeconds: 60, shift: undefined }],
      ['engineers[0].costPerOvertimeHour: must be a number from 0', { costPerOvertimeHour: Number.NaN }],
      ['engineers[0].costPerOvertimeHour: must be a number from 0', { costPerOvertimeHour: 2e6 }],
    ])('names the field with a fault: %s', (text, change) => {
      expect(() => plan(dayOf({ ...one, ...change }), { iterations: 1 })).toThrow(text);
    });
  });

  it.each([
    ['jobs[0].preferred.price: must be a number from 0', { engineers: [100], price: -1 }],
    ['jobs[0].preferred.price: must be a number from 0', { engineers: [100], price: 2e6 }],
    ['jobs[0].preferred.engineers[0]: must be a number', { engineers: [NaN], price: 1 }],
  ])('is not made for a wish with a fault: %s', (text, preferred) => {
    const problem = {
      matrices: { car: { durations: [[0]] } },
      jobs: [{ id: 1, place: 0, preferred }],
      engineers: [{ id: 100, profile: 'car', startPlace: 0 }],
    };
    expect(() => plan(problem, { iterations: 1 })).toThrow(text);
  });

  it('stops when it is told to, and when the time is over', () => {
    const [problem] = fc.sample(smallProblem(20), { numRuns: 1, seed: 3 });
    let clock = 0;
    const now = () => clock++;
    expect(plan(problem!, { budgetMs: 40, now }).iterations).toBeLessThanOrEqual(2_000);
    expect(plan(problem!, { iterations: 1e9, isStopped: () => clock++ > 100 }).iterations).toBeLessThan(
      5_000,
    );
    expect(() => plan(problem!, {})).toThrow('a budget is needed');
  });
});

/** One number for the levels of the objective, for problems of this size. */
function weight({ unservedPriority, unserved, cost }: Plan): number {
  return (unservedPriority * 1_000 + unserved.length) * 1e6 + cost;
}
