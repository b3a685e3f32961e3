import * as fc from 'fast-check';
import type {
  EngineerDescription,
  Group,
  JobDescription,
  ProblemDescription,
  Window,
} from '../model/description';

/** Switches of the generator: each kind of constraint may be on or off. */
export interface Kinds {
  windows: boolean;
  breaks: boolean;
  skills: boolean;
  setup: boolean;
  limits: boolean;
  openEnds: boolean;
  prices: boolean;
  paces: boolean;
  wishes: boolean;
  overtime: boolean;
  groups: boolean;
}

export const kinds: fc.Arbitrary<Kinds> = fc.record({
  windows: fc.boolean(),
  breaks: fc.boolean(),
  skills: fc.boolean(),
  setup: fc.boolean(),
  limits: fc.boolean(),
  openEnds: fc.boolean(),
  prices: fc.boolean(),
  paces: fc.boolean(),
  wishes: fc.boolean(),
  overtime: fc.boolean(),
  groups: fc.boolean(),
});

const windowsIn = (least: number, most: number): fc.Arbitrary<Window[]> =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: 4 })
    .map(times => times.sort((a, b) => a - b))
    .map(([a, b, c, d]): Window[] =>
      c === undefined || d === undefined
        ? [[a!, b!]]
        : [
            [a!, b!],
            [c, d],
          ],
    );

/** No way is shorter over a third place (Floyd and Warshall). */
function shortest(rows: number[][]): number[][] {
  const ways = rows.map(row => [...row]);
  for (let over = 0; over < ways.length; over++)
    for (const row of ways)
      for (let to = 0; to < ways.length; to++) row[to] = Math.min(row[to]!, row[over]! + ways[over]![to]!);
  return ways;
}

type Groups = Pick<ProblemDescription, 'sameEngineer' | 'differentEngineer'>;

/** Groups of jobs 1 to `jobCount` that may overlap but do not contradict each other. */
function groupsOf(jobCount: number): fc.Arbitrary<Groups> {
  const group = fc
    .subarray(Array.from({ length: jobCount }, (_, index) => index + 1))
    .map(ids => ids.slice(0, 4));
  return fc
    .record({
      sameEngineer: fc.array(group, { maxLength: 2 }),
      differentEngineer: fc.array(group, { maxLength: 2 }),
    })
    .map(({ sameEngineer, differentEngineer }) => {
      const together = new Set(sameEngineer.flat());
      const apart = differentEngineer.map(ids => {
        const first = ids.find(id => together.has(id));
        return ids.filter(id => id === first || !together.has(id));
      });
      return { sameEngineer, differentEngineer: apart };
    });
}

/** The problem with some of its jobs, and what they have to do with each other. */
export function withJobs(problem: ProblemDescription, isIn: (id: number) => boolean): ProblemDescription {
  const left = (groups: readonly Group[] = []) => groups.map(group => group.filter(isIn));
  return {
    ...problem,
    jobs: problem.jobs.filter(job => isIn(job.id)),
    sameEngineer: left(problem.sameEngineer),
    differentEngineer: left(problem.differentEngineer),
  };
}

/**
 * Up to `mostJobs` jobs and three engineers in a day of 0..200, on an asymmetric matrix; in a rough one, ways may be
 * shorter over a third place.
 */
export function smallProblem(mostJobs: number, isRough = false): fc.Arbitrary<ProblemDescription> {
  return kinds.chain(on =>
    fc
      .tuple(
        fc.integer({ min: 1, max: mostJobs }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 2, max: 6 }),
      )
      .chain(([jobCount, engineerCount, places]) => {
        const place = fc.nat(places - 1);
        const when = <T>(isOn: boolean, value: fc.Arbitrary<T>) =>
          isOn ? fc.option(value, { nil: undefined }) : fc.constant(undefined);
        const matrix = fc
          .array(fc.array(fc.nat(40), { minLength: places, maxLength: places }), {
            minLength: places,
            maxLength: places,
          })
          .map(rows => rows.map((row, from) => row.map((cell, to) => (from === to ? 0 : cell))))
          .map(rows => (isRough ? rows : shortest(rows)));
        const job = fc.record({
          place,
          durationSeconds: fc.nat(30),
          durationPerType: when(on.paces, fc.record({ senior: fc.nat(30) })),
          isTimed: when(on.paces, fc.boolean()),
          setupSeconds: when(on.setup, fc.nat(10)),
          setupPerType: when(on.setup && on.paces, fc.record({ senior: fc.nat(10) })),
          priority: fc.constantFrom(0, 10, 10, 50),
          windows: when(on.windows, windowsIn(0, 180)),
          skills: when(on.skills, fc.subarray([1, 2])),
          never: when(on.skills, fc.subarray([100, 101])),
          preferred: when(
            on.wishes,
            fc.record({ engineers: fc.subarray([100, 101, 102]), price: fc.nat(60) }),
          ),
          demand: when(
            on.limits,
            fc.nat(4).map(amount => [amount]),
          ),
        });
        const engineer = fc.record({
          profile: fc.constant('car'),
          startPlace: place,
          endPlace: on.openEnds ? fc.option(place, { nil: undefined }) : place,
          shift: fc
            .tuple(fc.nat(40), fc.integer({ min: 80, max: 200 }))
            .map(([from, to]): Window => [from, to]),
          maxOvertimeSeconds: when(on.overtime, fc.nat(50)),
          costPerOvertimeHour: when(on.overtime, fc.constantFrom(0, 1_000, 36_000, 360_000)),
          skills: on.skills ? fc.subarray([1, 2]) : fc.constant(undefined),
          capacity: fc.nat(10).map(room => [room]),
          maxJobs: when(on.limits, fc.nat(4)),
          maxTravelSeconds: when(on.limits, fc.integer({ min: 20, max: 120 })),
          maxDistanceMetres: when(on.limits, fc.integer({ min: 20, max: 160 })),
          speedFactor: when(on.prices, fc.constantFrom(0.5, 1)),
          durationFactor: when(on.paces, fc.constantFrom(0.5, 1.25, 2)),
          type: when(on.paces, fc.constantFrom('senior', 'junior')),
          costFixed: when(on.prices, fc.nat(50)),
          costPerTravelHour: when(on.prices, fc.constantFrom(1_800, 7_200)),
          costPerKm: when(on.prices, fc.constantFrom(1_000, 2_000)),
          breaks: fc.array(fc.record({ windows: windowsIn(10, 150), durationSeconds: fc.nat(20) }), {
            maxLength: on.breaks ? 2 : 0,
          }),
        });
        return fc
          .record({
            durations: matrix,
            distances: matrix,
            jobs: fc.array(job, { minLength: jobCount, maxLength: jobCount }),
            engineers: fc.array(engineer, { minLength: engineerCount, maxLength: engineerCount }),
            groups: on.groups ? groupsOf(jobCount) : fc.constant({}),
          })
          .map(({ durations, distances, jobs, engineers, groups }): ProblemDescription => ({
            ...groups,
            matrices: { car: { durations, distances } },
            jobs: jobs.map((one, index): JobDescription => ({ ...one, id: index + 1 })),
            engineers: engineers.map((one, index): EngineerDescription => ({
              ...one,
              id: index + 100,
              breaks: one.breaks.map((pause, id) => ({ ...pause, id })),
            })),
          }));
      }),
  );
}
