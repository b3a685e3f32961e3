/** Vectors of one model side by side, each of length one; immutable. */
export interface VectorShelf {
  /** Row by key. */
  places: ReadonlyMap<string, number>;
  dimension: number;
  values: Float32Array;
}

/** A text with the keys of the vectors of its pieces; a piece whose vector is not there yet does not count. */
export interface MeantDocument {
  id: string;
  keys: readonly string[];
}

export interface MeaningHit {
  id: string;
  /** Cosine of the best piece, -1 to 1. */
  likeness: number;
}

/** The same direction, with length one. @throws RangeError on what has none: empty, zero, not finite */
export function unitVector(vector: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += (vector[at] ?? 0) ** 2;
  const length = Math.sqrt(squares);
  if (!Number.isFinite(length) || length === 0) throw new RangeError('A vector without a direction');
  return Float32Array.from(vector, value => value / length);
}

/** Of vectors of one dimension and length one. @throws RangeError when they are not of one dimension */
export function shelfOf(vectors: readonly { key: string; vector: Float32Array }[]): VectorShelf {
  const dimension = vectors[0]?.vector.length ?? 0;
  const values = new Float32Array(dimension * vectors.length);
  for (const [row, { vector }] of vectors.entries()) {
    if (vector.length !== dimension) throw new RangeError('Vectors of two dimensions');
    values.set(vector, row * dimension);
  }
  return { places: new Map(vectors.map(({ key }, row) => [key, row])), dimension, values };
}

/**
 * The documents most like the query in meaning, best first; equal ones in the given order. How alike unrelated texts are differs from model
 * to model, so no fixed line parts them from related ones: what is nearer to the average of all documents than to the best is left out.
 * O(pieces x dimension). @throws RangeError for a query of another dimension
 */
export function nearest(
  { places, dimension, values }: VectorShelf,
  query: Float32Array,
  documents: readonly MeantDocument[],
  limit: number,
): MeaningHit[] {
  if (places.size === 0) return [];
  if (query.length !== dimension) throw new RangeError('A query of another dimension');
  const hits: MeaningHit[] = [];
  for (const { id, keys } of documents) {
    let likeness = -Infinity;
    for (const key of keys) {
      const row = places.get(key);
      if (row === undefined) continue;
      likeness = Math.max(likeness, product(values, row * dimension, query));
    }
    if (likeness > -Infinity) hits.push({ id, likeness });
  }
  const mean = hits.reduce((sum, one) => sum + one.likeness, 0) / Math.max(1, hits.length);
  const sorted = hits.toSorted((a, b) => b.likeness - a.likeness);
  const line = ((sorted[0]?.likeness ?? 0) + mean) / 2;
  return sorted.filter(one => one.likeness >= line).slice(0, limit);
}

function product(values: Float32Array, start: number, query: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < query.length; at++) sum += (values[start + at] ?? 0) * (query[at] ?? 0);
  return sum;
}
