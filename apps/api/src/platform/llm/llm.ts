import type { AssistantFault } from '#contracts';

/** Roles that every server of this protocol knows; `developer` is not among them. */
export interface LlmMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface LlmQuestion {
  messages: readonly LlmMessage[];
  /** Tokens of the answer at most; an answer cut off by it is a failure, never a reply. */
  maxTokens: number;
  /** For everything, another try included. */
  deadlineMs?: number;
  signal?: AbortSignal;
  spend?: Spend;
}

export interface Tokens {
  in: number;
  out: number;
}

/** What became of a call. */
export interface Used {
  /** Null: the endpoint has not told; the most that it can be has to be reckoned with. */
  tokens: Tokens | null;
  ms: number;
  fault: LlmFault | null;
}

/**
 * Asked before every single call, what it can use at most; given back is what is told after it. Refuses with an LlmFailed of the
 * fault `spent`.
 */
export type Spend = (most: Tokens) => Promise<(used: Used) => Promise<void>>;

export interface LlmReply {
  text: string;
  /** As the endpoint names it; empty when it does not. */
  model: string;
  tokensIn: number;
  tokensOut: number;
  ms: number;
}

/**
 * Why there is no reply. `paused`: it failed too often and is left alone for a while; `crowded`: too many questions of this
 * organisation at once; `quota`: paid up or used up, trying again is of no use; `rejected`: it does not take such a question;
 * `spent`: the organisation's own budget is used up.
 */
export type LlmFault = AssistantFault;

/** No reply that may be shown or stored. The caller goes on without the model. */
export class LlmFailed extends Error {
  override readonly name = 'LlmFailed';

  constructor(
    readonly fault: LlmFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What an endpoint takes, as `probe` found it. */
export interface LlmCard {
  /** How an answer is held to a schema: by the endpoint, as any JSON, or by asking for it. */
  json: 'schema' | 'object' | 'prompt';
  tokens: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  stream: boolean;
}

/** What most servers take; the least that an unknown endpoint is asked for. */
export const plainCard: LlmCard = {
  json: 'prompt',
  tokens: 'max_tokens',
  temperature: false,
  stream: false,
};
