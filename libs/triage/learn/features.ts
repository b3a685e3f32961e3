import { fold } from '../text';

/** Features are columns of a table of this many; two that meet in one column are rare enough not to matter. */
export const columns = 2 ** 18;

const pieces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}]+|\p{N}+/gu;
const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
// Weights and reach were chosen by repeated cross-validation of training halves alone, see README.md.
const shortestGram = 2;
const longestGram = 5;
/** Endings are inflected, beginnings are not. */
const startWeight = 2;
const pairedLetters = 4;
/** In a text of a few words it is their company that tells: "not pumping" is no "pumping". In longer ones pairs hide more than they say. */
const mostPairedWords = 8;
const pairWeight = 2;
const pairReach = 3;

/**
 * How often each feature stands in a text, by column: characters and pairs of Chinese and Japanese; whole words, their 2- to 5-grams
 * (those that begin a word twice) and, in short texts, the beginnings of words near each other elsewhere. Language is not asked for, so mixed texts and typing errors
 * cost little. O(length).
 */
export function featuresOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (column: number, weight: number) => counts.set(column, (counts.get(column) ?? 0) + weight);
  const add = (feature: string, weight = 1) => count(columnOf(feature), weight);
  const beginnings: string[] = [];
  for (const [piece] of fold(text).text.matchAll(pieces)) {
    if (han.test(piece)) {
      const characters = Array.from(piece);
      for (const [index, character] of characters.entries()) {
        add(character);
        const next = characters[index + 1];
        if (next !== undefined) add(character + next);
      }
      continue;
    }
    beginnings.push(piece.slice(0, pairedLetters));
    add(`w:${piece}`);
    const padded = `_${piece}_`;
    for (let size = shortestGram; size <= longestGram; size++)
      for (let start = 0; start + size <= padded.length; start++)
        count(columnOf(padded, start, start + size), start === 0 ? startWeight : 1);
  }
  if (beginnings.length > mostPairedWords) return counts;
  for (const [at, one] of beginnings.entries())
    for (const other of beginnings.slice(at + 1, at + 1 + pairReach)) add(`p:${one} ${other}`, pairWeight);
  return counts;
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo) of a part of a text, with the high bits folded in. */
export function columnOf(text: string, start = 0, end = text.length): number {
  let hash = 2_166_136_261;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) % columns;
}
