import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { explain } from '../answers/explain';
import { rearrange } from '../answers/rearrange';
import { replan } from '../answers/replan';
import { slots } from '../answers/slots';
import type { EngineerDescription, JobDescription, ProblemDescription } from '../model/description';
import { isLess } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

const numRuns = Number(process.env.PLAN_RUNS ?? 25);
const splits = { people: true, splits: true, breaks: false, preferences: false };

const shiftOf = (id: number, person: number, day: number): EngineerDescription => ({
  id,
  person,
  profile: 'car',
  startPlace: 0,
  endPlace: 0,
  shift: [day * 1_000, day * 1_000 + 100],
  capacity: [1],
});
/** Three days of one person, two of another; 11 is done in parts of 80, 80 and 40. */
const week: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 10],
        [10, 0],
      ],
    },
  },
  engineers: [
    ...[0, 1, 2].map(day => shiftOf(100 + day, 1, day)),
    ...[0, 1].map(day => shiftOf(200 + day, 2, day)),
  ],
  jobs: [
    { id: 11, place: 1, durationSeconds: 200, split: { partSeconds: 80 }, priority: 10, demand: [1] },
    { id: 12, place: 0, durationSeconds: 30 },
  ],
};
const planned = (change: Partial<ProblemDescription> = {}) =>
  plan({ ...week, ...change }, { iterations: 100 });
const withJob = (change: Partial<JobDescription>, other: Partial<JobDescription> = {}) => ({
  jobs: week.jobs.map(job => (job.id === 11 ? { ...job, ...change } : { ...job, ...other })),
});
const partsOf = ({ routes }: Plan) =>
  routes
    .flatMap(({ engineer, steps }) =>
      steps.flatMap(({ id, part, parts, duration }) =>
        id === 11 ? [{ engineer, part, parts, duration }] : [],
      ),
    )
    .sort((a, b) => a.engineer - b.engineer);
const withRoutes = (problem: ProblemDescription, { routes }: Plan): ProblemDescription => ({
  ...problem,
  engineers: problem.engineers.map(one => ({
    ...one,
    route: routes
      .find(route => route.engineer === one.id)
      ?.steps.flatMap(step => (step.kind === 'job' ? [step.id!] : [])),
  })),
});

describe('a plan of a job in parts', () => {
  it.each([{ orders: false }, { orders: true }, { crews: true }])(
    'is as good as trying every order and every moment: %j',
    given => {
      const kinds = { orders: false, crews: false, ...given, ...splits };
      fc.assert(
        fc.property(smallProblem(4, false, kinds), fc.nat(1_000), (problem, seed) => {
          expectBest(problem, seed, bruteForceInOrder);
        }),
        { endOnFailure: true, numRuns },
      );
    },
  );

  it('is not better than that where breaks are taken, and keeps every rule', () => {
    const kinds = { ...splits, breaks: true };
    fc.assert(
      fc.property(smallProblem(4, false, kinds), fc.nat(1_000), (problem, seed) => {
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

  it('keeps every rule on larger problems, and is accepted as a beginning', () => {
    fc.assert(
      fc.property(
        smallProblem(30, true, { ...splits, breaks: true, preferences: true }),
        fc.nat(99),
        (problem, seed) => {
          const made = plan(problem, { iterations: 60, seed });
          expect(verify(problem, made)).toEqual([]);
          const again = plan(withRoutes(problem, made), { iterations: 0 });
          expect(again.unservedPriority).toBeLessThanOrEqual(made.unservedPriority);
        },
      ),
      { numRuns },
    );
  });

  it('has all parts in order, each on a day of its own of one person, and the job once', () => {
    const made = planned();
    expect(made.unserved).toEqual([]);
    expect(partsOf(made)).toEqual([
      { engineer: 100, part: 1, parts: 3, duration: 80 },
      { engineer: 101, part: 2, parts: 3, duration: 80 },
      { engineer: 102, part: 3, parts: 3, duration: 40 },
    ]);
    expect(partsOf(planned(withJob({ durationSeconds: 80 })))).toMatchObject([
      { part: undefined, duration: 80 },
    ]);
  });

  it('comes back unchanged as a beginning', () => {
    const made = planned();
    expect(plan(withRoutes(week, made), { iterations: 0 }).routes).toEqual(made.routes);
  });

  it('leaves the whole of it out, once, and says why', () => {
    // The second day of person 1 is taken, and nobody else has three.
    const taken = { pinnedTo: 101, durationSeconds: 90 };
    const made = planned(withJob({}, taken));
    expect(partsOf(made)).toEqual([]);
    expect(made.unserved).toEqual([
      {
        id: 11,
        reason: 'the engineers who could do it have no room for all of its 3 parts in their shifts',
      },
    ]);
    expect(made.unservedPriority).toBe(10);
  });

  it('puts several parts in one shift only where they may share it', () => {
    const long = week.engineers.map(one => ({
      ...one,
      shift: [one.shift![0], one.shift![0] + 250] as const,
    }));
    const used = (mayShareShift: boolean, durationSeconds: number) => {
      const split = { partSeconds: 80, mayShareShift };
      const made = planned({ engineers: long, ...withJob({ split, durationSeconds }) });
      return new Set(partsOf(made).map(one => one.engineer)).size;
    };
    expect([used(false, 200), used(true, 200)]).toEqual([3, 1]);
    expect([used(false, 160), used(true, 160)]).toEqual([2, 1]);
  });

  it('is over for those who wait for it with its last part', () => {
    const after = [{ job: 11, minGapSeconds: 5 }];
    const engineers = [...week.engineers, shiftOf(300, 3, 0), shiftOf(302, 3, 2)];
    const made = planned({ engineers, ...withJob({}, { after }) });
    const owner = made.routes.find(route => route.steps.some(step => step.id === 12));
    expect(owner!.engineer % 100).toBe(2);
    const first = (durationSeconds: number) =>
      planned(withJob({ after: [{ job: 12 }] }, { durationSeconds, windows: [[0, 0]] })).unserved.length;
    expect([first(10), first(11)]).toEqual([0, 1]);
  });

  it('takes the time of the type in proportion, and the factor on each part', () => {
    const senior = { type: 'senior', durationFactor: 1 };
    const durations = (change: Partial<EngineerDescription>, job: Partial<JobDescription>) =>
      partsOf(
        planned({ engineers: week.engineers.map(one => ({ ...one, ...change })), ...withJob(job) }),
      ).map(one => one.duration);
    expect(durations(senior, { durationPerType: { senior: 101 } })).toEqual([40, 41, 20]);
    expect(durations({ durationFactor: 0.5 }, {})).toEqual([40, 40, 20]);
  });

  it.each<[string, Partial<JobDescription>, Partial<ProblemDescription>?]>([
    ['jobs[0].split.partSeconds: must be a number above 0', { split: { partSeconds: 0 } }],
    ['jobs[0].split.partSeconds: must be a number above 0', { split: { partSeconds: Number.NaN } }],
    ['jobs[0].split.partSeconds: makes 200 parts, more than 100', { split: { partSeconds: 1 } }],
    ['jobs[0].split.partSeconds: makes 4 parts, and nobody has more than 3', { durationSeconds: 241 }],
    ['jobs[0].split.partSeconds: is longer than every shift (100)', { split: { partSeconds: 101 } }],
    [
      'jobs[0].durationSeconds: is longer than all shifts of any person (300)',
      { durationSeconds: 301, split: { partSeconds: 80, mayShareShift: true } },
    ],
    ['jobs[0].pinnedTo: is one shift, and the job is done in parts', { pinnedTo: 100 }],
    ['together[0][1]: job 11 is done in parts', {}, { together: [[12, 11]] }],
    [
      'differentEngineer[0]: jobs 11 and 12 must be with one engineer',
      {},
      { differentEngineer: [[11, 12]], sameEngineer: [[11, 12]] },
    ],
  ])('is not made for parts with a fault: %s', (text, change, groups = {}) => {
    expect(() => planned({ ...withJob(change), ...groups })).toThrow(text);
  });

  it('is seen through by the checker', () => {
    const made = planned();
    const tampered = (change: (copy: Plan) => void) => {
      const copy = structuredClone(made);
      change(copy);
      return verify(week, copy).join();
    };
    const stepOf = (copy: Plan, route: number) => copy.routes[route]!.steps.find(step => step.id === 11)!;
    expect(verify(week, made)).toEqual([]);
    expect(tampered(copy => (stepOf(copy, 1).part = 1))).toContain('is not done in 3 parts');
    expect(tampered(copy => (stepOf(copy, 0).parts = 2))).toContain('is not done in 3 parts');
    expect(tampered(copy => (stepOf(copy, 0).duration = 79))).toContain('too little time');
    expect(tampered(copy => copy.routes.splice(2, 1))).toContain('is not done in 3 parts');
    expect(
      tampered(copy => {
        [stepOf(copy, 0).part, stepOf(copy, 1).part] = [2, 1];
      }),
    ).toContain('begins before part 1 has ended');
    const strangers = week.engineers.map(({ person: _person, ...one }) => one);
    expect(verify({ ...week, engineers: strangers }, made)).toContain(
      'parts of job 11 are not with one engineer',
    );
    const shared = planned({
      engineers: week.engineers.map(one => ({
        ...one,
        shift: [one.shift![0], one.shift![0] + 250] as const,
      })),
      ...withJob({ split: { partSeconds: 80, mayShareShift: true } }),
    });
    expect(verify(week, shared)).toContain('parts of job 11 share a shift');
    const whole = { ...week, ...withJob({ split: undefined, durationSeconds: 40 }) };
    expect(verify(whole, made)).toContain('job 11 is not done in parts');
  });
});

describe('answers beside a job in parts', () => {
  const made = planned();

  it('offer the places that its parts leave, and none for itself', () => {
    const job = { id: 13, place: 0, durationSeconds: 30 };
    const first = slots(week, made, job, 99).filter(one => one.engineer < 102);
    expect(first).toEqual([]);
    expect(slots(week, made, job, 99)).not.toEqual([]);
    expect(() => slots(week, made, { ...week.jobs[0]!, id: 14 }, 1)).toThrow('job.split');
  });

  it('explain its first part', () => {
    const { planned: at, engineers } = explain(week, made, 11);
    expect(at).toMatchObject({ engineer: 100 });
    expect(engineers.find(one => one.engineer === 200)?.refusal).not.toBeNull();
  });

  it('are not given for a running day', () => {
    const policy = { at: 0 };
    expect(() => replan(week, made, [], policy, { iterations: 1 })).toThrow('jobs[0].split');
    const promised = { was: new Map(), homeless: new Set<number>(), urgent: new Set<number>() };
    expect(() => rearrange(week, promised, policy, { iterations: 1 })).toThrow('jobs[0].split');
  });
});
