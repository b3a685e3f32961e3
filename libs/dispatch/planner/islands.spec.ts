import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compile } from '../model/compile';
import type { ProblemDescription } from '../model/description';
import { beginIsland, planOnIslands } from './islands';
import type { Island, IslandOptions } from './islands';
import type { Plan } from './plan-model';
import { smallProblem } from './small-problem.fixture';
import { verify } from './verify';

const numRuns = Number(process.env.PLAN_RUNS ?? 40);

/** Islands in this thread; each may answer some turns later than the others. */
function islandsOf(
  problem: ProblemDescription,
  count: number,
  options: IslandOptions,
  turnsOf: (index: number) => number = () => 0,
): Island[] {
  return Array.from({ length: count }, (_, index) => {
    const sail = beginIsland(compile(problem), index, options);
    return {
      sail: async routes => {
        for (let turn = turnsOf(index); turn > 0; turn--) await Promise.resolve();
        return sail(routes);
      },
    };
  });
}

/** Jobs on a square, each possible for every engineer, with some windows and a break. */
function largeDay(jobCount: number, engineerCount: number): ProblemDescription {
  const side = 20;
  const places = Array.from({ length: side * side }, (_, place) => [place % side, Math.floor(place / side)]);
  const durations = places.map(([x, y]) =>
    places.map(([toX, toY]) => 10 * (Math.abs(x! - toX!) + Math.abs(y! - toY!))),
  );
  return {
    matrices: { car: { durations } },
    jobs: Array.from({ length: jobCount }, (_, id) => ({
      id,
      place: (id * 37) % (side * side),
      durationSeconds: 60,
      priority: id % 3,
      windows: id % 2 === 0 ? undefined : ([[(id % 5) * 100, (id % 5) * 100 + 400]] as const),
    })),
    engineers: Array.from({ length: engineerCount }, (_, id) => ({
      id,
      profile: 'car',
      startPlace: (id * 53) % (side * side),
      endPlace: (id * 53) % (side * side),
      shift: [0, 1_200] as const,
      breaks: [{ id: 1, windows: [[400, 700]] as const, durationSeconds: 60 }],
    })),
  };
}

const weight = ({ unservedPriority, unserved, cost }: Plan) =>
  (unservedPriority * 1_000 + unserved.length) * 1e6 + cost;

describe('planning on islands', () => {
  it('depends on seed, iterations and number of islands alone, not on who is faster', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem(15), fc.nat(100), async (problem, seed) => {
        const options = { seed, iterations: 200 };
        const one = await planOnIslands(compile(problem), islandsOf(problem, 3, options));
        const other = await planOnIslands(
          compile(problem),
          islandsOf(problem, 3, options, index => 7 - 3 * index),
        );
        expect(other).toEqual(one);
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });

  it('spends the budget of every island and keeps every rule', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem(30, true), async problem => {
        const made = await planOnIslands(
          compile(problem),
          islandsOf(problem, 2, { seed: 1, iterations: 70 }),
        );
        expect(made.iterations).toBe(140);
        expect(verify(problem, made)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is never worse than the best of its islands alone before they meet, and tells only better plans', async () => {
    await fc.assert(
      fc.asyncProperty(smallProblem(20), async problem => {
        const told: Plan[] = [];
        const options = { seed: 1, iterations: 300 };
        const made = await planOnIslands(compile(problem), islandsOf(problem, 2, options), {}, better =>
          told.push(better),
        );
        for (const [index, one] of told.entries())
          if (index > 0) expect(weight(one)).toBeLessThan(weight(told[index - 1]!));
        expect(weight(made)).toBe(weight(told.at(-1)!));
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });

  it('hands the plan of the leader to those behind, once it is colder', async () => {
    const received: unknown[] = [];
    const score = { pinned: 0, priority: 0, jobs: 1, cost: 0 };
    const report = { routes: [[]], iterations: 1 };
    const leader: Island = { sail: async () => ({ ...report, score }) };
    const other: Island = {
      sail: async routes => {
        received.push(routes);
        return { ...report, routes: [], score: { ...score, cost: 1 } };
      },
    };
    const problem: ProblemDescription = {
      engineers: [{ id: 1, profile: 'car', startPlace: 0, endPlace: 0 }],
      jobs: [{ id: 1, place: 0 }],
      matrices: { car: { durations: [[0]] } },
    };
    await planOnIslands(compile(problem), [other, leader]);
    expect(received).toHaveLength(20);
    expect(received.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(received.slice(10)).toEqual(Array.from({ length: 10 }, () => [[]]));
  });

  it('divides a large day, and joins what each island has found to one plan that keeps every rule', async () => {
    const problem = largeDay(800, 60);
    const options = { seed: 3, iterations: 200, islands: 2 };
    const told: Plan[] = [];
    const made = await planOnIslands(compile(problem), islandsOf(problem, 2, options), {}, better =>
      told.push(better),
    );
    expect(verify(problem, made)).toEqual([]);
    expect(weight(made)).toBeLessThan(weight(told[0]!));
    for (const [index, one] of told.entries())
      if (index > 0) expect(weight(one)).toBeLessThan(weight(told[index - 1]!));
    const again = await planOnIslands(
      compile(problem),
      islandsOf(problem, 2, options, index => 5 - 5 * index),
    );
    expect(again).toEqual(made);
    // The second finds the time over before it has begun.
    let clock = 0;
    const late = await planOnIslands(compile(problem), [
      ...islandsOf(problem, 1, { ...options, iterations: 100 }),
      ...[beginIsland(compile(problem), 1, { seed: 3, islands: 2, budgetMs: 10 }, () => (clock += 4))].map(
        (sail): Island => ({ sail: async routes => sail(routes) }),
      ),
    ]);
    expect(verify(problem, late)).toEqual([]);
  });

  it('fails when an island dies, whatever the others have found', async () => {
    const [problem] = fc.sample(smallProblem(10), { numRuns: 1, seed: 5 });
    let legs = 0;
    const mortal: Island = {
      sail: async () => {
        if (++legs > 3) throw new Error('a planning thread ended with 134');
        return islandsOf(problem!, 1, { seed: 2, iterations: 20 })[0]!.sail(null);
      },
    };
    const run = planOnIslands(compile(problem!), [
      ...islandsOf(problem!, 1, { seed: 1, iterations: 200 }),
      mortal,
    ]);
    await expect(run).rejects.toThrow('ended with 134');
  });

  it('stops between two legs', async () => {
    const [problem] = fc.sample(smallProblem(10), { numRuns: 1, seed: 5 });
    const islands = islandsOf(problem!, 2, { seed: 1, iterations: 2_000 });
    const made = await planOnIslands(compile(problem!), islands, { isStopped: () => true });
    expect(made.iterations).toBe(200);
  });
});
