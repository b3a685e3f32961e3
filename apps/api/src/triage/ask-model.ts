import { randomBytes } from 'node:crypto';
import type { TurnAsker } from '#triage';
import { LlmFailed } from '../platform/llm';
import type { LlmFault, Model, Spend } from '../platform/llm';
import type { About } from './triage.engine';

/** An answer is short; reasoning models think within it, too. */
export const mostTokens = 1_500;

/** Random, of one question alone. */
export const newFence = (): string => `==${randomBytes(9).toString('base64url')}==`;

/** Turns of a conversation put to a model; a failure of the endpoint is no answer, and told to `onFault`. */
export function turnAsker(
  model: Model,
  { organisationId, names }: Pick<About, 'organisationId' | 'names'>,
  onFault: (fault: LlmFault) => void,
  spend?: Spend,
): TurnAsker {
  return {
    fence: newFence,
    names,
    ask: async (question, problemOf) => {
      try {
        const { value } = await model.decide(
          organisationId,
          { messages: question.messages, maxTokens: mostTokens, ...(spend ? { spend } : {}) },
          { name: 'turn', schema: question.schema, problemOf },
        );
        return value;
      } catch (error) {
        if (!(error instanceof LlmFailed)) throw error;
        onFault(error.fault);
        return null;
      }
    },
  };
}
