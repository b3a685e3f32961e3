import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { smallProblem } from '../planner/small-problem.fixture';
import { verify } from '../planner/verify';
import { appointments } from './changes';
import { replan } from './replan';
import type { DayEvent, Replan } from './replan-model';
import { emergency, happenings, plannedDays, run } from './running-day.fixture';
import type { Day } from './running-day.fixture';
import { slots } from './slots';

const numRuns = Number(process.env.PLAN_RUNS ?? 30);
const anyDay = fc.boolean().chain(isRough => plannedDays(isRough));

/** Priority left out, by whether it is pinned: a pin is worth more than any priority. */
function lost({ problem, plan: made }: Replan) {
  const left = new Set(made.unserved.map(one => one.id));
  const pins = problem.jobs.filter(job => left.has(job.id) && job.pinnedTo !== undefined).length;
  return { pins, priority: made.unservedPriority };
}

describe('planning a running day anew', () => {
  it('keeps every rule, whatever happens, and never loses more than the first answer', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { first, answer } of run(day, story)) {
          expect(verify(first.problem, first.plan)).toEqual([]);
          expect(verify(answer.problem, answer.plan)).toEqual([]);
          const [was, is] = [lost(first), lost(answer)];
          expect(is.pins).toBeLessThanOrEqual(was.pins);
          if (is.pins === was.pins) expect(is.priority).toBeLessThanOrEqual(was.priority);
        }
      }),
      { endOnFailure: true, numRuns: numRuns * 3 },
    );
  });

  it('loses no more priority than that of the jobs that have to find somebody', () => {
    const gentle = happenings.map(story =>
      story.map(one => ({ ...one, kinds: one.kinds.filter(({ kind }) => kind === 'emergency') })),
    );
    fc.assert(
      fc.property(anyDay, gentle, (day, story) => {
        for (const { before, events, answer } of run(day, story)) {
          const brought = events.reduce(
            (sum, event) => sum + ('job' in event && typeof event.job === 'object' ? event.job.priority! : 0),
            0,
          );
          expect(answer.plan.unservedPriority).toBeLessThanOrEqual(before.made.unservedPriority + brought);
        }
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('leaves what has begun where it is', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { at, before, answer } of run(day, story)) {
          const is = appointments(answer.plan);
          for (const [job, was] of appointments(before.made))
            if (was.begin < at) expect(is.get(job)).toEqual(was);
        }
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('begins nothing new in the past', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { at, answer } of run(day, story))
          for (const { from, to } of answer.changes)
            if (to) expect(to.begin).toBeGreaterThanOrEqual(Math.min(at, from?.begin ?? at));
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('leaves a pinned job out, with the reason, when its engineer has no room left', () => {
    const problem: ProblemDescription = {
      matrices: { car: { durations: [[0]] } },
      engineers: [
        { id: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] },
        { id: 2, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] },
      ],
      jobs: [
        { id: 11, place: 0, durationSeconds: 50, pinnedTo: 1 },
        { id: 12, place: 0, durationSeconds: 40, pinnedTo: 1, windows: [[50, 60]] },
      ],
    };
    const made = plan(problem, { iterations: 10 });
    const events: DayEvent[] = [{ kind: 'overrun', job: 11, endsAt: 120 }];
    const answer = replan(problem, made, events, { at: 20 }, { iterations: 50 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    expect(answer.plan.unserved).toEqual([
      { id: 12, reason: 'engineer 1, the only one who may do it, has no room left' },
    ]);
    expect(answer.changes).toMatchObject([{ job: 12, to: null, mustPhone: true }]);
  });

  it('moves no more promises between engineers than the policy allows', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(30), fc.nat(3), ({ problem, made }, at, mostChanged) => {
        const told: Replan[] = [];
        const events: DayEvent[] = [{ kind: 'emergency', job: emergency(problem) }];
        const answer = replan(
          problem,
          made,
          events,
          { at, mostChanged, changeSeconds: 0 },
          { iterations: 200 },
          one => told.push(one),
        );
        const others = answer.changes.filter(one => one.isOtherEngineer).length;
        expect(answer.changedEngineer).toBe(others);
        expect(others).toBeLessThanOrEqual(Math.max(mostChanged, told[0]!.changedEngineer));
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('takes a published plan as it is, with the same times, when nothing has happened', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 150 }), ({ problem, made }, at) => {
        const answer = replan(problem, made, [], { at }, { iterations: 100 });
        expect(answer.plan.routes).toEqual(made.routes);
        expect(answer.changes).toEqual([]);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('keeps every moment of the days it does not change', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { before, events, answer } of run(day, story)) {
          if (events.some(({ kind }) => kind !== 'emergency')) continue;
          const changed = new Set(
            answer.changes
              .flatMap(({ from, to }) => [from?.engineer, to?.engineer])
              .filter(id => id !== undefined),
          );
          const old = new Map(before.made.routes.map(route => [route.engineer, route]));
          for (const route of answer.plan.routes)
            if (!changed.has(route.engineer)) expect(route).toEqual(old.get(route.engineer));
        }
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('finds a place for an emergency wherever a slot can be offered, and then loses nothing', () => {
    fc.assert(
      fc.property(smallProblem(12, false, { carriage: false }), problem => {
        const made = plan(problem, { iterations: 100 });
        const job = emergency(problem);
        fc.pre(slots(problem, made, job, 1).length > 0);
        const answer = replan(problem, made, [{ kind: 'emergency', job }], { at: 0 }, { iterations: 0 });
        expect(appointments(answer.plan).has(job.id)).toBe(true);
        expect(answer.plan.unservedPriority).toBeLessThanOrEqual(made.unservedPriority);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('pushes a job of lower priority aside for an emergency, and says who must be phoned', () => {
    const problem: ProblemDescription = {
      matrices: {
        car: {
          durations: [
            [0, 10],
            [10, 0],
          ],
        },
      },
      engineers: [{ id: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] }],
      jobs: [{ id: 11, place: 1, durationSeconds: 60, priority: 10 }],
    };
    const made = plan(problem, { iterations: 10 });
    const job = emergency(problem, { place: 1, durationSeconds: 50 });
    const answer = replan(problem, made, [{ kind: 'emergency', job }], { at: 0 }, { iterations: 50 });
    expect(answer.plan.unserved.map(one => one.id)).toEqual([11]);
    expect(answer.changes).toEqual([
      {
        job: 11,
        from: { engineer: 1, begin: 10 },
        to: null,
        movedSeconds: null,
        isOtherEngineer: false,
        mustPhone: true,
      },
      {
        job: 1_000,
        from: null,
        to: { engineer: 1, begin: 10 },
        movedSeconds: null,
        isOtherEngineer: false,
        mustPhone: true,
      },
    ]);
  });

  it('gives the jobs of the sick and of those who declined to others', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { at, before, events, answer } of run(day, story)) {
          const was = appointments(before.made);
          for (const [job, { engineer, begin }] of appointments(answer.plan))
            for (const event of events) {
              if (event.kind === 'declined' && event.job === job) expect(engineer).not.toBe(event.engineer);
              if (event.kind === 'sick' && event.engineer === engineer && begin >= at)
                expect(was.get(job)).toEqual({ engineer, begin });
            }
        }
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('is the same for the same seed and number of iterations', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day: Day, story) => {
        expect(run(day, story)).toEqual(run(day, story));
      }),
      { endOnFailure: true, numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('names the event that does not fit the day', () => {
    const [problem] = fc.sample(smallProblem(5, false, { carriage: false }), { numRuns: 1, seed: 3 });
    const made = plan(problem!, { iterations: 20 });
    const after = (event: DayEvent) => () => replan(problem!, made, [event], { at: 0 }, { iterations: 0 });
    expect(after({ kind: 'overrun', job: 99, endsAt: 5 })).toThrow(
      'events[0].job: visit 99 is not under way',
    );
    expect(after({ kind: 'sick', engineer: 5 })).toThrow('events[0].engineer');
    expect(after({ kind: 'emergency', job: problem!.jobs[0]! })).toThrow('is there already');
    expect(after({ kind: 'declined', job: 99, engineer: 100 })).toThrow('events[0].job');
  });
});
