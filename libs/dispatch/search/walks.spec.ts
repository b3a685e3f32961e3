import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compile } from '../model/compile';
import type { ProblemDescription } from '../model/description';
import { publish } from '../planner/plan';
import { smallProblem } from '../planner/small-problem.fixture';
import { isBetter } from './objective';
import { annealDefaults } from './search-model';
import { beginWalks, joinWalks, runWalks } from './walks';
import type { Walks } from './walks';

const numRuns = Number(process.env.PLAN_RUNS ?? 12);
const round = 50;

function walked(
  given: ProblemDescription,
  iterations: number,
  look: (walks: Walks, progress: number) => void = () => undefined,
): Walks {
  const walks = beginWalks(compile(given), annealDefaults, [], iterations);
  while (walks.iterations < iterations) {
    const progress = walks.iterations / iterations;
    runWalks(walks, round, progress);
    look(walks, progress);
  }
  return walks;
}

describe('a search of several walks', () => {
  it('walks once where the budget is short, and several times where it is long', () => {
    fc.assert(
      fc.property(smallProblem(3), fc.integer({ min: 100, max: 7_000 }), (given, perJob) => {
        const { jobCount: jobs, maxBreaks } = compile(given);
        const least = maxBreaks > 0 ? 1_000 : 600;
        fc.pre(jobs > 0);
        const iterations = perJob * jobs;
        const { at, count } = walked(given, iterations);
        expect(count).toBe(Math.max(1, Math.min(4, Math.floor((0.75 * iterations) / (least * jobs)))));
        expect(at).toBe(count === 1 ? 0 : count);
      }),
      { numRuns },
    );
  });

  it('goes by the speed of a program that has warmed up, where the budget is time', () => {
    fc.assert(
      fc.property(smallProblem(3), given => {
        const problem = compile(given);
        fc.pre(problem.jobCount > 0);
        const walks = beginWalks(problem, annealDefaults, []);
        const least = (problem.maxBreaks > 0 ? 1_000 : 600) * problem.jobCount;
        // Two walks and a half at the speed that it will have, a twenty-fifth of that in the first hundredths.
        const few = 2;
        const quick = (0.75 * few) / (2.5 * least);
        let progress = 0;
        let dearness = walks.search.dearness;
        while (progress < 0.15) {
          runWalks(walks, few, progress);
          // It cools faster from then on, but never at one blow.
          expect(walks.search.dearness - dearness).toBeLessThan(0.2);
          dearness = walks.search.dearness;
          progress += progress < 0.04 ? 25 * quick : quick;
        }
        expect(walks.count).toBe(2);
      }),
      { numRuns },
    );
  });

  it('never loses the best plan of any walk, and keeps every rule', () => {
    fc.assert(
      fc.property(smallProblem(4), given => {
        const problem = compile(given);
        fc.pre(problem.jobCount > 0);
        let best = beginWalks(problem, annealDefaults, []).bestScore;
        const walks = walked(given, 3_000 * problem.jobCount, ({ search, bestScore }) => {
          expect(isBetter(best, bestScore)).toBe(false);
          expect(isBetter(search.bestScore, bestScore)).toBe(false);
          best = { ...bestScore };
        });
        fc.pre(walks.bestScore.pinned <= problem.jobCount);
        const { cost, unserved } = publish(problem, walks.best, walks.iterations);
        expect(unserved.length).toBe(walks.bestScore.jobs);
        expect(cost).toBeGreaterThanOrEqual(0);
      }),
      { numRuns },
    );
  });

  it('goes on from the best one in the end, and heeds others only then', () => {
    const place = (at: number) => [at % 6, Math.floor(at / 6)] as const;
    const numbers = Array.from({ length: 36 }, (_, index) => index);
    const durations = numbers.map(from =>
      numbers.map(to => 10 * Math.hypot(place(from)[0] - place(to)[0], place(from)[1] - place(to)[1])),
    );
    const day: ProblemDescription = {
      matrices: { car: { durations: durations.map(row => row.map(Math.round)) } },
      jobs: numbers.slice(1).map(at => ({ id: at, place: at, durationSeconds: 5 })),
      engineers: [1, 2, 3].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 900] })),
    };
    const beginnings = new Set<unknown>();
    const foreign = [...walked(day, 1_000).best];
    walked(day, 100_000, (walks, progress) => {
      beginnings.add(walks.search);
      const { best } = walks;
      if (progress > 0.1 && progress < 0.7) {
        joinWalks(walks, foreign);
        expect(walks.best).toBe(best);
      }
      if (progress > 0.8) expect(isBetter(walks.search.bestScore, walks.bestScore)).toBe(false);
    });
    expect(beginnings.size).toBe(3);
  });

  it('goes on from given routes in one walk', () => {
    const given: ProblemDescription = {
      matrices: { car: { durations: [[0, 9], [9, 0]] } }, // oxfmt-ignore
      jobs: [{ id: 1, place: 1, durationSeconds: 1 }],
      engineers: [{ id: 1, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 100] }],
    };
    const walks = beginWalks(compile(given), annealDefaults, [[0]]);
    for (let step = 0; step < 100; step++) runWalks(walks, round, step / 100);
    expect([walks.count, walks.at]).toEqual([1, 0]);
  });
});
