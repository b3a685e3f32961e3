import { describe, expect, it } from '@jest/globals';
import type { EngineerDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { verify } from '../planner/verify';
import { appointments } from './changes';
import { explain } from './explain';
import { replan } from './replan';
import type { DayEvent } from './replan-model';
import { slots } from './slots';

const shiftOf = (id: number, person: number, begin: number): EngineerDescription => ({
  id,
  person,
  profile: 'car',
  startPlace: 0,
  endPlace: 0,
  shift: [begin, begin + 100],
});
/** Two days of two persons; 11 is done on the first day by person 1, and 12 is planned for the second. */
const problem: ProblemDescription = {
  matrices: { car: { durations: [[0]] } },
  engineers: [shiftOf(101, 1, 0), shiftOf(102, 1, 200), shiftOf(201, 2, 0), shiftOf(202, 2, 200)],
  jobs: [
    { id: 11, place: 0, durationSeconds: 50, windows: [[0, 20]], never: [201] },
    { id: 12, place: 0, durationSeconds: 50, windows: [[200, 300]] },
  ],
};
const together = { ...problem, sameEngineer: [[11, 12]] };
const apart = { ...problem, differentEngineer: [[11, 12]] };
const made = (given: ProblemDescription) => plan(given, { iterations: 50 });

describe('answers from a plan of several days', () => {
  it('offer the other shifts of the same person, or those of others', () => {
    const job = problem.jobs[1]!;
    const offered = (given: ProblemDescription) => {
      const before = { ...given, jobs: given.jobs.slice(0, 1), sameEngineer: [], differentEngineer: [] };
      return new Set(slots(given, made(before), job, 9).map(one => one.engineer));
    };
    expect([...offered(problem)].toSorted((a, b) => a - b)).toEqual([102, 202]);
    expect([...offered(together)]).toEqual([102]);
    expect([...offered(apart)]).toEqual([202]);
  });

  it('explain who is kept away by what is on another day', () => {
    const refusals = (given: ProblemDescription) =>
      explain(given, made(given), 12).engineers.flatMap(one => (one.refusal ? [one] : []));
    expect(refusals(together)).toContainEqual({
      engineer: 202,
      refusal: { code: 'same-engineer', job: 11, engineer: 101 },
    });
    expect(refusals(apart)).toContainEqual({
      engineer: 102,
      refusal: { code: 'different-engineer', job: 11 },
    });
  });

  const after = (given: ProblemDescription, event: DayEvent, at = 10) => {
    const answer = replan(given, made(given), [event], { at }, { iterations: 50 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    return appointments(answer.plan);
  };

  it('bind what is left to the person who has done the first day', () => {
    const sick: DayEvent = { kind: 'sick', engineer: 202 };
    expect(after(apart, sick, 150).get(12)).toBeUndefined();
    expect(after(together, sick, 150).get(12)?.engineer).toBe(102);
    expect(after(together, { kind: 'sick', engineer: 102 }, 150).get(12)?.engineer).toBe(202);
  });

  it('take what somebody declines from all of his days', () => {
    const owner = appointments(made(problem)).get(12)!.engineer;
    const other = owner === 102 ? 202 : 102;
    expect(after(problem, { kind: 'declined', job: 12, engineer: owner - 1 }).get(12)?.engineer).toBe(other);
  });

  it('let who comes home late begin his next shift later', () => {
    const overrun: DayEvent = { kind: 'overrun', job: 11, endsAt: 230 };
    expect(after(together, overrun).get(12)?.begin).toBe(230);
    const early = problem.jobs.map(job => (job.id === 12 ? { ...job, windows: [[200, 220]] as const } : job));
    expect(after({ ...together, jobs: early }, overrun).get(12)).toBeUndefined();
  });

  it('send nobody from home in overtime of which too much is over, unless it is not limited', () => {
    const engineers = [{ ...shiftOf(101, 1, 0), maxOvertimeSeconds: 90 }];
    const jobs = [{ id: 11, place: 0, durationSeconds: 50, windows: [[0, 20] as const], skills: [9] }];
    const call: DayEvent = {
      kind: 'emergency',
      job: { id: 13, place: 0, durationSeconds: 20, priority: 50 },
    };
    const late = (people: ProblemDescription['people']) =>
      after({ ...problem, engineers, jobs, people }, call, 140).get(13)?.begin;
    expect(late(undefined)).toBe(140);
    expect(late([{ id: 1, maxOvertimeSeconds: 50 }])).toBeUndefined();
  });
});
