import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { JobDescription, ProblemDescription, Window } from '../model/description';
import { priceOf } from '../planner/brute-force.fixture';
import { plan } from '../planner/plan';
import type { Plan } from '../planner/plan-model';
import { smallProblem, withJobs } from '../planner/small-problem.fixture';
import { slots } from './slots';
import { jobIds } from './standing';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);
/** Of a small day: the latest shift and all overtime. */
const lastSecond = 250;

/** A day with its last job taken away, to be offered. */
function asked(problem: ProblemDescription): { day: ProblemDescription; made: Plan; job: JobDescription } {
  const job = problem.jobs.at(-1)!;
  const day = withJobs(problem, id => id !== job.id);
  return { day, made: plan(day, { iterations: 60 }), job };
}

/** Whether it can be does not hang on what it costs, which would have to be looked at second by second. */
function untimely(job: JobDescription): JobDescription {
  return { ...job, due: undefined, preferredWindows: undefined };
}

/** The begins of a job between two others that stepping through seconds finds. */
function begins(day: ProblemDescription, made: Plan, job: JobDescription): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const engineer of day.engineers) {
    if (!(job.skills ?? []).every(skill => engineer.skills?.includes(skill))) continue;
    if (job.never?.includes(engineer.id)) continue;
    const route = made.routes.find(one => one.engineer === engineer.id);
    const order = (route ? jobIds(route) : []).map(id => untimely(day.jobs.find(one => one.id === id)!));
    for (let at = 0; at <= order.length; at++) {
      const possible = Array.from({ length: lastSecond + 1 }, (_, second) => second).filter(
        second =>
          (job.windows ?? [[0, lastSecond]]).some(([from, to]) => from <= second && second <= to) &&
          priceOf(
            day,
            engineer,
            order.toSpliced(at, 0, { ...untimely(job), windows: [[second, second]] }),
          ) !== null,
      );
      if (possible.length > 0) found.set(`${engineer.id} behind ${at}`, possible);
    }
  }
  return found;
}

/** What a begin of the job costs anywhere in the day of an engineer, by stepping through seconds. */
function pricesAt(
  day: ProblemDescription,
  made: Plan,
  job: JobDescription,
  at: number,
  id: number,
): number[] {
  const engineer = day.engineers.find(one => one.id === id)!;
  const route = made.routes.find(one => one.engineer === id);
  const order = (route ? jobIds(route) : []).map(one => day.jobs.find(other => other.id === one)!);
  const was = order.length > 0 ? priceOf(day, engineer, order)! : 0;
  return order.concat(job).flatMap((_, index) => {
    const price = priceOf(day, engineer, order.toSpliced(index, 0, { ...job, windows: [[at, at]] }));
    return price === null ? [] : [price - was];
  });
}

/** The engineers with their routes, a job put anywhere into that of one of them. */
function waysToTake({ engineers }: ProblemDescription, made: Plan, owner: number, job: number) {
  const orders = engineers.map(({ id }) =>
    made.routes.flatMap(one => (one.engineer === id ? jobIds(one) : [])),
  );
  const own = orders[engineers.findIndex(one => one.id === owner)]!;
  return Array.from({ length: own.length + 1 }, (_, at) =>
    engineers.map((one, index) => ({
      ...one,
      route: one.id === owner ? own.toSpliced(at, 0, job) : orders[index],
    })),
  );
}

const exact = [{}, { dues: true, breaks: true }, { preferences: true }];

describe('slots', () => {
  it('are exactly the places that stepping through seconds finds, from the first begin to the last', () => {
    fc.assert(
      fc.property(
        smallProblem(4, false, { orders: false, crews: false, carriage: false, personal: false }),
        problem => {
          const { day, made, job } = asked(problem);
          const offers = slots(day, made, job, 100).map(one => `${one.engineer}: ${one.from} to ${one.to}`);
          const expected = [...begins(day, made, job)].map(
            ([name, all]) => `${name.split(' ')[0]}: ${all[0]} to ${all.at(-1)}`,
          );
          expect(offers).toHaveLength(expected.length);
          expect(new Set(offers)).toEqual(new Set(expected));
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it.each(exact)('cost at either end, times with it, what stepping through seconds says, %j', kinds => {
    fc.assert(
      fc.property(
        smallProblem(4, false, {
          orders: false,
          crews: false,
          carriage: false,
          personal: false,
          uneven: false,
          ...kinds,
        }),
        problem => {
          const { day, made, job } = asked(problem);
          for (const offer of slots(day, made, job, 100)) {
            const expected: [number, number][] = [
              [offer.from, offer.extraCost],
              [offer.to, offer.lastExtraCost],
            ];
            for (const [at, cost] of expected) {
              const prices = pricesAt(day, made, job, at, offer.engineer);
              expect(Math.min(...prices.map(price => Math.abs(price - cost)))).toBeLessThan(0.1);
            }
          }
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it.each(exact)(
    'can be promised: with the window narrowed to either end, at the stated price, %j',
    kinds => {
      fc.assert(
        fc.property(
          smallProblem(20, true, { orders: false, crews: false, carriage: false, ...kinds }),
          problem => {
            const { day, made, job } = asked(problem);
            for (const offer of slots(day, made, job, 5))
              for (const at of [offer.from, offer.to]) {
                const windows: Window[] = [[at, at]];
                const narrow = { ...day, jobs: [...day.jobs, { ...job, windows }] };
                const [same] = slots(day, made, { ...job, windows }, 1);
                const stated = at === offer.from ? offer.extraCost : offer.lastExtraCost;
                expect(same!.extraCost).toBeLessThanOrEqual(stated + 0.01);
                const warm = {
                  ...narrow,
                  engineers: narrow.engineers.map(one => ({
                    ...one,
                    route: made.routes.flatMap(route => (route.engineer === one.id ? jobIds(route) : [])),
                  })),
                };
                const promised = plan(warm, { iterations: 0 });
                expect(promised.unserved.map(one => one.id)).not.toContain(job.id);
                // Where the job shortens a way, one that was left out may come in behind it, at a price of its own.
                if (promised.unserved.length === made.unserved.length)
                  expect(promised.cost - made.cost).toBeLessThanOrEqual(stated + 0.1);
              }
          },
        ),
        { numRuns: Math.ceil(numRuns / 3) },
      );
    },
  );

  it('can be promised where jobs wait for each other, at either end', () => {
    fc.assert(
      fc.property(smallProblem(12, true, { orders: true, breaks: false, carriage: false }), problem => {
        const { day, made, job } = asked(problem);
        for (const offer of slots(day, made, job, 5))
          for (const at of [offer.from, offer.to]) {
            const jobs = [...day.jobs, { ...job, windows: [[at, at]] as const }];
            const taken = waysToTake(day, made, offer.engineer, job.id).some(engineers => {
              const { unserved } = plan({ ...day, jobs, engineers }, { iterations: 0 });
              return unserved.every(one => made.unserved.some(other => other.id === one.id));
            });
            expect(taken).toBe(true);
          }
      }),
      { numRuns },
    );
  });

  it('come cheapest first and no more than asked for', () => {
    fc.assert(
      fc.property(
        smallProblem(20, false, { carriage: false }),
        fc.integer({ min: 1, max: 5 }),
        (problem, count) => {
          const { day, made, job } = asked(problem);
          const all = slots(day, made, job, 1_000);
          expect(slots(day, made, job, count)).toEqual(all.slice(0, count));
          for (const [index, one] of all.entries())
            if (index > 0) expect(one.extraCost).toBeGreaterThanOrEqual(all[index - 1]!.extraCost);
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});
