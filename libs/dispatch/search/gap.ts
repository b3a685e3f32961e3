import type { Problem } from '../model/problem';

/**
 * Arrival at the end of a way of `leg` seconds that begins at `at`, with the breaks `from`..`to`-1 of the engineer taken
 * on it: at its start, on the road or at its end, whichever is earliest. Infinity if a break would be too late.
 * Taking each break as soon as its window allows, and driving until then, is best: nothing is lost by being early.
 */
export function afterGap(
  problem: Problem,
  engineer: number,
  at: number,
  leg: number,
  from: number,
  to: number,
): number {
  const { breakAt, breakDuration, breakWindowAt, breakFrom, breakTo } = problem;
  const first = breakAt[engineer]!;
  let clock = at;
  let rest = leg;
  for (let index = first + from; index < first + to; index++) {
    const end = breakWindowAt[index + 1]!;
    let window = breakWindowAt[index]!;
    while (window < end && breakTo[window]! < clock) window++;
    if (window === end) return Infinity;
    const opens = breakFrom[window]!;
    if (clock < opens) {
      rest = Math.max(0, rest - (opens - clock));
      clock = opens;
    }
    clock += breakDuration[index]!;
  }
  return clock + rest;
}

/** The mirror image of afterGap: the latest departure that still arrives at `until`, or -Infinity. */
export function beforeGap(
  problem: Problem,
  engineer: number,
  until: number,
  leg: number,
  from: number,
  to: number,
): number {
  const { breakAt, breakDuration, breakWindowAt, breakFrom, breakTo } = problem;
  const first = breakAt[engineer]!;
  let clock = until;
  let rest = leg;
  for (let index = first + to - 1; index >= first + from; index--) {
    const begin = clock - breakDuration[index]!;
    const start = breakWindowAt[index]!;
    let window = breakWindowAt[index + 1]! - 1;
    while (window >= start && breakFrom[window]! > begin) window--;
    if (window < start) return -Infinity;
    const closes = breakTo[window]!;
    clock = begin;
    if (begin > closes) {
      rest = Math.max(0, rest - (begin - closes));
      clock = closes;
    }
  }
  return clock - rest;
}
