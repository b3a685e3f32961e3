import { isLaterPart } from '../model/parts';
import type { Problem } from '../model/problem';
import { jobsToServe } from '../model/stock';
import { mostUneven, unevenSum } from './evenness';
import type { Routes } from './routes';

/** Compared level by level, less is better: pinned jobs left out, priority left out, jobs left out, cost of the way. */
export interface Score {
  pinned: number;
  priority: number;
  jobs: number;
  /** In the problem's internal units (1 / costScale). */
  cost: number;
}

type Served = Pick<Score, 'pinned' | 'priority' | 'jobs'>;

export function isBetter(a: Score, b: Score): boolean {
  const more = moreServed(a, b);
  return more === 0 ? a.cost < b.cost - 1e-9 : more > 0;
}

/** Above 0: `a` leaves less out than `b`; 0: as much. */
export function moreServed(a: Served, b: Served): number {
  return b.pinned - a.pinned || b.priority - a.priority || b.jobs - a.jobs;
}

export function scoreInto(routes: Routes, score: Score): void {
  servedInto(routes, score);
  score.cost = unevenSum(routes);
  for (let index = 0; index < routes.problem.engineerCount; index++) score.cost += routes.cost[index]!;
}

/** `scoreInto` without the cost. */
export function servedInto(routes: Routes, score: Served): void {
  const { problem, absent } = routes;
  score.pinned = score.priority = 0;
  score.jobs = routes.absentCount;
  for (let index = 0; index < routes.absentCount; index++) {
    const job = absent[index]!;
    if (isLaterPart(problem, job)) score.jobs--;
    else score.priority += problem.priority[job]!;
    score.pinned += problem.pinWeight[job]!;
  }
}

export function scoreOf(routes: Routes): Score {
  const score = { pinned: 0, priority: 0, jobs: 0, cost: 0 };
  scoreInto(routes, score);
  return score;
}

/** Price of leaving out a job of the day's mean priority, and of any job at least; in mean legs. */
const meanAbsence = 7;
const leastAbsence = 2;

/**
 * What leaving a job out costs while annealing, in units of cost. The levels of the score are strict; the walk between
 * plans is freer, so that a job of low priority may be given up for a while. Priorities count against the day's mean:
 * what matters is which job is worth more than which, not on what scale people say it. Twice as dear and the walk hardly
 * ever gives a job up (500 jobs: 4 % more travel for as many served); cheaper and it serves fewer. `legSeconds` is the mean travel to a job.
 */
export function absencePrices(problem: Problem, unit: number, legSeconds: number): Float64Array {
  const { jobCount, priority, pinned } = problem;
  let sum = 0;
  for (let job = 0; job < jobCount; job++) sum += priority[job]!;
  const mean = sum / jobsToServe(problem);
  const legs = (job: number) =>
    mean === 0 ? meanAbsence : Math.max(leastAbsence, (meanAbsence * priority[job]!) / mean);
  const longer = mostOvertime(problem, legSeconds) + mostUneven(problem, legSeconds);
  return Float64Array.from(
    { length: jobCount },
    (_, job) => unit * (pinned[job] === -1 ? legs(job) : 1_000) + longer,
  );
}

/**
 * The measure of absence and of temperatures: the mean leg of the first plan. Where that serves only what is at its engineers'
 * feet, it has no way, and whoever is away from there would never be worth one: then it is the mean leg between any two places of
 * a start or a job. O(places²).
 */
export function unitFor(problem: Problem, leg: number): number {
  if (leg >= 1) return leg;
  const { costs, place, placeCount, width } = problem;
  const places = [...new Set(place)].filter(one => one !== placeCount);
  let sum = 0;
  for (const from of places) for (const to of places) sum += costs[0]![from * width + to]!;
  return Math.max(1, sum / Math.max(1, places.length * (places.length - 1)));
}

/** Of an hour late, or outside of a preferred window, at the beginning, in hours of the way. */
const hotHour = 4;

/**
 * What part of the price of times counts while it is hot. Where an hour late is as dear as a day on the road, the walk would sooner
 * leave jobs out than try anything: at 10 and 40 hours the plans of six days of 100 left out 1.2 and 1.3 jobs at the full price,
 * and 0.5 and 0.8 so.
 */
export function hotTimeWeight({ begins, costScale }: Problem): number {
  if (begins === null) return 1;
  const { at, slope } = begins;
  const prices = [...at.keys()].flatMap(job => {
    const slopes = slope.subarray(at[job], at[job + 1]);
    return slopes.length > 0 ? [slopes.reduce((most, one) => Math.max(most, Math.abs(one)), 0)] : [];
  });
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length / costScale;
  return Math.min(1, hotHour / mean);
}

/**
 * The most that one job more can cost in overtime. Overtime is below serving more: whoever is served by it must be worth it,
 * however dear it is. The same for every job, or the walk would hold on to long ones instead of any of their priority.
 */
function mostOvertime({ overtime, shiftTo, duration }: Problem, legSeconds: number): number {
  if (overtime === null) return 0;
  const { since, price } = overtime;
  const longest = duration.reduce((most, one) => Math.max(most, one), 0) + 2 * legSeconds;
  return price.reduce(
    (most, one, engineer) => Math.max(most, one * Math.min(longest, shiftTo[engineer]! - since[engineer]!)),
    0,
  );
}
