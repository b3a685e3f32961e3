import type { Problem } from '../model/problem';
import type { Random } from './random';
import { uniform } from './random';

/** What the removed jobs are sorted by before they are put back. */
const orders = ['random', 'duration', 'far', 'close', 'windowLength', 'windowStart', 'windowEnd'] as const;
type Order = (typeof orders)[number];

/**
 * Weights of the orders: Christiaens and Vanden Berghe 2020, section 5.2 (their "demand" is the duration here, which is
 * what fills an engineer's day).
 */
const weights: Readonly<Record<Order, number>> = {
  random: 4,
  duration: 4,
  far: 2,
  close: 1,
  windowLength: 2,
  windowStart: 2,
  windowEnd: 2,
};

/** Sorting keys of all jobs for every order but the random one; smaller keys go first. */
export type Keys = Readonly<Record<Exclude<Order, 'random'>, Float64Array>>;

export function sortingKeys(problem: Problem): Keys {
  const { jobCount, engineerCount, place, durations, width, opens, closes } = problem;
  const remoteness = Float64Array.from({ length: jobCount }, (_, job) => {
    let nearest = Infinity;
    for (let engineer = 0; engineer < engineerCount; engineer++)
      nearest = Math.min(nearest, durations[0]![place[jobCount + engineer]! * width + place[job]!]!);
    return nearest;
  });
  const load = (job: number) => {
    let sum = 0;
    for (let kind = 0; kind < problem.loads; kind++) sum += problem.demand[job * problem.loads + kind]!;
    return sum;
  };
  const jobs = Int32Array.from({ length: jobCount }, (_, job) => job);
  // Without load every job weighs its duration; with load (goods, parts) the load, as in the paper.
  const hasLoad = problem.demand.some(amount => amount > 0);
  return {
    duration: Float64Array.from(jobs, job => -(hasLoad ? load(job) : problem.duration[job]!)),
    far: remoteness.map(seconds => -seconds),
    close: remoteness,
    windowLength: closes.map((closing, job) => closing - opens[job]!),
    windowStart: opens,
    windowEnd: closes.map(closing => -closing),
  };
}

function drawOrder(random: Random): Order {
  let ticket = uniform(random) * 17;
  for (const order of orders) {
    ticket -= weights[order];
    if (ticket < 0) return order;
  }
  return 'random';
}

/**
 * Sorts the first `count` of `jobs` by a random order; with `byPriority` pinned ones and then higher priority go first,
 * whatever the order.
 * `scratch` holds a number per job of the problem.
 */
export function arrange(
  problem: Problem,
  keys: Keys,
  jobs: Int32Array,
  count: number,
  byPriority: boolean,
  random: Random,
  scratch: Float64Array,
): void {
  const order = drawOrder(random);
  const values = order === 'random' ? null : keys[order];
  for (let index = 0; index < count; index++) {
    const job = jobs[index]!;
    scratch[job] = values === null ? uniform(random) : values[job]!;
  }
  const { priority, pinWeight } = problem;
  // Lists are short: about ten jobs.
  for (let index = 1; index < count; index++) {
    const job = jobs[index]!;
    const key = scratch[job]!;
    let at = index - 1;
    while (at >= 0) {
      const other = jobs[at]!;
      const difference = byPriority
        ? pinWeight[other]! - pinWeight[job]! || priority[other]! - priority[job]!
        : 0;
      if (difference > 0 || (difference === 0 && scratch[other]! <= key)) break;
      jobs[at + 1] = other;
      at--;
    }
    jobs[at + 1] = job;
  }
}
