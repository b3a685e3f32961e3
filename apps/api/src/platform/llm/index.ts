export { Embedder, mostTexts } from './embedder';
export { Endpoint } from './endpoint';
export { LlmFailed } from './llm';
export type { LlmCard, LlmFault, LlmMessage, LlmQuestion, LlmReply, Spend, Tokens, Used } from './llm';
export { Model } from './model';
export { probe } from './probe';
export type { Probed } from './probe';
export type { Shape } from './structured';
