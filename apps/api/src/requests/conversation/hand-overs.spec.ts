import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import { asOwner, jobsOf, requestsOn } from '../requests.fixture';

let db: TestDatabase;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db);
  tenant = await makeTenant(db.database);
  await asOwner(db, `UPDATE organisation SET assistant_mode = 'auto' WHERE id = $1`, [tenant.organisationId]);
});
afterAll(() => on.jobs.stop());

const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => db.database.transaction(scope, work);
const turn = (id: string) => on.triages.triage(id, tenant.scopes.worker);
const reported = async (text: string) => {
  const { id } = await as(tenant.scopes.customer, tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      text,
      locale: 'en',
      contact: null,
      attachmentIds: [],
    }),
  );
  await turn(id);
  return id;
};
const said = (id: string, text: string) =>
  as(tenant.scopes.customer, tx => on.messages.say(tx, id, { text, asks: false }));
const thread = async (id: string) => (await as(tenant.scopes.agent, tx => on.messages.list(tx, id))).items;
const request = (id: string) => as(tenant.scopes.agent, tx => on.requests.get(tx, id));
const takeOver = async (id: string) => {
  const { version } = await request(id);
  return as(tenant.scopes.agent, tx => on.requests.takeOver(tx, id, { version }));
};
const giveBack = async (id: string) => {
  const { version } = await request(id);
  return as(tenant.scopes.agent, tx => on.handOvers.giveBack(tx, id, { version }));
};

describe('a conversation that is given back', () => {
  it('is answered from what the customer said last, by a machine that says so again', async () => {
    const id = await reported('It makes an odd noise');
    await takeOver(id);
    await said(id, 'Are you there? The compressor is too hot');
    await turn(id);
    const before = (await thread(id)).length;
    const after = await giveBack(id);
    expect([after.takenOverAt, after.handOver]).toEqual([null, null]);
    expect(await jobsOf(db, id)).toContain('triage.request');
    await turn(id);
    const added = (await thread(id)).slice(before);
    expect(added.map(one => one.author)).toEqual(['assistant']);
    expect(added[0]?.text).toContain('not a person');
  });

  it('is not answered again where a person has answered', async () => {
    const id = await reported('It makes an odd noise');
    await said(id, 'Hello?');
    await as(tenant.scopes.agent, tx => on.messages.say(tx, id, { text: 'We come tomorrow', asks: false }));
    await turn(id);
    const before = await thread(id);
    await giveBack(id);
    await turn(id);
    expect(await thread(id)).toEqual(before);
  });

  it('goes to a person again at the first word of danger', async () => {
    const id = await reported('It makes an odd noise');
    await takeOver(id);
    await giveBack(id);
    await said(id, 'Now there is smoke coming out of it');
    await turn(id);
    expect((await request(id)).handOver).toMatchObject({ reason: 'smoke' });
    expect((await thread(id)).at(-1)?.text).toContain('112');
  });

  it('must be somebody’s, and seen as it is', async () => {
    const id = await reported('It makes an odd noise');
    await expect(giveBack(id)).rejects.toMatchObject({ code: 'illegal-transition' });
    const { version } = await takeOver(id);
    await expect(
      as(tenant.scopes.agent, tx => on.handOvers.giveBack(tx, id, { version: version - 1 })),
    ).rejects.toThrow('changed meanwhile');
  });

  it('keeps every message in the language that it was written in', async () => {
    const id = await reported('It makes an odd noise');
    await said(id, 'Машината пак спря и не тръгва');
    await as(tenant.scopes.agent, tx => on.messages.say(tx, id, { text: '我们明天上午到', asks: false }));
    expect((await thread(id)).map(one => one.locale).slice(-2)).toEqual(['bg', 'zh']);
  });
});
