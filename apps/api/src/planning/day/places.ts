import { travelEstimate } from '#dispatch';
import type { Position, TravelMatrix } from '#dispatch';
import { wayMinutes } from './way';

/** The places of a day, each once, with the ways between them. */
export class Places {
  private readonly indices = new Map<string, number>();
  private readonly all: Position[] = [];

  of(place: Position): number {
    const name = `${place.lat} ${place.lng}`;
    const index = this.indices.get(name) ?? this.all.push(place) - 1;
    this.indices.set(name, index);
    return index;
  }

  /** The estimate is the same both ways. */
  matrix(): TravelMatrix {
    const durations = this.all.map(() => this.all.map(() => 0));
    const distances = this.all.map(() => this.all.map(() => 0));
    for (const [a, from] of this.all.entries())
      for (const [b, to] of this.all.entries()) {
        if (b >= a) break;
        const seconds = wayMinutes(from, to) * 60;
        const metres = Math.round(travelEstimate(from, to).distanceKm * 1_000);
        for (const [one, other] of [
          [a, b],
          [b, a],
        ] as const) {
          durations[one]![other] = seconds;
          distances[one]![other] = metres;
        }
      }
    return { durations, distances };
  }
}
