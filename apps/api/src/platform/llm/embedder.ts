import type OpenAI from 'openai';
import { clientOf, withinDeadline } from './client';
import { embeddedBy } from './embeddings';
import type { Embedded } from './embeddings';
import { Guard } from './guard';
import { LlmFailed } from './llm';
import type { Spend } from './llm';
import { paid } from './paid';

export interface EmbedderOptions {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Questions of an organisation at a time. */
  atOnce?: number;
}

export interface EmbedOptions {
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  spend?: Spend | undefined;
}

/** 64 vectors of 4,096 numbers as JSON are some six million. */
const maxBytes = 16_000_000;
export const mostTexts = 64;
/** What a server may add to each text before it counts. */
const aroundEach = 4;

/**
 * A model that gives texts a vector each, through the same package and under the same guard as one that answers: nothing is
 * retried, the deadline is ours, an endpoint that is down is left alone, and every vector is checked.
 */
export class Embedder {
  readonly model: string;
  private readonly client: Promise<OpenAI>;
  private readonly guard: Guard;

  constructor({ baseUrl, apiKey, model, atOnce = 4 }: EmbedderOptions) {
    this.model = model;
    this.client = clientOf({ baseUrl, apiKey, maxBytes });
    this.guard = new Guard(atOnce);
  }

  /** One try. At most 64 texts. @throws LlmFailed */
  async embed(
    organisationId: string,
    texts: readonly string[],
    { deadlineMs, signal, spend }: EmbedOptions,
  ): Promise<Embedded> {
    if (texts.length === 0 || texts.length > mostTexts)
      throw new LlmFailed('rejected', `${texts.length} texts at once`);
    const client = await this.client;
    return this.guard.run(organisationId, () =>
      paid(
        { spend, most: mostOf(texts) },
        () =>
          withinDeadline(deadlineMs, signal, async (within, timeout) => {
            const sent: unknown = await client.embeddings.create(
              // The package asks for base64 unless told, which many servers answer with numbers.
              { model: this.model, input: [...texts], encoding_format: 'float' },
              { signal: within, timeout },
            );
            return embeddedBy(sent, texts.length);
          }),
        ({ tokensIn }) => (tokensIn === null ? null : { in: tokensIn, out: 0 }),
      ),
    );
  }
}

/** A token is a byte or more. */
const mostOf = (texts: readonly string[]) => ({
  in: texts.reduce((sum, one) => sum + aroundEach + Buffer.byteLength(one), 0),
  out: 0,
});
