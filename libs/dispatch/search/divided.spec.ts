import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compile } from '../model/compile';
import { partOf } from '../model/part-of';
import { publish } from '../planner/plan';
import { smallProblem } from '../planner/small-problem.fixture';
import { beginSearch, run } from './anneal';
import { beginDivided, cuts, meet, ownEngineers, runDivided, settle } from './divided';
import { isFeasible } from './feasible';
import { setRoutes } from './journal';
import { isBetter, scoreOf } from './objective';
import { randomFrom } from './random';
import { emptyRoutes } from './routes';
import { annealDefaults } from './search-model';
import { territoriesOf } from './territories';

const numRuns = Number(process.env.PLAN_RUNS ?? 80);
/** Days with orders, or with what is loaded on the way, are not divided, nor where it matters who works several shifts. */
const whole = { orders: false, crews: false, people: false, carriage: false };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a day cut into territories', () => {
  it('has every engineer and every job in one of them', () => {
    fc.assert(
      fc.property(
        smallProblem(30, true, whole),
        fc.nat(99),
        fc.integer({ min: 1, max: 5 }),
        (given, seed, count) => {
          const problem = compile(given);
          const search = beginSearch(problem, annealDefaults);
          const parts = territoriesOf(problem, search.best, count, randomFrom(seed));
          const engineers = parts.flatMap(part => part.engineers);
          const jobs = parts.flatMap(part => part.jobs);
          expect([...engineers].sort((a, b) => a - b)).toEqual(numbers(problem.engineerCount));
          expect([...jobs].sort((a, b) => a - b)).toEqual(numbers(problem.jobCount));
        },
      ),
      { numRuns },
    );
  });

  it('costs and allows in a part what it does in the whole', () => {
    fc.assert(
      fc.property(smallProblem(12, true, whole), fc.nat(99), (given, seed) => {
        const problem = compile(given);
        const [first] = territoriesOf(
          problem,
          beginSearch(problem, annealDefaults).best,
          2,
          randomFrom(seed),
        );
        const { engineers, jobs } = first!;
        const part = beginSearch(partOf(problem, engineers, jobs), annealDefaults);
        run(part, 30, 0.5);
        const routes = emptyRoutes(problem);
        const lists = numbers(problem.engineerCount).map((): number[] => []);
        for (const [index, engineer] of engineers.entries())
          lists[engineer] = part.best[index]!.map(job => jobs[job]!);
        setRoutes(routes, lists);
        for (const engineer of engineers) expect(isFeasible(routes, engineer)).toBe(true);
        expect(scoreOf(routes).cost).toBeCloseTo(part.bestScore.cost, 6);
      }),
      { numRuns },
    );
  });

  it('is planned by several searches, of which each changes only its own routes, and only gets better', () => {
    fc.assert(
      fc.property(smallProblem(30, true, whole), fc.nat(99), (given, seed) => {
        const problem = compile(given);
        const options = { ...annealDefaults, seed };
        const searches = numbers(2).map(index =>
          beginDivided(problem, options, [], { index, count: 2, size: 5 }),
        );
        let best = { ...searches[0]!.bestScore };
        for (let leg = 0; leg < cuts; leg++) {
          const before = searches[0]!.walk.map(jobs => [...jobs]);
          for (const search of searches)
            for (const share of [0.1, 0.4, 0.7]) runDivided(search, 5, (leg + share) / cuts);
          for (const search of searches) settle(search, leg / cuts);
          const walk = before.map((jobs, engineer) => {
            const owners = searches.filter(search => ownEngineers(search).includes(engineer));
            for (const search of searches)
              if (!owners.includes(search)) expect(search.walk[engineer]).toEqual(jobs);
            return owners[0]?.walk[engineer] ?? jobs;
          });
          for (const search of searches) meet(search, walk);
          const routes = emptyRoutes(problem);
          setRoutes(routes, walk);
          for (const engineer of numbers(problem.engineerCount))
            expect(isFeasible(routes, engineer)).toBe(true);
          expect(isBetter(best, searches[0]!.bestScore)).toBe(false);
          best = { ...searches[0]!.bestScore };
        }
        expect(() => publish(problem, searches[0]!.best, 0)).not.toThrow();
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});
