import { stemOf } from '../keywords';
import { fold, quoteOf } from '../text';
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
  /** Of the words of the house; 0: there are none. Kept with every result that they had a part in. */
  houseVersion: number;
  /** Names of brands, models and parts, never translated and always one piece: folded, and as the house writes them. */
  names: ReadonlyMap<string, string>;
  /** The folded names by how they begin, the longest first. */
  nameStarts: ReadonlyMap<string, readonly string[]>;
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

let ofTheTrade: Glossary | null = null;

/** What the program knows without a word of any house; made once. */
export function tradeGlossary(): Glossary {
  ofTheTrade ??= glossaryOf(tradeTerms);
  return ofTheTrade;
}

const han = /\p{Script=Han}/u;
const wordOrHan = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu;
const startLength = 4;
/** How much longer than its form in the glossary an inflected word may be. */
const mostEnding = 4;
/** Of what a query asks for in other languages; more would be a document of its own. */
const mostOthers = 80;

/** The words of the trade and those of a house; `names` are kept as they are. O(words). */
export function glossaryOf(
  terms: readonly GlossaryTerm[],
  names: readonly string[] = [],
  houseVersion = 0,
): Glossary {
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
  const written = new Map<string, string>();
  for (const name of names) {
    const folded = fold(name).text.trim();
    if (folded !== '') written.set(folded, name.trim());
  }
  return {
    version: tradeVersion,
    houseVersion,
    names: written,
    nameStarts: startsOf([...written.keys()]),
    ways,
  };
}

const nameStart = 2;

function startsOf(names: readonly string[]): Map<string, string[]> {
  const starts = new Map<string, string[]>();
  for (const name of names.toSorted((one, other) => other.length - one.length)) {
    const same = starts.get(name.slice(0, nameStart));
    if (same) same.push(name);
    else starts.set(name.slice(0, nameStart), [name]);
  }
  return starts;
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

/** What lies between the protected names of a text, or between some of them. O(text). */
export function withoutNames(
  glossary: Glossary,
  text: string,
  isMeant: (name: string) => boolean = () => true,
): string[] {
  if (glossary.names.size === 0) return [text];
  const folded = fold(text).text;
  const runs: string[] = [];
  let from = 0;
  for (const { at, name } of namesAt(glossary, folded)) {
    if (at < from || !isMeant(name)) continue;
    runs.push(folded.slice(from, at));
    from = at + name.length;
  }
  return [...runs, folded.slice(from)];
}

/** Where protected names stand as words of their own, in their order; at one place the longest first. O(text). */
function namesAt({ nameStarts }: Glossary, folded: string): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = [];
  for (let at = 0; at < folded.length; at++) {
    if (isLetter(folded[at - 1]) && isLetter(folded[at])) continue;
    for (const name of nameStarts.get(folded.slice(at, at + nameStart)) ?? [])
      if (folded.startsWith(name, at) && !(isLetter(name.at(-1)) && isLetter(folded[at + name.length])))
        found.push({ at, name });
  }
  return found;
}

/** The protected names that stand in a text as words of their own, folded. O(text). */
export function namesIn(glossary: Glossary, text: string): string[] {
  if (glossary.names.size === 0) return [];
  return [...new Set(namesAt(glossary, fold(text).text).map(({ name }) => name))];
}

/** Protected names as a text spells them. */
export function spelledNames(glossary: Glossary, text: string): { name: string; spelled: string }[] {
  const folded = fold(text);
  return namesAt(glossary, folded.text).map(({ at, name }) => ({
    name,
    spelled: quoteOf(folded, at, at + name.length),
  }));
}

/** Whether a name stands in a text with other gaps or hyphens than its own. O(text). */
export function isRespelled(name: string, text: string): boolean {
  const pieces = name.match(wordOrHan) ?? [];
  if (pieces.length < 2) return false;
  const gap = String.raw`[^\p{L}\p{N}]{0,3}`;
  const looks = new RegExp(String.raw`(?<![\p{L}\p{N}])${pieces.join(gap)}(?![\p{L}\p{N}])`, 'gu');
  return (fold(text).text.match(looks) ?? []).some(found => found !== name);
}

/** Chinese has no gaps between words. */
const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !han.test(character);
