import { stemOf } from '../keywords';
import { fold } from '../text';
import trade from './terms.json' with { type: 'json' };

/** Languages that words of the trade are known in: those of the product, and Russian for articles. */
export const glossaryLanguages = ['zh', 'en', 'bg', 'ru'] as const;
export type GlossaryLanguage = (typeof glossaryLanguages)[number];

/** One thing and how it is called; the words of one language are alternatives. */
export interface GlossaryTerm {
  words: Partial<Record<GlossaryLanguage, readonly string[]>>;
}

/** Made by `glossaryOf`; immutable. */
export interface Glossary {
  /** Of the words of the trade that came with the program. */
  version: number;
  /** Folded names of brands, models and parts: never translated, always one piece. */
  names: readonly string[];
  /** Ways to call a thing, by how they begin. */
  ways: ReadonlyMap<string, readonly Way[]>;
}

interface Way {
  /** Folded; one piece of Chinese, else words. */
  words: readonly string[];
  others: readonly string[];
}

/** The words of the trade as they came with the program. */
export const tradeTerms: readonly GlossaryTerm[] = trade.terms.map(({ zh, en, bg, ru }) => ({
  words: { zh, en, bg, ru },
}));
export const tradeVersion: number = trade.version;

const han = /\p{Script=Han}/u;
const wordOrHan = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu;
const startLength = 4;
/** How much longer than its form in the glossary an inflected word may be. */
const mostEnding = 4;
/** Of what a query asks for in other languages; more would be a document of its own. */
const mostOthers = 80;

/** The words of the trade and those of a house; `names` are kept as they are. O(words). */
export function glossaryOf(terms: readonly GlossaryTerm[], names: readonly string[] = []): Glossary {
  const ways = new Map<string, Way[]>();
  for (const { words } of terms)
    for (const language of glossaryLanguages) {
      const others = glossaryLanguages
        .filter(other => other !== language)
        .flatMap(other => words[other] ?? []);
      for (const word of words[language] ?? []) {
        const pieces = fold(word).text.match(wordOrHan) ?? [];
        const [first] = pieces;
        if (first === undefined || others.length === 0) continue;
        const start = startOf(first);
        const way = { words: pieces, others };
        const same = ways.get(start);
        if (same) same.push(way);
        else ways.set(start, [way]);
      }
    }
  const folded = names.map(name => fold(name).text.trim()).filter(name => name !== '');
  return { version: tradeVersion, names: [...new Set(folded)], ways };
}

/** Chinese is looked up by its first character, others by their first letters. */
const startOf = (piece: string): string =>
  han.test(piece) ? (Array.from(piece)[0] ?? '') : piece.slice(0, startLength);

/**
 * How the things that a text names are called in the other languages of the glossary, each once; the longest name of a thing counts
 * ("oil leak" is not also "oil"). Nothing within a protected name, and no code, is translated. O(words of the text).
 */
export function inOtherLanguages(glossary: Glossary, text: string): string[] {
  const folded = fold(text).text;
  const found = new Set<string>();
  for (const run of withoutNames(glossary, folded)) {
    const pieces = run.match(wordOrHan) ?? [];
    for (let at = 0; at < pieces.length;) at += take(glossary, pieces, at, found);
  }
  return [...found].slice(0, mostOthers);
}

/** Takes what the glossary knows at this place and says how many pieces were read. */
function take(glossary: Glossary, pieces: readonly string[], at: number, found: Set<string>): number {
  const piece = pieces[at] ?? '';
  if (han.test(piece)) {
    takeHan(glossary, piece, found);
    return 1;
  }
  const ways = [piece.slice(0, startLength), piece.slice(0, startLength - 1)]
    .flatMap(start => glossary.ways.get(start) ?? [])
    .filter(({ words }) => words.every((word, index) => isInflected(pieces[at + index] ?? '', word)));
  const longest = Math.max(0, ...ways.map(({ words }) => words.length));
  for (const { words, others } of ways)
    if (words.length === longest) for (const other of others) found.add(other);
  return Math.max(1, longest);
}

function takeHan({ ways }: Glossary, piece: string, found: Set<string>): void {
  for (let at = 0; at < piece.length;) {
    const here = (ways.get(piece[at] ?? '') ?? []).filter(({ words }) =>
      piece.startsWith(words[0] ?? '', at),
    );
    const longest = Math.max(1, ...here.map(({ words }) => words[0]?.length ?? 0));
    for (const { words, others } of here)
      if (words[0]?.length === longest) for (const other of others) found.add(other);
    at += longest;
  }
}

function isInflected(given: string, word: string): boolean {
  if (given === word) return true;
  // Of short words one more letter is an ending, two more are mostly another word.
  if (word.length < startLength) return given.startsWith(word) && given.length === word.length + 1;
  return given.startsWith(stemOf(word)) && given.length <= word.length + mostEnding;
}

/** What lies between the protected names of a text. */
function withoutNames({ names }: Glossary, folded: string): string[] {
  let runs = [folded];
  for (const name of names) if (folded.includes(name)) runs = runs.flatMap(run => run.split(name));
  return runs;
}

/** The protected names that stand in a text as words of their own, folded. */
export function namesIn({ names }: Glossary, text: string): string[] {
  if (names.length === 0) return [];
  const folded = fold(text).text;
  return names.filter(name => {
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1))
      if (!isLetter(folded[at - 1]) && !isLetter(folded[at + name.length])) return true;
    return false;
  });
}

/** Chinese has no gaps between words. */
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !han.test(character);
