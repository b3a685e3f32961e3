import * as fc from 'fast-check';
import type {
  EngineerDescription,
  Group,
  JobDescription,
  Order,
  ProblemDescription,
  Shipment,
  Window,
} from '../model/description';
import { withPeople } from './small-people.fixture';
import type { OwnKinds } from './small-people.fixture';

/** Switches of the generator: each kind of constraint may be on or off. */
export interface Kinds extends OwnKinds {
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
  dues: boolean;
  preferences: boolean;
  uneven: boolean;
  groups: boolean;
  orders: boolean;
  crews: boolean;
  carriage: boolean;
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
  dues: fc.boolean(),
  preferences: fc.boolean(),
  uneven: fc.boolean(),
  groups: fc.boolean(),
  orders: fc.boolean(),
  crews: fc.boolean(),
  carriage: fc.boolean(),
  people: fc.boolean(),
  personal: fc.boolean(),
  // Jobs in parts are asked for by those who can take them.
  splits: fc.constant(false),
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

/** Up to three orders between jobs 1 to `jobCount`: later numbers wait for earlier ones. */
function ordersOf(jobCount: number): fc.Arbitrary<(Order & { to: number })[]> {
  if (jobCount < 2) return fc.constant([]);
  return fc
    .uniqueArray(
      fc.record({
        to: fc.integer({ min: 2, max: jobCount }),
        job: fc.integer({ min: 1, max: jobCount - 1 }),
        minGapSeconds: fc.option(fc.nat(5), { nil: undefined }),
        maxGapSeconds: fc.option(fc.integer({ min: 5, max: 12 }), { nil: undefined }),
      }),
      { maxLength: 3, selector: ({ to, job }) => to * 100 + job },
    )
    .map(orders => orders.filter(({ to, job }) => job < to));
}

/** Each of jobs 1 to `jobCount` is in one shipment at most. */
function shipmentsOf(jobCount: number): fc.Arbitrary<Shipment[]> {
  return fc
    .tuple(
      fc.shuffledSubarray(Array.from({ length: jobCount }, (_, index) => index + 1)),
      fc.array(fc.nat(6), { minLength: jobCount, maxLength: jobCount }),
    )
    .map(([ids, amounts]) =>
      Array.from({ length: Math.min(2, Math.floor(ids.length / 2)) }, (_, index) => ({
        pickup: ids[2 * index]!,
        delivery: ids[2 * index + 1]!,
        amount: [amounts[index]!],
      })),
    );
}

/** Those of which neither end is among `taken`. */
function freeShipments(shipments: readonly Shipment[], taken: readonly number[]): { shipments?: Shipment[] } {
  const free = shipments.filter(
    ({ pickup, delivery }) => !taken.includes(pickup) && !taken.includes(delivery),
  );
  return free.length > 0 ? { shipments: free } : {};
}

/** Trying every moment of several jobs at once needs a short day. */
function scaleOf({ orders, crews, splits }: Kinds): (seconds: number) => number {
  return seconds => (orders || crews || splits ? seconds / 5 : seconds);
}

/** The problem with some of its jobs, and what they have to do with each other. */
export function withJobs(problem: ProblemDescription, isIn: (id: number) => boolean): ProblemDescription {
  const left = (groups: readonly Group[] = []) => groups.map(group => group.filter(isIn));
  return {
    ...problem,
    jobs: problem.jobs
      .filter(job => isIn(job.id))
      .map(job => (job.after ? { ...job, after: job.after.filter(order => isIn(order.job)) } : job)),
    ...(problem.together ? { together: left(problem.together) } : {}),
    sameEngineer: left(problem.sameEngineer),
    differentEngineer: left(problem.differentEngineer),
    shipments: problem.shipments?.filter(({ pickup, delivery }) => isIn(pickup) && isIn(delivery)),
  };
}

/**
 * Up to `mostJobs` jobs and three engineers in a day of 0..200, on an asymmetric matrix; in a rough one, ways may be
 * shorter over a third place. Kinds that are `given` are on or off in every one.
 */
export function smallProblem(
  mostJobs: number,
  isRough = false,
  given: Partial<Kinds> = {},
): fc.Arbitrary<ProblemDescription> {
  return kinds
    .map(drawn => ({ ...drawn, ...given }))
    .chain(on =>
      fc
        .tuple(
          fc.integer({ min: 1, max: mostJobs }),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 2, max: 6 }),
        )
        .chain(([jobCount, engineerCount, places]) => {
          const place = fc.nat(places - 1);
          const scaled = scaleOf(on);
          const upTo = (seconds: number) => fc.nat(scaled(seconds));
          const between = (min: number, max: number) => fc.integer({ min: scaled(min), max: scaled(max) });
          const windows = (least: number, most: number) => windowsIn(scaled(least), scaled(most));
          const when = <T>(isOn: boolean, value: fc.Arbitrary<T>) =>
            isOn ? fc.option(value, { nil: undefined }) : fc.constant(undefined);
          const matrix = fc
            .array(fc.array(upTo(40), { minLength: places, maxLength: places }), {
              minLength: places,
              maxLength: places,
            })
            .map(rows => rows.map((row, from) => row.map((cell, to) => (from === to ? 0 : cell))))
            .map(rows => (isRough ? rows : shortest(rows)));
          const job = fc.record({
            place,
            durationSeconds: upTo(30),
            durationPerType: when(on.paces, fc.record({ senior: upTo(30) })),
            isTimed: when(on.paces, fc.boolean()),
            setupSeconds: when(on.setup, upTo(10)),
            setupPerType: when(on.setup && on.paces, fc.record({ senior: upTo(10) })),
            priority: fc.constantFrom(0, 10, 10, 50),
            windows: when(on.windows, windows(0, 180)),
            due: when(on.dues, upTo(150)),
            costPerLateHour: when(on.dues, fc.constantFrom(0, 1_000, 36_000, 360_000)),
            preferredWindows: when(on.preferences, windows(0, 180)),
            costPerOutsideHour: when(on.preferences, fc.constantFrom(0, 1_000, 36_000, 360_000)),
            mostOutsideCost: when(on.preferences, fc.constantFrom(0, 7, 100, 1_000)),
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
            pickup: when(
              on.carriage,
              fc.nat(4).map(amount => [amount]),
            ),
          });
          const engineer = fc.record({
            profile: fc.constant('car'),
            startPlace: place,
            endPlace: on.openEnds ? fc.option(place, { nil: undefined }) : place,
            shift: fc.tuple(upTo(40), between(80, 200)).map(([from, to]): Window => [from, to]),
            maxOvertimeSeconds: when(on.overtime, upTo(50)),
            costPerOvertimeHour: when(on.overtime, fc.constantFrom(0, 1_000, 36_000, 360_000)),
            skills: on.skills ? fc.subarray([1, 2]) : fc.constant(undefined),
            capacity: fc.nat(10).map(room => [room]),
            maxJobs: when(on.limits, fc.nat(4)),
            maxTravelSeconds: when(on.limits, between(20, 120)),
            maxDistanceMetres: when(on.limits, between(20, 160)),
            speedFactor: when(on.prices, fc.constantFrom(0.5, 1)),
            durationFactor: when(on.paces, fc.constantFrom(0.5, 1.25, 2)),
            type: when(on.paces, fc.constantFrom('senior', 'junior')),
            costFixed: when(on.prices, fc.nat(50)),
            costPerTravelHour: when(on.prices, fc.constantFrom(1_800, 7_200)),
            costPerKm: when(on.prices, fc.constantFrom(1_000, 2_000)),
            breaks: fc.array(fc.record({ windows: windows(10, 150), durationSeconds: upTo(20) }), {
              maxLength: on.breaks ? 2 : 0,
            }),
          });
          return fc
            .record({
              durations: matrix,
              distances: matrix,
              jobs: fc.array(job, { minLength: jobCount, maxLength: jobCount }),
              engineers: fc.array(engineer, { minLength: engineerCount, maxLength: engineerCount }),
              orders: on.orders ? ordersOf(jobCount) : ordersOf(1),
              costPerUnevenHour: when(on.uneven, fc.constantFrom(1_000, 100_000, 1_000_000)),
              costPerSpareSkill: when(on.wishes && on.skills, fc.nat(30)),
              crew:
                on.crews && jobCount > 1 ? fc.nat(jobCount - 2).map(at => [at + 1, at + 2]) : fc.constant([]),
              shipments: on.carriage ? shipmentsOf(jobCount) : fc.constant([]),
              groups: on.groups ? groupsOf(jobCount) : fc.constant<Groups>({}),
            })
            .map(
              ({
                durations,
                distances,
                jobs,
                engineers,
                orders,
                crew,
                groups,
                costPerSpareSkill,
                costPerUnevenHour,
                shipments,
              }): ProblemDescription => ({
                ...groups,
                costPerSpareSkill,
                costPerUnevenHour,
                // The second of a crew is with no other job: then nothing contradicts it.
                sameEngineer: groups.sameEngineer?.map(group => group.filter(id => id !== crew[1])),
                ...(crew.length > 0 ? { together: [crew] } : {}),
                ...freeShipments(shipments, [
                  ...crew,
                  ...orders.flatMap(({ to, job: before }) => [to, before]),
                ]),
                matrices: { car: { durations, distances } },
                jobs: jobs.map((one, index): JobDescription => {
                  const after = orders.flatMap(({ to, ...order }) =>
                    to === index + 1 && !(to === crew[1] && order.job === crew[0]) ? [order] : [],
                  );
                  return { ...one, id: index + 1, ...(after.length > 0 ? { after } : {}) };
                }),
                engineers: engineers.map((one, index): EngineerDescription => ({
                  ...one,
                  id: index + 100,
                  breaks: one.breaks.map((pause, id) => ({ ...pause, id })),
                })),
              }),
            );
        })
        .chain(problem => withPeople(problem, on, scaleOf(on))),
    );
}
