import { denied } from './gates';
import type { LexiconLanguage } from './lexicon/entry';
import { keepRecent } from './recent';
import { quoteOf } from './text';
import type { Folded } from './text';
import { fold } from './text';

/** Where a keyword stands in a text, verbatim. */
export interface KeywordHit {
  quote: string;
  index: number;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Finds a keyword in a text. Chinese: as it stands. Elsewhere: all its words in order, at most two others between, each
 * by its stem, since customers inflect ("прегрява", "прегряла"). Denied ones ("no paper jam") do not count.
 */
export function findKeyword(folded: Folded, keyword: string, language: LexiconLanguage): KeywordHit | null {
  const expression = expressionIn(folded.text, keyword);
  // `matchAll` begins with a copy of the expression.
  if (!expression || folded.text.search(expression) === -1) return null;
  for (const match of folded.text.matchAll(expression)) {
    const at = { start: match.index, end: match.index + match[0].length };
    if (denied(folded.text, at, language)) continue;
    return { quote: quoteOf(folded, at.start, at.end), index: folded.starts[at.start] ?? 0 };
  }
  return null;
}

interface Wanted {
  /** What a text must hold, each of them, before anything closer is looked at. */
  pieces: readonly string[];
  /** Made when a text has them: an expression with classes of letters costs a millisecond at its first use. */
  expression: RegExp | null;
}

/** Catalogues have a few thousand keywords; beyond that, forgetting all is cheaper than keeping order. */
const wantedOf = keepRecent<Wanted>(10_000, keyword => ({
  pieces: piecesOf(folded(keyword)),
  expression: null,
}));

const folded = (keyword: string): string => fold(keyword).text.trim();

function expressionIn(text: string, keyword: string): RegExp | null {
  const wanted = wantedOf(keyword);
  if (wanted.pieces.length === 0 || wanted.pieces.some(piece => !text.includes(piece))) return null;
  return (wanted.expression ??= expressionFor(folded(keyword)));
}

const isHan = (wanted: string): boolean => /\p{Script=Han}/u.test(wanted);

const piecesOf = (wanted: string): string[] =>
  isHan(wanted) ? wanted.split(/\s+/u) : (wanted.match(word) ?? []).map(stemOf);

function expressionFor(wanted: string): RegExp {
  return isHan(wanted)
    ? new RegExp(escaped(wanted).replaceAll(/\s+/gu, String.raw`\s*`), 'gu')
    : new RegExp(
        String.raw`(?<![\p{L}\p{N}])` +
          (wanted.match(word) ?? [])
            .map(
              one =>
                `${escaped(stemOf(one))}${hasDigit(one) ? String.raw`(?![\p{L}\p{N}])` : String.raw`[\p{L}\p{M}]*`}`,
            )
            .join(String.raw`(?:[^\p{L}\p{N}.!?;]+[\p{L}\p{N}]+){0,2}[^\p{L}\p{N}.!?;]+`),
        'gu',
      );
}

/** The start of a word that its inflections share: all but the last two letters of longer words, at least four. */
export function stemOf(one: string): string {
  if (hasDigit(one) || one.length <= 4) return one;
  return one.slice(0, Math.max(4, one.length - 2));
}

function hasDigit(one: string): boolean {
  return /\p{N}/u.test(one);
}

function escaped(literal: string): string {
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
