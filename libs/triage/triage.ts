import { classify } from './classify';
import { gate } from './gates';
import type { TriageInput, TriageOutcome } from './model';
import { outcomeOf } from './outcome';

/** Kept with every outcome, so that it is known later which engine decided. */
export const engineVersion = 'embedded-1';

/** A fault is looked for up to here, UTF-16 units; danger in all of the text. */
export const longestText = 20_000;

/**
 * First-line triage without a model: the gate for danger and for matters of a person first, then the fault code, then
 * what follows from it, each field with its evidence. Pure and deterministic; the same input gives the same outcome.
 * A few milliseconds for a model with 40 fault codes once its articles are indexed (per array, on first use).
 */
export function triage(input: TriageInput): TriageOutcome {
  const bounded =
    input.text.length > longestText ? { ...input, text: input.text.slice(0, longestText) } : input;
  return outcomeOf(bounded, gate(input.text), classify(bounded));
}
