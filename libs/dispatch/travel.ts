/** WGS-84 degrees. */
export interface Position {
  lat: number;
  lng: number;
}

export interface TravelEstimate {
  /** By road. */
  distanceKm: number;
  minutes: number;
}

/** Travel between two places; a road router or a matrix may take the place of the estimate. */
export type Travel = (from: Position, to: Position) => TravelEstimate;

/**
 * How straight lines become roads. Both tables are marginal, as tax brackets are: each stretch of the way is converted
 * with the class it falls into, so that the estimate grows without steps. The last `upToKm` must be Infinity.
 */
export interface SpeedProfile {
  /** Road km per straight km, by straight distance. */
  roadFactors: readonly { upToKm: number; factor: number }[];
  /** Speed by road distance: town first, country road, motorway. */
  speeds: readonly { upToKm: number; kmh: number }[];
}

/**
 * A van. Fitted by hand to usual drives between and inside Bulgarian cities (travel.spec.ts has them): most are met
 * within a fifth, mountain roads without a motorway are underestimated.
 */
export const vanProfile: SpeedProfile = {
  roadFactors: [
    { upToKm: 10, factor: 1.35 },
    { upToKm: 50, factor: 1.2 },
    { upToKm: Infinity, factor: 1.1 },
  ],
  speeds: [
    { upToKm: 5, kmh: 25 },
    { upToKm: 30, kmh: 60 },
    { upToKm: 100, kmh: 90 },
    { upToKm: Infinity, kmh: 105 },
  ],
};

const earthRadiusKm = 6_371.0088;

/**
 * Great-circle distance in km by the haversine formula (Sinnott, Sky and Telescope 68, 1984) on a sphere of the mean
 * earth radius; at most 0.6 % off the ellipsoid, and rounded to a decimetre between antipodes.
 */
export function distanceKm(from: Position, to: Position): number {
  const radians = Math.PI / 180;
  const halfLat = ((to.lat - from.lat) * radians) / 2;
  const halfLng = ((to.lng - from.lng) * radians) / 2;
  const a =
    Math.sin(halfLat) ** 2 +
    Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * Math.sin(halfLng) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(a)));
}

/**
 * Travel without a road router: straight line x road factor, at the speed of its distance class. Symmetric,
 * non-negative, 0 for the same place, growing with the distance. No ferries, borders or traffic.
 */
export function travelEstimate(
  from: Position,
  to: Position,
  { speedProfile = vanProfile }: { speedProfile?: SpeedProfile } = {},
): TravelEstimate {
  let roadKm = 0;
  const straightKm = distanceKm(from, to);
  let done = 0;
  for (const { upToKm, factor } of speedProfile.roadFactors) {
    if (straightKm <= done) break;
    roadKm += (Math.min(straightKm, upToKm) - done) * factor;
    done = upToKm;
  }
  let hours = 0;
  done = 0;
  for (const { upToKm, kmh } of speedProfile.speeds) {
    if (roadKm <= done) break;
    hours += (Math.min(roadKm, upToKm) - done) / kmh;
    done = upToKm;
  }
  return { distanceKm: roadKm, minutes: hours * 60 };
}
