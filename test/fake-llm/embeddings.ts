import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { fails, json } from './wire';

export const EmbeddingAsked = z.looseObject({
  model: z.string(),
  input: z.array(z.string()),
  encoding_format: z.string().optional(),
});
export type EmbeddingAsked = z.infer<typeof EmbeddingAsked>;

export interface EmbeddingTurn {
  response: ServerResponse;
  attempt: number;
  argument: string;
  /** What a model that works would give. */
  vectors: number[][];
}
export type EmbeddingScenario = (turn: EmbeddingTurn) => void | Promise<void>;

interface Sent {
  index: number;
  embedding: unknown;
}
const listed = (vectors: readonly unknown[]): Sent[] =>
  vectors.map((embedding, index) => ({ index, embedding }));

function gives(response: ServerResponse, data: unknown, more: object = {}): void {
  const usage = { prompt_tokens: 9, total_tokens: 9 };
  json(response, { object: 'list', model: 'fake-1', data, usage, ...more });
}

/** The answer with something done to its vectors. */
const lies =
  (change: (data: Sent[]) => unknown): EmbeddingScenario =>
  ({ response, vectors }) =>
    gives(response, change(listed(vectors)));

/** The first vector is something else. */
const first =
  (change: (vector: number[]) => unknown): EmbeddingScenario =>
  ({ response, vectors: [one = [], ...others] }) =>
    gives(response, listed([change(one), ...others]));

/** Every way in which an endpoint gives vectors, or something that only looks like them. */
export const embeddings: Readonly<Record<string, EmbeddingScenario>> = {
  ok: lies(data => data),
  shuffled: lies(data => data.toReversed()),
  'no-usage': ({ response, vectors }) => gives(response, listed(vectors), { usage: undefined }),
  'odd-usage': ({ response, vectors }) => gives(response, listed(vectors), { usage: { prompt_tokens: 'x' } }),
  late: async ({ response, vectors, argument }) => {
    await sleep(Number(argument));
    if (!response.destroyed) gives(response, listed(vectors));
  },
  /** Gives so many answers, then dies in the middle of one, and from then on at once. */
  dies: ({ response, vectors, attempt, argument }) => {
    if (attempt <= Number(argument)) return gives(response, listed(vectors));
    if (attempt > Number(argument) + 1) return void response.socket?.destroy();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"object":"list","data":[{"index":0,"embedding":[0.1,', () => response.socket?.destroy());
  },
  'few-vectors': lies(data => data.slice(1)),
  'many-vectors': lies(data => [...data, { index: data.length, embedding: data[0]?.embedding }]),
  'index-twice': lies(data => data.map(one => ({ ...one, index: 0 }))),
  'index-beyond': lies(data => data.map(one => ({ ...one, index: one.index + 1 }))),
  'index-missing': lies(data => data.map(({ embedding }) => ({ embedding }))),
  'null-number': first(vector => [null, ...vector.slice(1)]),
  'nan-text': first(vector => ['NaN', ...vector.slice(1)]),
  infinite: ({ response, vectors }) => {
    const text = JSON.stringify({ data: listed(vectors) }).replace(/\[[\d.e-]+,/, '[1e999,');
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  },
  'too-large': first(vector => [1e200, ...vector.slice(1)]),
  zero: first(vector => vector.map(() => 0)),
  'two-dimensions': ({ response, vectors: [one = [], ...others] }) =>
    gives(response, listed([[...one, 1], ...others])),
  // Every vector alike, so that only what was stored before tells.
  'other-dimension': ({ response, vectors }) => gives(response, listed(vectors.map(one => [...one, 1]))),
  tiny: ({ response, vectors }) => gives(response, listed(vectors.map(() => [1, 2]))),
  base64: ({ response, vectors }) =>
    gives(
      response,
      listed(vectors.map(one => Buffer.from(Float32Array.from(one).buffer).toString('base64'))),
    ),
  'no-data': ({ response }) => json(response, { object: 'list' }),
  'error-200': ({ response }) => json(response, { error: { message: 'model is loading' } }),
  html: ({ response }) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>proxy</html>'),
  silent: () => undefined,
  'hang-up': ({ response }) => void response.socket?.destroy(),
  busy: fails(429, { message: 'slow down' }, { 'retry-after': '120' }),
  quota: fails(429, { message: 'out of credit', code: 'insufficient_quota' }),
  'server-error': fails(500),
  unauthorised: fails(401, { message: 'Incorrect API key provided: sk-secret' }),
  'no-such-model': fails(404, { message: 'model not found' }),
  endless: async ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (let sent = 0; sent < 400 && !response.destroyed; sent++)
      if (!response.write(' '.repeat(65_536))) await sleep(1);
    response.end();
  },
};

/** Words that mean the same to the fake, in three languages: one number of its vectors each. */
const concepts = [
  /overheat|hot|warm|temperature|fan|cool|过热|温度|发烫|风扇|прегря|температур|вентилатор|горещ/iu,
  /leak|pressure|hiss|漏|压力|теч|налягане|съска/iu,
  /paper|jam|receipt|纸|хартия|заседна/iu,
  /noise|bearing|vibrat|噪音|轴承|шум|лагер/iu,
  /screen|display|dark|屏|екран/iu,
  /door|lock|门|врата|ключал/iu,
  /payment|card|支付|卡|плащане|карта/iu,
  /ice|frost|defrost|冰|霜|лед|скреж/iu,
];

/** A small model that works: what a text is about, and a trace of its letters so that no two texts are the same. */
export function meaningOf(text: string): number[] {
  const about = concepts.map(words => (words.test(text) ? 1 : 0));
  const letters = Array.from({ length: 8 }, (_, at) => {
    let sum = at;
    for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
    return 0.05 + sum / 200_000;
  });
  return [...about, ...letters];
}

const buckets = 256;

/** What a text is about, and beside it its 3-grams in so many buckets: texts with words in common are alike, the same are the same. */
export function gramsAndMeaningOf(text: string): number[] {
  const grams = Array.from({ length: buckets }, () => 0);
  const padded = ` ${text.toLowerCase()} `;
  for (let at = 0; at + 3 <= padded.length; at++) {
    let sum = 7;
    for (const character of padded.slice(at, at + 3))
      sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
    grams[sum % buckets] = (grams[sum % buckets] ?? 0) + 1;
  }
  const length = Math.hypot(...grams) || 1;
  return [...concepts.map(words => (words.test(text) ? 1 : 0)), ...grams.map(count => count / length)];
}
