import { BadProblem } from '../model/description';
import type { TravelMatrix } from '../model/description';
import { travelEstimate } from '../travel';
import { fieldsOf, listOf, numberOf, numbersOf, optional, pairOf } from './input';
import type { Fields } from './input';

export type Coordinates = [longitude: number, latitude: number];

/** Where things are: by index into given matrices, or by coordinates that get an index when they are first met. */
export interface Places {
  matrices: Record<string, TravelMatrix> | null;
  coordinates: Coordinates[];
  known: Map<string, number>;
}

export function placesOf(input: Fields): Places {
  return { matrices: readMatrices(input), coordinates: [], known: new Map() };
}

function readMatrices(input: Fields): Record<string, TravelMatrix> | null {
  // The form before VROOM 1.11: one matrix for all.
  const given =
    input.matrices ?? (input.matrix === undefined ? undefined : { car: { durations: input.matrix } });
  if (given === undefined) return null;
  const rows = (value: unknown, field: string) => listOf(value, field, numbersOf);
  return Object.fromEntries(
    Object.entries(fieldsOf(given, 'matrices')).map(([profile, value]) => {
      const field = `matrices.${profile}`;
      const matrix = fieldsOf(value, field);
      if (matrix.durations === undefined) throw new BadProblem(`${field}.durations`, 'is missing');
      return [
        profile,
        {
          durations: rows(matrix.durations, `${field}.durations`),
          distances: optional(matrix, 'distances', field, rows),
          costs: optional(matrix, 'costs', field, rows),
        },
      ];
    }),
  );
}

/** Index of `<name>_index` or of the coordinates `name`; undefined if neither is given. */
export function placeIn(places: Places, owner: Fields, name: string, field: string): number | undefined {
  const index = optional(owner, `${name}_index`, field, numberOf);
  const coordinates = optional(owner, name, field, coordinatesOf);
  if (places.matrices) {
    if (index === undefined && coordinates)
      throw new BadProblem(`${field}.${name}_index`, 'is needed beside matrices');
    return index;
  }
  if (!coordinates) {
    if (index !== undefined) throw new BadProblem('matrices', `needed for ${field}.${name}_index`);
    return undefined;
  }
  const key = coordinates.join(' ');
  const known = places.known.get(key) ?? places.coordinates.push(coordinates) - 1;
  places.known.set(key, known);
  return known;
}

function coordinatesOf(value: unknown, field: string): Coordinates {
  const [longitude, latitude] = pairOf(value, field);
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
    throw new BadProblem(field, 'must be longitude and latitude in degrees');
  return [longitude, latitude];
}

/** The given matrices, or the estimate by road between all coordinates, the same for every profile. */
export function matricesOf(places: Places, profiles: readonly string[]): Record<string, TravelMatrix> {
  if (places.matrices) return places.matrices;
  const points = places.coordinates.map(([lng, lat]) => ({ lat, lng }));
  const ways = points.map(from => points.map(to => travelEstimate(from, to)));
  const matrix = {
    durations: ways.map(row => row.map(way => Math.round(way.minutes * 60))),
    distances: ways.map(row => row.map(way => Math.round(way.distanceKm * 1_000))),
  };
  return Object.fromEntries(profiles.map(profile => [profile, matrix]));
}
