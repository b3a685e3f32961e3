import type { Classification, Support } from '../classify';
import { classify } from '../classify';
import type { Gate } from '../gates';
import { gate } from '../gates';
import type { TriageEvidence, TriageInput, TriageOutcome } from '../model';
import { moreUrgent, rules } from '../model';
import { outcomeOf } from '../outcome';
import { askable } from './askable';
import { unmask } from './masking';
import type { AssistedAnswer, AssistedQuestion } from './question';

/** Above it the embedded engine's fault code stands against another one of the model. */
const stands = 0.7;
const agreed = 0.85;
const quotedAlone = 0.6;
/** Below what counts as sure, so that the customer is asked which of the two it is. */
const disputed = 0.5;
const quotePoints = 4;

/**
 * What a model's answer changes in the embedded engine's outcome: which fault code, with which quotes; more urgency, never less; a
 * person more, never one less; a better question. Everything that follows from the fault code comes from the catalogue, as ever.
 * A quote that does not stand verbatim in its source does not count, and a fault code without one is not taken. Pure and total.
 */
export function adopt(input: TriageInput, asked: AssistedQuestion, answer: AssistedAnswer): TriageOutcome {
  const before = gate(input.text);
  const classification = decided(classify(input), asked, answer);
  const outcome = outcomeOf(input, raised(before, answer), classification);
  const urgency = moreUrgent(outcome.urgency, answer.danger ? 'critical' : answer.urgency);
  const evidence: TriageEvidence[] =
    urgency === outcome.urgency
      ? outcome.evidence
      : [
          { field: 'urgency', source: 'rule', sourceId: 'model-urgency', quote: rules['model-urgency'] },
          ...outcome.evidence,
        ];
  return {
    ...outcome,
    urgency,
    evidence,
    safety: outcome.safety || answer.danger,
    handOver: before.handOver ? outcome.handOver : handOverOf(answer),
    question: outcome.question && (askable(answer.question, input.locale) ?? outcome.question),
  };
}

/** A hand-over that only the model sees says so by its kind; the words it rests on stand in the report. */
function handOverOf({ danger, wantsPerson }: AssistedAnswer): TriageOutcome['handOver'] {
  if (danger) return { reason: 'safety', quote: '' };
  return wantsPerson ? { reason: 'person-wanted', quote: '' } : null;
}

/** Nobody is asked back when a person takes over. */
const raised = (before: Gate, { danger, wantsPerson }: AssistedAnswer): Gate =>
  before.handOver || !(danger || wantsPerson) ? before : { ...before, handOver: 'person-wanted' };

function decided(own: Classification, asked: AssistedQuestion, answer: AssistedAnswer): Classification {
  const faultCode = asked.faults.get(answer.fault);
  if (faultCode === undefined) return own;
  const quotes = verbatim(asked, answer, faultCode);
  if (quotes.length === 0) return own;
  if (own.faultCode !== null && own.faultCode !== faultCode && own.confidence >= stands) return own;
  const confidence =
    own.faultCode === null
      ? quotedAlone
      : own.faultCode === faultCode
        ? Math.max(own.confidence, agreed)
        : disputed;
  const others = own.proposals.filter(one => one.faultCode !== faultCode).slice(0, 2);
  const rest = others.reduce((sum, one) => sum + one.confidence, 0);
  return {
    ...own,
    faultCode,
    confidence,
    proposals: [
      { faultCode, confidence },
      ...others.map(one => ({
        ...one,
        confidence: rest > 0 ? (one.confidence / rest) * (1 - confidence) : 0,
      })),
    ],
    support: [...quotes, ...own.support],
  };
}

function verbatim(asked: AssistedQuestion, answer: AssistedAnswer, faultCode: string): Support[] {
  return answer.quotes.slice(0, 4).flatMap(({ source: ref, quote }) => {
    const source = asked.sources.get(ref);
    const words = quote.trim();
    if (!source || words.length < 2 || !source.text.includes(words)) return [];
    return [
      {
        faultCode,
        points: quotePoints,
        source: source.source,
        sourceId: source.sourceId,
        quote: source.source === 'text' ? unmask(words, asked.report) : words,
      },
    ];
  });
}
