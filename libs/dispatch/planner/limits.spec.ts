import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { explain } from '../answers/explain';
import { replan } from '../answers/replan';
import { slots } from '../answers/slots';
import type { EngineerDescription, PersonDescription, ProblemDescription } from '../model/description';
import { bruteForce } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

const numRuns = Number(process.env.PLAN_RUNS ?? 25);
const limited = { people: true, personal: true };

const shiftOf = (id: number, begin: number): EngineerDescription => ({
  id,
  person: 1,
  profile: 'car',
  startPlace: 0,
  endPlace: 0,
  shift: [begin, begin + 100],
  maxOvertimeSeconds: 60,
  costPerOvertimeHour: 0,
});
/** Two days of one person; each of the four jobs takes 70, two of them are possible on each. */
const week: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 5],
        [5, 0],
      ],
    },
  },
  engineers: [shiftOf(101, 0), shiftOf(102, 200)],
  jobs: [11, 12, 13, 14].map((id, at) => ({
    id,
    place: 1,
    durationSeconds: 70,
    windows: [at < 2 ? [0, 90] : [200, 290]],
  })),
};
const withLimits = (limits: Partial<PersonDescription>) => ({ ...week, people: [{ id: 1, ...limits }] });
const planned = (limits: Partial<PersonDescription>) => plan(withLimits(limits), { iterations: 200 });

describe('a plan of persons with limits over all of their shifts', () => {
  it.each([{ breaks: false }, { breaks: true }])('is as good as trying everything: %j', given => {
    const kinds = { ...limited, ...given, orders: false, crews: false };
    fc.assert(
      fc.property(smallProblem(5, false, kinds), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForce);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it.each([{ orders: true, crews: false }, { crews: true }])('is as good as that with %j', given => {
    const kinds = { ...limited, ...given, breaks: false, preferences: false };
    fc.assert(
      fc.property(smallProblem(4, false, kinds), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('keeps every rule on larger problems', () => {
    fc.assert(
      fc.property(smallProblem(30, true, limited), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 60, seed }))).toEqual([]);
      }),
      { endOnFailure: true, numRuns: numRuns * 2 },
    );
  });

  it('serves as many as his jobs and his overtime allow', () => {
    const left = (limits: Partial<PersonDescription>) => planned(limits).unserved.length;
    expect(left({})).toBe(0);
    expect([left({ maxJobs: 4 }), left({ maxJobs: 3 })]).toEqual([0, 1]);
    expect([left({ maxOvertimeSeconds: 100 }), left({ maxOvertimeSeconds: 99 })]).toEqual([0, 1]);
    expect(left({ maxOvertimeSeconds: 49 })).toBe(2);
  });

  it('lets him rest before his next shift', () => {
    const ends = (limits: Partial<PersonDescription>) =>
      planned(limits)
        .routes.find(route => route.engineer === 101)!
        .steps.at(-1)!.arrival;
    expect(ends({})).toBe(150);
    expect(ends({ minRestSeconds: 50 })).toBe(150);
    expect(ends({ minRestSeconds: 51 })).toBe(80);
  });

  it.each<[string, readonly PersonDescription[]]>([
    ['people[0].id: there is no shift of person 2', [{ id: 2 }]],
    ['people[1].id: 1 is there twice', [{ id: 1 }, { id: 1 }]],
    ['people[0].maxJobs: must be a number, not negative', [{ id: 1, maxJobs: -1 }]],
    ['people[0].maxOvertimeSeconds: must be a number', [{ id: 1, maxOvertimeSeconds: Number.NaN }]],
    [
      'people[0].minRestSeconds: leaves nothing of the shift of engineer 101',
      [{ id: 1, minRestSeconds: 201 }],
    ],
  ])('is not made for limits with a fault: %s', (text, people) => {
    expect(() => plan({ ...week, people }, { iterations: 1 })).toThrow(text);
  });

  it('is seen through by the checker', () => {
    const made = planned({});
    expect(verify(withLimits({ maxJobs: 4, maxOvertimeSeconds: 100, minRestSeconds: 50 }), made)).toEqual([]);
    expect(verify(withLimits({ maxJobs: 3, maxOvertimeSeconds: 99, minRestSeconds: 51 }), made)).toEqual([
      'engineer 101 ends at 150, and his next shift begins at 200',
      'person 1 has 4 jobs',
      'person 1 has 100 s of overtime',
    ]);
  });
});

describe('answers beside the limits of a person', () => {
  const three = (limits: Partial<PersonDescription>) => {
    const problem = { ...withLimits(limits), jobs: week.jobs.slice(0, 3) };
    return { problem, made: plan(problem, { iterations: 200 }) };
  };
  const last = week.jobs[3]!;

  it('offer only what he may still do, and no begin that his overtime does not reach', () => {
    const offers = (limits: Partial<PersonDescription>) => {
      const { problem, made } = three(limits);
      return slots(problem, made, last, 9);
    };
    expect(offers({ maxJobs: 3 })).toEqual([]);
    expect(offers({ maxOvertimeSeconds: 99 })).toEqual([]);
    expect(offers({ maxOvertimeSeconds: 102 }).map(one => one.to - one.from)).toEqual([0, 0]);
    expect(Math.max(...offers({}).map(one => one.to - one.from))).toBeGreaterThan(0);
  });

  it('say that his days are full', () => {
    const { problem, made } = three({ maxJobs: 3 });
    const asked = { ...problem, jobs: week.jobs };
    const standing = { ...made, unserved: [{ id: 14, reason: '' }] };
    expect(explain(asked, standing, 14).engineers.at(-1)).toEqual({
      engineer: 102,
      refusal: { code: 'full', short: 'jobs', jobs: 1 },
    });
  });

  it('count what is done, and take away from another day what an overrun has used up', () => {
    const problem = withLimits({ maxOvertimeSeconds: 100 });
    const made = plan(problem, { iterations: 200 });
    const under = made.routes[0]!.steps.findLast(step => step.kind === 'job')!;
    const event = { kind: 'overrun', job: under.id!, endsAt: 155 } as const;
    const answer = replan(problem, made, [event], { at: 120 }, { iterations: 100 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    expect(answer.plan.unserved).toHaveLength(1);
    const late = { ...event, endsAt: 300 };
    const over = replan(problem, made, [late], { at: 120 }, { iterations: 100 });
    expect(verify(over.problem, over.plan)).toEqual([]);
    expect(over.problem.people).toEqual([{ id: 1, maxOvertimeSeconds: 205 }]);
  });

  it('do not keep a promise with overtime that another day needs', () => {
    const problem = withLimits({ maxOvertimeSeconds: 50 });
    const standing = plan({ ...problem, jobs: week.jobs.slice(0, 3) }, { iterations: 200 });
    const [first] = standing.routes[0]!.steps.filter(step => step.kind === 'job');
    const { plan: made } = replan(
      { ...problem, jobs: week.jobs.slice(0, 3) },
      standing,
      [
        { kind: 'declined', job: first!.id!, engineer: 101 },
        { kind: 'emergency', job: { ...last, id: 20, priority: 100 } },
      ],
      { at: 0 },
      { iterations: 100 },
    );
    expect(made.routes.map(route => route.overtimeSeconds)).toEqual([0, 50]);
  });
});
