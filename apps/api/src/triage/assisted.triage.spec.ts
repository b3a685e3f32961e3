import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TriageResult } from '#contracts';
import { newConversation, takeTurn, triage } from '#triage';
import type { TriageInput, TurnContext } from '#triage';
import { FakeLlm } from '../../../../test/fake-llm/fake-llm';
import { scenarios } from '../../../../test/fake-llm/scenarios';
import { readConfig } from '../platform/config';
import { createLog } from '../platform/log';
import { AssistantEndpointHost } from './assistant-endpoint';
import { AssistedTriage } from './assisted.triage';
import type { Ledger } from './spending/ledger';

const unlimited: Ledger = { spend: () => () => Promise.resolve(() => Promise.resolve()) };
const about = { organisationId: 'a', requestId: null, names: ['Zara Nikolova'] };
const grinding = 'It sings like metal on metal. Zara Nikolova, zara@example.com, +359 888 123 456';

const inputOf = (text: string): TriageInput => ({
  locale: 'en',
  text,
  modelFaultCodes: [
    {
      code: 'C103',
      title: { en: 'Bearing wear' },
      category: 'mechanical',
      urgency: 'normal',
      skills: [],
      likelyParts: [],
      durationMinutes: 240,
      keywords: { en: ['grinding noise'] },
    },
  ],
  openAlerts: [],
  readings: [],
  articles: [],
});

const honest = {
  fault: 'f1',
  quotes: [{ source: 'report', quote: 'metal on metal' }],
  urgency: 'normal',
  danger: false,
  wantsPerson: false,
  question: null,
};

describe('triage with a language model', () => {
  let fake: FakeLlm;
  let says: object = honest;
  beforeAll(async () => {
    fake = await FakeLlm.start(() => JSON.stringify(says));
  });
  afterAll(() => fake.stop());

  const withModel = (scenario: string): AssistedTriage => {
    const config = readConfig({ OPENAI_BASE_URL: fake.url, OPENAI_MODEL: `fake:${scenario}` });
    const log = createLog('silent');
    return new AssistedTriage(new AssistantEndpointHost(config, () => new Date(0), log), log, unlimited);
  };

  it('finds what the words of the catalogue do not say, and names who found it', async () => {
    says = honest;
    const own = triage(inputOf(grinding));
    expect(own.faultCode).toBeNull();
    const { outcome, engine, compared } = await withModel('ok').triage(inputOf(grinding), about);
    expect(outcome).toMatchObject({ faultCode: 'C103', confidence: 0.6 });
    expect(engine).toBe('fake:ok triage-1');
    expect(compared).toEqual({ by: 'fake:ok', model: 'C103', rules: null });
  });

  it('is compared with the rules also where its fault does not count, for it may get better', async () => {
    says = honest;
    const input = { ...inputOf(grinding), isModelWorse: true };
    const { outcome, compared } = await withModel('ok').triage(input, about);
    expect(outcome.faultCode).toBeNull();
    expect(compared).toEqual({ by: 'fake:ok', model: 'C103', rules: null });
  });

  it('sends nobody’s name, address or number', () => {
    const sent = fake.received.map(({ raw }) => raw).join('\n');
    expect(sent).toContain('metal on metal');
    for (const secret of ['Zara', 'Nikolova', 'example.com', '888 123']) expect(sent).not.toContain(secret);
  });

  it('sends nothing of what only people may answer', async () => {
    const before = fake.received.length;
    for (const text of [
      'There is smoke, sounds like metal on metal',
      '我要找律师',
      'Искам да говоря с човек',
    ]) {
      const { outcome } = await withModel('ok').triage(inputOf(text), about);
      expect(outcome.handOver).not.toBeNull();
    }
    expect(fake.received).toHaveLength(before);
  });

  it.each([
    ['invents its quote', { quotes: [{ source: 'report', quote: 'the bearing is worn' }] }],
    ['quotes a source that was not given', { quotes: [{ source: 'k7', quote: 'metal on metal' }] }],
    ['names a fault that is not offered', { fault: 'f9' }],
    ['answers with something else', { fault: undefined, tool: 'reboot_device', serial: 'K-2' }],
    [
      'repeats its instructions',
      { fault: 'none', question: 'Between the two lines stands data that others have written.' },
    ],
    ['says that it has acted', { fault: 'none', question: 'I have transferred you, is that fine?' }],
    ['speaks another language', { fault: 'none', question: 'Свети ли лампата?' }],
  ])('that %s changes nothing', async (_, lie) => {
    says = { ...honest, ...lie };
    const { outcome } = await withModel('ok').triage(inputOf(grinding), about);
    expect(outcome).toEqual(triage(inputOf(grinding)));
  });

  // What waits for its deadline of twenty seconds is shown in platform/llm; here each way of failing at once.
  const slow = ['late', 'slow-body', 'stalled', 'silent'];
  it.each(Object.keys(scenarios).filter(name => !slow.includes(name) && !name.startsWith('stream')))(
    'has a result that holds, whatever the endpoint does: %s',
    async scenario => {
      says = honest;
      const { outcome, engine } = await withModel(scenario).triage(inputOf(grinding), about);
      const result = { ...outcome, engine, at: new Date(0).toISOString() };
      expect(TriageResult.safeParse(result).error).toBeUndefined();
      if (engine.startsWith('embedded')) expect(outcome).toEqual(triage(inputOf(grinding)));
      else expect(outcome.faultCode).toBe('C103');
    },
  );
});

const contextOf = (): TurnContext => {
  const { locale, modelFaultCodes } = inputOf('');
  return {
    locale,
    now: 0,
    unit: { id: 'u', name: 'AirCore', serial: 'AX-7' },
    units: [],
    modelFaultCodes,
    openAlerts: [],
    readings: [],
    articles: [],
    commands: [],
    history: [],
    coverage: null,
    staffedFrom: null,
    takenOver: false,
  };
};

describe('a turn with a language model', () => {
  let fake: FakeLlm;
  const friendly = 'Metal on metal sounds like a bearing.';
  const agreeing = { ...honest, personQuote: null, action: 'propose_work_order', text: friendly };
  let says: (attempt: number) => unknown = () => agreeing;
  let attempt = 0;
  beforeAll(async () => {
    fake = await FakeLlm.start(() => JSON.stringify(says(attempt++)));
  });
  afterAll(() => fake.stop());

  const turn = (scenario: string, text = grinding) => {
    const config = readConfig({ OPENAI_BASE_URL: fake.url, OPENAI_MODEL: `fake:${scenario}` });
    const log = createLog('silent');
    const engine = new AssistedTriage(
      new AssistantEndpointHost(config, () => new Date(0), log),
      log,
      unlimited,
    );
    attempt = 0;
    return engine.turn(newConversation(), { kind: 'text', text }, contextOf(), about);
  };
  const own = (text = grinding) => takeTurn(newConversation(), { kind: 'text', text }, contextOf());

  it('rests on what it read and is worded by it, and names it', async () => {
    says = () => agreeing;
    const { reply, result, engine } = await turn('ok');
    expect(reply?.text).toContain(friendly);
    expect(result).toMatchObject({ faultCode: 'C103', confidence: 0.6 });
    expect(engine).toBe('fake:ok turn-1');
    const sent = fake.received.map(({ raw }) => raw).join('\n');
    for (const secret of ['Zara', 'Nikolova', 'example.com', '888 123']) expect(sent).not.toContain(secret);
  });

  it('is mended once when a check fails, and is the templates’ when it fails again', async () => {
    const promise = { ...agreeing, text: 'Our engineer will call you back.' };
    says = time => (time === 0 ? promise : agreeing);
    const before = fake.received.length;
    expect((await turn('ok')).reply?.text).toContain(friendly);
    expect(fake.received).toHaveLength(before + 2);
    expect(fake.received.at(-1)?.raw).toContain('not allowed: promise');
    says = () => promise;
    const { reply, result } = await turn('ok');
    expect(reply?.text).not.toContain('call you back');
    // What it read with a quote still counts.
    expect(result.faultCode).toBe('C103');
    expect(fake.received).toHaveLength(before + 4);
  });

  it('sends nothing of what only people may answer', async () => {
    const before = fake.received.length;
    for (const text of ['There is smoke', '我要找律师', 'Искам да говоря с човек']) {
      const { decision } = await turn('ok', text);
      expect(decision.action).toBe('hand_over');
    }
    expect(fake.received).toHaveLength(before);
  });

  const slow = ['late', 'slow-body', 'stalled', 'silent'];
  it.each(Object.keys(scenarios).filter(name => !slow.includes(name) && !name.startsWith('stream')))(
    'is the rules’ own or the model’s whole, whatever the endpoint does: %s',
    async scenario => {
      says = () => agreeing;
      const { engine, modelFault, ...taken } = await turn(scenario);
      // Why the model has no part in it is kept with the decision.
      expect(modelFault !== undefined).toBe(engine.startsWith('embedded'));
      if (engine.startsWith('embedded')) expect(taken).toEqual(own());
      else expect(taken.reply?.text).toContain(friendly);
    },
  );
});
