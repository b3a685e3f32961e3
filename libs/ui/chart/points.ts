export interface ChartPoint {
  /** ms since the epoch */
  at: number;
  value: number;
  min?: number | undefined;
  max?: number | undefined;
}

export interface Extent {
  low: number;
  high: number;
}

/** Points of a view, and one beyond each edge, so that the line reaches it. Points are in the order of time. */
export function pointsWithin(points: readonly ChartPoint[], from: number, to: number): readonly ChartPoint[] {
  const first = Math.max(0, firstAtOrAfter(points, from) - 1);
  const last = firstAtOrAfter(points, to);
  return points.slice(first, last + 1);
}

/** Index of the first point at or after a time; the length when there is none. */
export function firstAtOrAfter(points: readonly ChartPoint[], at: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function nearest(points: readonly ChartPoint[], at: number): ChartPoint | undefined {
  const after = firstAtOrAfter(points, at);
  const [left, right] = [points[after - 1], points[after]];
  if (!left || !right) return left ?? right;
  return at - left.at <= right.at - at ? left : right;
}

/** Where readings are missing the line is cut: a gap longer than `gapMs` is not a straight line. */
export function segments(points: readonly ChartPoint[], gapMs: number): ChartPoint[][] {
  const found: ChartPoint[][] = [];
  for (const point of points) {
    const current = found.at(-1);
    const before = current?.at(-1);
    if (current && before && point.at - before.at <= gapMs) current.push(point);
    else found.push([point]);
  }
  return found;
}

/** Two and a half times the usual distance between points, or a minute when there are too few to tell. */
export function usualGap(points: readonly ChartPoint[]): number {
  const steps = points.slice(1).map((point, index) => point.at - (points[index]?.at ?? 0));
  if (steps.length === 0) return 60_000;
  return (steps.sort((a, b) => a - b)[steps.length >> 1] ?? 60_000) * 2.5;
}

/**
 * At most one point per column of the view: its mean, with the lowest and highest as the band, so that a spike of one
 * second is still seen in a month.
 */
export function perColumn(
  points: readonly ChartPoint[],
  from: number,
  to: number,
  columns: number,
): ChartPoint[] {
  if (points.length <= columns) return [...points];
  const width = (to - from) / columns;
  const merged: ChartPoint[] = [];
  let [column, count] = [Number.NaN, 0];
  for (const point of points) {
    const last = merged.at(-1);
    const index = Math.floor((point.at - from) / width);
    if (!last || index !== column) {
      merged.push({
        at: point.at,
        value: point.value,
        min: point.min ?? point.value,
        max: point.max ?? point.value,
      });
      [column, count] = [index, 1];
      continue;
    }
    count += 1;
    last.value += (point.value - last.value) / count;
    last.min = Math.min(last.min ?? last.value, point.min ?? point.value);
    last.max = Math.max(last.max ?? last.value, point.max ?? point.value);
  }
  return merged;
}

export function extentOf(points: readonly ChartPoint[]): Extent | null {
  if (points.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    low = Math.min(low, point.min ?? point.value);
    high = Math.max(high, point.max ?? point.value);
  }
  return { low, high };
}

export interface Summary extends Extent {
  average: number;
  last: ChartPoint;
  count: number;
}

export function summarise(points: readonly ChartPoint[]): Summary | null {
  const extent = extentOf(points);
  const last = points.at(-1);
  if (!extent || !last) return null;
  const average = points.reduce((sum, point) => sum + point.value, 0) / points.length;
  return { ...extent, average, last, count: points.length };
}
