import type { Classification, Support } from '../classify';
import type { TriageInput } from '../model';
import { sourceText } from '../model';
import { withOpinion } from '../opinion';
import type { AssistedFault } from '../turn/model';
import { unmask } from './masking';
import type { AssistedAnswer, AssistedQuestion } from './question';

const quotedAlone = 0.6;
const quotePoints = 4;
const mostQuotes = 4;

/** The fault that a model names, with those of its quotes that stand verbatim in their sources; null without one. */
export function faultIn(asked: AssistedQuestion, answer: AssistedAnswer): AssistedFault | null {
  const faultCode = asked.faults.get(answer.fault);
  if (faultCode === undefined) return null;
  const quotes = answer.quotes.slice(0, mostQuotes).flatMap(({ source: ref, quote }) => {
    const source = asked.sources.get(ref);
    const words = quote.trim();
    if (!source || words.length < 2 || !source.text.includes(words)) return [];
    return [
      {
        source: source.source,
        sourceId: source.sourceId,
        quote: source.source === 'text' ? unmask(words, asked.report) : words,
      },
    ];
  });
  return quotes.length > 0 ? { faultCode, quotes } : null;
}

/**
 * The embedded engine's classification with a fault that a model named. Quotes whose source is gone by now, because the alarm ended
 * or the customer took the words back, count no more; a fault that is ruled out counts not at all.
 */
export function withFault(own: Classification, fault: AssistedFault, input: TriageInput): Classification {
  const { faultCode } = fault;
  const support: Support[] = fault.quotes
    .filter(one => sourceText(input, one)?.includes(one.quote) === true)
    .map(one => ({ faultCode, points: quotePoints, ...one }));
  if (support.length === 0 || !input.modelFaultCodes.some(one => one.code === faultCode)) return own;
  return withOpinion(own, faultCode, support, quotedAlone);
}
