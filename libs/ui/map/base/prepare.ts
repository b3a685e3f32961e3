import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MultiLineString, MultiPolygon, Polygon, Position as LngLat } from 'geojson';
import { project } from '../projection';
import { packShapes } from './shapes';
import type { Shapes } from './shapes';

export interface Country {
  /** Two letters, or '' for a territory without a code. */
  region: string;
  name: string;
  x: number;
  y: number;
  /** Width of its largest part in world units: decides from which zoom it is named. */
  width: number;
}

/** What is drawn of the world, in world units. */
export interface BaseMap {
  land: Shapes;
  borders: Shapes;
  countries: Country[];
}

export type WorldTopology = Topology<{
  countries: GeometryCollection<{ name: string }>;
  land: GeometryCollection;
}>;

/** Turns Natural Earth (world-atlas: objects `countries` and `land`) into flat shapes. Some 100 ms for 1:10m. */
export function prepareBaseMap(topology: WorldTopology): BaseMap {
  const land = feature(topology, topology.objects.land);
  const rings: number[][] = [];
  for (const part of land.features) {
    if (part.geometry.type === 'Polygon') rings.push(...part.geometry.coordinates.map(flatten));
    if (part.geometry.type === 'MultiPolygon') rings.push(...part.geometry.coordinates.flat().map(flatten));
  }
  const inland: MultiLineString = mesh(topology, topology.objects.countries, (a, b) => a !== b);
  return {
    land: packShapes(rings),
    borders: packShapes(inland.coordinates.map(flatten)),
    countries: countriesOf(topology),
  };
}

function flatten(line: readonly LngLat[]): number[] {
  const flat: number[] = [];
  for (const [lng = 0, lat = 0] of line) {
    const { x, y } = project({ lat, lng });
    flat.push(x, y);
  }
  return flat;
}

function countriesOf(topology: WorldTopology): Country[] {
  const countries: Country[] = [];
  for (const { id, properties, geometry } of feature(topology, topology.objects.countries).features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const centre = centreOf(geometry);
    if (centre) countries.push({ region: regionOf(String(id ?? '')), name: properties.name, ...centre });
  }
  return countries;
}

/** ISO 3166-1: '100' -> 'BG', by the aliases that every JavaScript engine carries for locale tags. */
export function regionOf(numeric: string): string {
  try {
    const region = new Intl.Locale(`und-${numeric}`).region ?? '';
    return /^[A-Z]{2}$/.test(region) ? region : '';
  } catch {
    return '';
  }
}

/** Centre of mass of the largest part: France is named in France, not in the Atlantic. */
function centreOf(geometry: Polygon | MultiPolygon): { x: number; y: number; width: number } | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let best: { x: number; y: number; width: number } | null = null;
  let largest = 0;
  for (const [outer] of parts) {
    if (!outer) continue;
    const ring = flatten(outer);
    let [area, x, y, left, right] = [0, 0, 0, Infinity, -Infinity];
    for (let at = 0; at < ring.length - 2; at += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(at, at + 4);
      const cross = ax * by - bx * ay;
      area += cross / 2;
      x += ((ax + bx) * cross) / 6;
      y += ((ay + by) * cross) / 6;
      left = Math.min(left, ax);
      right = Math.max(right, ax);
    }
    if (Math.abs(area) <= largest) continue;
    largest = Math.abs(area);
    best = { x: x / area, y: y / area, width: right - left };
  }
  return best;
}
