import type { BeginPrices } from '../model/prices';
import type { Problem } from '../model/problem';
import type { Curve } from './curve';

/** What is less than this in internal units is no difference. */
const nothing = 1e-6;

/** The last answer: what the best begin costs, and which it is. One object, so that nothing is allocated. */
export const best = { price: Infinity, begin: Infinity };

/**
 * The best moment to begin a job, into `best`; of several the first. `spent` is the price of being ready for it, `spentLater` later than
 * that it may begin; `ahead` is the price of what comes behind it, with time running backward, which is reached `aheadLater` behind its
 * begin. The sum is made of straight lines, so that only their ends need be asked. O(lines).
 */
export function bestBegin(
  spent: Curve,
  spentLater: number,
  ahead: Curve,
  aheadLater: number,
  { windowAt, windowFrom, windowTo }: Pick<Problem, 'windowAt' | 'windowFrom' | 'windowTo'>,
  job: number,
  prices: BeginPrices,
): void {
  best.price = best.begin = Infinity;
  for (let window = windowAt[job]!; window < windowAt[job + 1]!; window++)
    bestWithin(spent, spentLater, ahead, aheadLater, windowFrom[window]!, windowTo[window]!, prices, job);
}

export function bestWithin(
  spent: Curve,
  spentLater: number,
  ahead: Curve,
  aheadLater: number,
  opens: number,
  closes: number,
  { at, from, anchor, value, slope }: BeginPrices,
  job: number,
): void {
  if (spent.size === 0 || ahead.size === 0) return;
  const end = Math.min(closes, -ahead.from[0]! - aheadLater);
  let moment = Math.max(opens, spent.from[0]! + spentLater);
  if (!(moment <= end)) return;
  let line = spent.size - 1;
  while (spent.from[line]! + spentLater > moment) line--;
  let rest = 0;
  while (rest + 1 < ahead.size && -ahead.from[rest + 1]! - aheadLater >= moment) rest++;
  const pieces = at[job + 1]!;
  const isPriced = at[job]! < pieces;
  let piece = at[job]!;
  while (piece + 1 < pieces && from[piece + 1]! <= moment) piece++;
  for (;;) {
    const price =
      spent.value[line]! +
      spent.slope[line]! * (moment - spent.from[line]! - spentLater) +
      ahead.value[rest]! +
      ahead.slope[rest]! * (-moment - aheadLater - ahead.from[rest]!) +
      (isPriced ? value[piece]! + slope[piece]! * (moment - anchor[piece]!) : 0);
    if (price < best.price - nothing) {
      best.price = price;
      best.begin = moment;
    }
    if (moment === end) return;
    // What comes behind grows as it is reached later: where a line of it ends, its last moment counts, and then the next line.
    const lineEnds = line + 1 < spent.size ? spent.from[line + 1]! + spentLater : Infinity;
    const pieceEnds = isPriced && piece + 1 < pieces ? from[piece + 1]! : Infinity;
    const restEnds = -ahead.from[rest]! - aheadLater;
    if (moment >= restEnds && rest > 0) {
      rest--;
      continue;
    }
    const next = Math.min(lineEnds, pieceEnds, rest > 0 ? restEnds : Infinity, end);
    if (lineEnds === next) line++;
    if (pieceEnds === next) piece++;
    moment = next;
  }
}
