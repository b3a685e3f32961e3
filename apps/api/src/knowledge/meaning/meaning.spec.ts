import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Article, Locale } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { embeddings } from '../../../../../test/fake-llm/embeddings';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { readConfig } from '../../platform/config';
import { insert } from '../../platform/database';
import type { Scope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { createLog } from '../../platform/log';
import { SpendingService } from '../../triage';
import { quietMails } from '../../triage/spending/budget-mails.fixture';
import { ArticleRow } from '../article.entity';
import { ArticlesService } from '../articles.service';
import { EmbeddingService } from './embedding.service';
import { MeaningHost } from './meaning-host';
import { MeaningService } from './meaning.service';
import { QueryMeaning } from './query-meaning';
import { Shelves } from './shelves';

let db: TestDatabase;
let fake: FakeLlm;
let tenant: Tenant;
let spending: SpendingService;
const log = createLog('silent');
const clock = () => new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase(entities);
  fake = await FakeLlm.start();
  spending = new SpendingService(db.database, log, await quietMails(db));
});
beforeEach(async () => {
  tenant = await makeTenant(db.database);
  await write('fan', 'en', 'Clean the fan', 'Dust keeps the air out.');
  await write('leak', 'zh', '查找漏气', '听一听接头。');
  await write('secret', 'bg', 'Шум от лагер', 'Само за инженери.', { audience: 'engineer' });
});
afterAll(() => fake.stop());

const write = (slug: string, locale: Locale, title: string, text: string, more: Partial<ArticleRow> = {}) =>
  db.database.transaction(tenant.scopes.worker, tx =>
    insert(tx, ArticleRow, { slug, locale, title, text, audience: 'customer', ...more }),
  );

/** The product at an endpoint that behaves like this. */
function at(scenario: string) {
  const config = readConfig({ OPENAI_BASE_URL: fake.url, OPENAI_EMBEDDING_MODEL: `fake:${scenario}` });
  const host = new MeaningHost(config, clock);
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  const embedding = new EmbeddingService(db.database, jobs, host, spending, log);
  const meaning = new QueryMeaning(host, spending, log);
  const articles = new ArticlesService(new Shelves());
  const service = new MeaningService(host, spending);
  return {
    host,
    embed: (anew = false) => embedding.run(tenant.scopes.worker, { anew }),
    show: () => db.database.transaction(tenant.scopes.manager, tx => service.describe(tx)),
    search: async (
      q: string,
      scope: Scope = tenant.scopes.agent,
      page: { limit?: number; cursor?: string } = {},
    ) => {
      const meant = await meaning.of(tenant.organisationId, q);
      const found = await db.database.transaction(
        scope,
        tx => articles.list(tx, { limit: 50, q, ...page }, meant),
        {
          readOnly: true,
        },
      );
      return { ...found, titles: found.items.map((one: Article) => one.title) };
    },
  };
}

/** Its vectors are stored with this one; then another process serves an endpoint that misbehaves under the same name. */
async function storedAs(scenario: string): Promise<void> {
  await at('ok').embed();
  await db.database.transaction(tenant.scopes.worker, tx =>
    tx.run('UPDATE article_vector SET model = $2 WHERE organisation_id = $1', [
      tenant.organisationId,
      `fake:${scenario}`,
    ]),
  );
}

describe('articles by their meaning', () => {
  it('are found by other words, in other languages, and those with the very words stay first', async () => {
    const { embed, search } = at('ok');
    expect(await embed()).toEqual({ embedded: 3, dropped: 0, fault: null });
    const overheated = await search('overheating');
    expect(overheated).toMatchObject({
      titles: ['Clean the fan'],
      search: { by: 'words-and-meaning', without: null },
    });
    expect((await search('hissing noise at night')).titles).toEqual(
      expect.arrayContaining(['查找漏气', 'Шум от лагер']),
    );
    expect((await search('clean the fan')).titles[0]).toBe('Clean the fan');
  });

  it('are nobody’s who may not read them', async () => {
    const { embed, search } = at('ok');
    await embed();
    expect((await search('vibration')).titles).toContain('Шум от лагер');
    for (const scope of [tenant.scopes.customer, tenant.scopes.visitor])
      expect((await search('vibration', scope)).titles).not.toContain('Шум от лагер');
    for (const scope of [
      tenant.scopes.manager,
      tenant.scopes.partner,
      tenant.scopes.customer,
      tenant.scopes.visitor,
    ])
      await expect(
        db.database.transaction(scope, tx => tx.rows('SELECT 1 FROM article_vector')),
      ).rejects.toThrow('row security refused');
    const mine = tenant;
    tenant = await makeTenant(db.database);
    expect((await search('vibration')).search).toEqual({ by: 'words', without: 'nothing-embedded' });
    tenant = mine;
  });

  it('page in one order', async () => {
    const { embed, search } = at('ok');
    await embed();
    const whole = (await search('hot leak noise')).titles;
    const first = await search('hot leak noise', tenant.scopes.agent, { limit: 1 });
    const second = await search('hot leak noise', tenant.scopes.agent, {
      limit: 5,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.titles, ...second.titles]).toEqual(whole);
    expect(whole.length).toBeGreaterThan(2);
  });

  it('page on by words where the first page was found by words, although the endpoint is back', async () => {
    await at('ok').embed();
    await write('air', 'en', 'The air filter', 'Clean it, then the fan.');
    const [back, gone] = [at('ok'), at('server-error')];
    const byWords = (await gone.search('clean fan')).titles;
    const first = await gone.search('clean fan', tenant.scopes.agent, { limit: 1 });
    const second = await back.search('clean fan', tenant.scopes.agent, {
      limit: 5,
      cursor: first.nextCursor ?? '',
    });
    expect(second.search?.by).toBe('words');
    expect([...first.titles, ...second.titles]).toEqual(byWords);
    expect(byWords.length).toBeGreaterThan(1);
  });
});

describe('the vectors of articles', () => {
  const sent = () => fake.embedded.flatMap(one => one.asked.input);

  it('cost a call for what has changed, and for nothing else', async () => {
    const { embed, show } = at('ok');
    await embed();
    const before = sent().length;
    expect(await embed()).toEqual({ embedded: 0, dropped: 0, fault: null });
    await db.database.transaction(tenant.scopes.worker, tx =>
      tx.run(
        `UPDATE article SET text = 'Now with a brush.', version = 2 WHERE slug = 'fan' AND organisation_id = $1`,
        [tenant.organisationId],
      ),
    );
    expect(await show()).toMatchObject({ pieces: 3, embedded: 2 });
    expect(await embed()).toEqual({ embedded: 1, dropped: 1, fault: null });
    expect(sent().slice(before)).toEqual(['Clean the fan\nNow with a brush.']);
    expect(await show()).toMatchObject({ articles: 3, pieces: 3, embedded: 3, dimension: 16 });
  });

  it('are those of the model in use: another one begins anew, and the old ones stay until it is done', async () => {
    await at('ok').embed();
    expect(await at('server-error').embed()).toMatchObject({ embedded: 0, dropped: 0, fault: 'unreachable' });
    expect(await at('ok').show()).toMatchObject({ embedded: 3 });
    expect(await at('shuffled').embed()).toEqual({ embedded: 3, dropped: 3, fault: null });
    expect(await at('ok').show()).toMatchObject({ embedded: 0 });
  });

  it('are not mixed with those of another dimension, until somebody has all of them made anew', async () => {
    await storedAs('other-dimension');
    const { embed, show } = at('other-dimension');
    await write('ice', 'en', 'Defrost the dryer', 'Ice.');
    expect(await embed()).toMatchObject({ embedded: 0, fault: 'garbled' });
    expect(await embed(true)).toEqual({ embedded: 4, dropped: 3, fault: null });
    expect(await show()).toMatchObject({ embedded: 4, dimension: 17 });
  });

  it('are made without what is personal', async () => {
    await write('care', 'en', 'Who cares', 'Ask Ivan Petrov at ivan@example.com or +359 88 812 3456.');
    const before = fake.embedded.length;
    await at('ok').embed();
    const raw = fake.embedded
      .slice(before)
      .map(one => one.raw)
      .join('\n');
    for (const secret of ['Petrov', 'example.com', '812']) expect(raw).not.toContain(secret);
  });

  it('are counted, stop at the budget of the month, and are shown with their cost', async () => {
    await db.database.transaction(tenant.scopes.manager, tx =>
      spending.setBudget(tx, {
        currency: 'EUR',
        priceIn: 100,
        priceOut: 100,
        priceSearch: 20,
        monthly: 0.0001,
        warnShare: 0.8,
        version: 0,
      }),
    );
    expect(await at('ok').embed()).toEqual({ embedded: 0, dropped: 0, fault: 'spent' });
    await db.database.transaction(tenant.scopes.manager, async tx => {
      const { budget } = await spending.spending(tx);
      await spending.setBudget(tx, { ...budget, monthly: 5 });
    });
    expect(await at('ok').embed()).toMatchObject({ embedded: 3, fault: null });
    // The fake says 9 tokens a call.
    expect(await at('ok').show()).toMatchObject({
      tokens: 9,
      cost: 0.00018,
      currency: 'EUR',
      last: { fault: null },
    });
  });
});

describe('a search whose endpoint fails', () => {
  // One vector is one, however often its index is told.
  const same = new Set(['ok', 'index-twice', 'shuffled', 'no-usage', 'odd-usage', 'late']);
  const faults = Object.keys(embeddings).filter(name => !same.has(name));

  it.each(faults)('goes on by words alone, in time, and says so: %s', async scenario => {
    await storedAs(scenario);
    const { search } = at(scenario);
    const started = performance.now();
    const found = await search('clean the fan');
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(found.titles).toContain('Clean the fan');
    expect(found.search?.by).toBe('words');
    expect(found.search?.without).toEqual(expect.any(String));
  });

  it('does not ask the endpoint what is held back', async () => {
    const { embed, search } = at('ok');
    await embed();
    const before = fake.embedded.length;
    for (const q of ['E21', 'smoke from the fan', 'my lawyer'])
      expect((await search(q)).search).toEqual({ by: 'words', without: 'not-asked' });
    expect(fake.embedded).toHaveLength(before);
  });

  it('is asked once for the same words', async () => {
    const { embed, search } = at('ok');
    await embed();
    const before = fake.embedded.length;
    await search('too hot');
    await search('too hot ');
    expect(fake.embedded).toHaveLength(before + 1);
  });

  it('is what it always was where no model is configured', async () => {
    const articles = new ArticlesService(new Shelves());
    const found = await db.database.transaction(tenant.scopes.agent, tx =>
      articles.list(tx, { limit: 5, q: 'fan' }),
    );
    expect(found).toMatchObject({
      items: [{ title: 'Clean the fan' }],
      search: { by: 'words', without: null },
    });
    expect(new MeaningHost(readConfig({}), clock)).toMatchObject({ embedder: null, host: null });
  });
});

describe('the check of the endpoint', () => {
  it('says what came, and whether it joins languages', async () => {
    const { host } = at('ok');
    await host.tryOut();
    expect(host.check).toMatchObject({ fault: null, dimension: 16, joinsLanguages: true });
    const broken = at('zero').host;
    await broken.tryOut();
    expect(broken.check).toMatchObject({ fault: 'garbled', dimension: null, joinsLanguages: null });
  });
});
