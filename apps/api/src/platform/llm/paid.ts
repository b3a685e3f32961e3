import type { Format } from './endpoint';
import { LlmFailed } from './llm';
import type { LlmFault, LlmQuestion, LlmReply, Spend, Tokens } from './llm';

/** Nothing was worked out for these, so nothing is charged; whatever else fails may have been. */
const costNothing: ReadonlySet<LlmFault> = new Set(['unreachable', 'busy', 'quota', 'rejected']);
/** What a template puts around a message, and around all of them. */
const aroundEach = 16;
const aroundAll = 64;

/**
 * One call, with its price asked before and told after it, whatever becomes of it.
 * @throws LlmFailed
 */
export async function paid<T>(
  { spend, most }: { spend: Spend | undefined; most: Tokens },
  call: () => Promise<T>,
  usedBy: (answer: T) => Tokens | null,
): Promise<T> {
  const settle = await spend?.(most);
  const started = performance.now();
  try {
    const answer = await call();
    await settle?.({ tokens: usedBy(answer), ms: performance.now() - started, fault: null });
    return answer;
  } catch (error) {
    const fault = error instanceof LlmFailed ? error.fault : 'garbled';
    const tokens = costNothing.has(fault) ? { in: 0, out: 0 } : null;
    await settle?.({ tokens, ms: performance.now() - started, fault });
    throw error;
  }
}

/** Null where the endpoint has not told. */
export const tokensOf = ({ tokensIn, tokensOut }: LlmReply): Tokens | null =>
  tokensIn + tokensOut === 0 ? null : { in: Math.round(tokensIn), out: Math.round(tokensOut) };

/** A token is a byte or more; of the schema, too, which some servers put into the prompt. */
export function mostOf({ messages, maxTokens }: LlmQuestion, format?: Format): Tokens {
  const bytes = messages.reduce((sum, one) => sum + aroundEach + Buffer.byteLength(one.content), aroundAll);
  return { in: bytes + (format ? Buffer.byteLength(JSON.stringify(format)) : 0), out: maxTokens };
}
