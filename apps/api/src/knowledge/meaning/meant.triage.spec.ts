import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TriageResult } from '#contracts';
import type { Locale } from '#contracts';
import { newConversation, takeTurn, triage } from '#triage';
import type { TriageInput, TurnArticle, TurnContext, TurnEvent, TurnMemory } from '#triage';
import { knownLines } from '../../../../../libs/triage/eval/handover';
import { freshPersonalLines, personalLines } from '../../../../../libs/triage/eval/personal';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { embeddings } from '../../../../../test/fake-llm/embeddings';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { insert } from '../../platform/database';
import { triageResult } from '../../requests/triage.rules';
import { ArticleRow } from '../article.entity';
import { meantEngine } from './meaning.fixture';

let db: TestDatabase;
let fake: FakeLlm;
let tenant: Tenant;
let articles: TurnArticle[];

/** What the fake finds in no word of the others: see `meaningOf`. */
const subjects = [
  ['Door does not shut', 'Lift it a little.'],
  ['Card is not taken', 'Wipe the slot.'],
  ['Paper is out', 'Put in a roll.'],
  ['Ice on the coil', 'Let it thaw.'],
  ['Screen stays black', 'Press the key once.'],
] as const;

beforeAll(async () => {
  db = await testDatabase(entities);
  fake = await FakeLlm.start();
  tenant = await makeTenant(db.database);
  articles = [
    await write('en', 'Look at the joints', 'A hiss tells where the pressure goes.', ['L1']),
    await write('zh', '查找漏气', '听一听接头。', ['L1']),
  ];
  for (const [title, text] of subjects)
    for (const locale of ['en', 'zh', 'bg'] as const) articles.push(await write(locale, title, text, []));
  await (await at('ok')).embed();
});
afterAll(() => fake.stop());

async function write(
  locale: Locale,
  title: string,
  text: string,
  faultCodes: string[],
): Promise<TurnArticle> {
  const slug = `${title} ${locale}`;
  const audience = 'customer' as const;
  const row = await db.database.transaction(tenant.scopes.worker, tx =>
    insert(tx, ArticleRow, { slug, locale, title, text, audience, faultCodes }),
  );
  return { id: row.id, locale, title, text, faultCodes, audience };
}

/** The product at an endpoint that behaves like this. */
async function at(scenario: string | null) {
  const { engine, embedding, spending } = await meantEngine(db, fake.url, scenario);
  const about = (names: string[] = []) => ({ organisationId: tenant.organisationId, requestId: null, names });
  return {
    spending,
    embed: () => embedding.run(tenant.scopes.worker),
    triage: (text: string, over: Partial<TriageInput> = {}, names: string[] = []) =>
      engine.triage(inputOf(text, over), about(names)),
    turn: (event: TurnEvent, over: Partial<TurnContext> = {}, memory: TurnMemory = newConversation()) =>
      engine.turn(memory, event, contextOf(over), about()),
  };
}

/** Its vectors are stored with this one; then another process serves an endpoint that misbehaves under the same name. */
const storedAs = (scenario: string) =>
  db.database.transaction(tenant.scopes.worker, tx =>
    tx.run('UPDATE article_vector SET model = $2 WHERE organisation_id = $1', [
      tenant.organisationId,
      `fake:${scenario}`,
    ]),
  );
beforeEach(() => storedAs('ok'));

const fault = (code: string, en: string) => ({
  code,
  title: { en },
  category: code,
  urgency: 'normal' as const,
  skills: [],
  likelyParts: [],
  durationMinutes: 60,
  keywords: {},
});
const inputOf = (text: string, over: Partial<TriageInput> = {}): TriageInput => ({
  locale: 'en',
  text,
  modelFaultCodes: [fault('L1', 'Joint not tight'), fault('Q2', 'Valve jam'), fault('Z3', 'Drive worn')],
  openAlerts: [],
  readings: [],
  articles,
  ...over,
});
const contextOf = (over: Partial<TurnContext> = {}): TurnContext => ({
  ...inputOf(''),
  articles,
  readings: [],
  now: 0,
  unit: { id: 'u', name: 'AirCore', serial: 'AX-7' },
  units: [],
  commands: [],
  history: [],
  coverage: null,
  staffedFrom: null,
  takenOver: false,
  ...over,
});
/** "It leaks", in a language in which nothing else here is said about it. */
const leaking = 'Налягането пада всяка нощ';
const said = (text: string): TurnEvent => ({ kind: 'text', text });

describe('a report with an embedding model', () => {
  it('is near to what other words say, and names the model; what is decided stays that of the words', async () => {
    const own = triage(inputOf(leaking));
    const { outcome, engine, meaningFault } = await (await at('ok')).triage(leaking);
    expect(outcome.proposals).toMatchObject([{ faultCode: 'L1', byMeaning: articles[0]?.id }]);
    expect(outcome.sources.map(one => one.title)).toContain('Look at the joints');
    expect(outcome).toMatchObject({ faultCode: null, urgency: own.urgency, confidence: own.confidence });
    expect(engine).toBe('embedded-1 near-fake:ok');
    expect(meaningFault).toBeUndefined();
  });

  it('is asked about in a turn, and the steps come with the customer’s button', async () => {
    const { turn } = await at('ok');
    const asked = await turn(said(leaking));
    expect(asked.decision.question?.options.map(one => one.value)).toEqual(['L1']);
    expect(asked.engine).toBe('embedded-1 turn-1 near-fake:ok');
    const before = fake.embedded.length;
    const press = asked.reply?.buttons.find(one => one.value === 'L1');
    const given = await turn(
      { kind: 'button', button: 'choose', offer: press?.offer ?? '', value: 'L1' },
      { locale: 'en' },
      { ...asked.memory, locale: 'en' },
    );
    expect(given.decision).toMatchObject({ action: 'self_help_step', faultCode: 'L1' });
    const chosen = given.result.evidence.filter(one => one.byMeaning);
    expect(chosen).toMatchObject([{ field: 'faultCode', quote: 'Look at the joints' }]);
    // The same words mean the same: nobody is asked again.
    expect(fake.embedded).toHaveLength(before);
    const result = triageResult(given.result, given, new Date(0));
    expect(TriageResult.parse(result).evidence.some(one => one.byMeaning)).toBe(true);
  });

  it('is counted at its request, and is not asked once the budget is used up', async () => {
    const { spending, triage: triaged } = await at('ok');
    const set = (monthly: number | null, version: number) =>
      db.database.transaction(tenant.scopes.manager, tx =>
        spending.setBudget(tx, {
          currency: 'EUR',
          priceIn: 100,
          priceOut: 100,
          priceSearch: 20,
          monthly,
          warnShare: 0.8,
          version,
        }),
      );
    await set(0.000_001, 0);
    const before = fake.embedded.length;
    const text = 'Another leak, with some more pressure';
    const { outcome, meaningFault, engine } = await triaged(text);
    expect([meaningFault, engine, fake.embedded.length - before]).toEqual(['spent', 'embedded-1', 0]);
    expect(outcome).toEqual(triage(inputOf(text)));
    await set(null, 1);
    expect((await (await at('ok')).triage(text)).meaningFault).toBeUndefined();
    const { tokens } = await db.database.transaction(tenant.scopes.manager, tx =>
      spending.account(tx, 'search'),
    );
    expect(tokens).toBeGreaterThan(0);
  });
});

describe('what leaves for an embedding', () => {
  const since = (before: number) =>
    fake.embedded
      .slice(before)
      .map(one => one.raw)
      .join('\n');

  it('has nothing personal of two hundred lines and more, in a triage and in a turn', async () => {
    const { triage: triaged, turn } = await at('ok');
    const before = fake.embedded.length;
    const lines = [...personalLines, ...freshPersonalLines];
    for (const { text } of lines) await triaged(text, {}, ['Zara Nikolova']);
    for (const { text } of personalLines.slice(0, 40)) await turn(said(text));
    await triaged('Zara Nikolova says that it hisses', {}, ['Zara Nikolova']);
    const raw = since(before);
    // Without what is personal many of them are the same, and the same is asked once.
    expect(fake.embedded.length - before).toBeGreaterThan(80);
    const leaks = lines.flatMap(({ secrets }) =>
      secrets.flatMap(one => one.split(' ')).filter(one => one.length > 2 && raw.includes(one)),
    );
    // Parts of names that are words of others' reports, too.
    const texts = lines.map(one => ({
      ...one,
      open: one.secrets.reduce((rest, secret) => rest.replaceAll(secret, ' '), one.text),
    }));
    expect(leaks.filter(one => !texts.some(({ open }) => open.includes(one)))).toEqual([]);
    expect(raw).not.toContain('Zara');
  });

  it('is nothing of what the gate holds back, nor of a conversation that a person has', async () => {
    const { triage: triaged, turn } = await at('ok');
    const before = fake.embedded.length;
    for (const { text } of knownLines) {
      const { outcome } = await triaged(text);
      if (outcome.handOver === null) throw new TypeError(`Not held back: ${text}`);
      expect(outcome).toEqual(triage(inputOf(text)));
      await turn(said(text));
    }
    expect(fake.embedded).toHaveLength(before);
    await turn(said(leaking), { takenOver: true });
    await turn(said('It hisses'), {}, { ...newConversation(), state: 'handed-over' });
    await turn(said('It hisses'), {}, { ...newConversation(), texts: ['My lawyer will write to you'] });
    await turn(
      { kind: 'button', button: 'person', offer: '' },
      {},
      { ...newConversation(), texts: [leaking] },
    );
    expect(fake.embedded).toHaveLength(before);
  });
});

describe('an endpoint that fails', () => {
  // One vector is one, however often its index is told.
  const same = new Set(['ok', 'index-twice', 'shuffled', 'no-usage', 'odd-usage', 'late']);
  const faults = Object.keys(embeddings).filter(name => !same.has(name));

  it.each(faults)('leaves a triage and a turn to the words, in time, and is told: %s', async scenario => {
    await storedAs(scenario);
    const { triage: triaged, turn } = await at(scenario);
    const text = 'It hisses at the joint';
    const started = performance.now();
    const found = await triaged(text);
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(found).toMatchObject({ engine: 'embedded-1', meaningFault: expect.any(String) });
    expect(found.outcome).toEqual(triage(inputOf(text)));
    const { engine, meaningFault, ...taken } = await turn(said(`${text}!`));
    expect([engine, meaningFault]).toEqual(['embedded-1 turn-1', expect.any(String)]);
    expect(taken).toEqual(takeTurn(newConversation(), said(`${text}!`), contextOf()));
  });

  it('is left alone after it has failed again and again', async () => {
    const { triage: triaged } = await at('server-error');
    const before = fake.embedded.length;
    const told = [];
    for (let time = 0; time < 7; time++)
      told.push((await triaged(`It hisses, ${'again '.repeat(time)}`)).meaningFault);
    expect(told.at(-1)).toBe('paused');
    expect(fake.embedded.length - before).toBe(5);
  });

  it('is no matter where none is configured, or where no article has a vector', async () => {
    const none = await at(null);
    expect(await none.triage(leaking)).toEqual({ outcome: triage(inputOf(leaking)), engine: 'embedded-1' });
    const { engine, ...turn } = await none.turn(said(leaking));
    expect([turn, engine]).toEqual([
      takeTurn(newConversation(), said(leaking), contextOf()),
      'embedded-1 turn-1',
    ]);
    await storedAs('another model');
    expect(await (await at('ok')).triage(leaking)).toMatchObject({ meaningFault: 'nothing-embedded' });
  });
});
