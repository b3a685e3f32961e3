import { found, noPlace } from './found';
import type { InsertionCache } from './insertion-cache';
import { cheapestGap, cheapestOfGap, isFull, scanPlain } from './scan-plain';
import type { Random } from './random';
import { uniform } from './random';
import type { Routes } from './routes-model';

/** `cheapest` on a plain day. */
export function cheapestPlain(
  routes: Routes,
  cache: InsertionCache,
  job: number,
  blink: number,
  random: Random,
): void {
  const { problem, count, version } = routes;
  const { engineerCount, jobCount, allowed, place, duration } = problem;
  const { price: prices, behind, version: versions, unusedTried } = cache;
  const question = ++cache.question;
  const favourite = cache.favourite[job]!;
  const row = job * engineerCount;
  const { ways, times, size } = routes.gaps!;
  const matrixRow = place[job]! * problem.width;
  const opening = problem.opens[job]!;
  const closing = problem.closes[job]!;
  let best = noPlace;
  let chosen = -1;
  for (let turn = -1; turn < engineerCount; turn++) {
    if (turn === favourite) continue;
    const engineer = turn === -1 ? favourite : turn;
    if (allowed[engineer * jobCount + job] !== 1) continue;
    if (count[engineer] === 0) {
      const group = problem.class[engineer]!;
      if (unusedTried[group] === question) continue;
      unusedTried[group] = question;
    }
    const cell = row + engineer;
    const isKnown = versions[cell] === version[engineer];
    let price = prices[cell]!;
    if (isKnown && price >= best) continue;
    if (!isKnown || behind[cell] === -1) {
      versions[cell] = version[engineer]!;
      behind[cell] = -1;
      if (isFull(routes, engineer, job)) {
        prices[cell] = noPlace;
        continue;
      }
      const kind = problem.kind[engineer]!;
      const fixed = count[engineer] === 0 ? Math.round(problem.costFixed[engineer]!) : 0;
      const first = engineer * size;
      const gap = cheapestGap(
        routes,
        engineer,
        job,
        ways,
        times,
        first,
        first + count[engineer]!,
        problem.durations[kind]!,
        problem.durationsTo[kind]!,
        problem.costs[kind]!,
        problem.costsTo[kind]!,
        matrixRow,
        place[jobCount + engineer]!,
        opening,
        closing,
        duration[problem.paceAt[engineer]! + job]!,
        best - fixed,
        -1,
      );
      if (gap === -1) {
        prices[cell] = best;
        continue;
      }
      price = prices[cell] = cheapestOfGap.price + fixed;
      behind[cell] = ways[4 * gap]!;
    }
    let node = behind[cell]!;
    if (blink > 0 && uniform(random) < blink) {
      price = scanPlain(routes, engineer, job, node, best);
      if (price >= best) continue;
      node = found.node;
    }
    best = price;
    chosen = engineer;
    cache.node = node;
  }
  cache.best = best;
  cache.engineer = chosen;
  if (chosen !== -1) cache.favourite[job] = chosen;
}
