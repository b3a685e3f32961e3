import type { TriageLocale } from '../model';
import { fold, sentencesOf } from '../text';
import type { TriedStep, TurnArticle, TurnPolicy } from './model';
import { forbiddingWords, isSuspicious, quoteFor, unsafeStepWords } from './words';

const shortest = 6;
const longest = 220;

export interface StepGroup {
  articleId: string;
  /** Verbatim sentences of the article, in its order. */
  quotes: string[];
}

/**
 * The next few steps that the customer has not been given, from articles for customers about this fault in their
 * language. An article that talks to the assistant or brings addresses is not used at all; a sentence that would have a
 * customer open, measure or climb is left out.
 */
export function nextSteps(
  articles: readonly TurnArticle[],
  faultCode: string | null,
  locale: TriageLocale,
  tried: readonly TriedStep[],
  { stepsInGroup }: TurnPolicy,
): StepGroup | null {
  const known = new Set(tried.map(one => comparable(one.quote)));
  for (const article of articles) {
    if (article.locale !== locale) continue;
    if (faultCode !== null && !article.faultCodes.includes(faultCode)) continue;
    const quotes = stepsOf(article)
      .filter(quote => !known.has(comparable(quote)))
      .slice(0, stepsInGroup);
    if (quotes.length > 0) return { articleId: article.id, quotes };
  }
  return null;
}

/** What a customer may be told to do, verbatim; none from an article that is not for them. */
export function stepsOf(article: TurnArticle): string[] {
  if (article.audience !== 'customer' || isSuspicious(`${article.title}\n${article.text}`)) return [];
  const seen = new Set<string>();
  return sentencesOf(article.text)
    .map(one => one.text)
    .filter(step => {
      if (step.length < shortest || step.length > longest || seen.has(comparable(step))) return false;
      seen.add(comparable(step));
      return quoteFor(unsafeStepWords, step) === null || quoteFor(forbiddingWords, step) !== null;
    });
}

/** Two sentences that differ in case, spaces and marks only are the same step. */
export function comparable(text: string): string {
  return fold(text)
    .text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
