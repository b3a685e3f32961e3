import { classify } from '../classify';
import type { Gate } from '../gates';
import { gate } from '../gates';
import type { ComparedFaults, TriageEvidence, TriageInput, TriageOutcome } from '../model';
import { moreUrgent, rules } from '../model';
import { outcomeOf } from '../outcome';
import { askable } from './askable';
import { faultIn, withFault } from './fault';
import type { AssistedAnswer, AssistedQuestion } from './question';

export interface Adopted {
  outcome: TriageOutcome;
  /** Null: the model named no fault that its quotes hold. */
  compared: ComparedFaults | null;
}

/**
 * What a model's answer changes in the embedded engine's outcome: which fault code, with which quotes; more urgency, never less; a
 * person more, never one less; a better question. Everything that follows from the fault code comes from the catalogue, as ever.
 * A quote that does not stand verbatim in its source does not count, and a fault code without one is not taken, nor is that of a model
 * that closed cases have shown to be worse than the rules. Pure and total.
 */
export function adopt(input: TriageInput, asked: AssistedQuestion, answer: AssistedAnswer): Adopted {
  const before = gate(input.text);
  const own = classify(input);
  const fault = faultIn(asked, answer);
  const helped = fault ? withFault(own, fault, input) : own;
  const classification = input.isModelWorse ? own : helped;
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
    outcome: {
      ...outcome,
      urgency,
      evidence,
      safety: outcome.safety || answer.danger,
      handOver: before.handOver ? outcome.handOver : handOverOf(answer),
      question: outcome.question && (askable(answer.question, input.locale) ?? outcome.question),
    },
    compared: fault ? { model: helped.faultCode, rules: own.faultCode } : null,
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
