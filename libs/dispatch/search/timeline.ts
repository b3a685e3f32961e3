import type { BeginPrices } from '../model/prices';
import type { Problem } from '../model/problem';
import { copyLater, holdLine, joinCurves, noCurve, setConstant } from './curve';
import type { Curve } from './curve';
import { afterGap, beforeGap } from './gap';

/**
 * A day as it is lived, or as it is lived from its end, where a moment t is -t. What was spent until a moment and what will have to
 * be spent from it on are the same question in the two.
 */
export interface Timeline {
  isMirrored: boolean;
  /** Prices of begins, in the moments of this timeline. */
  begins: BeginPrices;
}

/**
 * The price of having begun a job, or a break, by a moment: `given` is the price of being ready for it, `later` how much later than
 * that its begin is. Windows count from windows[first] to windows[end]; what is behind `last` nobody asks for.
 * This is the recursion of Ibaraki, Imahori, Kubo, Masuda, Uno and Yagiura, Transportation Science 39, 2005, section 3.1, for prices
 * that may have several minima. O(lines of both + windows).
 */
export function beginCurve(
  out: Curve,
  given: Curve,
  later: number,
  problem: Pick<Problem, 'windowAt' | 'windowFrom' | 'windowTo'>,
  job: number,
  { isMirrored, begins }: Timeline,
  last: number,
): void {
  const { windowAt, windowFrom, windowTo } = problem;
  const [first, end] = [windowAt[job]!, windowAt[job + 1]!];
  out.size = 0;
  for (let index = first; index < end; index++) {
    const window = isMirrored ? first + end - 1 - index : index;
    const from = isMirrored ? -windowTo[window]! : windowFrom[window]!;
    const to = Math.min(last, isMirrored ? -windowFrom[window]! : windowTo[window]!);
    holdWithin(out, given, later, from, to, begins, begins.at[job]!, begins.at[job + 1]!);
  }
}

function holdWithin(
  out: Curve,
  given: Curve,
  later: number,
  from: number,
  to: number,
  prices: BeginPrices,
  firstPiece: number,
  endPiece: number,
): void {
  if (given.size === 0) return;
  let at = Math.max(from, given.from[0]! + later);
  if (!(at <= to)) return;
  let line = given.size - 1;
  while (given.from[line]! + later > at) line--;
  let piece = firstPiece;
  while (piece + 1 < endPiece && prices.from[piece + 1]! <= at) piece++;
  const isPriced = firstPiece < endPiece;
  for (;;) {
    const lineEnds = line + 1 < given.size ? given.from[line + 1]! + later : Infinity;
    const pieceEnds = isPriced && piece + 1 < endPiece ? prices.from[piece + 1]! : Infinity;
    const until = Math.min(lineEnds, pieceEnds, to);
    const slope = given.slope[line]! + (isPriced ? prices.slope[piece]! : 0);
    const spent = given.value[line]! + given.slope[line]! * (at - given.from[line]! - later);
    const price = isPriced ? prices.value[piece]! + prices.slope[piece]! * (at - prices.anchor[piece]!) : 0;
    holdLine(out, at, spent + price, slope, until);
    if (lineEnds === until) line++;
    if (pieceEnds === until) piece++;
    if (until === to) {
      // At the last moment of a window what is spent may just have dropped.
      if (lineEnds === until) {
        const last = isPriced
          ? prices.value[piece]! + prices.slope[piece]! * (to - prices.anchor[piece]!)
          : 0;
        holdLine(out, to, given.value[line]! + last, 0, to);
      }
      return;
    }
    at = until;
  }
}

const noPrices: BeginPrices = {
  at: new Int32Array(2),
  from: new Float64Array(),
  anchor: new Float64Array(),
  value: new Float64Array(),
  slope: new Float64Array(),
};
const scratch = [noCurve(), noCurve()];

/**
 * The price of having driven `leg` seconds by a moment, with the breaks `from`..`to`-1 of the engineer (as they are lived) on the way.
 * Whoever is behind a break by then was ready before it began, and had the way and all breaks behind himself: of these two, the later decides,
 * and because prices never grow that is the upper one of two curves. O(lines x breaks).
 */
export function gapCurve(
  out: Curve,
  given: Curve,
  leg: number,
  problem: Problem,
  engineer: number,
  from: number,
  to: number,
  isMirrored: boolean,
): void {
  if (from === to) {
    copyLater(out, given, leg);
    return;
  }
  const { breakAt, breakDuration, breakWindowAt, breakFrom, breakTo } = problem;
  const isSteady = given.size === 1 && given.slope[0] === 0;
  if (given.size === 0 || isSteady) {
    const at = given.from[0]!;
    out.size = 0;
    const arrival = !isSteady
      ? Infinity
      : isMirrored
        ? -beforeGap(problem, engineer, -at, leg, from, to)
        : afterGap(problem, engineer, at, leg, from, to);
    if (arrival < Infinity) setConstant(out, arrival, given.value[0]!);
    return;
  }
  let held = given;
  let next = scratch[0]!;
  let all = leg;
  let later = 0;
  for (let index = 0; index < to - from; index++) {
    const slot = breakAt[engineer]! + (isMirrored ? to - 1 - index : from + index);
    const seconds = breakDuration[slot]!;
    const [first, end] = [breakWindowAt[slot]!, breakWindowAt[slot + 1]!];
    next.size = 0;
    for (let at = first; at < end; at++) {
      const window = isMirrored ? first + end - 1 - at : at;
      const opens = isMirrored ? -breakTo[window]! - seconds : breakFrom[window]!;
      const closes = isMirrored ? -breakFrom[window]! - seconds : breakTo[window]!;
      holdWithin(next, held, later, opens, closes, noPrices, 0, 0);
    }
    all += seconds;
    later = seconds;
    held = next;
    next = scratch[(index + 1) % 2]!;
  }
  joinCurves(out, given, all, held, later, true);
}
