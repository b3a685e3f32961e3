import type { SafetyGroup } from '../lexicon/entry';
import type { Known } from './known';
import type { HandOverReason, QuestionKey, TurnClaim, TurnDecision } from './model';

/** What every decision starts from. */
export function base({ memory, outcome }: Known): TurnDecision {
  return {
    action: 'ask',
    faultCode: outcome.faultCode,
    category: outcome.category,
    urgency: outcome.urgency,
    safety: outcome.safety,
    slots: memory.slots,
    claims: [],
    question: null,
    handOver: null,
    premise: null,
    command: null,
    workOrder: null,
    cover: null,
    record: null,
  };
}

export function toPerson(
  known: Known,
  reason: HandOverReason,
  quote: string,
  about?: SafetyGroup,
): TurnDecision {
  return { ...base(known), action: 'hand_over', handOver: { reason, quote, ...(about ? { about } : {}) } };
}

export function ask(
  known: Known,
  key: QuestionKey,
  options: { label: string; value: string }[] = [],
  claims: TurnClaim[] = [],
): TurnDecision {
  return { ...base(known), action: 'ask', question: { key, options }, claims };
}
