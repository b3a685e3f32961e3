import type { Routes } from './routes-model';
import { setStart } from './slack';

/** `refresh` on a plain day, of an engineer without a break. */
export function refreshPlain(routes: Routes, engineer: number): void {
  const { problem, next, previous, leg, early, late, count } = routes;
  const { width, place, opens, closes, duration } = problem;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const sentinel = problem.jobCount + engineer;
  const end = problem.endPlace[engineer]!;
  const pace = problem.paceAt[engineer]!;
  const { ways, times, size } = routes.gaps!;
  let gap = engineer * size;
  const isUsed = count[engineer]! > 0 || problem.isOut[engineer] === 1;
  let cost = count[engineer]! > 0 ? problem.costFixed[engineer]! : 0;
  let travel = 0;
  let ready = problem.shiftFrom[engineer]!;
  setStart(routes, engineer, 0);
  for (let node = sentinel; ;) {
    const after = next[node]!;
    const cell = place[node]! * width + (after === sentinel ? end : place[after]!);
    const price = isUsed ? costs[cell]! : 0;
    const seconds = durations[cell]!;
    leg[node] = price;
    ways[4 * gap] = node;
    ways[4 * gap + 1] = after === sentinel ? end : place[after]!;
    ways[4 * gap + 2] = price;
    times[2 * gap] = ready;
    gap++;
    cost += price;
    travel += seconds;
    if (after === sentinel) break;
    ready = begin(ready + seconds, opens[after]!, closes[after]!) + duration[pace + after]!;
    early[after] = ready;
    node = after;
  }
  routes.cost[engineer] = cost;
  routes.travel[engineer] = isUsed ? travel : 0;
  let limit = late[sentinel]!;
  let to = end;
  times[2 * --gap + 1] = limit;
  for (let node = previous[sentinel]!; node !== sentinel; node = previous[node]!) {
    const here = place[node]!;
    limit = beginBy(
      limit - durations[here * width + to]! - duration[pace + node]!,
      opens[node]!,
      closes[node]!,
    );
    late[node] = limit;
    times[2 * --gap + 1] = limit;
    to = here;
  }
  routes.version[engineer] = ++routes.lastVersion;
}

/** `refreshAround` likewise. */
export function refreshPlainAround(routes: Routes, engineer: number, job: number): void {
  const { problem, next, previous, leg, early, late } = routes;
  const { width, place, opens, closes, duration } = problem;
  const kind = problem.kind[engineer]!;
  const durations = problem.durations[kind]!;
  const costs = problem.costs[kind]!;
  const sentinel = problem.jobCount + engineer;
  const end = problem.endPlace[engineer]!;
  const pace = problem.paceAt[engineer]!;
  const before = previous[job]!;
  const behind = next[job]!;
  const from = place[before]! * width;
  const here = place[job]!;
  const to = behind === sentinel ? end : place[behind]!;
  const there = from + here;
  const back = here * width + to;
  routes.cost[engineer]! += costs[there]! + costs[back]! - leg[before]!;
  routes.travel[engineer]! += durations[there]! + durations[back]! - durations[from + to]!;
  leg[before] = costs[there]!;
  leg[job] = costs[back]!;
  const { ways, times, size } = routes.gaps!;
  const first = engineer * size;
  let gap = first + routes.count[engineer]!;
  // The new gap behind the job: those behind it move on by one.
  for (; ways[4 * gap - 4] !== before; gap--) {
    ways[4 * gap] = ways[4 * gap - 4]!;
    ways[4 * gap + 1] = ways[4 * gap - 3]!;
    ways[4 * gap + 2] = ways[4 * gap - 2]!;
    times[2 * gap] = times[2 * gap - 2]!;
    times[2 * gap + 1] = times[2 * gap - 1]!;
  }
  ways[4 * gap] = job;
  ways[4 * gap + 1] = to;
  ways[4 * gap + 2] = leg[job]!;
  ways[4 * gap - 3] = here;
  ways[4 * gap - 2] = leg[before]!;
  const behindJob = gap;
  let row = from;
  let ready = early[before]!;
  for (let node = job; node !== sentinel; node = next[node]!) {
    const arrival = ready + durations[row + place[node]!]!;
    ready = begin(arrival, opens[node]!, closes[node]!) + duration[pace + node]!;
    // What is written of the job itself is of another route.
    if (early[node] === ready && node !== job) break;
    early[node] = ready;
    times[2 * gap++] = ready;
    row = place[node]! * width;
  }
  let limit = late[behind]!;
  gap = behindJob;
  times[2 * gap + 1] = limit;
  let next2 = to;
  for (let node = job; node !== sentinel; node = previous[node]!) {
    const at = place[node]!;
    limit = beginBy(
      limit - durations[at * width + next2]! - duration[pace + node]!,
      opens[node]!,
      closes[node]!,
    );
    if (late[node] === limit && node !== job) break;
    late[node] = limit;
    times[2 * --gap + 1] = limit;
    next2 = at;
  }
  routes.version[engineer] = ++routes.lastVersion;
}

/** `earliestStart` in one window. */
const begin = (arrival: number, opening: number, closing: number) =>
  arrival > closing ? Infinity : arrival > opening ? arrival : opening;

/** `latestStart` in one window. */
const beginBy = (limit: number, opening: number, closing: number) =>
  limit < opening ? -Infinity : limit < closing ? limit : closing;
