import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locale } from '#contracts';
import { testDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { insert, NotVisible } from '../platform/database';
import type { Database, Scope } from '../platform/database';
import { ArticleRow } from './article.entity';
import { ArticlesService } from './articles.service';
import { Shelves } from './meaning/shelves';

let database: Database;
let ours: Tenant;
let theirs: Tenant;
const service = new ArticlesService(new Shelves());

beforeAll(async () => {
  ({ database } = await testDatabase(entities));
  ours = await makeTenant(database, { name: 'Ours' });
  theirs = await makeTenant(database, { name: 'Theirs' });
  await write(
    ours,
    'fan',
    'en',
    'Replace the cooling fan',
    'The compressor overheats when the fan is blocked.',
  );
  await write(ours, 'fan', 'zh', '更换冷却风扇', '风扇堵塞时空压机过热。');
  await write(ours, 'fan', 'bg', 'Смяна на вентилатора', 'Компресорът прегрява при запушен вентилатор.');
  await write(ours, 'leak', 'en', 'Find an air leak', 'Pressure falls; listen at the couplings.', {
    audience: 'engineer',
    faultCodes: ['E40'],
  });
  await write(
    theirs,
    'fan',
    'en',
    'A secret of the competitor',
    'The compressor overheats, says the competitor.',
  );
});

const write = (
  tenant: Tenant,
  slug: string,
  locale: Locale,
  title: string,
  text: string,
  more: Partial<ArticleRow> = {},
) =>
  database.transaction(tenant.scopes.worker, tx =>
    insert(tx, ArticleRow, {
      slug,
      locale,
      title,
      text,
      modelIds: [tenant.modelId],
      faultCodes: ['E21'],
      audience: 'customer',
      ...more,
    }),
  );

const found = async (scope: Scope, query: Partial<Parameters<ArticlesService['list']>[1]>) => {
  const { items } = await database.transaction(scope, tx => service.list(tx, { limit: 50, ...query }));
  return items.map(article => article.title);
};

describe('search', () => {
  it.each([
    ['compressor is overheating', 'Replace the cooling fan'],
    ['空压机过热', '更换冷却风扇'],
    ['компресорът прегря', 'Смяна на вентилатора'],
  ])('%s finds %s first', async (q, title) => {
    expect((await found(ours.scopes.agent, { q }))[0]).toBe(title);
  });

  it.each(['漏气', 'теч на въздух'])('%s finds what is written in English only', async q => {
    expect((await found(ours.scopes.agent, { q })).slice(0, 2)).toContain('Find an air leak');
  });

  it('never leaves the organisation', async () => {
    expect(await found(ours.scopes.agent, { q: 'competitor' })).not.toContain('A secret of the competitor');
    expect(await found(theirs.scopes.agent, { q: 'overheats' })).toEqual(['A secret of the competitor']);
  });

  it('learns of a new article at once', async () => {
    await found(ours.scopes.agent, { q: 'defrost' });
    await write(ours, 'defrost', 'en', 'Defrost the dryer', 'Ice on the dryer.');
    expect((await found(ours.scopes.agent, { q: 'defrost the dryer' }))[0]).toBe('Defrost the dryer');
  });

  it('pages by position', async () => {
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const given: string | undefined = cursor;
      const page = await database.transaction(ours.scopes.agent, tx =>
        service.list(tx, { q: 'compressor overheats fan', limit: 1, ...(given ? { cursor: given } : {}) }),
      );
      titles.push(...page.items.map(article => article.title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(titles).toEqual(await found(ours.scopes.agent, { q: 'compressor overheats fan' }));
  });

  it('refuses a cursor of another list', async () => {
    await expect(found(ours.scopes.agent, { q: 'fan', cursor: 'nonsense' })).rejects.toThrow('cursor');
  });
});

describe('who reads what', () => {
  it('customers and visitors read what is meant for customers, in lists, by search and by id', async () => {
    const [internal] = await database.transaction(ours.scopes.agent, tx =>
      tx.rows<{ id: string }>(`SELECT id FROM article WHERE slug = 'leak'`),
    );
    for (const scope of [ours.scopes.customer, ours.scopes.visitor]) {
      expect(await found(scope, {})).not.toContain('Find an air leak');
      expect(await found(scope, { q: 'air leak' })).not.toContain('Find an air leak');
      await expect(
        database.transaction(scope, tx => service.get(tx, internal?.id ?? '')),
      ).rejects.toBeInstanceOf(NotVisible);
    }
    expect(await found(ours.scopes.partner, { q: 'air leak' })).toContain('Find an air leak');
  });

  it('filters by language, model and fault code', async () => {
    expect(await found(ours.scopes.agent, { locale: 'zh' })).toEqual(['更换冷却风扇']);
    expect(await found(ours.scopes.agent, { faultCode: 'E40' })).toEqual(['Find an air leak']);
    expect(await found(ours.scopes.agent, { modelId: theirs.modelId })).toEqual([]);
  });

  it('gives an engineer each article once, in the own language where there is one', async () => {
    const about = (locale: Locale) =>
      database.transaction(ours.scopes.agent, tx =>
        service.about(tx, { modelId: ours.modelId, faultCode: 'E21', locale }),
      );
    expect((await about('bg')).map(article => article.title)).toEqual([
      'Смяна на вентилатора',
      'Defrost the dryer',
    ]);
  });
});
