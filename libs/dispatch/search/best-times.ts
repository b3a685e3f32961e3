import { beginPrice } from '../model/begin-price';
import { serviceOf } from '../model/paces';
import type { BeginPrices } from '../model/prices';
import type { Problem } from '../model/problem';
import { best, bestBegin } from './best-begin';
import { noCurve, setConstant } from './curve';
import { afterGap } from './gap';
import { setRoutes } from './journal';
import { emptyRoutes } from './routes';
import type { Routes } from './routes';
import { bringUpToDate, gatherAhead } from './route-curves';

/**
 * The problem in which every job of these routes, which must be feasible, may begin only when it costs no more than in the best way to
 * time its route: whichever times are then chosen are best ones.
 */
export function withBestTimes(problem: Problem, lists: readonly (readonly number[])[]): Problem {
  const routes = emptyRoutes(problem);
  setRoutes(routes, lists);
  const begins = new Map<number, number>();
  for (const engineer of lists.keys()) timeRoute(routes, engineer, begins);
  const windows = Array.from({ length: problem.jobCount }, (_, job) => {
    const begin = begins.get(job);
    return begin === undefined ? statedWindows(problem, job) : windowsAround(problem, job, begin);
  });
  const windowAt = new Int32Array(problem.jobCount + 1);
  for (const [job, list] of windows.entries()) windowAt[job + 1] = windowAt[job]! + list.length;
  const all = windows.flat();
  return {
    ...problem,
    windowAt,
    windowFrom: Float64Array.from(all, ([from]) => from),
    windowTo: Float64Array.from(all, ([, to]) => to),
    opens: Float64Array.from(windows, list => list[0]?.[0] ?? Infinity),
    closes: Float64Array.from(windows, list => list.at(-1)?.[1] ?? -Infinity),
  };
}

/** Notes when the jobs of a route begin in the best way to time it. */
function timeRoute(routes: Routes, engineer: number, begins: Map<number, number>): void {
  bringUpToDate(routes, engineer);
  const { problem, next } = routes;
  const prices = routes.curves!.onward.begins;
  const sentinel = problem.jobCount + engineer;
  const arrived = noCurve();
  let [before, departure, taken] = [sentinel, problem.shiftFrom[engineer]!, 0];
  for (let job = next[sentinel]!; job !== sentinel; job = next[job]!) {
    const isSame = problem.place[before] === problem.place[job];
    const cell = problem.place[before]! * problem.width + problem.place[job]!;
    const leg = problem.durations[problem.kind[engineer]!]![cell]!;
    const service = serviceOf(problem, engineer, job, isSame);
    let least = { price: Infinity, begin: Infinity, taken };
    for (let until = taken; until <= problem.breakCount[engineer]!; until++) {
      const arrival = afterGap(problem, engineer, departure, leg, taken, until);
      if (arrival === Infinity) continue;
      setConstant(arrived, arrival, 0);
      const ahead = gatherAhead(routes, engineer, job, next[job]!, until);
      bestBegin(arrived, 0, ahead, service, problem, job, prices);
      if (best.price < least.price - 1e-6) least = { ...best, taken: until };
    }
    if (least.begin === Infinity) throw new RangeError('the route is not feasible');
    if (isPriced(prices, job)) begins.set(job, wholeIfNear(least.begin));
    departure = wholeIfNear(least.begin) + service;
    taken = least.taken;
    before = job;
  }
}

const isPriced = ({ at }: BeginPrices, job: number) => at[job + 1]! > at[job]!;

/** What is best is a moment that was stated, or one at some whole distance from it; only crossings are not exact. */
function wholeIfNear(moment: number): number {
  const whole = Math.round(moment);
  return Math.abs(moment - whole) < 1e-5 ? whole : moment;
}

function statedWindows({ windowAt, windowFrom, windowTo }: Problem, job: number): [number, number][] {
  const windows: [number, number][] = [];
  for (let window = windowAt[job]!; window < windowAt[job + 1]!; window++)
    if (windowFrom[window]! <= windowTo[window]!) windows.push([windowFrom[window]!, windowTo[window]!]);
  return windows;
}

/** What of the windows of a job is no dearer than `begin`, which is; whole moments of it, but for itself. */
function windowsAround(problem: Problem, job: number, begin: number): [number, number][] {
  const most = beginPrice(problem, job, begin) + 1e-6;
  return statedWindows(problem, job).flatMap(window => cheapWithin(problem, job, window, most, begin));
}

function cheapWithin(
  problem: Problem,
  job: number,
  [opens, closes]: readonly [number, number],
  most: number,
  begin: number,
): [number, number][] {
  const { at, from, anchor, value, slope } = problem.begins!;
  const found: [number, number][] = [];
  for (let line = at[job]!; line < at[job + 1]!; line++) {
    const ends = line + 1 < at[job + 1]! ? from[line + 1]! : Infinity;
    let low = Math.max(opens, from[line]!);
    let high = Math.min(closes, ends);
    const crossing = anchor[line]! + (most - value[line]!) / slope[line]!;
    if (slope[line] === 0 && value[line]! > most) continue;
    if (slope[line]! > 0) high = Math.min(high, Math.floor(crossing));
    if (slope[line]! < 0) low = Math.max(low, Math.ceil(crossing));
    if (low > high) continue;
    const last = found.at(-1);
    if (last && low <= last[1]) last[1] = Math.max(last[1], high);
    else found.push([low, high]);
  }
  const holder = found.find(([low, high]) => low <= begin && begin <= high);
  if (!holder && opens <= begin && begin <= closes) found.push([begin, begin]);
  return found.sort((a, b) => a[0] - b[0]);
}
