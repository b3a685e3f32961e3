import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { slots } from '../answers/slots';
import type { JobDescription, ProblemDescription } from '../model/description';
import { plan } from './plan';
import { smallStock } from './small-stock.fixture';

const numRuns = Number(process.env.PLAN_RUNS ?? 60);

/** On a line: home at 0, a depot at 1, the job at 2. */
const line: ProblemDescription = {
  matrices: { car: { durations: [0, 1, 2].map(from => [0, 1, 2].map(to => 10 * Math.abs(from - to))) } },
  engineers: [
    { id: 100, profile: 'car', startPlace: 0, endPlace: 0, shift: [0, 200], stock: [{ kind: 4, amount: 1 }] },
  ],
  jobs: [],
  depots: [{ id: 1, place: 1, durationSeconds: 30, parts: [4], tools: [] }],
};

describe('the reason why a job that needs parts or tools is left out', () => {
  it.each<[string, Partial<JobDescription>, Partial<ProblemDescription>]>([
    [
      'whoever has room for it lacks part 4 and has no time to fetch it',
      { parts: [{ kind: 4, amount: 2 }], windows: [[0, 30]] },
      {},
    ],
    [
      'whoever has room for it lacks part 4, of which no depot has enough left',
      { parts: [{ kind: 4, amount: 4 }] },
      { depots: [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 2 }] }] },
    ],
    [
      'engineer 100, the only one who may do it, lacks part 4, of which no depot has enough left',
      { parts: [{ kind: 4, amount: 4 }], pinnedTo: 100, mayWait: true },
      { depots: [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 2 }] }] },
    ],
    [
      // The other one has it, but no room.
      'whoever has room for it lacks part 6, which no depot has',
      { parts: [{ kind: 6, amount: 1 }] },
      {
        engineers: [
          ...line.engineers,
          { ...line.engineers[0]!, id: 101, stock: [{ kind: 6, amount: 1 }], shift: [0, 50] },
        ],
        jobs: [{ id: 3, place: 2, durationSeconds: 10, pinnedTo: 101 }],
      },
    ],
    [
      // Behind a stop that is made for another one.
      'whoever has room for it lacks part 4, of which no depot has enough left',
      { parts: [{ kind: 4, amount: 2 }], windows: [[130, 170]] },
      {
        depots: [{ ...line.depots![0]!, stock: [{ kind: 4, amount: 2 }] }],
        jobs: [{ id: 3, place: 2, parts: [{ kind: 4, amount: 2 }], priority: 50, windows: [[45, 120]] }],
      },
    ],
    [
      'none of 1 engineers; 1 of them: part 6 is neither on the van nor in any depot',
      { parts: [{ kind: 6, amount: 1 }] },
      {},
    ],
    ['the engineers who could do it have no room', { tools: [], durationSeconds: 150 }, {}],
  ])('%s', (reason, job, change) => {
    const jobs: JobDescription[] = [
      { id: 1, place: 2, durationSeconds: 10, priority: 0, ...job },
      { id: 2, place: 2, durationSeconds: 20, priority: 50, windows: [[0, 30]] },
      ...(change.jobs ?? []),
    ];
    const { unserved } = plan({ ...line, ...change, jobs }, { iterations: 50 });
    expect(unserved).toEqual([{ id: 1, reason }]);
  });

  it('names what is lacking exactly where somebody could do it if it needed nothing', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(
        fc
          .tuple(fc.boolean(), fc.boolean())
          .chain(([isRough, isScarce]) => smallStock(8, isRough, { carriage: false }, isScarce)),
        problem => {
          const made = plan(problem, { iterations: 100 });
          for (const { id, reason } of made.unserved) {
            const job = problem.jobs.find(one => one.id === id)!;
            if (!job.tools?.length && !job.parts?.length) continue;
            const isLacking = reason.includes('lacks ');
            const hasRoom = slots(problem, made, { ...job, parts: [], tools: [] }, 1).length > 0;
            const hasPlace = slots(problem, made, job, 1).length > 0;
            if (isLacking) expect(hasRoom).toBe(true);
            if (hasRoom && !hasPlace && !reason.includes('neither on')) expect(isLacking).toBe(true);
            seen.add(isLacking);
          }
        },
      ),
      { endOnFailure: true, numRuns: numRuns * 3 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});
