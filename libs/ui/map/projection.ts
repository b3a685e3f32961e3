import type { Position } from './types';

/** A point of the Web Mercator square: x to the east, y to the south, the world from 0 to 1. */
export interface WorldPoint {
  x: number;
  y: number;
}

/** Web Mercator stops here, where the square closes. */
const latitudeLimit = 85.051_128_78;

export function project({ lat, lng }: Position): WorldPoint {
  const bounded = Math.max(-latitudeLimit, Math.min(latitudeLimit, lat));
  const sine = Math.sin((bounded * Math.PI) / 180);
  return { x: lng / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export function unproject({ x, y }: WorldPoint): Position {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lng: (x - 0.5) * 360 };
}

/** Size of the world in pixels at a zoom, with tiles of 256. */
export const worldPixels = (zoom: number): number => 256 * 2 ** zoom;

/** Kilometres per world unit (0..1) at a latitude. */
export const kilometresAcross = (lat: number): number => 40_075.017 * Math.cos((lat * Math.PI) / 180);
