import { describe, expect, it } from '@jest/globals';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { verify } from '../planner/verify';
import { appointments } from './changes';
import { replan } from './replan';
import type { DayEvent } from './replan-model';

const engineers = [1, 2].map(id => ({
  id,
  profile: 'car',
  startPlace: 0,
  endPlace: 0,
  shift: [0, 200] as const,
}));

describe('planning a running day anew, with a group for one engineer of which one job is done', () => {
  const problem: ProblemDescription = {
    matrices: { car: { durations: [[0]] } },
    engineers,
    jobs: [11, 12, 13].map((id, at) => ({
      id,
      place: 0,
      durationSeconds: 50,
      windows: [[at * 50, at * 50]],
    })),
    sameEngineer: [[11, 12, 13]],
  };
  const made = plan(problem, { iterations: 10 });
  const [owner] = made.routes.map(route => route.engineer);
  const after = (event: DayEvent) => {
    const answer = replan(problem, made, [event], { at: 60, frozenSeconds: 0 }, { iterations: 50 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    return appointments(answer.plan).get(13)?.engineer;
  };

  it('keeps the rest with its engineer, and leaves it out if he has no time', () => {
    expect(after({ kind: 'overrun', job: 12, endsAt: 100 })).toBe(owner);
    expect(after({ kind: 'overrun', job: 12, endsAt: 110 })).toBeUndefined();
  });

  it.each<DayEvent>([
    { kind: 'sick', engineer: owner! },
    { kind: 'declined', engineer: owner!, job: 13 },
  ])('gives the rest to another one when he cannot: %j', event => {
    expect(after(event)).toBe(3 - owner!);
  });
});

describe('planning a running day anew, with a job that waits for another', () => {
  const durations = [
    [0, 40],
    [40, 0],
  ];
  /** Job 11 by engineer 1 from 20 to 50, then job 12 by engineer 2. */
  const dayOf = (waiting: Partial<JobDescription>): ProblemDescription => ({
    matrices: { car: { durations } },
    engineers,
    jobs: [
      { id: 11, place: 0, durationSeconds: 30, windows: [[20, 180]], pinnedTo: 1 },
      { id: 12, place: 0, durationSeconds: 30, pinnedTo: 2, after: [{ job: 11 }], ...waiting },
    ],
  });
  const after = (problem: ProblemDescription, at: number, event: DayEvent) => {
    const answer = replan(problem, plan(problem, { iterations: 20 }), [event], { at }, { iterations: 50 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    return { begin: appointments(answer.plan).get(12)?.begin, ...answer };
  };

  it('waits as long as the other one takes, if it can', () => {
    const overrun: DayEvent = { kind: 'overrun', job: 11, endsAt: 90 };
    expect(after(dayOf({}), 30, overrun).begin).toBe(90);
    expect(after(dayOf({ windows: [[0, 80]] }), 30, overrun).begin).toBeUndefined();
  });

  it('loses what waits for a job that nobody does any more', () => {
    const { plan: made, changes } = after(dayOf({}), 10, { kind: 'declined', job: 11, engineer: 1 });
    expect(made.unserved).toEqual([]);
    expect(changes.map(one => one.job)).toContain(11);
    const alone = { ...dayOf({}), engineers: engineers.slice(0, 1) };
    const jobs = alone.jobs.map(job => ({ ...job, pinnedTo: undefined }));
    const left = after({ ...alone, jobs }, 10, { kind: 'declined', job: 11, engineer: 1 });
    expect(left.plan.unserved.map(one => one.id)).toEqual([11, 12]);
  });

  it('goes on where its engineer is on the way to it already, and asks for the order no more', () => {
    const { begin, problem } = after(dayOf({ place: 1 }), 30, { kind: 'overrun', job: 11, endsAt: 120 });
    expect(begin).toBe(50);
    expect(problem.jobs.find(job => job.id === 12)?.after).toEqual([]);
  });
});

describe('planning a running day anew, with a crew of two', () => {
  const crewOf = (count: number): ProblemDescription => ({
    matrices: { car: { durations: [[0]] } },
    engineers: [1, 2, 3].slice(0, count).map(id => ({ ...engineers[0]!, id })),
    jobs: [11, 12].map(id => ({ id, place: 0, durationSeconds: 30, windows: [[20, 180]] })),
    together: [[11, 12]],
  });
  const begins = (problem: ProblemDescription, at: number, event: DayEvent) => {
    const answer = replan(problem, plan(problem, { iterations: 50 }), [event], { at }, { iterations: 100 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    const found = appointments(answer.plan);
    return [11, 12].map(id => found.get(id)?.begin);
  };

  it('finds somebody else for who falls ill, at the same moment, or sends nobody', () => {
    const made = plan(crewOf(3), { iterations: 50 });
    const engineer = made.routes[0]!.engineer;
    expect(begins(crewOf(3), 10, { kind: 'sick', engineer })).toEqual([20, 20]);
    expect(begins(crewOf(2), 10, { kind: 'sick', engineer: 1 })).toEqual([undefined, undefined]);
  });

  it('keeps those at work who have begun', () => {
    expect(begins(crewOf(2), 30, { kind: 'overrun', job: 11, endsAt: 90 })).toEqual([20, 20]);
  });
});
