import { describe, expect, it } from '@jest/globals';
import type { EngineerDescription, JobDescription, Order, ProblemDescription } from '../model/description';
import { plan } from './plan';
import type { Plan } from './plan-model';
import { verify } from './verify';

const durations = [
  [0, 10, 20],
  [10, 0, 15],
  [20, 15, 0],
];
const problem: ProblemDescription = {
  matrices: { car: { durations, distances: durations } },
  engineers: [
    {
      id: 1,
      profile: 'car',
      startPlace: 0,
      endPlace: 0,
      shift: [0, 200],
      skills: [4],
      capacity: [2],
      breaks: [{ id: 5, windows: [[40, 60]], durationSeconds: 10 }],
    },
  ],
  jobs: [
    { id: 11, place: 1, durationSeconds: 30, setupSeconds: 5, windows: [[20, 50]], skills: [4], demand: [1] },
    { id: 12, place: 2, durationSeconds: 20, priority: 3, demand: [1] },
  ],
};
const halves = [11, 12].map(id => ({ id, place: 1 }));
const made = plan(problem, { iterations: 100 });

const withEngineer = (change: Partial<EngineerDescription>): ProblemDescription => ({
  ...problem,
  engineers: problem.engineers.map(one => ({ ...one, ...change })),
});
const withJob = (change: Partial<JobDescription>): ProblemDescription => ({
  ...problem,
  jobs: problem.jobs.map(one => (one.id === 11 ? { ...one, ...change } : one)),
});
const withProblem = (engineer: Partial<EngineerDescription>, job: Partial<JobDescription>) => ({
  ...withEngineer(engineer),
  jobs: withJob(job).jobs,
});
const withOrder = (order: Partial<Order>): ProblemDescription => ({
  ...problem,
  jobs: problem.jobs.map(one => (one.id === 12 ? { ...one, after: [{ job: 11, ...order }] } : one)),
});
function tampered(change: (copy: Plan) => void): Plan {
  const copy = structuredClone(made);
  change(copy);
  return copy;
}

describe('the checker', () => {
  it('finds nothing wrong with a plan of the planner', () => {
    expect(verify(problem, made)).toEqual([]);
    expect(made.unserved).toEqual([]);
  });

  it.each<[string, ProblemDescription]>([
    ['lacks skill', withEngineer({ skills: [] })],
    ['after the shift', withEngineer({ shift: [0, 100] })],
    ['after the shift', withEngineer({ shift: [0, 100], maxOvertimeSeconds: 4 })],
    ['s of overtime, not 0', withEngineer({ shift: [0, 100], maxOvertimeSeconds: 60 })],
    ['before the shift', withEngineer({ shift: [50, 300] })],
    [
      'a break is not taken',
      withEngineer({
        breaks: [...problem.engineers[0]!.breaks!, { id: 6, windows: [[0, 9]], durationSeconds: 1 }],
      }),
    ],
    [
      'outside its windows',
      withEngineer({ breaks: [{ id: 5, windows: [[180, 190]], durationSeconds: 10 }] }),
    ],
    ['of load 0, more than 1', withEngineer({ capacity: [1] })],
    [
      'costs 62, not 45',
      withJob({
        preferredWindows: [
          [0, 3],
          [60, 70],
        ],
      }),
    ],
    ['costs 52, not 45', withJob({ preferredWindows: [[60, 70]], mostOutsideCost: 7 })],
    ['travels 45 s', withEngineer({ maxTravelSeconds: 44 })],
    ['travels 45 m', withEngineer({ maxDistanceMetres: 44 })],
    ['has 2 jobs', withEngineer({ maxJobs: 1 })],
    ['instead of', withEngineer({ speedFactor: 0.5 })],
    ['begins job 11', withJob({ windows: [[150, 160]] })],
    ['too little time', withJob({ durationSeconds: 31 })],
    ['too little time', withJob({ setupSeconds: 6 })],
    ['too little time', withEngineer({ durationFactor: 1.5 })],
    ['too little time', withProblem({ type: 'junior' }, { durationPerType: { junior: 31 } })],
    ['too little time', withProblem({ type: 'junior' }, { setupPerType: { junior: 6 } })],
    ['costs 65, not 45', withJob({ preferred: { engineers: [2], price: 20 } })],
    ['is not to do job 11', withJob({ never: [1] })],
    ['job 11 begins -80 s after the end of job 12', withJob({ after: [{ job: 12 }] })],
    ['job 12 begins', withOrder({ minGapSeconds: 100 })],
    ['job 12 begins', withOrder({ maxGapSeconds: 5 })],
    ['jobs 11, 12 do not begin together', { ...problem, together: [[11, 12]] }],
    ['jobs 11, 12 are not with different engineers', { ...problem, differentEngineer: [[11, 12]] }],
    ['pinned to engineer 2', withJob({ pinnedTo: 2 })],
  ])('sees what "%s"', (text, other) => {
    expect(verify(other, made).join()).toContain(text);
  });

  it('sees a group of one engineer that two share, and lets those left out be unless others wait for them', () => {
    const two = [1, 2].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0 }));
    const shared = plan(
      { ...problem, engineers: two, jobs: halves, differentEngineer: [[11, 12]] },
      { iterations: 20 },
    );
    expect(shared.routes).toHaveLength(2);
    const torn = verify({ ...problem, engineers: two, jobs: halves, sameEngineer: [[11, 12]] }, shared);
    expect(torn).toEqual(['jobs 11, 12 are not with one engineer']);
    const alone = { ...problem, jobs: [...problem.jobs, { id: 13, place: 1, skills: [9] }] };
    const left = plan(alone, { iterations: 20 });
    expect(verify({ ...alone, sameEngineer: [[11, 13]], differentEngineer: [[12, 13]] }, left)).toEqual([]);
    const jobs = alone.jobs.map(job => (job.id === 12 ? { ...job, after: [{ job: 13 }] } : job));
    expect(verify({ ...alone, jobs }, left)).toEqual(['job 12 is served without job 13, which it waits for']);
  });

  it('asks nothing for a wish that is kept, or that names nobody', () => {
    expect(verify(withJob({ preferred: { engineers: [2, 1], price: 20 } }), made)).toEqual([]);
    expect(verify(withJob({ preferred: { engineers: [], price: 20 } }), made)).toEqual([]);
  });

  it('takes the time of the type without the factor, and of a timed job as it is', () => {
    const perType = withProblem(
      { type: 'senior', durationFactor: 2 },
      { durationPerType: { senior: 30 }, setupPerType: { senior: 5 } },
    );
    const jobs = perType.jobs.map(job => (job.id === 12 ? { ...job, isTimed: true } : job));
    expect(verify({ ...perType, jobs }, made)).toEqual([]);
    expect(verify(perType, made).join()).toContain('too little time');
  });

  it.each<[string, (copy: Plan) => void]>([
    [
      'job 12 is done twice',
      copy =>
        copy.routes[0]!.steps.splice(
          1,
          0,
          copy.routes[0]!.steps.find(step => step.id === 12)!,
        ),
    ],
    ['either planned or listed', copy => copy.unserved.push({ id: 12, reason: '' })],
    ['unknown job 99', copy => copy.unserved.push({ id: 99, reason: '' })],
    ['unknown engineer 3', copy => (copy.routes[0]!.engineer = 3)],
    ['has two routes', copy => copy.routes.push(copy.routes[0]!)],
    ['the plan costs', copy => (copy.cost -= 1)],
    ['does not begin', copy => copy.routes[0]!.steps.shift()],
    ['cannot arrive', copy => (copy.routes[0]!.steps.find(step => step.kind === 'job')!.arrival -= 5)],
    ['cut short', copy => (copy.routes[0]!.steps.find(step => step.kind === 'break')!.duration = 9)],
  ])('sees "%s" in a plan that was changed', (text, change) => {
    expect(verify(problem, tampered(change)).join()).toContain(text);
  });
});
