import { z } from 'zod';
import { LlmFailed } from './llm';

/** An answer as servers really send it; the order is told by `index` and by nothing else. */
const Embeddings = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.number().nonnegative() }).nullish().catch(null),
});

export interface Embedded {
  /** One for each text, in the order of the texts, all of one dimension, each with a direction. */
  vectors: Float32Array[];
  /** Null: the endpoint has not told. */
  tokensIn: number | null;
}

/** No model has more, and none that can tell texts apart has fewer. */
const fewest = 8;
const most = 8_192;

/**
 * Vectors that can be used, or none: one for each text, none twice, of one dimension, every number finite, none without a
 * direction. @throws LlmFailed
 */
export function embeddedBy(answer: unknown, count: number): Embedded {
  const { success, data: sent } = Embeddings.safeParse(answer);
  if (!success) throw new LlmFailed('garbled', 'The endpoint sent something else than vectors.');
  if (sent.data.length !== count) throw new LlmFailed('garbled', 'The endpoint sent not one vector a text.');
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count });
  const dimension = sent.data[0]?.embedding.length ?? 0;
  if (dimension < fewest || dimension > most)
    throw new LlmFailed('garbled', 'The endpoint sent vectors of no usable dimension.');
  for (const { index, embedding } of sent.data) {
    if (!(index in vectors) || vectors[index])
      throw new LlmFailed('garbled', 'The vectors are of other texts.');
    if (embedding.length !== dimension)
      throw new LlmFailed('garbled', 'The vectors have several dimensions.');
    vectors[index] = usable(embedding);
  }
  const whole = vectors.filter(one => one !== undefined);
  return { vectors: whole, tokensIn: sent.usage ? Math.round(sent.usage.prompt_tokens) : null };
}

function usable(embedding: readonly number[]): Float32Array {
  const vector = Float32Array.from(embedding);
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0)
    throw new LlmFailed('garbled', 'The endpoint sent a vector without a direction.');
  return vector;
}
