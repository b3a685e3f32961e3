import type { Position } from './types';

/**
 * WGS-84 to GCJ-02, the datum that maps of mainland China are drawn in, and back. After the published reconstruction of
 * the algorithm (Krasovsky 1940 ellipsoid, see en.wikipedia.org/wiki/Restrictions_on_geographic_data_in_China, section
 * GCJ-02). Outside of China both are the same point. The way back is by iteration, to within 1e-7 degrees (1 cm).
 */
const semiMajorMetres = 6_378_245;
const eccentricitySquared = 0.006_693_421_622_965_943;

/** A rough box around mainland China, as the algorithm itself uses. */
export function isInChina({ lat, lng }: Position): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

function waves(value: number, periods: readonly (readonly [amplitude: number, period: number])[]): number {
  let sum = 0;
  for (const [amplitude, period] of periods) sum += amplitude * Math.sin(value * period);
  return (sum * 2) / 3;
}

const common = [
  [20, 6 * Math.PI],
  [20, 2 * Math.PI],
] as const;
const ofLatitude = [
  [20, Math.PI],
  [40, Math.PI / 3],
] as const;
const farLatitude = [
  [160, Math.PI / 12],
  [320, Math.PI / 30],
] as const;
const ofLongitude = [
  [20, Math.PI],
  [40, Math.PI / 3],
] as const;
const farLongitude = [
  [150, Math.PI / 12],
  [300, Math.PI / 30],
] as const;

function offset({ lat, lng }: Position): Position {
  const [x, y] = [lng - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const shared = waves(x, common);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    shared +
    waves(y, ofLatitude) +
    waves(y, farLatitude);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    shared +
    waves(x, ofLongitude) +
    waves(x, farLongitude);
  const radians = (lat * Math.PI) / 180;
  const magic = 1 - eccentricitySquared * Math.sin(radians) ** 2;
  const meridian = (semiMajorMetres * (1 - eccentricitySquared)) / (magic * Math.sqrt(magic));
  const parallel = (semiMajorMetres / Math.sqrt(magic)) * Math.cos(radians);
  return { lat: (north * 180) / (meridian * Math.PI), lng: (east * 180) / (parallel * Math.PI) };
}

export function wgs84ToGcj02(position: Position): Position {
  if (!isInChina(position)) return position;
  const shift = offset(position);
  return { lat: position.lat + shift.lat, lng: position.lng + shift.lng };
}

export function gcj02ToWgs84(position: Position): Position {
  if (!isInChina(position)) return position;
  let guess = position;
  for (let round = 0; round < 10; round += 1) {
    const there = wgs84ToGcj02(guess);
    const miss = { lat: there.lat - position.lat, lng: there.lng - position.lng };
    guess = { lat: guess.lat - miss.lat, lng: guess.lng - miss.lng };
    if (Math.abs(miss.lat) < 1e-9 && Math.abs(miss.lng) < 1e-9) break;
  }
  return guess;
}
