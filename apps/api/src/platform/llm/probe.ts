import { z } from 'zod';
import type { EndpointOptions } from './endpoint';
import { Endpoint } from './endpoint';
import { LlmFailed, plainCard } from './llm';
import type { LlmCard, LlmFault, LlmQuestion } from './llm';
import { formatOf, readJson } from './structured';

/** What was found out about an endpoint; without `card` it cannot be used, and `fault` says why. */
export interface Probed {
  card: LlmCard | null;
  fault: LlmFault | null;
  /** The configured model is among those the endpoint lists; null when it lists none. */
  listed: boolean | null;
  /** The median answer. */
  ms: number | null;
}

/** For each of the ten questions at most. */
const stepMs = 8_000;
/** A schema that no model keeps to by chance: the question asks for something else. */
const shape = { name: 'probe', schema: z.object({ colour: z.enum(['quartz-7']) }) };

/** Tries what the endpoint takes, one small question each. Never throws. */
export async function probe(options: Omit<EndpointOptions, 'card'>): Promise<Probed> {
  const took: number[] = [];
  const on = (card: LlmCard): Endpoint => new Endpoint({ ...options, card });
  const listed = await on(plainCard)
    .models(stepMs)
    .then(
      models => (models.length ? models.includes(options.model) : null),
      () => null,
    );
  const works = async (card: LlmCard, question = hello): Promise<LlmFault | null> => {
    try {
      const { ms } = await on(card).answer(question);
      took.push(ms);
      return null;
    } catch (error) {
      return error instanceof LlmFailed ? error.fault : 'garbled';
    }
  };
  let card = plainCard;
  let fault = await works(card);
  if (fault === 'rejected') {
    card = { ...card, tokens: 'max_completion_tokens' };
    fault = await works(card);
  }
  if (fault) return { card: null, fault, listed, ms: null };
  if (!(await works({ ...card, temperature: true }))) card = { ...card, temperature: true };
  card = { ...card, json: await jsonMode(on, card), stream: await streams(on(card)) };
  const sorted = took.toSorted((a, b) => a - b);
  return { card, fault: null, listed, ms: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0) };
}

const hello: LlmQuestion = {
  messages: [{ role: 'user', content: 'Answer with one word: ready.' }],
  // Reasoning models think within this limit too.
  maxTokens: 400,
  deadlineMs: stepMs,
};

async function jsonMode(on: (card: LlmCard) => Endpoint, card: LlmCard): Promise<LlmCard['json']> {
  const keeps = async (json: LlmCard['json'], schema: z.ZodType, content: string): Promise<boolean> => {
    const tried = { ...card, json };
    const question = { ...hello, messages: [{ role: 'user' as const, content }] };
    return on(tried)
      .answer(question, formatOf(tried, shape))
      .then(
        ({ text }) => readJson(text, schema).ok,
        () => false,
      );
  };
  if (await keeps('schema', shape.schema, 'Name a colour as JSON.')) return 'schema';
  return (await keeps('object', z.looseObject({}), 'Name a colour as a JSON object.')) ? 'object' : 'prompt';
}

async function streams(endpoint: Endpoint): Promise<boolean> {
  return endpoint
    .tell(hello, () => undefined)
    .then(
      () => true,
      () => false,
    );
}
