/** Where the values of a metric have been, in the unit of its model. Plain JSON of a hundred bytes. */
export interface UsualRange {
  count: number;
  firstAt: number;
  lastAt: number;
  last: number;
  low: number;
  high: number;
}

const leastValues = 50;
const leastMs = 6 * 3_600_000;
/** What has not been seen for so long is half forgotten. */
const halfLifeMs = 14 * 86_400_000;
/** Of the width, for one value: a spike is not usual, a new level is after some dozens. */
const mostGrowth = 0.05;
/** Of the level: a range is never narrower. */
const leastWidth = 0.02;

export const rangeOf = (at: number, value: number): UsualRange => ({
  count: 1,
  firstAt: at,
  lastAt: at,
  last: value,
  low: value,
  high: value,
});

export const widthOf = ({ low, high }: UsualRange): number =>
  Math.max(high - low, leastWidth * Math.max(Math.abs(low), Math.abs(high)));

/** Enough was seen, over long enough, to say that a value does not belong. */
export const isLearned = (range: UsualRange): boolean =>
  range.count >= leastValues && range.lastAt - range.firstAt >= leastMs && widthOf(range) > 0;

/** How far outside of the range a value is, in widths of it; 0 inside. */
export const widthsOff = (range: UsualRange, value: number): number =>
  Math.max(0, value - range.high, range.low - value) / widthOf(range);

/** The range after one more value. Late ones count, too, and turn back no clock. */
export function learnt(range: UsualRange, at: number, value: number): UsualRange {
  const { count, firstAt, low, high } = range;
  const most = isLearned(range) ? mostGrowth * widthOf(range) : Infinity;
  const forgotten = 1 - 2 ** (-Math.max(0, at - range.lastAt) / halfLifeMs);
  const isNewest = at >= range.lastAt;
  return {
    count: Math.min(count + 1, leastValues),
    firstAt: Math.min(firstAt, at),
    lastAt: isNewest ? at : range.lastAt,
    last: isNewest ? value : range.last,
    low: value < low ? Math.max(value, low - most) : low + (value - low) * forgotten,
    high: value > high ? Math.min(value, high + most) : high + (value - high) * forgotten,
  };
}
