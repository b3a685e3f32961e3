import * as fc from 'fast-check';
import type { KindAmount, ProblemDescription } from '../model/description';
import { smallProblem } from './small-problem.fixture';
import type { Kinds } from './small-problem.fixture';

/** Small problems in which some jobs need parts of kinds 1 and 2 and tool 7, and there are up to two depots, which may run out of parts. */
export function smallStock(
  mostJobs: number,
  isRough = false,
  given: Partial<Kinds> = {},
  isScarce = false,
): fc.Arbitrary<ProblemDescription> {
  return smallProblem(mostJobs, isRough, given).chain(problem => {
    const upTo = (seconds: number) => fc.nat(isShort(problem) ? seconds / 5 : seconds);
    const place = fc.nat(problem.matrices['car']!.durations.length - 1);
    const amounts = (most: number) =>
      fc
        .tuple(fc.nat(most), fc.nat(most))
        .map(both => both.map((amount, at) => ({ kind: at + 1, amount })).filter(one => one.amount > 0));
    const needs = fc.record({
      parts: fc.oneof(amounts(2), amounts(2), fc.constant([])),
      tools: fc.oneof(fc.constant([]), fc.constant([]), fc.constant([7])),
    });
    const van = fc.record({
      stock: fc.oneof(fc.constant([]), amounts(isScarce ? 1 : 2)),
      tools: fc.subarray([7]),
    });
    const kindsOf = (all: number[]) => fc.option(fc.subarray(all), { nil: undefined });
    const depot = fc.record({
      place,
      durationSeconds: upTo(10),
      windows: fc.option(
        fc.tuple(upTo(60), upTo(90)).map(([from, length]) => [[from, from + length] as const]),
        { nil: undefined },
      ),
      parts: kindsOf([1, 2]),
      left: fc.tuple(fc.option(fc.nat(2)), fc.option(fc.nat(2))),
      tools: kindsOf([7]),
    });
    const listOf = <T>(one: fc.Arbitrary<T>, length: number) =>
      fc.array(one, { minLength: length, maxLength: length });
    return fc
      .record({
        needs: listOf(needs, problem.jobs.length),
        vans: listOf(van, problem.engineers.length),
        depots: fc.array(depot, { minLength: isScarce ? 1 : 0, maxLength: 2 }),
      })
      .map((drawn): ProblemDescription => ({
        ...problem,
        jobs: problem.jobs.map((job, at) => ({ ...job, ...drawn.needs[at] })),
        engineers: problem.engineers.map((one, at) => ({ ...one, ...drawn.vans[at] })),
        depots: drawn.depots.map(({ left, ...one }, at) => ({
          ...one,
          id: at + 1,
          ...(isScarce ? { stock: stockOf(left, one.parts) } : {}),
        })),
      }));
  });
}

/** By kind how many there are, null for always enough, of kinds that a depot has. */
function stockOf(left: readonly (number | null)[], parts: readonly number[] = [1, 2]): KindAmount[] {
  return left
    .map((amount, at) => ({ kind: at + 1, amount }))
    .filter((one): one is KindAmount => one.amount !== null && parts.includes(one.kind));
}

/** Those whose jobs have moments to agree on are days of few seconds. */
function isShort({ jobs, together }: ProblemDescription): boolean {
  return together !== undefined || jobs.some(job => job.after ?? job.split);
}
