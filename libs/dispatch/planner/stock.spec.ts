import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProblemDescription } from '../model/description';
import { bruteForceWithStock } from './brute-stock.fixture';
import { plan } from './plan';
import type { Plan, PlanStep } from './plan-model';
import { smallStock } from './small-stock.fixture';
import { verify } from './verify';

/** PLAN_RUNS=10000 makes a night of it. */
const numRuns = Number(process.env.PLAN_RUNS ?? 40);

/** Trying everything is for jobs that have nothing to do with each other. */
const alone = {
  orders: false,
  crews: false,
  groups: false,
  carriage: false,
  uneven: false,
  people: false,
  personal: false,
};

/** On a line: home at 0, a depot at 1 and one at 4, jobs at 2 and 3. */
const line: ProblemDescription = {
  matrices: {
    car: { durations: [0, 1, 2, 3, 4].map(from => [0, 1, 2, 3, 4].map(to => 10 * Math.abs(from - to))) },
  },
  engineers: [{ id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 500], maxJobs: 2 }],
  jobs: [
    { id: 1, place: 2, durationSeconds: 5, parts: [{ kind: 4, amount: 2 }] },
    { id: 2, place: 3, durationSeconds: 5, tools: [8] },
  ],
  depots: [
    { id: 1, place: 1, durationSeconds: 7 },
    { id: 2, place: 4 },
  ],
};
const with2 = (change: object) => ({
  ...line,
  engineers: line.engineers.map(one => ({ ...one, ...change })),
});
/** The first job only at once. */
const early = { ...line, jobs: [{ ...line.jobs[0]!, windows: [[0, 30] as const] }, line.jobs[1]!] };
const planned = (problem: ProblemDescription, iterations = 200) => plan(problem, { iterations });
/** Jobs and, as d1, depots in order. */
const orderOf = ({ routes }: Plan) =>
  routes.flatMap(({ steps }) =>
    steps.flatMap(({ kind, id }) => {
      if (kind === 'depot') return `d${id}`;
      return kind === 'job' ? String(id) : [];
    }),
  );
const depotsOf = (made: Plan) => orderOf(made).filter(stop => stop.startsWith('d'));
const fetchedAt = ({ routes }: Plan, depot: number) =>
  routes.flatMap(route => route.steps).find(({ kind, id }) => kind === 'depot' && id === depot)?.fetched;

describe('a plan with parts and tools', () => {
  it.each([
    { breaks: false, windows: false },
    { breaks: true, windows: true },
    { limits: true, skills: true, wishes: true },
    { dues: true, preferences: true, overtime: true, breaks: false },
  ])('is as good as trying everything: %j', kinds => {
    fc.assert(
      fc.property(smallStock(4, false, { ...alone, ...kinds }), fc.nat(1_000), (problem, seed) => {
        const made = plan(problem, { iterations: 3_000, seed });
        const best = bruteForceWithStock(problem);
        expect(verify(problem, made)).toEqual([]);
        expect([made.unservedPriority, made.unserved.length]).toEqual([best.priority, best.jobs]);
        expect(Math.abs(made.cost - best.cost)).toBeLessThan(0.1);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('keeps every rule of the checker, on larger problems', () => {
    fc.assert(
      fc.property(smallStock(30, true), fc.nat(99), (problem, seed) => {
        expect(verify(problem, plan(problem, { iterations: 100, seed }))).toEqual([]);
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });

  it('draws days on which it pays to stop, and days on which it does not', () => {
    const made = fc
      .sample(smallStock(4, false, { ...alone, windows: false }), { numRuns: 60, seed: 5 })
      .map(problem => planned(problem, 100));
    const stopping = made.filter(one => depotsOf(one).length > 0).length;
    expect(stopping).toBeGreaterThan(10);
    expect(stopping).toBeLessThan(50);
  });

  it('stops once, before the first job for which something is missing, and fetches what the rest needs', () => {
    const made = planned(early);
    expect(orderOf(made)).toEqual(['d1', '1', '2']);
    expect(fetchedAt(made, 1)).toEqual({ parts: [{ kind: 4, amount: 2 }], tools: [8] });
    // Two jobs are as many as he may have: a stop is none, and its seconds cost nothing but time.
    expect(made).toMatchObject({ unserved: [], unservedPriority: 0, cost: 60 });
    expect(made.routes[0]!.steps.at(-1)!.arrival - made.routes[0]!.steps[0]!.arrival).toBe(77);
  });

  it('uses up what is on the van first, but never a tool', () => {
    const needs = { parts: [{ kind: 4, amount: 1 }], tools: [8] };
    const jobs = [2, 3].map(place => ({ id: place, place, ...needs }));
    const one = planned({ ...with2({ stock: [{ kind: 4, amount: 1 }], tools: [8] }), jobs });
    expect(depotsOf(one)).toEqual(['d1']);
    expect(fetchedAt(one, 1)).toEqual({ parts: [{ kind: 4, amount: 1 }], tools: [] });
    const two = planned({ ...with2({ stock: [{ kind: 4, amount: 2 }], tools: [8] }), jobs });
    expect(orderOf(two)).toHaveLength(2);
  });

  it('goes to several depots where none has everything', () => {
    const [first, second] = [
      { ...line.depots![0]!, tools: [] },
      { ...line.depots![1]!, parts: [] },
    ];
    const both = { ...line.jobs[0]!, tools: [8] };
    const made = planned({ ...line, depots: [first, second], jobs: [both] });
    expect(orderOf(made)).toEqual(['d1', 'd2', '1']);
    expect([fetchedAt(made, 1), fetchedAt(made, 2)]).toEqual([
      { parts: [{ kind: 4, amount: 2 }], tools: [] },
      { parts: [], tools: [8] },
    ]);
  });

  it('chooses among depots by their windows', () => {
    const shut = { ...line.depots![0]!, windows: [[480, 490] as const] };
    expect(orderOf(planned({ ...line, depots: [shut, line.depots![1]!] }))[0]).toBe('d2');
  });

  it('leaves out with its reason what nobody has, and refuses to pin it', () => {
    const bare = { ...line, depots: [{ ...line.depots![0]!, parts: [5] }] };
    const reason = 'part 4 is neither on the van nor in any depot';
    expect(planned(bare).unserved).toEqual([{ id: 1, reason: `none of 1 engineers; 1 of them: ${reason}` }]);
    const pinned = { ...bare, jobs: [{ ...line.jobs[0]!, pinnedTo: 100 }] };
    expect(() => planned(pinned)).toThrow(`jobs[0].pinnedTo: engineer 100 cannot: ${reason}`);
  });

  it('takes a running plan with its stops as it is, without those that nobody needs', () => {
    const route = { route: [2, 1], routeStops: [{ depot: 2, behind: 0 }] };
    expect(orderOf(planned(with2(route), 0))).toEqual(['d2', '2', '1']);
    const more = { route: [2, 1], routeStops: [1, 0].map(at => ({ depot: 2 - at, behind: at ? 0 : 1 })) };
    expect(depotsOf(planned(with2(more), 0))).toHaveLength(1);
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(smallStock(20, true), fc.nat(99), (problem, seed) => {
        const made = () => plan(problem, { iterations: 150, seed });
        expect(made()).toEqual(made());
      }),
      { numRuns: Math.ceil(numRuns / 8) },
    );
  });

  it('is the plan without depots where no job needs anything', () => {
    fc.assert(
      fc.property(smallStock(12), fc.nat(99), ({ depots, ...problem }, seed) => {
        const jobs = problem.jobs.map(({ parts: _parts, tools: _tools, ...job }) => job);
        const made = (change: object) => plan({ ...problem, jobs, ...change }, { iterations: 200, seed });
        expect(made({ depots })).toEqual(made({}));
      }),
      { numRuns: Math.ceil(numRuns / 8) },
    );
  });
});

describe('the checker', () => {
  const made = planned(early);
  const faults = (change: (steps: PlanStep[], plan: Plan) => void, problem = early) => {
    const copy = structuredClone(made);
    change(copy.routes[0]!.steps, copy);
    return verify(problem, copy).join('; ');
  };
  const stopIn = (steps: PlanStep[]) => steps.find(step => step.kind === 'depot')!;

  it('counts what is on the van at every job', () => {
    expect(faults(() => undefined)).toBe('');
    const less = { parts: [{ kind: 4, amount: 1 }], tools: [] };
    const few = faults(steps => (stopIn(steps).fetched = less));
    expect(few).toBe('engineer 100: lacks 1 of part 4 for job 1; engineer 100: lacks tool 8 for job 2');
    expect(faults(steps => steps.splice(1, 1))).toContain('lacks 2 of part 4 for job 1');
    expect(faults(steps => steps.splice(1, 2, steps[2]!, steps[1]!))).toContain('lacks 2 of part 4');
  });

  it('sees what a depot does not have, and a stop for nothing', () => {
    const bare = { ...early, depots: [{ ...line.depots![0]!, parts: [], tools: [] }, line.depots![1]!] };
    expect(faults(() => undefined, bare)).toContain('depot 1 has no part 4');
    expect(faults(() => undefined, bare)).toContain('depot 1 has no tool 8');
    const full = { ...with2({ stock: [{ kind: 4, amount: 2 }], tools: [8] }), jobs: early.jobs };
    expect(faults(() => undefined, full)).toContain('engineer 100: stops at depot 1 for nothing');
    expect(faults(steps => (stopIn(steps).id = 9))).toContain('unknown depot 9');
  });

  it('sees a stop that is too short, outside of its windows, or left out of the cost', () => {
    expect(faults(steps => (stopIn(steps).duration = 6))).toContain('gives depot 1 too little time');
    const shut = { ...early, depots: [{ ...line.depots![0]!, windows: [[400, 450] as const] }] };
    expect(faults(() => undefined, shut)).toContain('stops at depot 1 at');
    const far = { ...early, depots: [{ ...line.depots![0]!, place: 4 }] };
    expect(faults(() => undefined, far)).toContain('travels 10 s instead of 40 to 1');
  });
});
