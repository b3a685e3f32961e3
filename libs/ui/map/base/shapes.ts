/** Many polylines or rings in flat arrays: cheap to keep, quick to draw, free to hand over from a worker. */
export interface Shapes {
  /** x, y, x, y ... in world units (0..1). */
  points: Float32Array;
  /** Index of the first point of each shape, and one past the last. */
  starts: Uint32Array;
  /** left, top, right, bottom of each shape. */
  boxes: Float32Array;
}

export interface WorldBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const shapeCount = (shapes: Shapes): number => shapes.starts.length - 1;

/** Packs shapes that are given as flat x, y lists. */
export function packShapes(lists: readonly (readonly number[])[]): Shapes {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const points = new Float32Array(total);
  const starts = new Uint32Array(lists.length + 1);
  const boxes = new Float32Array(lists.length * 4);
  let at = 0;
  for (const [index, list] of lists.entries()) {
    starts[index] = at / 2;
    points.set(list, at);
    at += list.length;
    boxes.set(boxOf(list), index * 4);
  }
  starts[lists.length] = at / 2;
  return { points, starts, boxes };
}

function boxOf(list: readonly number[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < list.length; at += 2) {
    const [x = 0, y = 0] = [list[at], list[at + 1]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

type Relation = 'apart' | 'inside' | 'across';

function relation(shapes: Shapes, index: number, box: WorldBox): Relation {
  const [left = 0, top = 0, right = 0, bottom = 0] = shapes.boxes.subarray(index * 4, index * 4 + 4);
  if (left > box.right || right < box.left || top > box.bottom || bottom < box.top) return 'apart';
  return left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom
    ? 'inside'
    : 'across';
}

function listOf(shapes: Shapes, index: number): number[] {
  const [from = 0, to = 0] = [shapes.starts[index], shapes.starts[index + 1]];
  return [...shapes.points.subarray(from * 2, to * 2)];
}

/** The parts of closed rings inside a box, closed along its edges (Sutherland and Hodgman 1974). */
export function clipRings(shapes: Shapes, box: WorldBox): Shapes {
  const kept: number[][] = [];
  for (let index = 0; index < shapeCount(shapes); index += 1) {
    const where = relation(shapes, index, box);
    if (where === 'apart') continue;
    let ring = listOf(shapes, index);
    if (where === 'across') {
      ring = clipRing(ring, 0, box.left, 1);
      ring = clipRing(ring, 0, box.right, -1);
      ring = clipRing(ring, 1, box.top, 1);
      ring = clipRing(ring, 1, box.bottom, -1);
    }
    if (ring.length >= 6) kept.push(ring);
  }
  return packShapes(kept);
}

/** Keeps the side of one edge: axis 0 is x, 1 is y; sign 1 keeps what is greater. */
function clipRing(ring: readonly number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const count = ring.length / 2;
  for (let index = 0; index < count; index += 1) {
    const before = ((index + count - 1) % count) * 2;
    const [ax = 0, ay = 0] = [ring[before], ring[before + 1]];
    const [bx = 0, by = 0] = [ring[index * 2], ring[index * 2 + 1]];
    const [a, b] = axis === 0 ? [ax, bx] : [ay, by];
    const [aIn, bIn] = [(a - edge) * sign >= 0, (b - edge) * sign >= 0];
    if (aIn !== bIn) {
      const share = (edge - a) / (b - a);
      kept.push(ax + (bx - ax) * share, ay + (by - ay) * share);
    }
    if (bIn) kept.push(bx, by);
  }
  return kept;
}

/** The stretches of open lines that touch a box; whole segments are kept, so ends lie a little outside of it. */
export function clipLines(shapes: Shapes, box: WorldBox): Shapes {
  const kept: number[][] = [];
  for (let index = 0; index < shapeCount(shapes); index += 1) {
    const where = relation(shapes, index, box);
    if (where === 'inside') kept.push(listOf(shapes, index));
    if (where === 'across') kept.push(...stretches(listOf(shapes, index), box));
  }
  return packShapes(kept);
}

function stretches(line: readonly number[], box: WorldBox): number[][] {
  const found: number[][] = [];
  let run: number[] = [];
  for (let at = 2; at < line.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = [line[at - 2], line[at - 1], line[at], line[at + 1]];
    const touches =
      Math.min(ax, bx) <= box.right &&
      Math.max(ax, bx) >= box.left &&
      Math.min(ay, by) <= box.bottom &&
      Math.max(ay, by) >= box.top;
    if (touches) {
      if (run.length === 0) run.push(ax, ay);
      run.push(bx, by);
    } else if (run.length > 0) {
      found.push(run);
      run = [];
    }
  }
  if (run.length > 0) found.push(run);
  return found;
}
