import { fold } from '../text';
import { asTyped } from './latin';
import type { Way } from './vocabulary';
import { vocabulary } from './vocabulary';

/** What is named, and where: `at` counts words, a Chinese word that is not known a half. */
export interface Named {
  concept: string;
  at: number;
}

/** Compounds of the trade that hold a word of danger and mean none; they hide what lies within. */
export const harmless = 'harmless';

const pieces = /\p{Script=Han}+|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’&-]*/gu;
const han = /^\p{Script=Han}/u;
const latin = /^[a-z0-9]+$/u;

/** Everything that a text names, in its order; of what overlaps the longest counts. O(length). */
export function conceptsOf(text: string): Named[] {
  const words = (fold(text).text.match(pieces) ?? []).map(word => word.replaceAll('’', "'"));
  const found: Named[] = [];
  let at = 0;
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? '';
    if (han.test(word)) {
      at = inCharacters(word, at, found);
      index++;
      continue;
    }
    const { length, concepts } = longestAt(words, index);
    for (const concept of concepts) found.push({ concept, at });
    at += length;
    index += length;
  }
  return found;
}

function inCharacters(word: string, start: number, found: Named[]): number {
  const { characters, mostCharacters } = vocabulary;
  let at = start;
  for (let index = 0; index < word.length;) {
    let length = Math.min(mostCharacters, word.length - index);
    while (length > 0 && !characters.has(word.slice(index, index + length))) length--;
    for (const concept of characters.get(word.slice(index, index + length)) ?? [])
      found.push({ concept, at });
    at += length > 0 ? 1 : 0.5;
    index += Math.max(1, length);
  }
  return at;
}

interface Longest {
  /** In words; 1 where nothing is known, too. */
  length: number;
  concepts: ReadonlySet<string>;
}

function longestAt(words: readonly string[], index: number): Longest {
  for (const ways of waysOf(words[index] ?? '')) {
    const found = longest(words, index, ways);
    if (found.concepts.size > 0) return found;
  }
  return { length: 1, concepts: new Set() };
}

/** People write the same few thousand words; beyond that, forgetting all is cheaper than keeping order. */
const mostWords = 20_000;
const longestKept = 40;
const known = new Map<string, readonly (readonly Way[])[]>();

/** For each reading of a word that anything begins with: what begins with it. */
function waysOf(word: string): readonly (readonly Way[])[] {
  const before = known.get(word);
  if (before) return before;
  const ways: Way[][] = [];
  for (const reading of readingsOf(word.slice(0, longestKept))) {
    const some = waysFrom(reading);
    if (some.length > 0) ways.push(some);
  }
  if (known.size >= mostWords) known.clear();
  known.set(word, ways);
  return ways;
}

/** A word as it stands, without its hyphen, as Bulgarian typed in Latin letters. */
function* readingsOf(word: string): Generator<string> {
  yield word;
  if (word.includes('-')) {
    yield word.replaceAll('-', '');
    yield* word.split('-');
  }
  if (latin.test(word)) yield asTyped(word);
}

function longest(words: readonly string[], index: number, ways: readonly Way[]): Longest {
  let length = 0;
  let concepts = new Set<string>();
  for (const { concept, parts } of ways) {
    if (parts.length < length || !follows(words, index, parts)) continue;
    if (parts.length > length) concepts = new Set();
    length = parts.length;
    concepts.add(concept);
  }
  return { length: Math.max(1, length), concepts: concepts.has(harmless) ? new Set([harmless]) : concepts };
}

function waysFrom(reading: string): Way[] {
  const ways = [...(vocabulary.whole.get(reading) ?? [])];
  for (let end = 2; end <= reading.length; end++)
    ways.push(...(vocabulary.stems.get(reading.slice(0, end)) ?? []));
  return ways;
}

function follows(words: readonly string[], index: number, parts: readonly string[]): boolean {
  return parts.every((part, place) => {
    if (place === 0) return true;
    const word = words[index + place];
    if (word === undefined) return false;
    return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
  });
}
