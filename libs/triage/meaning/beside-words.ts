import { articleById } from '../article-shelf';
import type { Classification, Support } from '../classification';
import type { TriageInput, TriageProposal } from '../model';
import type { RetrievalHit } from '../retrieval';
import { isSuspicious } from '../turn/words';
import { fuse } from './fusion';
import type { MeaningHit } from './vectors';

/** So many faults are proposed by meaning alone. */
const mostProposed = 2;
/** Of an article about more faults than these nobody can tell which one was meant. */
const mostFaults = 2;
/** Enough to be asked about, and less than a fault code needs to stand by itself. */
const askedAbout = 0.6;
const proposedShare = 0.15;
/** What words speak for by less than this, in points, is no more than letters in common. */
export const leastPoints = 0.5;

/** The same text and nothing else is what was looked up: an earlier message of a burst, or a word taken back, is another one. */
function hitsOf({ meant, text, articles }: Pick<TriageInput, 'meant' | 'text' | 'articles'>): MeaningHit[] {
  if (meant?.text !== text) return [];
  return meant.hits.filter(hit => articleById(articles, hit.id) !== undefined);
}

/** One order of the articles like the words and those near in meaning; without these, the first as they are. */
export function inOneOrder(
  byWords: readonly RetrievalHit[],
  input: Pick<TriageInput, 'meant' | 'text' | 'articles'>,
  limit: number,
): RetrievalHit[] {
  const near = hitsOf(input).slice(0, limit);
  const known = new Map(byWords.map(hit => [hit.id, hit]));
  return fuse([byWords.map(hit => hit.id), near.map(hit => hit.id)])
    .slice(0, limit)
    .map(({ id }) => known.get(id) ?? { id, score: 0, coverage: 0 });
}

/**
 * A classification with what the text means beside its words. The fault code, and with it urgency and everything else that follows,
 * stays that of the words: meaning alone only proposes, so that a person or the customer's button decides. It brings articles,
 * faults to ask about, and evidence for a fault that the words name, too.
 */
export function withMeaning(own: Classification, input: TriageInput): Classification {
  const near = hitsOf(input);
  if (near.length === 0) return own;
  const support = supportOf(near, input);
  return {
    ...own,
    articles: inOneOrder(own.articles, input, Math.max(own.articles.length, 5)),
    proposals: proposalsOf(own, support),
    support: [...own.support, ...support],
  };
}

/** The faults that articles which stand out are about, nearest first. */
function supportOf(near: readonly MeaningHit[], { articles, modelFaultCodes }: TriageInput): Support[] {
  const known = new Set(modelFaultCodes.map(one => one.code));
  const found = new Map<string, Support>();
  for (const { id, standsOut } of near) {
    const article = articleById(articles, id);
    if (!standsOut || !article || isSuspicious(`${article.title}\n${article.text}`)) continue;
    const codes = article.faultCodes.filter(code => known.has(code));
    if (codes.length > mostFaults) continue;
    for (const faultCode of codes)
      if (!found.has(faultCode))
        found.set(faultCode, {
          faultCode,
          points: askedAbout,
          source: 'article',
          sourceId: id,
          quote: article.title,
          byMeaning: true,
        });
  }
  return [...found.values()].slice(0, mostProposed);
}

/** What words likely speak for stays first; letters in common give way to what was meant. */
function proposalsOf(own: Classification, support: readonly Support[]): TriageProposal[] {
  const likely = own.proposals.filter(one => pointsFor(own, one.faultCode) >= leastPoints);
  const meant = support.filter(one => !likely.some(({ faultCode }) => faultCode === one.faultCode));
  const sum = own.proposals.reduce((total, one) => total + one.confidence, 0);
  const share = Math.min(proposedShare, Math.max(0, 1 - sum) / Math.max(1, meant.length));
  const byMeaning = meant.map(({ faultCode, sourceId }) => ({
    faultCode,
    confidence: own.proposals.find(one => one.faultCode === faultCode)?.confidence ?? share,
    byMeaning: sourceId ?? '',
  }));
  const left = own.proposals.filter(one => ![...likely, ...byMeaning].some(isAbout(one)));
  return [...likely, ...byMeaning, ...left].slice(0, 3);
}

const isAbout =
  ({ faultCode }: TriageProposal) =>
  (other: TriageProposal): boolean =>
    other.faultCode === faultCode;

export function pointsFor({ support }: Pick<Classification, 'support'>, faultCode: string): number {
  return support.filter(one => one.faultCode === faultCode).reduce((sum, one) => sum + one.points, 0);
}
