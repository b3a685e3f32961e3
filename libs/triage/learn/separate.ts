import { columns } from './features';
import type { Vector } from './vectors';

/** A plane per class: weights by column and, last, the offset. */
export type Plane = Float32Array;

const softness = 1;
const mostRounds = 20;
const stillEnough = 1e-3;

/**
 * One class against the rest: a linear support vector machine with squared hinge loss by dual coordinate descent
 * (Hsieh et al., ICML 2008, algorithm 1 with L2 loss). Deterministic: the order is shuffled from `seed`.
 * O(rounds x non-zero values).
 */
export function separate(vectors: readonly Vector[], isMember: readonly boolean[], seed: number): Plane {
  const plane: Plane = new Float32Array(columns + 1);
  const pull = new Float64Array(vectors.length);
  const give = 0.5 / softness;
  const order = Array.from(vectors.keys());
  const next = chance(seed);
  for (let round = 0; round < mostRounds; round++) {
    shuffle(order, next);
    let moved = 0;
    for (const at of order) {
      const vector = vectors[at]!;
      const side = isMember[at] ? 1 : -1;
      const gradient = side * distance(plane, vector) - 1 + give * pull[at]!;
      // The offset counts as one more value of 1: a vector of length 1 has the square 2, an empty one 1.
      const square = (vector.values.length === 0 ? 1 : 2) + give;
      const wanted = Math.max(0, pull[at]! - gradient / square);
      const step = (wanted - pull[at]!) * side;
      if (step === 0) continue;
      pull[at] = wanted;
      moved = Math.max(moved, Math.abs(step));
      for (let index = 0; index < vector.columns.length; index++)
        plane[vector.columns[index]!]! += step * vector.values[index]!;
      plane[columns]! += step;
    }
    if (moved < stillEnough) break;
  }
  return plane;
}

/** How far on the side of the class: above 0 is inside. */
export function distance(plane: Plane, vector: Vector): number {
  let sum = plane[columns]!;
  for (let index = 0; index < vector.columns.length; index++)
    sum += plane[vector.columns[index]!]! * vector.values[index]!;
  return sum;
}

/** Numbers in [0, 1) that are the same for the same seed (a linear congruential generator, Numerical Recipes 7.1). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], next: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}
