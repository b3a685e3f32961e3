import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { smallStock } from '../planner/small-stock.fixture';
import { verify } from '../planner/verify';
import { explain } from './explain';
import { alone, asked, cheapestAtEach, jobsOf, pricesOf, routesIn, waysToTake } from './offered.fixture';
import { slots } from './slots';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);

/** Days on which little else keeps anybody from a job. */
const easy = { ...alone, windows: false, limits: false, skills: false };
const exactly = { dues: false, preferences: false, overtime: false };

/** On a line: both homes at 0, a depot at 1 that has one part and one at 4, a job at 2 with the first engineer, who fetches it. */
const line: ProblemDescription = {
  matrices: {
    car: { durations: [0, 1, 2, 3, 4].map(from => [0, 1, 2, 3, 4].map(to => 10 * Math.abs(from - to))) },
  },
  engineers: [100, 101].map(id => ({ id, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200] })),
  jobs: [{ id: 1, place: 2, durationSeconds: 5, parts: [{ kind: 4, amount: 1 }], pinnedTo: 100 }],
  depots: [
    { id: 1, place: 1, stock: [{ kind: 4, amount: 1 }] },
    { id: 2, place: 4 },
  ],
};
const made = plan(line, { iterations: 20 });

describe('a place that is offered in a day with depots that run out of parts', () => {
  it('comes with a stop where there are enough left, and is not there where there are not', () => {
    const offered = (problem: ProblemDescription, job: Partial<JobDescription> = {}) =>
      slots(problem, made, { id: 9, place: 3, parts: [{ kind: 4, amount: 1 }], ...job }, 9).map(
        ({ engineer, stops }) => [engineer, ...stops!.map(({ depot }) => depot)],
      );
    expect(new Set(offered(line).map(one => one.join()))).toEqual(new Set(['100,2', '101,2']));
    const only = { ...line, depots: [line.depots![0]!] };
    expect(offered(only)).toEqual([]);
    expect(offered(only, { parts: [] })).toHaveLength(3);
    const two = { ...line, depots: [{ ...only.depots[0]!, stock: [{ kind: 4, amount: 2 }] }] };
    expect(new Set(offered(two).map(one => one.join()))).toEqual(new Set(['100,1', '101,1']));
  });

  it('is there exactly where trying all ways to stop finds one, at the price of the cheapest', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom({ ...easy, ...exactly }, { ...alone, ...exactly })
          .chain(kinds => smallStock(4, false, kinds, true)),
        problem => {
          const { day, standing, job } = asked(problem);
          const told = slots(day, standing, job, 100);
          const expected = day.engineers.flatMap(one => cheapestAtEach(problem, one, standing, job));
          const prices = (all: { engineer: number; price: number }[]) =>
            all.map(({ engineer, price }) => engineer * 1e6 + price).sort((a, b) => a - b);
          const found = prices(told.map(({ engineer, extraCost: price }) => ({ engineer, price })));
          const wanted = prices(expected);
          expect(found).toHaveLength(wanted.length);
          for (const [at, price] of found.entries()) expect(Math.abs(price - wanted[at]!)).toBeLessThan(0.1);
        },
      ),
      { endOnFailure: true, numRuns: numRuns * 2 },
    );
  });

  it.each([{}, { breaks: true, dues: true }, { people: true, splits: true }])(
    'can be promised: put in with its stops at either end it passes the checker, %j',
    kinds => {
      fc.assert(
        fc.property(smallStock(14, true, { carriage: false, ...kinds }, true), problem => {
          const { day, standing, job } = asked(problem);
          for (const offer of slots(day, standing, job, 5))
            for (const at of [offer.from, offer.to]) {
              const jobs = [...day.jobs, { ...job, windows: [[at, at]] as const }];
              const costs = waysToTake(day, standing, offer, job.id).flatMap(engineers => {
                const taken = { ...day, jobs, engineers };
                const put = plan(taken, { iterations: 0 });
                expect(verify(taken, put)).toEqual([]);
                const isWhole = put.unserved.every(one => standing.unserved.some(({ id }) => id === one.id));
                return isWhole ? [put.unserved.length < standing.unserved.length ? 0 : put.cost] : [];
              });
              const stated = at === offer.from ? offer.extraCost : offer.lastExtraCost;
              expect(Math.min(...costs) - standing.cost).toBeLessThanOrEqual(stated + 0.1);
            }
        }),
        { endOnFailure: true, numRuns },
      );
    },
  );
});

describe('an explanation in a day with depots that run out of parts', () => {
  const why = (problem: ProblemDescription, job: number, standing = plan(problem, { iterations: 20 })) =>
    explain(problem, standing, job).engineers.map(({ refusal }) => refusal);
  const other = { id: 9, place: 3, parts: [{ kind: 4, amount: 1 }] };

  it('names the part and the depots that have too few of it, left or at all', () => {
    const only = { ...line, jobs: [...line.jobs, other], depots: [line.depots![0]!] };
    expect(why(only, 9)).toEqual([
      {
        code: 'full',
        short: 'depot-stock',
        jobs: 1,
        tooFew: { part: 4, depots: [{ depot: 1, fetches: 2, left: 1 }] },
      },
      {
        code: 'full',
        short: 'depot-stock',
        jobs: 0,
        tooFew: { part: 4, depots: [{ depot: 1, fetches: 1, left: 0 }] },
      },
    ]);
    const many = { ...only, jobs: [...line.jobs, { ...other, parts: [{ kind: 4, amount: 2 }] }] };
    const tooFew = { part: 4, depots: [{ depot: 1, fetches: 2, left: 1 }] };
    expect(why(many, 9)).toEqual([
      { code: 'depot-stock', tooFew },
      { code: 'depot-stock', tooFew },
    ]);
    expect(why({ ...line, jobs: only.jobs }, 9)).toEqual([null, null]);
  });

  it('says of a planned job that somebody else could fetch what it gives back', () => {
    const job = { ...line.jobs[0]!, pinnedTo: undefined };
    const problem = { ...line, jobs: [job], depots: [line.depots![0]!] };
    expect(why(problem, 1, made)).toEqual([null, null]);
  });

  it('refuses exactly those for whom no way to stop leaves a place, and blames a depot if he could but for it', () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(easy, alone).chain(kinds => smallStock(4, false, kinds, true)),
        fc.nat(3),
        (problem, pick) => {
          const standing = plan(problem, { iterations: 60 });
          const job = problem.jobs[pick % problem.jobs.length]!;
          const plenty = { ...problem, depots: problem.depots!.map(withPlenty) };
          for (const { engineer: id, refusal } of explain(problem, standing, job.id).engineers) {
            const engineer = problem.engineers.find(one => one.id === id)!;
            const order = jobsOf(problem, standing, id).filter(one => one !== job);
            const without = routesIn(problem, standing).map(route => ({
              ...route,
              jobs: route.jobs.filter(one => one !== job),
            }));
            const others = without.filter(one => one.engineer !== engineer);
            const places = (
              of: ProblemDescription,
              jobs: readonly JobDescription[],
              beside: typeof others,
            ): boolean =>
              [...jobs.keys(), jobs.length].some(
                at => pricesOf(of, engineer, jobs.toSpliced(at, 0, job), beside).length > 0,
              );
            expect(refusal === null).toBe(places(problem, order, others));
            const isAlone = refusal?.code === 'depot-stock';
            const isFull = refusal?.code === 'full' && refusal.short === 'depot-stock';
            if (refusal) codes.add(isFull ? 'full' : refusal.code);
            if (isAlone) expect(places(problem, [], [])).toBe(false);
            if (isAlone) expect(places(plenty, [], [])).toBe(true);
            if (isFull) expect(places(problem, [], [])).toBe(true);
            if (isFull) expect(places(plenty, order, [])).toBe(true);
            if (refusal?.code === 'full' && refusal.short === 'time')
              expect(places(plenty, order, [])).toBe(false);
            if (!isAlone && !isFull) continue;
            for (const { depot, fetches, left } of refusal.tooFew.depots) {
              const { stock = [] } = problem.depots!.find(one => one.id === depot)!;
              expect(left).toBeLessThan(fetches);
              expect(left).toBeLessThanOrEqual(stock.find(one => one.kind === refusal.tooFew.part)!.amount);
            }
          }
        },
      ),
      { endOnFailure: true, numRuns: numRuns * 2 },
    );
    expect([...codes]).toEqual(expect.arrayContaining(['full', 'depot-stock']));
  });
});

/** Always enough of what a depot has any of. */
function withPlenty({ stock, ...depot }: NonNullable<ProblemDescription['depots']>[number]) {
  return { ...depot, stock: stock?.filter(({ amount }) => amount === 0) };
}
