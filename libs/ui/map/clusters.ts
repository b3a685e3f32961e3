import type { WorldPoint } from './projection';
import { worldPixels } from './projection';

export interface ClusterPoint extends WorldPoint {
  /** Lower comes first: the most urgent job names its cluster and is its centre of growth. */
  rank: number;
}

export interface Cluster<Point> extends WorldPoint {
  /** In the order of rank; one member means that it stands alone. */
  members: Point[];
}

/**
 * Joins points that would lie within `radiusPx` of each other at a zoom. Greedy, over a grid of that size: the point of
 * the lowest rank takes its neighbours, then the next that is left. The same input gives the same clusters, whatever
 * its order. O(n log n) for the sort, O(n) for the rest while the cells are not crowded.
 */
export function clusterPoints<Point extends ClusterPoint & { id: string }>(
  points: readonly Point[],
  zoom: number,
  radiusPx = 40,
): Cluster<Point>[] {
  const radius = radiusPx / worldPixels(zoom);
  const ordered = [...points].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / radius);
  for (const [index, point] of ordered.entries()) {
    const key = `${cellOf(point.x)}:${cellOf(point.y)}`;
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  }
  const taken = new Uint8Array(ordered.length);
  const clusters: Cluster<Point>[] = [];
  for (const [index, seed] of ordered.entries()) {
    if (taken[index]) continue;
    const members: Point[] = [];
    for (const near of neighbours(cells, cellOf(seed.x), cellOf(seed.y))) {
      const point = ordered[near];
      if (!point || taken[near] || Math.hypot(point.x - seed.x, point.y - seed.y) > radius) continue;
      taken[near] = 1;
      members.push(point);
    }
    // At the seed, not in the middle: seeds are a radius apart, and so no two marks cover each other.
    clusters.push({ x: seed.x, y: seed.y, members });
  }
  return clusters;
}

/** Indexes in the nine cells around one, ascending, so that members keep the order of rank. */
function neighbours(cells: ReadonlyMap<string, number[]>, column: number, row: number): number[] {
  const found: number[] = [];
  for (let across = column - 1; across <= column + 1; across += 1)
    for (let down = row - 1; down <= row + 1; down += 1)
      found.push(...(cells.get(`${across}:${down}`) ?? []));
  return found.sort((a, b) => a - b);
}

/** Whether zooming in would ever part the members: false when they stand on one spot. */
export function canBeParted(members: readonly WorldPoint[], maxZoom: number, radiusPx = 12): boolean {
  const xs = members.map(member => member.x);
  const ys = members.map(member => member.y);
  const spread = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return spread * worldPixels(maxZoom) > radiusPx;
}
