import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { DepotDescription, JobDescription, ProblemDescription } from '../model/description';
import type { Kinds } from '../planner/small-problem.fixture';
import { plan } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { verify } from '../planner/verify';
import { bruteRepair } from './brute-replan.fixture';
import { appointments } from './changes';
import { rearrange } from './rearrange';
import { replan } from './replan';
import type { DayEvent } from './replan-model';
import { happenings, run, stockedDays } from './running-day.fixture';

const numRuns = Number(process.env.PLAN_RUNS ?? 30);
/** Trying everything is for jobs that have nothing to do with each other. */
const alone = { orders: false, crews: false, groups: false, uneven: false, people: false, personal: false };
/** Days on which little else keeps anybody from a job. */
const easy = { ...alone, windows: false, limits: false, skills: false, overtime: false };
const anyDay = fc
  .tuple(fc.boolean(), fc.constantFrom<Partial<Kinds>>({}, easy, easy))
  .chain(([isRough, kinds]) => stockedDays(isRough, kinds === easy ? 8 : 14, kinds, true));

describe('planning a running day anew with depots that run out of parts', () => {
  it('keeps every rule, whatever happens, and leaves what has begun where it is', () => {
    fc.assert(
      fc.property(anyDay, happenings, (day, story) => {
        for (const { at, before, first, answer } of run(day, story)) {
          expect(verify(first.problem, first.plan)).toEqual([]);
          expect(verify(answer.problem, answer.plan)).toEqual([]);
          const is = appointments(answer.plan);
          for (const [job, was] of appointments(before.made))
            if (was.begin < at) expect(is.get(job)).toEqual(was);
        }
      }),
      { endOnFailure: true, numRuns: numRuns * 3 },
    );
  });

  it('keeps what jobs behind a stop are to get there when all that begins soon stays, too', () => {
    const calls = happenings.map(story =>
      story.map(({ kinds, ...one }) => ({
        ...one,
        kinds: kinds.filter(({ kind }) => kind === 'emergency' || kind === 'sick'),
      })),
    );
    fc.assert(
      fc.property(anyDay, calls, fc.nat(60), (day, story, frozenSeconds) => {
        for (const { first, answer } of run(day, story, 150, { frozenSeconds })) {
          expect(verify(first.problem, first.plan)).toEqual([]);
          expect(verify(answer.problem, answer.plan)).toEqual([]);
        }
      }),
      { endOnFailure: true, numRuns: numRuns * 3 },
    );
  });

  it('takes a published plan as it is, with the same times and stops, when nothing has happened', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 150 }), ({ problem, made }, at) => {
        const answer = replan(problem, made, [], { at }, { iterations: 100 });
        expect(answer.plan.routes).toEqual(made.routes);
        expect(answer.changes).toEqual([]);
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it.each([{}, { windows: false, limits: false, skills: false }])(
    'leaves out no more, and gives no more promised jobs to others, than trying everything does: %j',
    given => {
      const kinds = { ...alone, breaks: false, limits: false, openEnds: false, overtime: false, ...given };
      fc.assert(
        fc.property(
          stockedDays(false, 3, kinds, true),
          // Shifts end at 80 or later.
          fc.nat(79),
          fc.nat(9),
          fc.nat(30),
          fc.constantFrom(null, 100),
          ({ problem, made }, at, which, durationSeconds, sick) => {
            const { place, parts, tools } = problem.jobs[which % problem.jobs.length]!;
            const job = { id: 50, place, parts, tools, durationSeconds, priority: 20 };
            const policy = { at, mostChanged: 99, changeSeconds: 1e5 };
            const events: DayEvent[] = [{ kind: 'emergency', job }];
            if (sick !== null) events.push({ kind: 'sick', engineer: sick });
            const answer = replan(problem, made, events, policy, { iterations: 3_000 });
            const isHomeless = (id: number) => id === 50 || appointments(made).get(id)?.engineer === sick;
            const best = bruteRepair(answer.problem, made, at, isHomeless, sick);
            const { unserved, unservedPriority: priority } = answer.plan;
            const left = new Set(unserved.map(one => one.id));
            const pins = answer.problem.jobs.filter(one => left.has(one.id) && one.pinnedTo !== undefined);
            expect({
              pins: pins.length,
              priority,
              jobs: unserved.length,
              changed: answer.changedEngineer,
            }).toEqual(best);
          },
        ),
        { endOnFailure: true, numRuns },
      );
    },
  );

  /** On a line: homes at 0 and 4, a depot at 1 that has two parts and one at 3 that always has enough; both are to need one at 2. */
  const line: ProblemDescription = {
    matrices: {
      car: { durations: [0, 1, 2, 3, 4].map(from => [0, 1, 2, 3, 4].map(to => 10 * Math.abs(from - to))) },
    },
    engineers: [
      { id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 300] },
      { id: 101, profile: 'car', startPlace: 4, endPlace: 4, shift: [0, 300] },
    ],
    jobs: [
      { id: 1, place: 2, durationSeconds: 20, parts: [{ kind: 4, amount: 1 }], pinnedTo: 100 },
      { id: 2, place: 1, durationSeconds: 20, windows: [[150, 160]], pinnedTo: 101 },
    ],
    depots: [{ id: 1, place: 1, durationSeconds: 7, stock: [{ kind: 4, amount: 2 }] }],
  };
  const far: DepotDescription = { id: 2, place: 3, durationSeconds: 7 };
  const call = (change: Partial<JobDescription> = {}): DayEvent[] => {
    const parts = [{ kind: 4, amount: 1 }];
    return [
      { kind: 'emergency', job: { id: 9, place: 2, durationSeconds: 10, priority: 100, parts, ...change } },
    ];
  };
  const after = (problem: ProblemDescription, events: DayEvent[], at: number, iterations = 100) => {
    const answer = replan(problem, plan(problem, { iterations: 50 }), events, { at }, { iterations });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    return answer.plan;
  };
  const fetchedIn = ({ routes }: Plan) =>
    routes.flatMap(({ engineer, steps }) =>
      steps.flatMap(({ kind, id, fetched }) =>
        kind === 'depot' ? [[engineer, id, fetched!.parts[0]?.amount]] : [],
      ),
    );

  it('leaves to others what has not been fetched, and no more', () => {
    expect(fetchedIn(after(line, call({ never: [100] }), 20))).toEqual([
      [100, 1, 1],
      [101, 1, 1],
    ]);
    const twice = call({ never: [100], parts: [{ kind: 4, amount: 2 }] });
    expect(after(line, twice, 20).unserved).toEqual([
      { id: 9, reason: 'whoever has room for it today lacks part 4, of which no depot has enough left' },
    ]);
    expect(fetchedIn(after({ ...line, depots: [...line.depots!, far] }, twice, 20))).toEqual([
      [100, 1, 1],
      [101, 2, 2],
    ]);
  });

  it('has more fetched at a stop that is under way, as much as there is', () => {
    expect(fetchedIn(after(line, call({ never: [101] }), 12))).toEqual([[100, 1, 2]]);
    const twice = call({ parts: [{ kind: 4, amount: 2 }] });
    expect(after(line, twice, 12).unserved.map(one => one.id)).toEqual([9]);
    // All of a kind at one: who has been at the depot may go to the other; who is still there may not.
    const both = { ...line, depots: [...line.depots!, far] };
    expect(fetchedIn(after(both, call({ never: [101], parts: [{ kind: 4, amount: 2 }] }), 18))).toEqual([
      [100, 1, 1],
      [100, 2, 2],
    ]);
  });

  it('gives an emergency at once what was to be fetched for a less important job of somebody else', () => {
    const job = { ...line.jobs[0]!, priority: 10, pinnedTo: undefined, never: [101] };
    const depots = [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 1 }] }];
    const answer = (all: DepotDescription[]) =>
      after({ ...line, jobs: [job, line.jobs[1]!], depots: all }, call({ never: [100] }), 0, 0);
    expect(answer(depots).unserved.map(one => one.id)).toEqual([1]);
    expect(fetchedIn(answer(depots))).toEqual([[101, 1, 1]]);
    expect(answer([...depots, { ...far, windows: [[0, 40]] }]).unserved).toEqual([]);
  });

  it('goes past a depot for which no reason is left, although it has what he fetches where he is', () => {
    const problem: ProblemDescription = {
      ...line,
      engineers: [
        {
          ...line.engineers[0]!,
          route: [1, 3],
          routeStops: [1, 2].map(depot => ({ depot, behind: 0 })),
        },
      ],
      jobs: [
        { id: 1, place: 2, tools: [8] },
        { ...line.jobs[0]!, id: 3 },
      ],
      depots: [{ ...line.depots![0]!, tools: [] }, far],
    };
    const made = plan(problem, { iterations: 0 });
    expect(fetchedIn(made)).toEqual([
      [100, 1, 1],
      [100, 2, undefined],
    ]);
    const events: DayEvent[] = [{ kind: 'declined', job: 1, engineer: 100 }];
    const answer = replan(problem, made, events, { at: 12 }, { iterations: 0 });
    expect(fetchedIn(answer.plan)).toEqual([[100, 1, 1]]);
  });

  it('tells an engineer whose jobs stay as they are to stop elsewhere, so that another one has enough', () => {
    const [first, second] = line.engineers;
    const problem: ProblemDescription = {
      ...line,
      engineers: [first!, { ...second!, shift: [60, 300] }],
      jobs: [line.jobs[0]!],
      depots: [
        { ...line.depots![0]!, stock: [{ kind: 4, amount: 1 }] },
        { ...far, windows: [[0, 50]] },
      ],
    };
    expect(fetchedIn(plan(problem, { iterations: 50 }))).toEqual([[100, 1, 1]]);
    const made = after(problem, call({ never: [100] }), 0, 500);
    expect(made.unserved).toEqual([]);
    expect(fetchedIn(made)).toEqual([
      [100, 2, 1],
      [101, 1, 1],
    ]);
  });

  it('lays the stops anew where a depot is missed, if another one has enough left', () => {
    const problem = (amount: number): ProblemDescription => ({
      ...line,
      engineers: [{ ...line.engineers[0]!, route: [1, 3], routeStops: [{ depot: 1, behind: 1 }] }],
      jobs: [
        { id: 1, place: 2, durationSeconds: 20 },
        { id: 3, place: 0, parts: [{ kind: 4, amount: 2 }], windows: [[60, 290]] },
      ],
      depots: [
        { id: 1, place: 1, windows: [[0, 60]] },
        { id: 2, place: 3, stock: [{ kind: 4, amount }] },
      ],
    });
    const overrun: DayEvent[] = [{ kind: 'overrun', job: 1, endsAt: 100 }];
    const late = (amount: number) =>
      replan(
        problem(amount),
        plan(problem(amount), { iterations: 0 }),
        overrun,
        { at: 30 },
        { iterations: 0 },
      );
    expect(fetchedIn(late(2).plan)).toEqual([[100, 2, 2]]);
    expect(late(1).plan.unserved.map(one => one.id)).toEqual([3]);
  });

  it('gives what depots have to the most important, or has somebody stop elsewhere, where more was handed in than there is', () => {
    const stops = { routeStops: [{ depot: 1, behind: 0 }] };
    const given: ProblemDescription = {
      ...line,
      engineers: line.engineers.map((one, at) => ({ ...one, route: [at + 1], ...stops })),
      jobs: [1, 2].map(id => ({ ...line.jobs[0]!, id, priority: 3 - id, pinnedTo: undefined })),
      depots: [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 1 }] }],
    };
    const promised = { was: new Map(), homeless: new Set<number>(), urgent: new Set<number>() };
    const made = rearrange(given, promised, { at: 0 }, { iterations: 0 });
    expect(made.unserved.map(one => one.id)).toEqual([2]);
    expect(fetchedIn(made)).toEqual([[100, 1, 1]]);
    const more = rearrange(
      { ...given, depots: [...given.depots!, far] },
      promised,
      { at: 0 },
      { iterations: 0 },
    );
    expect(more.unserved).toEqual([]);
    expect(new Set(fetchedIn(more).map(([, depot]) => depot))).toEqual(new Set([1, 2]));
  });
});
