import { denied } from './gates';
import type { LexiconLanguage } from './lexicon/entry';
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
  const expression = expressionOf(keyword);
  // Hardly any is found, and `matchAll` begins with a copy of the expression.
  if (!expression || folded.text.search(expression) === -1) return null;
  for (const match of folded.text.matchAll(expression)) {
    const at = { start: match.index, end: match.index + match[0].length };
    if (denied(folded.text, at, language)) continue;
    return { quote: quoteOf(folded, at.start, at.end), index: folded.starts[at.start] ?? 0 };
  }
  return null;
}

/** Catalogues have a few thousand keywords; beyond that, forgetting all is cheaper than keeping order. */
const mostExpressions = 10_000;
const expressions = new Map<string, RegExp | null>();

function expressionOf(keyword: string): RegExp | null {
  const known = expressions.get(keyword);
  if (known !== undefined) return known;
  const wanted = fold(keyword).text.trim();
  const expression = wanted ? expressionFor(wanted) : null;
  if (expressions.size >= mostExpressions) expressions.clear();
  expressions.set(keyword, expression);
  return expression;
}

function expressionFor(wanted: string): RegExp {
  return /\p{Script=Han}/u.test(wanted)
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
