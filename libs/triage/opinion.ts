import type { Classification, Support } from './classification';

/** Above it the words' own fault code stands against another one. */
const stands = 0.7;
const agreed = 0.85;
/** Below what counts as sure, so that the customer is asked which of the two it is. */
const disputed = 0.5;

/**
 * A classification with the word of somebody else for one fault: a model that quotes, or what was learned from closed cases. They
 * agree, and it is surer; they differ, and it is asked about, or the first stands where it is sure enough.
 * @param alone how sure it is when the words alone named no fault
 */
export function withOpinion(
  own: Classification,
  faultCode: string,
  support: readonly Support[],
  alone: number,
): Classification {
  if (own.faultCode !== null && own.faultCode !== faultCode && own.confidence >= stands) return own;
  const confidence =
    own.faultCode === null
      ? alone
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
    support: [...support, ...own.support],
  };
}
