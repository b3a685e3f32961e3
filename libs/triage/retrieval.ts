import { inOtherLanguages, namesIn, withoutNames } from './glossary/glossary';
import type { Glossary } from './glossary/glossary';
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

/** Made by `buildIndex`; immutable. Postings lie side by side in flat arrays: tens of thousands of texts have millions. */
export interface RetrievalIndex {
  ids: readonly string[];
  /** Of each document, what its length adds below the fraction of BM25. */
  norms: Float64Array;
  /** The number of a term: its postings are those from `starts[n]` up to `starts[n + 1]`. */
  terms: ReadonlyMap<string, number>;
  starts: Uint32Array;
  documents: Uint32Array;
  weights: Float32Array;
}

// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.
const k1 = 1.2;
const b = 0.75;
const titleWeight = 2;
const codeWeight = 4;
/** What a word of the glossary in another language is worth beside one that was written. */
const glossaryWeight = 0.5;
/** A document that covers so much of the words that were written is in their language, and about as good as one by other words. */
const ownCoverage = 0.06;
const behindOwn = 0.9;

/** Before a protected name as a term: no piece of a text begins like this. */
const nameMark = '=';

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

/** With the protected names of a glossary as whole pieces, too, boosted like codes. */
function termsAndNamesOf(text: string, glossary: Glossary | null): Map<string, number> {
  const terms = termsOf(text);
  for (const name of glossary ? namesIn(glossary, text) : []) terms.set(`${nameMark}${name}`, codeWeight);
  return terms;
}

/** Index of documents in any mix of languages. O(characters); names of a glossary are found only if it is given here, too. */
export function buildIndex(
  documents: readonly RetrievalDocument[],
  glossary: Glossary | null = null,
): RetrievalIndex {
  const terms = new Map<string, number>();
  const met: { document: number; term: number; weight: number }[] = [];
  const frequencies: number[] = [];
  const lengths = documents.map(({ title, text }, document) => {
    const found = termsAndNamesOf(text, glossary);
    for (const [term, weight] of termsAndNamesOf(title, glossary))
      found.set(term, (found.get(term) ?? 0) + weight * titleWeight);
    let length = 0;
    for (const [term, weight] of found) {
      length += weight;
      const number = terms.get(term) ?? terms.size;
      terms.set(term, number);
      frequencies[number] = (frequencies[number] ?? 0) + 1;
      met.push({ document, term: number, weight });
    }
    return length;
  });
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const starts = new Uint32Array(terms.size + 1);
  for (const [number, frequency] of frequencies.entries())
    starts[number + 1] = (starts[number] ?? 0) + frequency;
  const next = starts.slice();
  const index: RetrievalIndex = {
    ids: documents.map(one => one.id),
    norms: Float64Array.from(lengths, length => k1 * (1 - b + (b * length) / meanLength)),
    terms,
    starts,
    documents: new Uint32Array(met.length),
    weights: new Float32Array(met.length),
  };
  for (const { document, term, weight } of met) {
    const at = next[term] ?? 0;
    next[term] = at + 1;
    index.documents[at] = document;
    index.weights[at] = weight;
  }
  return index;
}

/**
 * The documents most like the query by BM25, best first; equal scores in the order of the index. With a glossary, what the query
 * names counts in other languages, too, for less: it adds documents in those and, where there are some in its own, never comes before the best of them.
 */
export function retrieve(
  index: RetrievalIndex,
  query: string,
  limit = 5,
  glossary: Glossary | null = null,
): RetrievalHit[] {
  const own = termsAndNamesOf(query, glossary);
  const weighed = weigh(index, own, askedFor(index, query, glossary));
  const { scores, met, asked } = weighed;
  const translated = glossary && othersOf(glossary, query, own);
  if (translated && translated.size > 0) {
    const others = weigh(index, translated);
    if (isAtHome(index, query, own, weighed)) addBehind(scores, met, others);
    else addBeside(scores, met, others);
  }
  return best(scores, limit).map(document => ({
    id: index.ids[document] ?? '',
    score: scores[document] ?? 0,
    coverage: asked > 0 ? Math.min(1, (met[document] ?? 0) / asked) : 0,
  }));
}

/** A protected name that no document has is no reason to think less of those that answer the rest: nothing of it is asked for. */
function askedFor(
  { terms }: RetrievalIndex,
  query: string,
  glossary: Glossary | null,
): ((term: string) => boolean) | undefined {
  const missing = new Set(
    (glossary ? namesIn(glossary, query) : []).filter(name => !terms.has(nameMark + name)),
  );
  if (!glossary || missing.size === 0) return undefined;
  const rest = termsOf(withoutNames(glossary, query, name => missing.has(name)).join(' '));
  return term => rest.has(term) || (term.startsWith(nameMark) && terms.has(term));
}

interface Weighed {
  scores: Float64Array;
  /** What of the query each document has, by inverse document frequency. */
  met: Float64Array;
  /** What the query asks for at all. */
  asked: number;
}

/** Terms of what the query names, in other languages. */
function othersOf(glossary: Glossary, query: string, own: ReadonlyMap<string, number>): Map<string, number> {
  const terms = inOtherLanguages(glossary, query).flatMap(word => [...termsOf(word).keys()]);
  return new Map(terms.filter(term => !own.has(term)).map(term => [term, 1]));
}

/** Whether documents have the very words of the query, not only its codes and names in another script. */
function isAtHome(
  index: RetrievalIndex,
  query: string,
  own: ReadonlyMap<string, number>,
  all: Weighed,
): boolean {
  const script = scriptOf(query);
  const words = new Map([...own].filter(([term]) => scriptOf(term) === script));
  const { met, asked } = words.size === own.size ? all : weigh(index, words);
  return asked > 0 && largest(met) / asked >= ownCoverage;
}

/** The order by the very words stays as it is; what only other words have found comes in behind the best. */
function addBehind(scores: Float64Array, met: Float64Array, others: Weighed): void {
  const bestOther = largest(others.scores);
  if (bestOther === 0) return;
  const share = Math.min(glossaryWeight, (behindOwn * largest(scores)) / bestOther);
  for (let document = 0; document < scores.length; document++) {
    scores[document] = Math.max(scores[document] ?? 0, share * (others.scores[document] ?? 0));
    met[document] = Math.max(met[document] ?? 0, share * (others.met[document] ?? 0));
  }
}

function addBeside(scores: Float64Array, met: Float64Array, others: Weighed): void {
  for (let document = 0; document < scores.length; document++) {
    scores[document] = (scores[document] ?? 0) + glossaryWeight * (others.scores[document] ?? 0);
    met[document] = (met[document] ?? 0) + glossaryWeight * (others.met[document] ?? 0);
  }
}

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);

/** Names are written in Latin letters in every language: of a text with Chinese or Cyrillic in it these do not count. */
function scriptOf(text: string): 'han' | 'cyrillic' | 'latin' | null {
  if (/\p{Script=Han}/u.test(text)) return 'han';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'cyrillic';
  return /\p{Script=Latin}/u.test(text) ? 'latin' : null;
}

/** What each document is worth by these terms; only what is asked for counts in `met` and `asked`. */
function weigh(
  { ids, norms, terms, starts, documents, weights }: RetrievalIndex,
  query: ReadonlyMap<string, number>,
  isAsked: (term: string) => boolean = () => true,
): Weighed {
  const scores = new Float64Array(ids.length);
  const met = new Float64Array(ids.length);
  let asked = 0;
  for (const [term, times] of query) {
    const number = terms.get(term);
    const from = number === undefined ? 0 : (starts[number] ?? 0);
    const to = number === undefined ? 0 : (starts[number + 1] ?? 0);
    const idf = Math.log(1 + (ids.length - (to - from) + 0.5) / (to - from + 0.5));
    const worth = Math.min(times, codeWeight) * idf;
    const counted = isAsked(term) ? worth : 0;
    asked += counted;
    for (let at = from; at < to; at++) {
      const document = documents[at] ?? 0;
      const weight = weights[at] ?? 0;
      const gain = (weight * (k1 + 1)) / (weight + (norms[document] ?? 0));
      scores[document] = (scores[document] ?? 0) + worth * gain;
      met[document] = (met[document] ?? 0) + counted;
    }
  }
  return { scores, met, asked };
}

/** The highest scores above zero, highest first; few are wanted of many, so nothing is sorted as a whole. */
function best(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  let lowest = 0;
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document] ?? 0;
    if (score <= lowest) continue;
    let place = found.length;
    while (place > 0 && (scores[found[place - 1] ?? 0] ?? 0) < score) place -= 1;
    found.splice(place, 0, document);
    if (found.length > limit) found.pop();
    if (found.length === limit) lowest = scores[found[limit - 1] ?? 0] ?? 0;
  }
  return found;
}
