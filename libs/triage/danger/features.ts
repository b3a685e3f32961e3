import { columnOf, featuresOf } from '../learn/features';
import type { Rarity, Vector } from '../learn/vectors';
import { conceptsOf, harmless } from './concepts';
import type { Named } from './concepts';
import { familyOf } from './families';

// Chosen by five-fold cross-validation over the lines of `lines/`, see README.md.
/** How much what is named counts beside how it is written. */
const conceptShare = 1.5;
/** Two things that are named within so many words belong together. */
const reach = 12;
const pairWeight = 0.5;
/** "no smoke", "没有冒烟": a denial reaches so far. */
const denialReach = 4;
const negation = 'negation';

/** What a text names, of what family that is, and what of it stands together; denied things under names of their own. */
export function namedIn(text: string): Map<string, number> {
  const named = conceptsOf(text).filter(({ concept }) => concept !== harmless);
  const denials = named.filter(({ concept }) => concept === negation);
  const things = named.map(({ concept, at }) => ({
    at,
    names: namesOf(concept, isDenied({ concept, at }, denials)),
  }));
  const weights = new Map<string, number>();
  for (const [index, one] of things.entries()) {
    for (const name of one.names) weights.set(name, 1);
    for (const other of things.slice(index + 1)) {
      if (other.at - one.at > reach) break;
      if (other.at === one.at) continue;
      for (const [level, name] of one.names.entries()) {
        const beside = other.names[level];
        if (beside === undefined || beside === name) continue;
        const pair = name < beside ? `${name}+${beside}` : `${beside}+${name}`;
        if (!weights.has(pair)) weights.set(pair, pairWeight);
      }
    }
  }
  return weights;
}

/** The concept, and the family that it belongs to. */
function namesOf(concept: string, denied: boolean): string[] {
  const family = familyOf.get(concept);
  return [concept, ...(family ? [family] : [])].map(name => (denied ? `!${name}` : name));
}

function isDenied({ concept, at }: Named, denials: readonly Named[]): boolean {
  return concept !== negation && denials.some(one => one.at < at && at - one.at <= denialReach);
}

/** A text as a point of length 1: how it is written (as in `learn/vectors`) and what it names. Empty for a text without letters. */
export const pointOf = (text: string, rarity: Rarity): Vector => pointFrom(featuresOf(text), text, rarity);

/** `pointOf` of a text whose features are known. */
export function pointFrom(features: ReadonlyMap<number, number>, text: string, rarity: Rarity): Vector {
  const named = namedIn(text);
  const columns = new Int32Array(features.size + named.size);
  const values = new Float64Array(columns.length);
  let size = 0;
  for (const [column, count] of features) {
    const rare = rarity[column] ?? 0;
    if (rare === 0) continue;
    columns[size] = column;
    values[size++] = (1 + Math.log(count)) * rare;
  }
  const written = size;
  for (const [name, weight] of named) {
    columns[size] = columnOf(`n:${name}`);
    values[size++] = weight;
  }
  // A column that both have stands there twice, which is as good as its sum.
  scale(values.subarray(0, written), 1);
  scale(values.subarray(written, size), conceptShare);
  scale(values.subarray(0, size), 1);
  return { columns: columns.subarray(0, size), values: Float32Array.from(values.subarray(0, size)) };
}

/** Makes a vector as long as wanted; one of no length stays. */
function scale(values: Float64Array, wanted: number): void {
  let squares = 0;
  for (const value of values) squares += value * value;
  if (squares === 0) return;
  const factor = wanted / Math.sqrt(squares);
  for (let index = 0; index < values.length; index++) values[index]! *= factor;
}
