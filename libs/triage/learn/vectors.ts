import { columns, featuresOf } from './features';

/** A text as a point: the columns that are not zero, and their values; length 1, or empty. */
export interface Vector {
  columns: Int32Array;
  values: Float32Array;
}

/** Inverse document frequency per column, 0 for what no text of the training had. */
export type Rarity = Float32Array;

/** O(characters of all texts). */
export const rarityOf = (texts: readonly string[]): Rarity => rarityIn(texts.map(featuresOf));

/** `rarityOf` of texts whose features are known. */
export function rarityIn(texts: readonly ReadonlyMap<number, number>[]): Rarity {
  const documents = new Float32Array(columns);
  for (const features of texts) for (const column of features.keys()) documents[column]! += 1;
  return documents.map(count => (count === 0 ? 0 : 1 + Math.log((texts.length + 1) / (count + 1))));
}

/** Sublinear term frequency times rarity, scaled to length 1 (Manning et al., Introduction to IR, 6.4). */
export function vectorOf(text: string, rarity: Rarity): Vector {
  const found = [...featuresOf(text)].filter(([column]) => rarity[column] !== 0);
  const values = found.map(([column, count]) => (1 + Math.log(count)) * (rarity[column] ?? 0));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return {
    columns: Int32Array.from(found, ([column]) => column),
    values: Float32Array.from(values, value => value / length),
  };
}
