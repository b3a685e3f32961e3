import { articleById } from './article-shelf';
import type { Classification, Support } from './classification';
import type { Glossary } from './glossary/glossary';
import { tradeGlossary } from './glossary/glossary';
import { findKeyword } from './keywords';
import type { LexiconLanguage } from './lexicon/entry';
import type { Classifier } from './learn/classifier';
import { guess } from './learn/classifier';
import { inOneOrder, withMeaning } from './meaning/beside-words';
import type { TriageFaultCode, TriageInput } from './model';
import { outOfBand, readingText, rules } from './model';
import { withOpinion } from './opinion';
import type { RetrievalHit, RetrievalIndex } from './retrieval';
import { buildIndex, retrieve } from './retrieval';
import type { Folded } from './text';
import { fold } from './text';

export type { Classification, Support } from './classification';

// Points by what an observation has been worth on hand-made cases; a lone distinctive keyword must just suffice.
const points = {
  reportedByMachine: 8,
  codeInText: 6,
  openAlert: 3,
  keyword: 2,
  keywordsAtMost: 6,
  titleLikeness: 1.5,
  articleLikeness: 1,
  readingLikeness: 1,
};
const enoughPoints = 1.2;
const enoughConfidence = 0.4;
const halfSurePoints = 1.6;

/**
 * The fault code of the model that the report is about, from the words (keywords in three languages, the code itself,
 * likeness to titles and articles) and from the machine (open alerts, readings out of band). Abstains rather than guesses:
 * below `enoughConfidence` the fault code is null and the proposals are for a question. Confidence grows with the points
 * of the best and with its distance from the second. O(text x keywords).
 */
export function classify(input: TriageInput): Classification {
  const own = classifyByRule(input);
  const heard = input.learned && input.text.trim() !== '' ? withLearned(own, input.learned, input) : own;
  return withMeaning(heard, input);
}

/** By words and by the machine alone, without what was learned or meant: the yardstick for that. */
export function classifyByRule(input: TriageInput): Classification {
  const folded = fold(input.text);
  const articles = input.text.trim() ? articlesByWords(input, 5) : [];
  const support = [
    ...machineSupport(input),
    ...wordSupport(input, folded),
    ...likenessSupport(input),
    ...articleSupport(input, articles),
  ].sort((a, b) => b.points - a.points);
  const totals = new Map<string, number>();
  for (const one of support) totals.set(one.faultCode, (totals.get(one.faultCode) ?? 0) + one.points);
  const ranked = [...totals].sort(([, a], [, b]) => b - a);
  const all = ranked.reduce((sum, [, value]) => sum + value, 0);
  const [best, second] = ranked;
  if (!best) return { faultCode: null, confidence: 0, proposals: [], support, articles };
  const sureness = best[1] / (best[1] + halfSurePoints);
  const margin = 1 - (second?.[1] ?? 0) / best[1];
  const confidence = sureness * (0.4 + 0.6 * margin);
  const likely = best[1] >= enoughPoints && confidence >= enoughConfidence;
  return {
    faultCode: likely ? best[0] : null,
    confidence,
    proposals: ranked.slice(0, 3).map(([faultCode, value], rank) => ({
      faultCode,
      confidence: rank === 0 ? confidence : (value / all) * (1 - confidence),
    })),
    support,
    articles,
  };
}

function machineSupport({ modelFaultCodes, openAlerts, readings, alertFaultCode }: TriageInput): Support[] {
  const support: Support[] = [];
  const known = new Set(modelFaultCodes.map(one => one.code));
  for (const alert of openAlerts) {
    if (!alert.faultCode || !known.has(alert.faultCode)) continue;
    const reported = alert.faultCode === alertFaultCode;
    support.push({
      faultCode: alert.faultCode,
      points: reported ? points.reportedByMachine : points.openAlert,
      source: 'alert',
      sourceId: alert.id,
      quote: alert.title,
    });
  }
  const byItself =
    alertFaultCode && known.has(alertFaultCode) && !support.some(one => one.faultCode === alertFaultCode);
  const fault = byItself ? modelFaultCodes.find(one => one.code === alertFaultCode) : undefined;
  if (fault)
    support.push({
      faultCode: fault.code,
      points: points.reportedByMachine,
      source: 'rule',
      sourceId: fault.code,
      quote: fault.title.en,
    });
  for (const reading of readings) {
    if (!outOfBand(reading)) continue;
    for (const hit of retrieve(faultIndexOf(modelFaultCodes), reading.title, 3))
      support.push({
        faultCode: hit.id,
        points: hit.coverage * points.readingLikeness,
        source: 'reading',
        sourceId: reading.metric,
        quote: readingText(reading),
      });
  }
  return support;
}

function wordSupport({ modelFaultCodes }: TriageInput, folded: Folded): Support[] {
  const users = usersOf(modelFaultCodes);
  const support: Support[] = [];
  for (const fault of modelFaultCodes) {
    const code = findKeyword(folded, fault.code, 'en');
    if (code && /\d/u.test(fault.code))
      support.push({
        faultCode: fault.code,
        points: points.codeInText,
        source: 'text',
        sourceId: null,
        quote: code.quote,
      });
    let left = points.keywordsAtMost;
    const quoted: { index: number; end: number }[] = [];
    for (const { keyword, language } of keywordsOf(fault)) {
      const hit = findKeyword(folded, keyword, language);
      if (!hit || left <= 0) continue;
      const end = hit.index + hit.quote.length;
      // "leak" inside of "oil leak" is the same observation.
      if (quoted.some(one => hit.index < one.end && one.index < end)) continue;
      quoted.push({ index: hit.index, end });
      // A keyword that several faults share says less.
      const worth = Math.min(left, points.keyword / (users.get(keyword.toLowerCase()) ?? 1));
      left -= worth;
      support.push({
        faultCode: fault.code,
        points: worth,
        source: 'text',
        sourceId: null,
        quote: hit.quote,
      });
    }
  }
  return support;
}

/** How many faults have a keyword, by its small letters. */
function usersOf(faults: readonly TriageFaultCode[]): ReadonlyMap<string, number> {
  const known = keywordUsers.get(faults);
  if (known) return known;
  const users = new Map<string, number>();
  for (const fault of faults)
    for (const keyword of new Set(keywordsOf(fault).map(one => one.keyword.toLowerCase())))
      users.set(keyword, (users.get(keyword) ?? 0) + 1);
  keywordUsers.set(faults, users);
  return users;
}

interface Keyword {
  keyword: string;
  language: LexiconLanguage;
}

/** Longest first, so that the most telling words are quoted. */
function keywordsOf(fault: TriageFaultCode): readonly Keyword[] {
  const known = sortedKeywords.get(fault);
  if (known) return known;
  const keywords = (['en', 'zh', 'bg'] as const)
    .flatMap(language => (fault.keywords[language] ?? []).map(keyword => ({ keyword, language })))
    .sort((a, b) => b.keyword.length - a.keyword.length);
  sortedKeywords.set(fault, keywords);
  return keywords;
}

function likenessSupport({ modelFaultCodes, text }: TriageInput): Support[] {
  return retrieve(faultIndexOf(modelFaultCodes), text, 3).map(hit => ({
    faultCode: hit.id,
    points: hit.coverage * points.titleLikeness,
    source: 'rule',
    sourceId: hit.id,
    quote: modelFaultCodes.find(one => one.code === hit.id)?.title.en ?? hit.id,
  }));
}

function articleSupport({ modelFaultCodes, articles }: TriageInput, hits: RetrievalHit[]): Support[] {
  const known = new Set(modelFaultCodes.map(one => one.code));
  const support: Support[] = [];
  for (const [rank, hit] of hits.slice(0, 3).entries()) {
    const article = articleById(articles, hit.id);
    const codes = article?.faultCodes.filter(code => known.has(code)) ?? [];
    for (const faultCode of codes)
      support.push({
        faultCode,
        points: (points.articleLikeness * hit.coverage) / (rank + 1) / codes.length,
        source: 'article',
        sourceId: hit.id,
        quote: article?.title ?? '',
      });
  }
  return support;
}

const articleIndexes = new WeakMap<TriageInput['articles'], { glossary: Glossary; index: RetrievalIndex }>();
const faultIndexes = new WeakMap<readonly TriageFaultCode[], RetrievalIndex>();
const keywordUsers = new WeakMap<readonly TriageFaultCode[], ReadonlyMap<string, number>>();
const sortedKeywords = new WeakMap<TriageFaultCode, readonly Keyword[]>();

function faultIndexOf(faults: readonly TriageFaultCode[]): RetrievalIndex {
  const known = faultIndexes.get(faults);
  if (known) return known;
  const index = buildIndex(
    faults.map(fault => ({
      id: fault.code,
      title: Object.values(fault.title).join(' '),
      text: keywordsOf(fault)
        .map(one => one.keyword)
        .join(' '),
    })),
  );
  faultIndexes.set(faults, index);
  return index;
}

function articleIndexOf(articles: TriageInput['articles'], glossary: Glossary): RetrievalIndex {
  const known = articleIndexes.get(articles);
  if (known?.glossary === glossary) return known.index;
  const index = buildIndex(articles, glossary);
  articleIndexes.set(articles, { glossary, index });
  return index;
}

/** The articles most like the text: by its words and, where that is known, by what it means. */
export function articlesFor(input: TriageInput, limit: number): RetrievalHit[] {
  return inOneOrder(articlesByWords(input, limit), input, limit);
}

/** In any language that the glossary knows the words in. */
function articlesByWords(
  { articles, text, glossary = tradeGlossary() }: Pick<TriageInput, 'articles' | 'text' | 'glossary'>,
  limit: number,
): RetrievalHit[] {
  return retrieve(articleIndexOf(articles, glossary), text, limit, glossary);
}

const learnedPoints = 3;
/** A proposal of less than this share is none. */
const leastShare = 0.15;

/**
 * With what closed cases say: a label that is accepted counts as an opinion, the others are proposals for a question where the
 * words alone lead nowhere.
 */
function withLearned(
  own: Classification,
  learned: Classifier,
  { text, modelFaultCodes }: TriageInput,
): Classification {
  const { top, accepted, confidence } = guess(learned, text);
  const known = top.filter(one => modelFaultCodes.some(({ code }) => code === one.label));
  const support = (faultCode: string, weight: number): Support => ({
    faultCode,
    points: weight,
    source: 'rule',
    sourceId: 'learned-cases',
    quote: rules['learned-cases'],
  });
  const [best] = known;
  if (accepted && best && best === top[0])
    return withOpinion(own, best.label, [support(best.label, learnedPoints)], confidence);
  const likely = known.filter(one => one.confidence >= leastShare);
  if (own.proposals.length > 0 || likely.length === 0) return own;
  return {
    ...own,
    confidence: Math.min(enoughConfidence, likely[0]?.confidence ?? 0),
    proposals: likely.map(({ label, confidence: share }) => ({ faultCode: label, confidence: share })),
    support: [...own.support, ...likely.map(one => support(one.label, 0.5 + one.confidence))],
  };
}
