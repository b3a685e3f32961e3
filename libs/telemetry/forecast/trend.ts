/** Values on an even grid, the oldest first; null where there was none. */
export type Grid = readonly (number | null)[];

export interface Trend {
  /** Per step of the grid: the median, and what it is at least and at most at the asked confidence. */
  slope: number;
  lowest: number;
  highest: number;
  /** Share of the slopes that go the way of the median, 0.5 to 1. */
  agreement: number;
  /** Of each step of the season: where the line is at the last point of the grid. Null: never seen. */
  levels: (number | null)[];
}

/** Normal quantile of two-sided 95 %. */
const quantile = 1.96;
/**
 * Neighbouring steps of a season are not independent of one another, which the plain variance takes them to be
 * (Hirsch and Slack 1984): this much wider. That a trend goes on as it has is not part of it.
 */
const widening = 2;
const fewestSlopes = 12;

/**
 * Robust slope of values that have a season: the median of the slopes between values of the same step of the season only
 * (Theil 1950, Sen 1968; with seasons Hirsch, Slack and Smith 1982), so that what comes back every day is no trend. The
 * band is Sen's, from the variance of Kendall's statistic summed over the seasons. Up to 29 % of the values may be
 * anything. O(n² / season).
 *
 * @param season steps until the pattern comes back; 1: there is none
 * @returns null when too few values are there to say anything
 */
export function seasonalTrend(values: Grid, season: number): Trend | null {
  const slopes: number[] = [];
  let variance = 0;
  for (let start = 0; start < season; start++) {
    let seen = 0;
    for (let to = start; to < values.length; to += season) {
      const last = values[to] ?? null;
      if (last === null) continue;
      seen++;
      for (let from = start; from < to; from += season) {
        const first = values[from] ?? null;
        if (first !== null) slopes.push((last - first) / (to - from));
      }
    }
    variance += (seen * (seen - 1) * (2 * seen + 5)) / 18;
  }
  if (slopes.length < fewestSlopes) return null;
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  const half = (quantile * widening * Math.sqrt(variance)) / 2;
  const least = Math.floor(middle - half);
  const at = (rank: number) => slopes[Math.max(0, Math.min(slopes.length - 1, rank))] ?? 0;
  const slope = (at(Math.floor(middle)) + at(Math.ceil(middle) - 1)) / 2;
  return {
    slope,
    lowest: at(least),
    highest: at(slopes.length - 1 - least),
    agreement: slopes.filter(one => Math.sign(one) === Math.sign(slope)).length / slopes.length,
    levels: Array.from({ length: season }, (_, start) => levelOf(values, season, start, slope)),
  };
}

/** The median of the values of one step of the season, each moved along the line to the end of the grid. */
function levelOf(values: Grid, season: number, start: number, slope: number): number | null {
  const moved: number[] = [];
  for (let at = start; at < values.length; at += season) {
    const value = values[at] ?? null;
    if (value !== null) moved.push(value + slope * (values.length - 1 - at));
  }
  if (moved.length === 0) return null;
  moved.sort((a, b) => a - b);
  const middle = moved.length / 2;
  return ((moved[Math.floor(middle)] ?? 0) + (moved[Math.ceil(middle) - 1] ?? 0)) / 2;
}
