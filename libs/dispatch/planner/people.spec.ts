import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { EngineerDescription, ProblemDescription } from '../model/description';
import { bruteForce } from './brute-force.fixture';
import { expectBest } from './best-plan.fixture';
import { bruteForceInOrder } from './brute-orders.fixture';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

const numRuns = Number(process.env.PLAN_RUNS ?? 12);

/** Ids 101 and 102 are Monday and Tuesday of one person, 200 is Tuesday of another one. */
const shifts: EngineerDescription[] = [
  { id: 101, person: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] },
  { id: 102, person: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [200, 300] },
  { id: 200, person: 2, profile: 'car', startPlace: 1, endPlace: 1, shift: [200, 300] },
];
const week: ProblemDescription = {
  matrices: {
    car: {
      durations: [
        [0, 10],
        [10, 0],
      ],
    },
  },
  engineers: shifts,
  jobs: [
    { id: 11, place: 0, durationSeconds: 20, windows: [[0, 50]] },
    { id: 12, place: 1, durationSeconds: 20, windows: [[200, 250]] },
  ],
};
const planned = (change: Partial<ProblemDescription>) => plan({ ...week, ...change }, { iterations: 60 });
const ownerOf = (made: Plan, job: number) =>
  made.routes.find(route => route.steps.some(step => step.kind === 'job' && step.id === job))?.engineer;

describe('a plan of several shifts of one person', () => {
  it.each([
    { groups: true, breaks: false },
    { groups: false, dues: true },
    { groups: false, preferences: true },
  ])('is as good as trying everything: %j', given => {
    const kinds = { ...given, people: true, orders: false, crews: false };
    fc.assert(
      fc.property(smallProblem(5, false, kinds), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForce);
      }),
      { numRuns },
    );
  });

  it.each([{ orders: true, crews: false }, { crews: true }])('is as good as that with %j', given => {
    const kinds = { ...given, people: true, breaks: false, preferences: false };
    fc.assert(
      fc.property(smallProblem(5, false, kinds), fc.nat(1_000), (problem, seed) => {
        expectBest(problem, seed, bruteForceInOrder);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('keeps every rule on larger problems', () => {
    fc.assert(
      fc.property(smallProblem(30, true, { people: true, groups: true }), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 60, seed }))).toEqual([]);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it('is the same as without persons where each has one shift', () => {
    fc.assert(
      fc.property(smallProblem(12, true, { people: false }), fc.nat(99), (problem, seed) => {
        const engineers = problem.engineers.map(one => ({ ...one, person: one.id + 5 }));
        const options = { iterations: 200, seed };
        expect(plan({ ...problem, engineers }, options)).toEqual(plan(problem, options));
      }),
      { numRuns },
    );
  });

  it('sends the same engineer on another of his days', () => {
    expect(ownerOf(planned({}), 12)).toBe(200);
    expect(ownerOf(planned({ sameEngineer: [[11, 12]] }), 12)).toBe(102);
  });

  it('sends another engineer, not the same one on another day', () => {
    const jobs = week.jobs.map(job => ({ ...job, place: 0 }));
    expect(ownerOf(planned({ jobs }), 12)).toBe(102);
    expect(ownerOf(planned({ jobs, differentEngineer: [[11, 12]] }), 12)).toBe(200);
    expect(planned({ engineers: shifts.slice(0, 2), differentEngineer: [[11, 12]] }).unserved).toHaveLength(
      1,
    );
  });

  it('follows a pin to one shift for all of the same person, and keeps him from what must be with another', () => {
    const jobs = week.jobs.map(job => (job.id === 11 ? { ...job, pinnedTo: 101 } : job));
    expect(ownerOf(planned({ jobs, sameEngineer: [[11, 12]] }), 12)).toBe(102);
    const near = jobs.map(job => ({ ...job, place: 0 }));
    expect(ownerOf(planned({ jobs: near, differentEngineer: [[11, 12]] }), 12)).toBe(200);
  });

  it('takes a shift by its own number where a job may not be done, or had better be', () => {
    const jobs = week.jobs.map(job => ({ ...job, windows: undefined, never: [200] }));
    expect(ownerOf(planned({ jobs: jobs.map(job => ({ ...job, never: [101, 200] })) }), 11)).toBe(102);
    const preferred = { engineers: [102], price: 50 };
    expect(ownerOf(planned({ jobs: jobs.map(job => ({ ...job, preferred })) }), 11)).toBe(102);
  });

  it('does not work into the next shift, whatever overtime is allowed', () => {
    const engineers = [
      { ...shifts[0]!, maxOvertimeSeconds: 500 },
      { ...shifts[1]!, shift: [110, 300] as const },
    ];
    const jobs = [{ id: 11, place: 0, durationSeconds: 80, windows: [[0, 40]] as const }];
    const latest = (opens: number) =>
      planned({ engineers, jobs: [{ ...jobs[0]!, windows: [[opens, opens]] }] }).unserved.length;
    expect([latest(30), latest(31)]).toEqual([0, 1]);
  });

  it.each<[string, Partial<EngineerDescription>]>([
    ['engineers[1].person: must be a number', { person: Number.NaN }],
    ['engineers[1].shift: is needed where a person has several', { shift: undefined }],
    ['engineers[1].shift: overlaps that of engineer 101, who is the same person', { shift: [99, 150] }],
    ['engineers[0].shift: overlaps that of engineer 102, who is the same person', { shift: [-50, 1] }],
  ])('is not made for shifts with a fault: %s', (text, change) => {
    const engineers = shifts.map(one => (one.id === 102 ? { ...one, ...change } : one));
    expect(() => planned({ engineers })).toThrow(text);
  });

  it.each<[string, Partial<ProblemDescription>]>([
    [
      'differentEngineer[0]: jobs 11 and 12 are pinned to shifts of one person',
      { differentEngineer: [[11, 12]] },
    ],
    ['together[0]: jobs 11 and 12 are pinned to shifts of one person', { together: [[11, 12]] }],
  ])('is not made for pins that break a relation: %s', (text, change) => {
    const jobs = week.jobs.map((job, at) => ({ ...job, pinnedTo: 101 + at }));
    expect(() => planned({ ...change, jobs })).toThrow(text);
    expect(planned({ jobs, sameEngineer: [[11, 12]] }).unserved).toEqual([]);
  });

  it('is seen through by the checker', () => {
    const made = planned({ sameEngineer: [[11, 12]] });
    expect(verify({ ...week, differentEngineer: [[11, 12]] }, made)).toEqual([
      'jobs 11, 12 are not with different engineers',
    ]);
    const strangers = shifts.map(({ person: _person, ...one }) => one);
    expect(verify({ ...week, engineers: strangers, sameEngineer: [[11, 12]] }, made)).toEqual([
      'jobs 11, 12 are not with one engineer',
    ]);
    const early = shifts.map(one => (one.id === 102 ? { ...one, shift: [19, 300] as const } : one));
    expect(verify({ ...week, engineers: early }, made).join()).toContain('and his next shift begins at 19');
  });
});
