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
  /** Texts of one language and about one machine are more alike whatever they say: they are compared with each other. */
  group?: string;
}

export interface MeaningHit {
  id: string;
  /** Cosine of the best piece, -1 to 1. */
  likeness: number;
  /** Likelier about the same than by chance: see `byChance`. */
  standsOut: boolean;
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
 * O(pieces x dimension). @param beside others of the house, no hits: how alike unrelated texts are
 * @throws RangeError for a query of another dimension
 */
export function nearest(
  shelf: VectorShelf,
  query: Float32Array,
  documents: readonly MeantDocument[],
  limit: number,
  beside: readonly MeantDocument[] = [],
): MeaningHit[] {
  if (shelf.places.size === 0) return [];
  if (query.length !== shelf.dimension) throw new RangeError('A query of another dimension');
  const hits = likenesses(shelf, query, documents);
  const mean = hits.reduce((sum, one) => sum + one.likeness, 0) / Math.max(1, hits.length);
  const sorted = hits.toSorted((a, b) => b.likeness - a.likeness);
  const line = ((sorted[0]?.likeness ?? 0) + mean) / 2;
  const chance = byChance(sorted, [...sorted, ...likenesses(shelf, query, beside)]);
  return sorted
    .filter(one => one.likeness >= line)
    .slice(0, limit)
    .map(({ id, likeness, group }) => ({
      id,
      likeness,
      standsOut: likeness > (chance.get(group) ?? Infinity),
    }));
}

/** Of each document that has a vector, how like the query its best piece is. */
function likenesses(
  { places, dimension, values }: VectorShelf,
  query: Float32Array,
  documents: readonly MeantDocument[],
): Likeness[] {
  const found: Likeness[] = [];
  for (const { id, keys, group = '' } of documents) {
    let likeness = -Infinity;
    for (const key of keys) {
      const row = places.get(key);
      if (row === undefined) continue;
      likeness = Math.max(likeness, product(values, row * dimension, query));
    }
    if (likeness > -Infinity) found.push({ id, likeness, group });
  }
  return found;
}

interface Likeness {
  id: string;
  likeness: number;
  group: string;
}

/** Of fewer texts the spread cannot be told. */
const fewestToCompare = 12;
/** A text that is about none of them finds one that stands out about once in twenty times. */
const falseAlarms = 0.05;
/** The spread of few looks smaller than it is. Chosen by drawing normal numbers: of 12 to 1,800 in groups of 3 and more, 4 to 8 in 100 draws alarm. */
const ofFew = 8;

/**
 * By group, the likeness that a text about something else reaches by chance with the nearest of so many. No model's scale is known, so it is
 * told from those further off than the median of their group, where nothing is about the text: as if unrelated likenesses were normal
 * around it, with one spread in all groups. Nothing is told from few. O(texts log texts).
 */
function byChance(own: readonly Likeness[], all: readonly Likeness[]): Map<string, number> {
  if (all.length < fewestToCompare) return new Map();
  const groups = new Map<string, number[]>();
  for (const { group, likeness } of all) {
    const same = groups.get(group);
    if (same) same.push(likeness);
    else groups.set(group, [likeness]);
  }
  const medians = new Map([...groups].map(([group, values]) => [group, medianOf(values)]));
  const below = all.map(one => (medians.get(one.group) ?? 0) - one.likeness).filter(distance => distance > 0);
  const spread = Math.sqrt(below.reduce((sum, one) => sum + one ** 2, 0) / Math.max(1, below.length));
  const reach = deviationsAt(falseAlarms / own.length) * spread * (1 + ofFew / all.length);
  return new Map([...medians].map(([group, median]) => [group, median + reach]));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Of a normal distribution: beyond so many deviations lies this share, 0 to 0.5. Abramowitz and Stegun, 26.2.23; right to 0.0005. */
function deviationsAt(share: number): number {
  const t = Math.sqrt(-2 * Math.log(share));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t ** 2;
  return t - above / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
}

function product(values: Float32Array, start: number, query: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < query.length; at++) sum += (values[start + at] ?? 0) * (query[at] ?? 0);
  return sum;
}
