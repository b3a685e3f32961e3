import { pricesTimes } from '../model/begin-price';
import type { Problem } from '../model/problem';
import type { Gaps, Routes } from './routes-model';

/**
 * Days of nothing but ways, loads, skills, breaks and one window a job, as most are. The search does for them what it does for
 * all, to the last bit and the last throw of the dice, without asking at every place for what is not there.
 */
export function isPlain(problem: Problem): boolean {
  const { carriage, fairness, limits, orders, overtime, promises, relations, stock, wishes } = problem;
  const { jobCount, maxTravel, hasMaxDistance, hasSetup, windowAt } = problem;
  const isAlone = !carriage && !limits && !orders && !promises && !relations && !stock;
  const isWay = !fairness && !overtime && !wishes && !pricesTimes(problem);
  const isUnlimited = !hasMaxDistance && maxTravel.every(most => most === Infinity);
  return isAlone && isWay && isUnlimited && !hasSetup && windowAt[jobCount] === jobCount;
}

/** Room for as many as a route that keeps its shift can have. */
export function noGaps({ jobCount, engineerCount, duration, shiftFrom, shiftTo }: Problem): Gaps {
  const shortest = duration.reduce((least, one) => Math.min(least, one), Infinity);
  const longest = shiftTo.reduce((least, to, engineer) => Math.max(least, to - shiftFrom[engineer]!), 0);
  const most = shortest > 0 ? Math.floor(longest / shortest) + 1 : jobCount;
  const size = Math.min(jobCount, most) + 1;
  return {
    size,
    ways: new Int32Array(engineerCount * size * 4),
    times: new Float64Array(engineerCount * size * 2),
  };
}

/** Writes the gaps of a route anew from what is known of its nodes. */
export function writeGaps({ problem, gaps, nodes, next, early, late, leg }: Routes, engineer: number): void {
  const { ways, times, size } = gaps!;
  const allTaken = problem.breakCount[engineer]! * nodes;
  const sentinel = problem.jobCount + engineer;
  for (let node = sentinel, gap = engineer * size; ; gap++) {
    const after = next[node]!;
    ways[4 * gap] = node;
    ways[4 * gap + 1] = after === sentinel ? problem.endPlace[engineer]! : problem.place[after]!;
    ways[4 * gap + 2] = leg[node]!;
    times[2 * gap] = early[node]!;
    times[2 * gap + 1] = late[allTaken + after]!;
    if (after === sentinel) return;
    node = after;
  }
}
