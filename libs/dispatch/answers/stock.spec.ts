import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from '../planner/plan';
import { smallStock } from '../planner/small-stock.fixture';
import { verify } from '../planner/verify';
import { explain } from './explain';
import { alone, asked, cheapestAtEach, jobsOf, pricesOf, waysToTake } from './offered.fixture';
import { slots } from './slots';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);

/** On a line: home at 0, a depot at 1, jobs at 2 and 3. */
const line: ProblemDescription = {
  matrices: {
    car: { durations: [0, 1, 2, 3].map(from => [0, 1, 2, 3].map(to => 10 * Math.abs(from - to))) },
  },
  engineers: [
    { id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200], stock: [{ kind: 4, amount: 1 }] },
  ],
  jobs: [{ id: 1, place: 2, durationSeconds: 5, parts: [{ kind: 4, amount: 1 }] }],
  depots: [{ id: 1, place: 1, durationSeconds: 7 }],
};
const made = plan(line, { iterations: 20 });

describe('a place that is offered in a day with parts and tools', () => {
  it('comes with the stops for what is not on the van', () => {
    const offered = (job: Partial<JobDescription>) =>
      slots(line, made, { id: 9, place: 3, durationSeconds: 5, ...job }, 9);
    expect(offered({}).map(({ stops }) => stops)).toEqual([[], []]);
    const [first, second] = offered({ parts: [{ kind: 4, amount: 1 }] });
    expect(first).toMatchObject({ from: 37, extraTravelSeconds: 20, stops: [{ depot: 1, behind: 0 }] });
    expect(second).toMatchObject({ from: 42, extraTravelSeconds: 20, stops: [{ depot: 1, behind: 0 }] });
    expect(offered({ tools: [8] }).map(({ from }) => from)).toEqual([37, 42]);
  });

  it('is there exactly where trying all ways to stop finds one, at the price of the cheapest', () => {
    fc.assert(
      fc.property(
        smallStock(4, false, { ...alone, dues: false, preferences: false, overtime: false }),
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
      { numRuns },
    );
  });

  it.each([
    [80, []],
    [100, [{ depot: 1, behind: 1 }]],
  ])('is not where the stop for it makes a job end late for one that begins at %i', (begin, stops) => {
    const [van] = line.engineers;
    const problem: ProblemDescription = {
      ...line,
      engineers: [
        { ...van!, maxJobs: 3 },
        { ...van!, id: 101, startPlace: 3, maxJobs: 1 },
      ],
      jobs: [
        { id: 1, place: 2, durationSeconds: 5, windows: [[0, 30]], pinnedTo: 100 },
        // Setup is due only where he comes from elsewhere.
        { id: 2, place: 2, durationSeconds: 20, setupSeconds: 20, windows: [[60, 60]], pinnedTo: 100 },
        { id: 3, place: 3, windows: [[begin, begin]], after: [{ job: 2 }], pinnedTo: 101 },
      ],
      depots: [{ ...line.depots![0]!, windows: [[25, 45]] }],
    };
    const job = { id: 9, place: 3, tools: [8], windows: [[90, 150] as const] };
    const offers = slots(problem, plan(problem, { iterations: 20 }), job, 9);
    expect(offers.flatMap(offer => offer.stops)).toEqual(stops);
  });

  it.each([{}, { breaks: true, dues: true }, { people: true, splits: true }])(
    'can be promised: put in with its stops at either end it passes the checker, %j',
    kinds => {
      fc.assert(
        fc.property(smallStock(14, true, { carriage: false, ...kinds }), problem => {
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
        { numRuns },
      );
    },
  );
});

describe('an explanation in a day with parts and tools', () => {
  const lacks = { kind: 4, isTool: false, needs: 1, has: 1 };
  const why = (problem: ProblemDescription, job: number, standing = plan(problem, { iterations: 20 })) =>
    explain(problem, standing, job).engineers[0]!.refusal;

  it('names what no depot has, what there is no time to fetch, and what the others use up', () => {
    const both = { ...line, jobs: [...line.jobs, { id: 2, place: 3, tools: [8] }] };
    const { depots, ...bare } = both;
    const tool = { kind: 8, isTool: true, needs: 1, has: 0 };
    expect(why(bare, 2)).toEqual({ code: 'parts', lacks: tool, isInDepots: false });
    const shut = { ...both, depots: depots!.map(one => ({ ...one, windows: [[190, 195] as const] })) };
    expect(why(shut, 2)).toEqual({ code: 'parts', lacks: tool, isInDepots: true });
    const twice = {
      ...shut,
      jobs: [
        { ...line.jobs[0]!, priority: 5 },
        { ...line.jobs[0]!, id: 2 },
      ],
    };
    expect(why(twice, 2)).toEqual({ code: 'full', short: 'parts', jobs: 1, lacks });
  });

  it('says that the way comes from a depot', () => {
    const problem = { ...line, jobs: [{ ...line.jobs[0]!, tools: [8] }] };
    const { planned } = explain(problem, plan(problem, { iterations: 20 }), 1);
    const notEarlier = { code: 'depot-before', depot: 1, endsAt: 17, travelSeconds: 10 };
    expect(planned).toEqual({ engineer: 100, begin: 27, notEarlier });
  });

  it('refuses exactly those for whom no way to stop leaves a place, and blames parts if he could without', () => {
    fc.assert(
      fc.property(smallStock(4, false, alone), fc.nat(3), (problem, pick) => {
        const standing = plan(problem, { iterations: 60 });
        const job = problem.jobs[pick % problem.jobs.length]!;
        for (const { engineer: id, refusal } of explain(problem, standing, job.id).engineers) {
          const engineer = problem.engineers.find(one => one.id === id)!;
          const order = jobsOf(problem, standing, id).filter(one => one !== job);
          const places = (jobs: readonly JobDescription[], one = job) =>
            [...jobs.keys(), jobs.length].some(
              at => pricesOf(problem, engineer, jobs.toSpliced(at, 0, one), []).length > 0,
            );
          expect(refusal === null).toBe(places(order));
          const { parts: _parts, tools: _tools, ...bare } = job;
          if (refusal?.code === 'parts') expect(places([])).toBe(false);
          // What nobody has is blamed before the way, as a skill is.
          if (refusal?.code === 'parts' && refusal.isInDepots) expect(places([], bare)).toBe(true);
          if (refusal?.code === 'full') expect(places([])).toBe(true);
          if (refusal?.code === 'full' && refusal.short === 'parts') expect(places(order, bare)).toBe(true);
          if (refusal?.code === 'full' && refusal.short === 'time' && problem.depots!.length === 0)
            expect(places(order, bare)).toBe(false);
        }
      }),
      { numRuns },
    );
  });
});
