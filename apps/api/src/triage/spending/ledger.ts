import type { ModelPurpose } from '#contracts';
import type { Spend } from '../../platform/llm';

/** Who pays, and for which request. */
export interface Spender {
  organisationId: string;
  requestId: string | null;
}

/** Keeps account of every call of a language model. */
export interface Ledger {
  spend(about: Spender, purpose: ModelPurpose, model: string): Spend;
}

export const LEDGER = Symbol('ledger of the language model');
