import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { EngineerDescription, Group, JobDescription, ProblemDescription } from '../model/description';
import { priceOf } from '../planner/brute-force.fixture';
import { plan } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { smallProblem } from '../planner/small-problem.fixture';
import { explain } from './explain';
import { jobIds } from './standing';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);

/** Can an engineer do exactly these jobs in this order? Steps through seconds. */
function isPossible(problem: ProblemDescription, engineer: EngineerDescription, order: number[]): boolean {
  const jobs = order.map(id => problem.jobs.find(job => job.id === id)!);
  const isAble = (job: JobDescription) =>
    (job.skills ?? []).every(skill => engineer.skills?.includes(skill) === true) &&
    job.never?.includes(engineer.id) !== true;
  return jobs.every(isAble) && priceOf(problem, engineer, jobs) !== null;
}

/** Could the engineer have the job, whoever has the others of its groups? */
function keepsGroups(problem: ProblemDescription, made: Plan, job: number, engineer: number): boolean {
  const personOf = (id: number) => problem.engineers.find(one => one.id === id)!.person ?? -id;
  const owners = (groups: readonly Group[] = []) => {
    const ids = groups.flatMap(group => (group.includes(job) ? group.filter(id => id !== job) : []));
    return made.routes.flatMap(route =>
      jobIds(route).some(id => ids.includes(id)) ? [personOf(route.engineer)] : [],
    );
  };
  return (
    owners(problem.sameEngineer).every(owner => owner === personOf(engineer)) &&
    !owners(problem.differentEngineer).includes(personOf(engineer))
  );
}

const durations = [
  [0, 10, 20],
  [10, 0, 15],
  [20, 15, 0],
];
const base: ProblemDescription = {
  matrices: { car: { durations, distances: durations } },
  engineers: [{ id: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100], capacity: [2] }],
  jobs: [{ id: 11, place: 1, durationSeconds: 30 }],
};
const withJob = (job: Partial<JobDescription>, engineer: Partial<EngineerDescription> = {}) => {
  const problem = {
    ...base,
    engineers: [{ ...base.engineers[0]!, ...engineer }],
    jobs: [{ ...base.jobs[0]!, ...job }],
  };
  return explain(problem, plan(problem, { iterations: 20 }), 11);
};

describe('an explanation', () => {
  it.each([
    [{ skills: [4] }, {}, { code: 'skill', skill: 4 }],
    [{ demand: [3] }, {}, { code: 'load', kind: 0, needs: 3, has: 2 }],
    [{}, { maxJobs: 0 }, { code: 'no-jobs' }],
    [{ windows: [[120, 130] as const] }, {}, { code: 'shift', shift: [0, 100], opens: 120, closes: 130 }],
    [{}, { maxTravelSeconds: 19 }, { code: 'travel', needsSeconds: 20, mostSeconds: 19 }],
    [{}, { maxDistanceMetres: 19 }, { code: 'distance', needsMetres: 20, mostMetres: 19 }],
    [{ durationSeconds: 85 }, {}, { code: 'reach', arrives: 10, closes: 1e15, ready: 105, shiftTo: 100 }],
  ])('names the rule that excludes an engineer: %j %j', (job, engineer, refusal) => {
    const { planned, engineers } = withJob(job, engineer);
    expect(planned).toBeNull();
    expect(engineers).toEqual([{ engineer: 1, refusal }]);
  });

  it('says that the day is full, and of what', () => {
    const problem = { ...base, jobs: [...base.jobs, { id: 12, place: 2, durationSeconds: 60, priority: 5 }] };
    const made = plan(problem, { iterations: 20 });
    expect(explain(problem, made, 11).engineers).toEqual([
      { engineer: 1, refusal: { code: 'full', short: 'time', jobs: 1 } },
    ]);
  });

  it('says why not earlier', () => {
    const at = (job: Partial<JobDescription>) => withJob(job).planned?.notEarlier;
    expect(at({})).toEqual({ code: 'start', at: 0, travelSeconds: 10 });
    expect(at({ windows: [[40, 50]] })).toEqual({ code: 'opens', at: 40 });
    const problem: ProblemDescription = {
      ...base,
      jobs: [base.jobs[0]!, { id: 12, place: 2, durationSeconds: 5, windows: [[50, 60]] }],
    };
    const made = plan(problem, { iterations: 50 });
    expect(explain(problem, made, 12).planned?.notEarlier).toEqual({
      code: 'visit-before',
      job: 11,
      endsAt: expect.any(Number),
      travelSeconds: 15,
    });
    expect(explain(problem, made, 11).planned?.notEarlier).toEqual({
      code: 'start',
      at: 0,
      travelSeconds: 10,
    });
  });

  it('says what a job waits for', () => {
    const order = { job: 11, minGapSeconds: 7 };
    const problem = { ...base, jobs: [...base.jobs, { id: 12, place: 1, after: [order] }] };
    const made = plan(problem, { iterations: 20 });
    expect(explain(problem, made, 12).planned?.notEarlier).toEqual({
      code: 'waits',
      job: 11,
      endsAt: 40,
      gapSeconds: 7,
    });
    const never = {
      ...problem,
      jobs: problem.jobs.map(job => (job.id === 11 ? { ...job, skills: [9] } : job)),
    };
    const { engineers } = explain(never, plan(never, { iterations: 20 }), 12);
    expect(engineers).toEqual([{ engineer: 1, refusal: { code: 'waits', job: 11 } }]);
  });

  it('refuses exactly the engineers who have no place for the job, as stepping through seconds does', () => {
    fc.assert(
      fc.property(
        smallProblem(5, false, { orders: false, crews: false, personal: false, carriage: false }),
        fc.nat(4),
        (problem, pick) => {
          const made = plan(problem, { iterations: 60 });
          const job = problem.jobs[pick % problem.jobs.length]!;
          const { planned, engineers } = explain(problem, made, job.id);
          expect(planned === null).toBe(made.unserved.some(one => one.id === job.id));
          for (const answer of engineers) {
            const engineer = problem.engineers.find(one => one.id === answer.engineer)!;
            const route = made.routes.find(one => one.engineer === engineer.id);
            const order = route ? jobIds(route).filter(id => id !== job.id) : [];
            const places = Array.from({ length: order.length + 1 }, (_, at) =>
              order.toSpliced(at, 0, job.id),
            );
            const isFree = places.some(one => isPossible(problem, engineer, one));
            const isBound = !keepsGroups(problem, made, job.id, engineer.id);
            expect(answer.refusal === null).toBe(isFree && !isBound);
            if (answer.refusal?.code.endsWith('-engineer')) expect(isBound).toBe(true);
            const isOfOthers = /full|-engineer$/.test(answer.refusal?.code ?? '');
            if (isOfOthers) expect(isPossible(problem, engineer, [job.id])).toBe(true);
            else if (answer.refusal) expect(isPossible(problem, engineer, [job.id])).toBe(false);
          }
        },
      ),
      { numRuns },
    );
  });

  it('states for a planned job the price of its own place at most, and no earlier begin than its own', () => {
    fc.assert(
      fc.property(smallProblem(12, false, { carriage: false }), problem => {
        const made = plan(problem, { iterations: 60 });
        for (const route of made.routes)
          for (const id of jobIds(route)) {
            const { planned, engineers } = explain(problem, made, id);
            const own = engineers.find(one => one.engineer === planned!.engineer)!;
            expect(own.refusal).toBeNull();
            if (own.refusal) continue;
            expect(own.earliest.from).toBeLessThanOrEqual(planned!.begin);
            const { notEarlier } = planned!;
            if (notEarlier.code === 'could') expect(notEarlier.from).toBeLessThan(planned!.begin);
          }
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('names the job or the route that does not belong to the problem', () => {
    const made = plan(base, { iterations: 20 });
    expect(() => explain(base, made, 99)).toThrow('there is no job 99');
    expect(() => explain({ ...base, jobs: [] }, made, 11)).toThrow('plan.routes[0]');
    const sick = { ...base, engineers: [{ ...base.engineers[0]!, shift: [0, 20] as const }] };
    expect(() => explain(sick, made, 11)).toThrow('breaks a rule');
  });
});
