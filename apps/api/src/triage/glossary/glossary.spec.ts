import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Article, Problem, Term, TermsImported } from '#contracts';
import type { NewTerm } from '#contracts';
import { openHouse } from '../../../../../test/world/house';
import type { House } from '../../../../../test/world/house';
import { asOwner } from '../../../../../test/world/traces';

const Listed = z.object({ items: z.array(Term), nextCursor: z.string().nullable() });
const Found = z.object({ items: z.array(Article.pick({ title: true })) });

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() =>
  asOwner(house.api.db.ownerUrl, client => client.query('DELETE FROM glossary_term WHERE NOT is_protected')),
);

const term = (given: Partial<NewTerm>): NewTerm => ({ isProtected: false, zh: [], en: [], bg: [], ...given });
const snowflake = term({ en: ['overheats'], bg: ['снежинка'] });
const terms = async (query = '') => Listed.parse((await house.get(`/assistant/terms${query}`)).json).items;
const add = async (given: NewTerm) => Term.parse((await house.post('/assistant/terms', given)).json);
const send = (method: string, id: string, body?: object) =>
  house.as('manager', {
    method,
    path: `/api/assistant/terms/${id}`,
    ...(body && { body: JSON.stringify(body) }),
  });
const titlesFor = async (q: string) =>
  Found.parse((await house.get(`/articles?q=${encodeURIComponent(q)}`)).json).items.map(({ title }) => title);

describe('the words of the house', () => {
  it('lead a search to articles in another language from the next one on, until they are deleted', async () => {
    expect(await titlesFor('снежинка')).toEqual([]);
    const { id } = await add(snowflake);
    const found = await titlesFor('снежинка');
    expect(found.length).toBeGreaterThan(0);
    expect((await send('DELETE', id)).status).toBe(204);
    expect(await titlesFor('снежинка')).toEqual([]);
  });

  it('are searched, changed and told in the trail', async () => {
    const { id, version } = await add(snowflake);
    await add(term({ en: ['nozzle'], zh: ['喷嘴'] }));
    expect((await terms(`?q=${encodeURIComponent('НЕЖИН')}`)).map(({ bg }) => bg)).toEqual([['снежинка']]);
    expect((await terms()).map(({ en }) => en[0])).toEqual(['AirCore', 'nozzle', 'overheats']);
    const changed = await send('PATCH', id, { ...snowflake, en: ['star'], version });
    expect(changed).toMatchObject({ status: 200, json: { en: ['star'], version: 2 } });
    expect((await send('PATCH', id, { ...snowflake, version })).status).toBe(409);
    const trail = await asOwner(house.api.db.ownerUrl, client =>
      client.query(`SELECT detail FROM audit_event WHERE verb = 'organisation.change-term'`),
    );
    expect(trail.rows).toMatchObject([
      { detail: { before: { en: ['overheats'] }, after: { en: ['star'] } } },
    ]);
  });

  it('come in by the hundred, those that are known left out', async () => {
    await add(snowflake);
    const many = Array.from({ length: 200 }, (_, index) =>
      term({ en: [`part ${index}`], zh: [`零件 ${index}`] }),
    );
    const twice = [...many, snowflake, term({ en: ['Part 3'], bg: ['част 3'] })];
    const { json } = await house.post('/assistant/terms/import', { terms: twice });
    expect(TermsImported.parse(json)).toEqual({ added: 200, known: 2 });
  });
});

describe('a term that cannot be', () => {
  const wrong = async (given: object) => {
    const { status, json } = await house.post('/assistant/terms', given);
    return [status, Problem.parse(json).code];
  };

  it('has words in one language only, none at all, or a name of one letter', async () => {
    const refused = [400, 'input-invalid'];
    expect(await wrong(term({ en: ['nozzle'] }))).toEqual(refused);
    expect(await wrong(term({}))).toEqual(refused);
    expect(await wrong(term({ isProtected: true, en: ['X'] }))).toEqual(refused);
    expect(await wrong(term({ en: ['…'], zh: ['喷嘴'] }))).toEqual(refused);
  });

  it('is there already, in whatever case', async () => {
    await add(snowflake);
    expect(await wrong(term({ en: ['Overheats'], zh: ['过热'] }))).toEqual([409, 'already-exists']);
  });

  it('is one more than are looked for in every text', async () => {
    await asOwner(house.api.db.ownerUrl, client =>
      client.query(
        `INSERT INTO glossary_term (id, organisation_id, en, zh)
         SELECT gen_random_uuid(), $1, ARRAY['w' || n], ARRAY['z' || n] FROM generate_series(1, 1000) n`,
        [house.company.organisationId],
      ),
    );
    expect(await wrong(snowflake)).toEqual([400, 'input-invalid']);
  });

  it.each(['agent', 'dispatcher', 'engineer', 'partner-dispatcher', 'customer'] as const)(
    'is nothing that %s may say',
    async caller => {
      const body = JSON.stringify(snowflake);
      const answer = await house.as(caller, { method: 'POST', path: '/api/assistant/terms', body });
      expect(answer.status).toBe(403);
    },
  );
});
