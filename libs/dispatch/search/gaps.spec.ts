import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compile } from '../model/compile';
import type { ProblemDescription, Window } from '../model/description';
import { smallProblem } from '../planner/small-problem.fixture';
import { beginSearch, run } from './anneal';
import { allRoutes } from './journal';
import { isPlain, writeGaps } from './gaps';
import { annealDefaults } from './search-model';
import type { Search } from './search-model';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);

const without = Object.fromEntries(
  [
    'setup',
    'wishes',
    'overtime',
    'dues',
    'preferences',
    'uneven',
    'groups',
    'orders',
    'crews',
    'carriage',
    'people',
    'personal',
  ].map(kind => [kind, false]),
);

/** One window a job at most, and nothing that a plain day does not have; ways may be shorter over a third place. */
const plainDay = fc
  .boolean()
  .chain(isRough => smallProblem(12, isRough, without))
  .map((given): ProblemDescription => ({
    ...given,
    jobs: given.jobs.map(job => ({ ...job, windows: job.windows?.slice(0, 1) })),
    engineers: given.engineers.map(one => ({
      ...one,
      maxTravelSeconds: undefined,
      maxDistanceMetres: undefined,
    })),
  }));

function searched(given: ProblemDescription, hasGaps: boolean, seed: number): Search {
  const search = beginSearch(compile(given), { ...annealDefaults, seed });
  if (!hasGaps) search.routes.gaps = null;
  for (let round = 0; round < 10; round++) run(search, 40, round / 10);
  return search;
}

const standingOf = ({ routes, best, bestScore, cost, random }: Search) => ({
  walk: allRoutes(routes),
  best,
  bestScore,
  cost,
  chance: [...random],
});

describe('a plain day', () => {
  it('is searched as any other is, to the last throw of the dice', () => {
    fc.assert(
      fc.property(plainDay, fc.nat(1_000), (given, seed) => {
        expect(standingOf(searched(given, true, seed))).toEqual(standingOf(searched(given, false, seed)));
      }),
      { numRuns },
    );
  });

  it('knows the gaps of every route after any number of changes', () => {
    fc.assert(
      fc.property(plainDay, fc.nat(1_000), (given, seed) => {
        const { problem, routes } = searched(given, true, seed);
        const { ways, times, size } = routes.gaps!;
        const keptOf = (engineer: number) => {
          const gaps = routes.count[engineer]! + 1;
          return [
            [...ways.subarray(engineer * size * 4, (engineer * size + gaps) * 4)],
            [...times.subarray(engineer * size * 2, (engineer * size + gaps) * 2)],
          ];
        };
        for (let engineer = 0; engineer < problem.engineerCount; engineer++) {
          const kept = keptOf(engineer);
          writeGaps(routes, engineer);
          expect(keptOf(engineer)).toEqual(kept);
        }
      }),
      { numRuns },
    );
  });

  it('has no more in it than ways, loads, skills, breaks and one window a job', () => {
    fc.assert(
      fc.property(plainDay, given => {
        expect(isPlain(compile(given))).toBe(true);
        const [first, ...others] = given.jobs;
        const [engineer, ...colleagues] = given.engineers;
        const windows: Window[] = [
          [0, 10],
          [20, 30],
        ];
        const more: Partial<ProblemDescription>[] = [
          { jobs: [{ ...first!, setupSeconds: 5 }, ...others] },
          { jobs: [{ ...first!, windows }, ...others] },
          { jobs: [{ ...first!, due: 5, costPerLateHour: 1_000 }, ...others] },
          { jobs: [{ ...first!, preferred: { engineers: [engineer!.id], price: 5 } }, ...others] },
          { engineers: [{ ...engineer!, maxTravelSeconds: 1_000 }, ...colleagues] },
          { engineers: [{ ...engineer!, maxOvertimeSeconds: 10, costPerOvertimeHour: 100 }, ...colleagues] },
          { costPerUnevenHour: 1_000 },
        ];
        for (const one of more) expect(isPlain(compile({ ...given, ...one }))).toBe(false);
      }),
      { numRuns },
    );
  });
});
