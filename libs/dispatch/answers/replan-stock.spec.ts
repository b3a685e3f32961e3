import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { verify } from '../planner/verify';
import { bruteRepair } from './brute-replan.fixture';
import { appointments } from './changes';
import { rearrange } from './rearrange';
import { replan } from './replan';
import { explain } from './explain';
import type { DayEvent, Replan } from './replan-model';
import { happenings, run, stockedDays } from './running-day.fixture';

const numRuns = Number(process.env.PLAN_RUNS ?? 30);
/** Trying everything is for jobs that have nothing to do with each other. */
const alone = { orders: false, crews: false, groups: false, uneven: false, people: false, personal: false };
const anyDay = fc.boolean().chain(isRough => stockedDays(isRough));

describe('planning a running day anew in which jobs need parts and tools', () => {
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

  it('keeps every moment of the days it does not change', () => {
    const gentle = happenings.map(story =>
      story.map(one => ({ ...one, kinds: one.kinds.filter(({ kind }) => kind === 'emergency') })),
    );
    fc.assert(
      fc.property(stockedDays(true, 14, { people: false }), gentle, (day, story) => {
        for (const { before, answer } of run(day, story)) {
          const changed = answer.changes.flatMap(({ from, to }) => [from?.engineer, to?.engineer]);
          for (const route of before.made.routes)
            if (!changed.includes(route.engineer)) expect(answer.plan.routes).toContainEqual(route);
        }
      }),
      { endOnFailure: true, numRuns },
    );
  });

  it('leaves out no more, and gives no more promised jobs to others, than trying everything does', () => {
    const kinds = { ...alone, breaks: false, limits: false, openEnds: false, overtime: false };
    fc.assert(
      fc.property(
        stockedDays(false, 3, kinds),
        fc.nat(90),
        fc.nat(9),
        fc.nat(30),
        fc.constantFrom(null, 100),
        ({ problem, made }, at, which, durationSeconds, sick) => {
          const { place, parts, tools } = problem.jobs[which % problem.jobs.length]!;
          const job = { id: 50, place, parts, tools, durationSeconds, priority: 20 };
          const policy = { at, mostChanged: 99, changeSeconds: 1e5 };
          const events: DayEvent[] = [{ kind: 'emergency', job }];
          if (sick !== null) events.push({ kind: 'sick', engineer: sick });
          const answer = replan(problem, made, events, policy, { iterations: 1_500 });
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
  });

  /** On a line: home at 0, a depot at 1, the first job at 2; each engineer has what his own job needs, the second is as far again. */
  const line: ProblemDescription = {
    matrices: {
      car: { durations: [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => 10 * Math.abs(from - to))) },
    },
    engineers: [
      {
        id: 100,
        profile: 'car',
        startPlace: 0,
        endPlace: 0,
        shift: [0, 300],
        stock: [{ kind: 4, amount: 1 }],
      },
      { id: 101, profile: 'car', startPlace: 3, endPlace: 3, shift: [0, 300], tools: [8] },
    ],
    jobs: [
      { id: 1, place: 2, durationSeconds: 20, parts: [{ kind: 4, amount: 1 }], pinnedTo: 100 },
      { id: 2, place: 3, durationSeconds: 20, windows: [[150, 160]], tools: [8], pinnedTo: 101 },
    ],
    depots: [{ id: 1, place: 1, durationSeconds: 7, parts: [4], tools: [] }],
  };
  const call = (change: Partial<JobDescription>): DayEvent[] => [
    { kind: 'emergency', job: { id: 9, place: 2, durationSeconds: 10, priority: 100, ...change } },
  ];
  const after = (problem: ProblemDescription, events: DayEvent[], at: number) => {
    const answer = replan(problem, plan(problem, { iterations: 50 }), events, { at }, { iterations: 100 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    return answer;
  };
  const stopsIn = ({ plan: { routes } }: Replan) =>
    routes.flatMap(({ engineer, steps }) =>
      steps.flatMap(({ kind, arrival, fetched }) =>
        kind === 'depot' ? [{ engineer, arrival, fetched: fetched!.parts }] : [],
      ),
    );

  it('gives an emergency to who has what it needs, however near another one is', () => {
    const answer = after(line, call({ tools: [8] }), 5);
    expect(appointments(answer.plan).get(9)).toEqual({ engineer: 101, begin: 15 });
  });

  it('sends somebody by a depot where nobody has it, as what is under way uses up what is on the van', () => {
    const answer = after(line, call({ parts: [{ kind: 4, amount: 1 }] }), 25);
    expect(appointments(answer.plan).get(1)).toEqual({ engineer: 100, begin: 20 });
    expect(stopsIn(answer)).toEqual([{ engineer: 100, arrival: 50, fetched: [{ kind: 4, amount: 1 }] }]);
    expect(appointments(answer.plan).get(9)).toEqual({ engineer: 100, begin: 67 });
  });

  it('has more fetched at a stop that is under way, and stops again once it is over', () => {
    const bare = { ...line, engineers: line.engineers.map(one => ({ ...one, stock: [] })) };
    const needs = call({ parts: [{ kind: 4, amount: 2 }] });
    expect(stopsIn(after(bare, needs, 12))).toEqual([
      { engineer: 100, arrival: 10, fetched: [{ kind: 4, amount: 3 }] },
    ]);
    expect(stopsIn(after(bare, needs, 20)).map(({ fetched }) => fetched[0]?.amount)).toEqual([1, 2]);
  });

  it('needs no reason for a stop that is made, and keeps what was not used up where nobody was let in', () => {
    const bare = { ...line, engineers: line.engineers.map(one => ({ ...one, stock: [] })) };
    const made = plan(bare, { iterations: 50 });
    const retry = { id: 9, place: 2, durationSeconds: 20, priority: 9, parts: [{ kind: 4, amount: 1 }] };
    const events: DayEvent[] = [{ kind: 'no-access', job: 1, endsAt: 30, retry }];
    const answer = replan(bare, made, events, { at: 30 }, { iterations: 100 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    expect(stopsIn(answer)).toHaveLength(1);
    expect(appointments(answer.plan).get(9)?.engineer).toBe(100);
    const again = replan(answer.problem, answer.plan, [], { at: 31 }, { iterations: 10 });
    expect(again.plan.routes).toEqual(answer.plan.routes);
    const gone: DayEvent[] = [{ kind: 'declined', job: 9, engineer: 100 }];
    const home = replan(answer.problem, answer.plan, gone, { at: 29 }, { iterations: 10 });
    expect(verify(home.problem, home.plan)).toEqual([]);
    expect(() => explain(answer.problem, answer.plan, 2)).toThrow('has stops that are made');
  });

  it('lays the stops anew where the depot is missed, rather than leave the job out', () => {
    const two: ProblemDescription = {
      ...line,
      jobs: [
        { id: 1, place: 2, durationSeconds: 20, pinnedTo: 100 },
        { id: 3, place: 0, parts: [{ kind: 4, amount: 2 }], windows: [[60, 290]], never: [101] },
      ],
      depots: [
        { id: 1, place: 1, windows: [[0, 60]] },
        { id: 2, place: 3, windows: [[0, 150]] },
      ],
    };
    const start = { ...two.engineers[0]!, route: [1, 3], routeStops: [{ depot: 1, behind: 1 }] };
    const problem = { ...two, engineers: [start, two.engineers[1]!] };
    const made = plan(problem, { iterations: 0 });
    const events: DayEvent[] = [{ kind: 'overrun', job: 1, endsAt: 100 }];
    const answer = replan(problem, made, events, { at: 30 }, { iterations: 0 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    expect(answer.plan.unserved).toEqual([]);
    expect(stopsIn(answer)).toMatchObject([{ engineer: 100, arrival: 110 }]);
  });

  it('tells an engineer of a better way to stop where his job ends sooner by it and another waits for that', () => {
    const jobs: JobDescription[] = [
      { id: 1, place: 2, durationSeconds: 20 },
      { id: 3, place: 2, durationSeconds: 20, setupSeconds: 30, parts: [{ kind: 4, amount: 2 }] },
      line.jobs[1]!,
    ];
    const start = { ...line.engineers[0]!, route: [1, 3], routeStops: [{ depot: 1, behind: 1 }] };
    const problem = { ...line, jobs, engineers: [start, { ...line.engineers[1]!, route: [2] }] };
    const made = plan(problem, { iterations: 0 });
    expect(appointments(made).get(3)?.begin).toBe(67);
    const events = call({ place: 3, after: [{ job: 3 }], never: [100] });
    const answer = replan(problem, made, events, { at: 0 }, { iterations: 100 });
    expect(verify(answer.problem, answer.plan)).toEqual([]);
    expect(appointments(answer.plan).get(9)).toEqual({ engineer: 101, begin: 87 });
    expect(answer.changes.filter(one => one.mustPhone).map(one => one.job)).toEqual([9]);
  });

  it.each<[string, Partial<JobDescription>]>([
    ['whoever has room for it today lacks part 6, which no depot has', { parts: [{ kind: 6, amount: 1 }] }],
    [
      'whoever has room for it today lacks part 4 and has no time to fetch it',
      { parts: [{ kind: 4, amount: 3 }], windows: [[0, 25]] },
    ],
    ['whoever has room for it today lacks tool 8 or tool 9, which no depot has', { tools: [8, 9] }],
    ['no engineer has room for it today', { tools: [8], windows: [[0, 5]] }],
    ['no engineer has room for it today', { parts: [{ kind: 6, amount: 1 }], skills: [3] }],
    [
      'engineer 100, the only one who may do it, lacks tool 8, which no depot has',
      { tools: [8], pinnedTo: 100 },
    ],
    [
      'engineer 100, the only one who may do it, has no room left',
      { parts: [{ kind: 4, amount: 1 }], windows: [[0, 5]], pinnedTo: 100 },
    ],
  ])('says of an emergency that is left out: %s', (reason, job) => {
    const answer = after(line, call(job), 0);
    expect(answer.plan.unserved).toEqual([{ id: 9, reason }]);
    const emergency = { id: 9, place: 2, durationSeconds: 10, priority: 100, mayWait: true, ...job };
    const promised = { was: new Map(), homeless: new Set([9]), urgent: new Set([9]) };
    const engineers = line.engineers.map((one, at) => ({ ...one, route: [at + 1] }));
    const rest = { ...line, engineers, jobs: [...line.jobs, emergency] };
    const made = rearrange(rest, promised, { at: 0 }, { iterations: 50 });
    expect(made.unserved).toEqual([{ id: 9, reason }]);
  });

  it('goes past a depot for which no reason is left, the other jobs in their order', () => {
    const jobs: JobDescription[] = [
      { id: 1, place: 2, durationSeconds: 20, windows: [[0, 300]] },
      { id: 3, place: 1, durationSeconds: 20 },
      { id: 4, place: 1, durationSeconds: 20, parts: [{ kind: 4, amount: 2 }] },
      // Nobody is there in time; but he could need the depot for it.
      { id: 5, place: 3, parts: [{ kind: 4, amount: 2 }], windows: [[0, 0]] },
    ];
    const [one, other] = line.engineers;
    const route = { route: [1, 4, 3], routeStops: [{ depot: 1, behind: 1 }] };
    const problem = {
      ...line,
      jobs,
      engineers: [
        { ...one!, ...route },
        { ...other!, maxJobs: 0 },
      ],
    };
    const made = plan(problem, { iterations: 0 });
    const events: DayEvent[] = [{ kind: 'declined', job: 4, engineer: 100 }];
    const answer = replan(problem, made, events, { at: 0 }, { iterations: 0 });
    expect(stopsIn(answer)).toEqual([]);
    expect(answer.changes).toMatchObject([{ job: 4, to: null }]);
  });
});
