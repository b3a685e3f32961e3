import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { embeddings, meaningOf } from '../../../../../test/fake-llm/embeddings';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { Embedder } from './embedder';
import { LlmFailed } from './llm';
import type { LlmFault, Used } from './llm';

const texts = ['The fan is hot', '屏幕是黑的', 'Теч на въздух'];

/** What comes of each scenario of the fake: vectors, or why there are none. */
const outcomes: Readonly<Record<string, 'vectors' | LlmFault>> = {
  ok: 'vectors',
  shuffled: 'vectors',
  'no-usage': 'vectors',
  'odd-usage': 'vectors',
  'late:30': 'vectors',
  'late:1500': 'slow',
  'few-vectors': 'garbled',
  'many-vectors': 'garbled',
  'index-twice': 'garbled',
  'index-beyond': 'garbled',
  'index-missing': 'garbled',
  'null-number': 'garbled',
  'nan-text': 'garbled',
  infinite: 'garbled',
  'too-large': 'garbled',
  zero: 'garbled',
  'two-dimensions': 'garbled',
  // Right by itself: only who has others of it can tell.
  'other-dimension': 'vectors',
  tiny: 'garbled',
  base64: 'garbled',
  'no-data': 'garbled',
  'error-200': 'garbled',
  html: 'garbled',
  silent: 'slow',
  'hang-up': 'unreachable',
  'dies:0': 'unreachable',
  busy: 'busy',
  quota: 'quota',
  'server-error': 'unreachable',
  unauthorised: 'rejected',
  'no-such-model': 'rejected',
  endless: 'garbled',
};

let fake: FakeLlm;
beforeAll(async () => {
  fake = await FakeLlm.start();
});
afterAll(() => fake.stop());

const embedderOf = (scenario: string) =>
  new Embedder({ baseUrl: fake.url, apiKey: 'sk-1', model: `fake:${scenario}` });
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'vectors',
    (error: unknown) => {
      if (error instanceof LlmFailed) return error.fault;
      throw error;
    },
  );

describe('a model that gives vectors', () => {
  it('is tried in every way the fake knows', () => {
    const tried = new Set(Object.keys(outcomes).map(name => name.split(':')[0]));
    expect(tried).toEqual(new Set(Object.keys(embeddings)));
  });

  it.each(Object.entries(outcomes))('gives them, or says why not: %s', async (scenario, expected) => {
    const deadlineMs = expected === 'slow' ? 300 : 10_000;
    const started = performance.now();
    expect(await faultOf(embedderOf(scenario).embed('a', texts, { deadlineMs }))).toBe(expected);
    if (expected === 'slow') expect(performance.now() - started).toBeLessThan(1_400);
  });

  it.each(['ok', 'shuffled'])('gives each text its own: %s', async scenario => {
    const { vectors, tokensIn } = await embedderOf(scenario).embed('a', texts, { deadlineMs: 2_000 });
    expect(vectors).toEqual(texts.map(text => Float32Array.from(meaningOf(text))));
    expect(tokensIn).toBe(9);
  });

  it('asks for numbers, once, and says nothing of the machine', async () => {
    const before = fake.embedded.length;
    expect(await faultOf(embedderOf('busy').embed('a', texts, { deadlineMs: 2_000 }))).toBe('busy');
    expect(fake.embedded).toHaveLength(before + 1);
    expect(fake.embedded.at(-1)?.asked).toEqual({
      model: 'fake:busy',
      input: texts,
      encoding_format: 'float',
    });
  });

  it('is left alone while it keeps failing', async () => {
    const embedder = embedderOf('server-error');
    const said: string[] = [];
    for (let time = 0; time < 7; time++)
      said.push(await faultOf(embedder.embed('a', texts, { deadlineMs: 2_000 })));
    expect(said).toEqual([...Array<string>(5).fill('unreachable'), 'paused', 'paused']);
  });

  it('is asked by no organisation more than it may at a time', async () => {
    const embedder = embedderOf('late:80');
    const ask = (whose: string) => faultOf(embedder.embed(whose, ['x'], { deadlineMs: 2_000 }));
    const said = await Promise.all([...Array.from({ length: 6 }, () => ask('a')), ask('b')]);
    expect(said.filter(one => one === 'crowded')).toHaveLength(2);
    expect(said.at(-1)).toBe('vectors');
  });

  it('tells what it costs before and after, at the most where nothing is told', async () => {
    const told: { most: number; used: Used }[] = [];
    const spend = (most: { in: number }) =>
      Promise.resolve((used: Used) => Promise.resolve(void told.push({ most: most.in, used })));
    for (const scenario of ['ok', 'no-usage', 'zero', 'unauthorised'])
      await faultOf(embedderOf(scenario).embed('a', texts, { deadlineMs: 2_000, spend }));
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(told.every(one => one.most > bytes)).toBe(true);
    expect(told.map(one => [one.used.tokens, one.used.fault])).toEqual([
      [{ in: 9, out: 0 }, null],
      [null, null],
      [null, 'garbled'],
      [{ in: 0, out: 0 }, 'rejected'],
    ]);
  });
});
