import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { clientOf, withinDeadline } from './client';
import { Completion, finished, spoken } from './completion';
import { failureOf, retryAfterMs } from './failure';
import { streamed } from './guarded-stream';
import type { StreamTimers } from './guarded-stream';
import { LlmFailed, plainCard } from './llm';
import type { LlmCard, LlmQuestion, LlmReply } from './llm';

export interface EndpointOptions {
  /** With or without `/v1`. */
  baseUrl: string;
  /** Local servers want none. */
  apiKey: string | null;
  model: string;
  card?: LlmCard;
  timers?: StreamTimers;
}

/** Answers are some thousand tokens; the rest of this is JSON around streamed pieces. */
const maxBytes = 4_000_000;
const defaultDeadlineMs = 20_000;

/** How an answer has to look, in the field of the protocol. */
export type Format = ChatCompletionCreateParamsNonStreaming['response_format'];

/**
 * One server that speaks Chat Completions, through the `openai` package and its narrow, common part. The package retries
 * silently and for long, does not watch a stream's pauses and hands on whatever came: so it retries nothing here, and every
 * answer is checked. Nothing is retried either: who asks has a deadline for all of it, see `Llm`.
 */
export class Endpoint {
  readonly model: string;
  readonly card: LlmCard;
  private readonly client: Promise<OpenAI>;
  private readonly timers: StreamTimers | undefined;

  constructor({ baseUrl, apiKey, model, card = plainCard, timers }: EndpointOptions) {
    this.model = model;
    this.card = card;
    this.timers = timers;
    this.client = clientOf({ baseUrl, apiKey, maxBytes });
  }

  /** What this server can be told to use; empty where it does not say. @throws LlmFailed */
  async models(deadlineMs: number): Promise<string[]> {
    try {
      const client = await this.client;
      const list: unknown = await client.models.list({ timeout: deadlineMs });
      const { data } = ModelList.parse(list);
      return data.map(({ id }) => id);
    } catch (error) {
      if (error instanceof z.ZodError) return [];
      throw failureOf(error);
    }
  }

  /** One try, the whole answer at once. @throws LlmFailed */
  async answer(question: LlmQuestion, format?: Format): Promise<LlmReply> {
    const started = performance.now();
    return this.within(question, async (client, signal, timeout) => {
      const body = { ...this.body(question), stream: false as const };
      const sent: unknown = await client.chat.completions.create(
        format ? { ...body, response_format: format } : body,
        { signal, timeout },
      );
      const { success, data } = Completion.safeParse(sent);
      const [choice] = success ? data.choices : [];
      if (!success || !choice)
        throw new LlmFailed('garbled', 'The endpoint sent something else than an answer.');
      if (choice.message.refusal) throw new LlmFailed('refused', 'The model declined to answer.');
      finished(choice.finish_reason);
      return {
        text: spoken(choice.message.content ?? ''),
        model: data.model ?? '',
        tokensIn: data.usage?.prompt_tokens ?? 0,
        tokensOut: data.usage?.completion_tokens ?? 0,
        ms: performance.now() - started,
      };
    });
  }

  /** One try, told piece by piece. What `onPiece` got is to be thrown away when this fails. @throws LlmFailed */
  async tell(question: LlmQuestion, onPiece: (text: string) => void): Promise<string> {
    return this.within(question, async (client, signal, timeout) => {
      const pieces = await client.chat.completions.create(
        { ...this.body(question), stream: true },
        { signal, timeout },
      );
      return spoken(await streamed(pieces, { signal, onPiece, timers: this.timers }));
    });
  }

  private body({ messages, maxTokens }: LlmQuestion) {
    return {
      model: this.model,
      messages: messages.map(({ role, content }) => ({ role, content })),
      [this.card.tokens]: maxTokens,
      ...(this.card.temperature ? { temperature: 0 } : {}),
    };
  }

  private async within<T>(
    { deadlineMs = defaultDeadlineMs, signal }: LlmQuestion,
    work: (client: OpenAI, signal: AbortSignal, timeoutMs: number) => Promise<T>,
  ): Promise<T> {
    const client = await this.client;
    return withinDeadline(deadlineMs, signal, (within, timeoutMs) => work(client, within, timeoutMs));
  }
}

const ModelList = z.object({ data: z.array(z.object({ id: z.string().max(200) })).max(2_000) });

/** How long the endpoint wants to be left alone, when it is said and known. */
export const pauseAsked = (failure: LlmFailed, now: number): number | null =>
  retryAfterMs(failure.cause, now);
