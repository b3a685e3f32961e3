import { fold } from './text';

export interface RetrievalDocument {
  id: string;
  title: string;
  text: string;
}

export interface RetrievalHit {
  id: string;
  score: number;
  /** Share of what the query asks for (by inverse document frequency) that the document has, 0 to 1. */
  coverage: number;
}

/** Made by `buildIndex`; immutable. */
export interface RetrievalIndex {
  ids: readonly string[];
  lengths: readonly number[];
  meanLength: number;
  postings: ReadonlyMap<string, { document: number; weight: number }[]>;
}

// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.
const k1 = 1.2;
const b = 0.75;
const titleWeight = 2;
const codeWeight = 4;

const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}\p{N}]+(?:[-_./][\p{L}\p{M}\p{N}]+)*/gu;
const han = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Terms of a text with their weights: single characters and pairs of Chinese and Japanese, 3- to 5-grams of padded words
 * elsewhere, and tokens with a digit (error codes, part and serial numbers) whole, boosted.
 */
export function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight = 1) => terms.set(term, (terms.get(term) ?? 0) + weight);
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
    if (/\d/u.test(piece)) add(`#${piece.replaceAll(/[-_./]/gu, '')}`, codeWeight);
    for (const word of piece.split(/[-_./]/u)) for (const gram of grams(word)) add(gram);
  }
  return terms;
}

function grams(word: string): string[] {
  const padded = `_${word}_`;
  if (padded.length <= 3) return [padded];
  const found: string[] = [];
  for (let size = 3; size <= 5; size++)
    for (let start = 0; start + size <= padded.length; start++) found.push(padded.slice(start, start + size));
  return found;
}

/** Index of documents in any mix of languages. O(characters). */
export function buildIndex(documents: readonly RetrievalDocument[]): RetrievalIndex {
  const postings = new Map<string, { document: number; weight: number }[]>();
  const lengths: number[] = [];
  for (const [document, { title, text }] of documents.entries()) {
    const terms = termsOf(text);
    for (const [term, weight] of termsOf(title))
      terms.set(term, (terms.get(term) ?? 0) + weight * titleWeight);
    let length = 0;
    for (const [term, weight] of terms) {
      length += weight;
      const list = postings.get(term);
      if (list) list.push({ document, weight });
      else postings.set(term, [{ document, weight }]);
    }
    lengths.push(length);
  }
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return {
    ids: documents.map(one => one.id),
    lengths,
    meanLength: total / Math.max(1, lengths.length),
    postings,
  };
}

/** The documents most like the query by BM25, best first; equal scores in the order of the index. */
export function retrieve(index: RetrievalIndex, query: string, limit = 5): RetrievalHit[] {
  const found = new Map<number, { score: number; met: number }>();
  const count = index.ids.length;
  let asked = 0;
  for (const [term, times] of termsOf(query)) {
    const list = index.postings.get(term) ?? [];
    const idf = Math.log(1 + (count - list.length + 0.5) / (list.length + 0.5));
    const worth = Math.min(times, codeWeight) * idf;
    asked += worth;
    for (const { document, weight } of list) {
      const norm = k1 * (1 - b + (b * (index.lengths[document] ?? 0)) / index.meanLength);
      const hit = found.get(document) ?? { score: 0, met: 0 };
      hit.score += worth * ((weight * (k1 + 1)) / (weight + norm));
      hit.met += worth;
      found.set(document, hit);
    }
  }
  return [...found]
    .sort(([one, x], [other, y]) => y.score - x.score || one - other)
    .slice(0, limit)
    .map(([document, { score, met }]) => ({
      id: index.ids[document] ?? '',
      score,
      coverage: asked > 0 ? met / asked : 0,
    }));
}
