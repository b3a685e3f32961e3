import { describe, expect, it } from '@jest/globals';
import type { ProblemDescription } from '../model/description';
import { plan } from './plan';
import type { Plan } from './plan-model';

describe('a plan of jobs that have to do with each other', () => {
  const durations = [
    [0, 10],
    [10, 0],
  ];
  const engineers = [100, 200].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0 }));
  const problem = {
    matrices: { car: { durations } },
    jobs: [11, 12, 13].map(id => ({ id, place: 1, durationSeconds: 30 })),
    engineers,
  };
  const owners = (made: Plan) =>
    [11, 12, 13].map(
      id =>
        made.routes.find(route => route.steps.some(step => step.kind === 'job' && step.id === id))?.engineer,
    );
  const planned = (change: Partial<ProblemDescription>) =>
    plan({ ...problem, ...change }, { iterations: 60 });

  it('sends one engineer although two would be nearer, and two although one would do', () => {
    const homes = engineers.map((one, at) => ({ ...one, startPlace: at, endPlace: at }));
    const jobs = problem.jobs.map((job, at) => ({ ...job, place: at % 2 }));
    expect(new Set(owners(planned({ jobs, engineers: homes }))).size).toBe(2);
    expect(new Set(owners(planned({ jobs, engineers: homes, sameEngineer: [[11, 12]] }))).size).toBe(1);
    expect(new Set(owners(planned({}))).size).toBe(1);
    expect(new Set(owners(planned({ differentEngineer: [[11, 13]] }))).size).toBe(2);
  });

  it('leaves out whom nobody is left for, and says which jobs it had to do with', () => {
    const { unserved } = planned({ differentEngineer: [[11, 12, 13]] });
    expect(unserved).toHaveLength(1);
    expect(unserved[0]!.reason).toContain('beside its relations to jobs');
  });

  it('follows a pin', () => {
    const jobs = problem.jobs.map(job => (job.id === 12 ? { ...job, pinnedTo: 200 } : job));
    const made = planned({ jobs, sameEngineer: [[11, 12]], differentEngineer: [[12, 13]] });
    expect(owners(made)).toEqual([200, 200, 100]);
  });

  it.each<[string, Partial<ProblemDescription>]>([
    ['sameEngineer[1][0]: there is no job 9', { sameEngineer: [[], [9]] }],
    ['differentEngineer[0][1]: job 11 is there twice', { differentEngineer: [[11, 11]] }],
    [
      'differentEngineer[0]: jobs 11 and 13 must be with one engineer by sameEngineer',
      {
        sameEngineer: [
          [11, 12],
          [12, 13],
        ],
        differentEngineer: [[11, 13]],
      },
    ],
  ])('refuses what makes no sense: %s', (text, change) => {
    expect(() => planned(change)).toThrow(text);
  });

  it.each<[string, number[], Partial<ProblemDescription>]>([
    [
      'sameEngineer[0]: jobs 11 and 12 are pinned to engineers 100 and 200',
      [100, 200],
      { sameEngineer: [[11, 12]] },
    ],
    [
      'differentEngineer[0]: jobs 11 and 12 are both pinned to engineer 200',
      [200, 200],
      { differentEngineer: [[11, 12]] },
    ],
  ])('refuses pins that break a relation: %s', (text, pins, change) => {
    const jobs = problem.jobs.map((job, at) => (pins[at] ? { ...job, pinnedTo: pins[at] } : job));
    expect(() => planned({ ...change, jobs })).toThrow(text);
    const waiting = jobs.map(job => ({ ...job, mayWait: true }));
    expect(planned({ ...change, jobs: waiting }).unserved).toHaveLength(1);
  });
});
