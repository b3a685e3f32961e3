import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { scenarios } from '../../../../../test/fake-llm/scenarios';
import { Endpoint } from './endpoint';
import { LlmFailed, plainCard } from './llm';
import type { LlmCard, LlmFault } from './llm';
import { Model } from './model';
import { probe } from './probe';

const shape = { name: 'colour', schema: z.object({ colour: z.enum(['green', 'red']) }) };
const question = {
  messages: [{ role: 'user' as const, content: 'Which colour? 绿色 зелено' }],
  maxTokens: 50,
};
const organisation = 'a';

/** What comes of each scenario of the fake: the answer, or why there is none. */
const answers: Readonly<Record<string, 'green' | LlmFault>> = {
  ok: 'green',
  fenced: 'green',
  chatty: 'green',
  think: 'green',
  'think-tail': 'green',
  'think-open': 'truncated',
  'no-usage': 'green',
  'odd-usage': 'green',
  'no-model': 'green',
  'plain-type': 'garbled',
  'split-utf8': 'green',
  'late:50': 'green',
  'late:5000': 'slow',
  'slow-body': 'slow',
  stalled: 'slow',
  silent: 'slow',
  'hang-up': 'unreachable',
  'cut-body': 'unreachable',
  endless: 'garbled',
  html: 'garbled',
  'error-200': 'garbled',
  'no-choices': 'garbled',
  'no-content': 'garbled',
  empty: 'garbled',
  refusal: 'refused',
  filter: 'filtered',
  length: 'truncated',
  'finish-null': 'truncated',
  'tool-call': 'garbled',
  'not-json': 'garbled',
  'no-json': 'garbled',
  'wrong-enum': 'garbled',
  mended: 'green',
  array: 'garbled',
  busy: 'busy',
  'busy-once': 'green',
  'busy-until': 'green',
  quota: 'quota',
  'server-error': 'unreachable',
  'server-error-once': 'green',
  'bad-gateway': 'unreachable',
  overloaded: 'busy',
  'gateway-timeout': 'slow',
  unauthorised: 'rejected',
  forbidden: 'rejected',
  'no-such-model': 'rejected',
  'too-long': 'rejected',
  'no-schema': 'green',
  'no-max-tokens': 'rejected',
  'no-temperature': 'green',
  redirect: 'unreachable',
};

const tellings: Readonly<Record<string, string>> = {
  'stream-ok': '{"colour":"green"}',
  'stream-no-done': '{"colour":"green"}',
  'stream-no-role': 'All right',
  'stream-usage-last': 'All right',
  'stream-split': '{"colour":"green"}',
  'stream-closed': 'truncated',
  'stream-done-only': 'truncated',
  'stream-cut': 'unreachable',
  'stream-silent': 'slow',
  'stream-stall': 'slow',
  'stream-bad-piece': 'garbled',
  'stream-odd-piece': 'garbled',
  'stream-error': 'unreachable',
  'stream-refusal': 'refused',
  'stream-filter': 'filtered',
  'stream-length': 'truncated',
  'stream-html': 'truncated',
  'stream-busy': 'busy',
};

describe('a model at an endpoint', () => {
  let fake: FakeLlm;
  beforeAll(async () => {
    fake = await FakeLlm.start();
  });
  afterAll(() => fake.stop());

  const endpoint = (scenario: string, card: Partial<LlmCard> = {}): Endpoint =>
    new Endpoint({
      baseUrl: fake.url,
      apiKey: null,
      model: `fake:${scenario}`,
      card: { ...plainCard, ...card },
      timers: { firstMs: 300, idleMs: 300 },
    });
  const outcome = async (work: Promise<string>): Promise<string> =>
    work.catch((error: unknown) => {
      if (error instanceof LlmFailed) return error.fault;
      throw error;
    });

  it('is tried in every way the fake knows', () => {
    const tried = [...Object.keys(answers), ...Object.keys(tellings)].map(name => name.split(':')[0]);
    expect(new Set([...tried, 'enforced'])).toEqual(new Set(Object.keys(scenarios)));
  });

  it.each(Object.entries(answers))('decides, or says why not: %s', async (scenario, expected) => {
    // Who asks again, and what is ended by its length, is not to be cut off by a busy machine; the others show that the deadline holds.
    const deadlineMs = scenario.endsWith('-once') || scenario === 'endless' ? 10_000 : 1_200;
    const decided = new Model(endpoint(scenario))
      .decide(organisation, { ...question, deadlineMs }, shape)
      .then(({ value }) => value.colour);
    expect(await outcome(decided)).toBe(expected);
  });

  it.each(Object.entries(tellings))('tells, or says why not: %s', async (scenario, expected) => {
    const told = new Model(endpoint(scenario)).tell(
      organisation,
      { ...question, deadlineMs: 2_000 },
      () => undefined,
    );
    expect(await outcome(told)).toBe(expected);
  });

  it('asks in the words all servers know, and says nothing about this machine', async () => {
    await new Model(endpoint('ok', { json: 'schema' })).decide(organisation, question, shape);
    const sent = fake.received.at(-1);
    expect(sent?.asked).toEqual({
      model: 'fake:ok',
      messages: question.messages,
      max_tokens: 50,
      stream: false,
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'colour',
          strict: true,
          schema: {
            type: 'object',
            properties: { colour: { type: 'string', enum: ['green', 'red'] } },
            required: ['colour'],
            additionalProperties: false,
          },
        },
      },
    });
    const named = Object.keys(sent?.headers ?? {}).filter(name => name.startsWith('x-stainless'));
    expect(named).toEqual([]);
  });

  it('never shows the endpoint’s own words, nor the key that it repeats', async () => {
    const failure = await new Model(endpoint('unauthorised'))
      .decide(organisation, question, shape)
      .catch(String);
    expect(failure).not.toMatch(/sk-/);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const decided = new Model(endpoint('silent')).decide(
      organisation,
      { ...question, signal: stop.signal },
      shape,
    );
    stop.abort();
    expect(await outcome(decided.then(String))).toBe('stopped');
  });

  it('leaves an endpoint alone that fails five times, at once when the account is empty', async () => {
    const faultsOf = async (scenario: string): Promise<string[]> => {
      const model = new Model(endpoint(scenario));
      const faults: string[] = [];
      for (let turn = 0; turn < 7; turn++)
        faults.push(await outcome(model.decide(organisation, question, shape).then(String)));
      return faults;
    };
    expect(await faultsOf('html')).toEqual([...Array<string>(5).fill('garbled'), 'paused', 'paused']);
    expect((await faultsOf('quota')).slice(0, 2)).toEqual(['quota', 'paused']);
    expect(await faultsOf('refusal')).toEqual(Array<string>(7).fill('refused'));
  });

  it('lets one organisation’s burst not take the endpoint from another', async () => {
    const model = new Model(endpoint('late:200'), { atOnce: 2 });
    const ask = (who: string) =>
      outcome(model.decide(who, question, shape).then(({ value }) => value.colour));
    expect(await Promise.all([ask('a'), ask('a'), ask('a'), ask('b')])).toEqual([
      'green',
      'green',
      'crowded',
      'green',
    ]);
    expect(await ask('a')).toBe('green');
  });

  it.each([
    ['ok', { json: 'object', tokens: 'max_tokens', temperature: true, stream: true }],
    ['enforced', { json: 'schema', tokens: 'max_tokens', temperature: true, stream: false }],
    ['no-schema', { json: 'prompt', tokens: 'max_tokens', temperature: true, stream: false }],
    ['no-max-tokens', { json: 'object', tokens: 'max_completion_tokens', temperature: true, stream: false }],
    ['no-temperature', { json: 'object', tokens: 'max_tokens', temperature: false, stream: false }],
  ])('is probed: %s', async (scenario, card) => {
    const found = await probe({ baseUrl: `${fake.url}/v1/`, apiKey: 'k', model: `fake:${scenario}` });
    expect(found.card).toEqual(card);
    expect(found.listed).toBe(scenario === 'ok');
  });

  it.each(['unauthorised', 'html', 'quota', 'hang-up'])('says why it cannot be used: %s', async scenario => {
    const { card, fault } = await probe({ baseUrl: fake.url, apiKey: null, model: `fake:${scenario}` });
    expect(card).toBeNull();
    expect(fault).toBe(answers[scenario]);
  });
});
