import { project, unproject } from '../projection';
import type { BaseMap } from './prepare';
import { clipLines, clipRings, shapeCount } from './shapes';
import type { Shapes, WorldBox } from './shapes';

export const baseTokens = [
  'map-water',
  'map-land',
  'map-coast',
  'map-border',
  'map-grid',
  'map-place',
] as const;
export type BaseColour = (name: (typeof baseTokens)[number]) => string;

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

const boxOfTile = ({ z, x, y }: TileAddress, margin: number): WorldBox => {
  const side = 1 / 2 ** z;
  const extra = side * margin;
  return {
    left: x * side - extra,
    top: y * side - extra,
    right: (x + 1) * side + extra,
    bottom: (y + 1) * side + extra,
  };
};

/** Cuts a base map down step by step, every fourth zoom, so that a tile deep down looks at some points and not at all. */
export function createCutter(base: BaseMap): (tile: TileAddress) => Pick<BaseMap, 'land' | 'borders'> {
  const steps = [3, 6, 9, 12];
  const kept = new Map<string, Pick<BaseMap, 'land' | 'borders'>>();
  return tile => {
    let cut: Pick<BaseMap, 'land' | 'borders'> = base;
    for (const z of steps) {
      if (z > tile.z) break;
      const above = { z, x: tile.x >> (tile.z - z), y: tile.y >> (tile.z - z) };
      const key = `${z}/${above.x}/${above.y}`;
      const known = kept.get(key);
      if (known) {
        cut = known;
        continue;
      }
      const box = boxOfTile(above, 0.25);
      cut = { land: clipRings(cut.land, box), borders: clipLines(cut.borders, box) };
      kept.set(key, cut);
      if (kept.size > 400) kept.delete([...kept.keys()][0] ?? '');
    }
    return cut;
  };
}

/** Draws one tile of the built-in map: water, its glow along the coast, land, coast, borders, degrees. */
export function drawTile(
  context: CanvasRenderingContext2D,
  tile: TileAddress,
  sizePx: number,
  cut: Pick<BaseMap, 'land' | 'borders'>,
  colour: BaseColour,
): void {
  const box = boxOfTile(tile, 0.1);
  const scale = sizePx * 2 ** tile.z;
  const [dx, dy] = [tile.x * sizePx, tile.y * sizePx];
  context.fillStyle = colour('map-water');
  context.fillRect(0, 0, sizePx, sizePx);
  const net = graticule(tile, sizePx);
  context.lineWidth = 1;
  context.strokeStyle = colour('map-grid');
  context.stroke(net);

  const land = path(cut.land, box, scale, dx, dy, true);
  context.lineJoin = 'round';
  context.strokeStyle = colour('map-coast');
  for (const [width, alpha] of [
    [9, 0.12],
    [5, 0.16],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke(land);
  }
  context.globalAlpha = 1;
  context.fillStyle = colour('map-land');
  context.fill(land, 'evenodd');
  // On land the net is a hint only; far down, where no border is in view, it is what gives a sense of distance.
  context.lineWidth = 1;
  context.globalAlpha = tile.z < 9 ? 0.25 : 0.5;
  context.strokeStyle = colour('map-grid');
  context.stroke(net);
  context.globalAlpha = 1;
  context.strokeStyle = colour('map-coast');
  context.stroke(land);

  context.strokeStyle = colour('map-border');
  context.lineWidth = tile.z < 6 ? 1 : 1.4;
  context.setLineDash(tile.z < 5 ? [] : [7, 3, 1.5, 3]);
  context.stroke(path(cut.borders, box, scale, dx, dy, false));
  context.setLineDash([]);
}

function path(shapes: Shapes, box: WorldBox, scale: number, dx: number, dy: number, closed: boolean): Path2D {
  const drawn = new Path2D();
  const { points, starts, boxes } = shapes;
  for (let index = 0; index < shapeCount(shapes); index += 1) {
    const at = index * 4;
    const apart =
      (boxes[at] ?? 0) > box.right ||
      (boxes[at + 2] ?? 0) < box.left ||
      (boxes[at + 1] ?? 0) > box.bottom ||
      (boxes[at + 3] ?? 0) < box.top;
    if (apart) continue;
    const [from = 0, to = 0] = [starts[index], starts[index + 1]];
    let [lastX, lastY] = [Infinity, Infinity];
    for (let point = from; point < to; point += 1) {
      const x = (points[point * 2] ?? 0) * scale - dx;
      const y = (points[point * 2 + 1] ?? 0) * scale - dy;
      if (point === from) drawn.moveTo(x, y);
      // Two points on one pixel are one point.
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.7 && point < to - 1) continue;
      else drawn.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
    if (closed) drawn.closePath();
  }
  return drawn;
}

/** Degrees between two lines of the net, so that some lines are in view at any zoom. */
const netDegrees = (z: number): number =>
  z < 3 ? 30 : z < 5 ? 10 : z < 7 ? 5 : z < 9 ? 1 : z < 11 ? 0.5 : z < 14 ? 0.1 : 0.02;

function graticule(tile: TileAddress, sizePx: number): Path2D {
  const net = new Path2D();
  const step = netDegrees(tile.z);
  const scale = 2 ** tile.z;
  const corner = (x: number, y: number): { lat: number; lng: number } =>
    unproject({ x: (tile.x + x) / scale, y: (tile.y + y) / scale });
  const [northWest, southEast] = [corner(0, 0), corner(1, 1)];
  const pixel = (world: number, origin: number): number =>
    Math.round((world * scale - origin) * sizePx) + 0.5;
  for (let lng = Math.ceil(northWest.lng / step) * step; lng < southEast.lng; lng += step) {
    const x = pixel(project({ lat: 0, lng }).x, tile.x);
    net.moveTo(x, 0);
    net.lineTo(x, sizePx);
  }
  for (let lat = Math.ceil(southEast.lat / step) * step; lat < northWest.lat; lat += step) {
    const y = pixel(project({ lat, lng: 0 }).y, tile.y);
    net.moveTo(0, y);
    net.lineTo(sizePx, y);
  }
  return net;
}
