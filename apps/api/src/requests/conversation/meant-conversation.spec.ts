import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { meantEngine } from '../../knowledge/meaning/meaning.fixture';
import type { Scope, Tx } from '../../platform/database';
import { asOwner, requestsOn } from '../requests.fixture';

let db: TestDatabase;
let fake: FakeLlm;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;
let late: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  fake = await FakeLlm.start();
  tenant = await makeTenant(db.database);
  await asOwner(db, `UPDATE organisation SET assistant_mode = 'auto' WHERE id = $1`, [tenant.organisationId]);
  await article('It sings', 'The bearing vibrates.\n\nSpread some sand below the feet.', '{E21}');
  for (const about of ['paper', 'screen', 'door', 'card', 'ice'])
    for (const nth of ['first', 'second', 'third'])
      await article(`The ${nth} ${about}`, `About ${about}.`, '{}');
  const { engine, embedding } = await meantEngine(db, fake.url, 'ok');
  await embedding.run(tenant.scopes.worker);
  on = await requestsOn(db, engine);
  late = await requestsOn(db, (await meantEngine(db, fake.url, 'late:400')).engine);
});
afterAll(async () => {
  await on.jobs.stop();
  await late.jobs.stop();
  await fake.stop();
});

const article = (title: string, text: string, faultCodes: string) =>
  asOwner(
    db,
    `INSERT INTO article (id, organisation_id, slug, locale, title, text, fault_codes, audience)
     VALUES (gen_random_uuid(), $1, $2, 'en', $2, $3, $4, 'customer')`,
    [tenant.organisationId, title, text, faultCodes],
  );
const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => db.database.transaction(scope, work);
const reported = (text: string) =>
  as(tenant.scopes.customer, async tx => {
    const contact = null;
    const about = {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en' as const,
      contact,
      attachmentIds: [],
    };
    return (await on.newRequests.create(tx, about)).id;
  });
const replies = async (id: string) =>
  (await as(tenant.scopes.agent, tx => on.messages.list(tx, id))).items.filter(
    one => one.author === 'assistant',
  );
const request = (id: string) => as(tenant.scopes.agent, tx => on.requests.get(tx, id));

describe('a conversation with an embedding model', () => {
  it('asks about what only the meaning tells, and keeps with the result where it comes from', async () => {
    const id = await reported('Such a noise at night');
    await on.triages.triage(id, tenant.scopes.worker);
    const [asked] = await replies(id);
    const choice = asked?.offer?.buttons.find(one => one.button === 'choose' && one.value === 'E21');
    expect(choice).toBeDefined();
    expect((await request(id)).triage).toMatchObject({
      faultCode: null,
      engine: 'embedded-1 turn-1 near-fake:ok',
    });
    await as(tenant.scopes.customer, tx =>
      on.messages.press(tx, id, { button: 'choose', offer: asked?.offer?.id ?? '', value: 'E21' }),
    );
    await on.triages.triage(id, tenant.scopes.worker);
    expect((await replies(id)).at(-1)?.text).toContain('Spread some sand below the feet.');
    const { triage } = await request(id);
    expect(triage?.faultCode).toBe('E21');
    expect(triage?.evidence).toContainEqual(
      expect.objectContaining({ source: 'article', quote: 'It sings', byMeaning: true }),
    );
    const spent = await asOwner<{ calls: number }>(
      db,
      `SELECT count(*)::int AS calls FROM llm_call WHERE purpose = 'search' AND service_request_id = $1`,
      [id],
    );
    expect(spent).toEqual([{ calls: 1 }]);
  });

  it('says nothing more once a person has taken over while the endpoint was asked', async () => {
    await asOwner(db, `UPDATE article_vector SET model = 'fake:late:400'`);
    const id = await reported('Some vibration since noon');
    const before = fake.embedded.length;
    const working = late.triages.triage(id, tenant.scopes.worker);
    while (fake.embedded.length === before) await new Promise(resolve => setTimeout(resolve, 5));
    const { version } = await request(id);
    await as(tenant.scopes.agent, tx => on.requests.takeOver(tx, id, { version }));
    await working;
    expect(await replies(id)).toEqual([]);
    expect((await request(id)).takenOverAt).not.toBeNull();
  });

  it('answers the newest words, not those that the meaning was asked of', async () => {
    const id = await reported('The bearing again');
    const before = fake.embedded.length;
    const working = late.triages.triage(id, tenant.scopes.worker);
    while (fake.embedded.length === before) await new Promise(resolve => setTimeout(resolve, 5));
    await as(tenant.scopes.customer, tx => on.messages.say(tx, id, { text: 'There is smoke', asks: false }));
    await working;
    const said = await replies(id);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain('112');
    expect(
      fake.embedded
        .slice(before)
        .map(one => one.raw)
        .join(),
    ).not.toContain('smoke');
  });
});
