/**
 * The least price of having come so far by a moment: lines one after the other, line n from from[n] to from[n + 1], with value[n]
 * at its beginning. It never grows, because waiting is free, and may drop at the beginning of a line; before the first one it cannot be
 * done. Without lines it never can. The arrays keep their room: nothing is allocated once they are long enough.
 */
export interface Curve {
  size: number;
  from: number[];
  value: number[];
  slope: number[];
}

/** What is less than this in internal units is no difference: crossings are not whole numbers. */
const nothing = 1e-6;

export function noCurve(): Curve {
  return { size: 0, from: [], value: [], slope: [] };
}

/** From `at` on, at this price. */
export function setConstant(curve: Curve, at: number, value: number): void {
  curve.size = 0;
  addLine(curve, at, value, 0);
}

/** A line behind the others; one that begins where the last does takes its place. */
export function addLine(curve: Curve, from: number, value: number, slope: number): void {
  const last = curve.size - 1;
  if (last >= 0) {
    if (curve.from[last] === from) curve.size--;
    else if (slope === 0 && curve.slope[last] === 0 && curve.value[last] === value) return;
  }
  const at = curve.size++;
  curve.from[at] = from;
  curve.value[at] = value;
  curve.slope[at] = slope;
}

export function valueAt(curve: Curve, at: number): number {
  let line = curve.size - 1;
  while (line >= 0 && curve.from[line]! > at) line--;
  return line < 0 ? Infinity : curve.value[line]! + curve.slope[line]! * (at - curve.from[line]!);
}

/** Moves a curve to later moments. */
export function postpone(curve: Curve, seconds: number): void {
  if (seconds === 0) return;
  for (let line = 0; line < curve.size; line++) curve.from[line]! += seconds;
}

export function copyLater(out: Curve, given: Curve, seconds: number): void {
  out.size = given.size;
  for (let line = 0; line < given.size; line++) {
    out.from[line] = given.from[line]! + seconds;
    out.value[line] = given.value[line]!;
    out.slope[line] = given.slope[line]!;
  }
}

/** The least that was reached so far, over a straight line that begins at a moment with a price and goes on until another. */
export function holdLine(curve: Curve, from: number, price: number, slope: number, until: number): void {
  const last = curve.size - 1;
  let least = last < 0 ? Infinity : curve.value[last]!;
  if (price < least - nothing) {
    addLine(curve, from, price, 0);
    least = price;
  }
  if (!(slope < 0)) return;
  const lowest = price + slope * (until - from);
  if (!(lowest < least - nothing)) return;
  addLine(curve, Math.max(from, until - (lowest - least) / slope), least, slope);
  addLine(curve, until, lowest, 0);
}

/** The lower or, with `isUpper`, the upper one of two curves at every moment, each moved to later moments first. */
export function joinCurves(
  out: Curve,
  one: Curve,
  oneLater: number,
  other: Curve,
  otherLater: number,
  isUpper: boolean,
): void {
  out.size = 0;
  if (one.size === 0 || other.size === 0) {
    if (!isUpper) copyLater(out, one.size === 0 ? other : one, one.size === 0 ? otherLater : oneLater);
    return;
  }
  let [first, second] = [-1, -1];
  let at = Math.min(one.from[0]! + oneLater, other.from[0]! + otherLater);
  while (at < Infinity) {
    while (first + 1 < one.size && one.from[first + 1]! + oneLater <= at) first++;
    while (second + 1 < other.size && other.from[second + 1]! + otherLater <= at) second++;
    const next = Math.min(
      first + 1 < one.size ? one.from[first + 1]! + oneLater : Infinity,
      second + 1 < other.size ? other.from[second + 1]! + otherLater : Infinity,
    );
    const a =
      first < 0 ? Infinity : one.value[first]! + one.slope[first]! * (at - one.from[first]! - oneLater);
    const b =
      second < 0
        ? Infinity
        : other.value[second]! + other.slope[second]! * (at - other.from[second]! - otherLater);
    const slopeA = first < 0 ? 0 : one.slope[first]!;
    const slopeB = second < 0 ? 0 : other.slope[second]!;
    const isFirst = a === b ? slopeA > slopeB === isUpper : a > b === isUpper;
    const chosen = isFirst ? a : b;
    if (chosen < Infinity) addLine(out, at, chosen, isFirst ? slopeA : slopeB);
    if (a < Infinity && b < Infinity && slopeA !== slopeB) {
      const crossing = at + (a - b) / (slopeB - slopeA);
      if (crossing > at && crossing < next)
        addLine(out, crossing, a + slopeA * (crossing - at), isFirst ? slopeB : slopeA);
    }
    at = next;
  }
}
