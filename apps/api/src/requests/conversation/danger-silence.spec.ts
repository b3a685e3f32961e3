import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import { asOwner, requestsOn } from '../requests.fixture';

/** Neither clearly danger nor clearly none: the customer is asked. */
const doubtful = 'the casing is hot and hums';

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
let reports = 0;
const asked = async () => {
  const { id } = await as(tenant.scopes.customer, tx =>
    on.newRequests.create(tx, {
      equipmentId: tenant.equipmentId,
      // The same words twice are the same report.
      text: `${doubtful} ${'and hums '.repeat(++reports)}`,
      locale: 'bg',
      contact: null,
      attachmentIds: [],
    }),
  );
  await turn(id);
  expect((await thread(id)).at(-1)?.offer?.buttons[0]?.button).toBe('in-danger');
  return id;
};
const thread = async (id: string) => (await as(tenant.scopes.agent, tx => on.messages.list(tx, id))).items;
const request = (id: string) => as(tenant.scopes.agent, tx => on.requests.get(tx, id));
const escalate = (id: string) => as(tenant.scopes.worker, tx => on.escalations.escalate(tx, id));
const minutesPass = (id: string, minutes: number) =>
  asOwner(db, `UPDATE request_message SET at = at - $2 * interval '1 minute' WHERE service_request_id = $1`, [
    id,
    minutes,
  ]);
const write = (id: string, text: string) =>
  as(tenant.scopes.customer, tx => on.messages.say(tx, id, { text, asks: false }));
const say = async (id: string, text: string) => {
  await write(id, text);
  await turn(id);
};
const press = async (id: string, button: 'in-danger' | 'nobody-in-danger') => {
  const offer = (await thread(id)).at(-1)?.offer?.id ?? '';
  await as(tenant.scopes.customer, tx => on.messages.press(tx, id, { button, offer }));
  await turn(id);
};

describe('a question about danger that nobody answers', () => {
  it('says at once what to do until it is answered, and is looked at again after three minutes', async () => {
    const id = await asked();
    expect((await thread(id)).at(-1)?.text).toContain('112');
    const [job] = await asOwner<{ seconds: string }>(
      db,
      `SELECT extract(epoch FROM start_after - created_on) AS seconds FROM pgboss.job
       WHERE name = 'request.escalate' AND data->>'requestId' = $1`,
      [id],
    );
    expect(Math.round(Number(job?.seconds) / 10)).toBe(18);
  });

  it('goes to a person, who must come within a quarter of an hour, and the customer is told what to do', async () => {
    const id = await asked();
    await minutesPass(id, 2);
    await escalate(id);
    expect((await request(id)).handOver).toBeNull();
    await minutesPass(id, 2);
    await escalate(id);
    const { handOver, urgency } = await request(id);
    expect(handOver).toMatchObject({ reason: 'danger-unanswered', owner: 'The agent' });
    const minutes = (Date.parse(handOver?.deadline ?? '') - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(13);
    expect(minutes).toBeLessThan(16);
    expect(urgency).not.toBe('critical');
    const messages = await thread(id);
    expect(messages.at(-1)).toMatchObject({ author: 'assistant', locale: 'en' });
    expect(messages.at(-1)?.text).toContain('goes to a person now');
    expect(messages.at(-1)?.text).toContain('Keep everybody away');
    expect(messages.at(-1)?.offer).toEqual(messages[0]?.offer);
    await escalate(id);
    expect(await thread(id)).toHaveLength(messages.length);
  });

  it('needs no person any more once the customer says that nobody is in danger', async () => {
    const id = await asked();
    await minutesPass(id, 4);
    await escalate(id);
    await press(id, 'nobody-in-danger');
    expect((await request(id)).handOver).toBeNull();
    expect((await thread(id)).at(-1)).toMatchObject({ author: 'assistant' });
  });

  it('stays with the person who has come, whatever is said then', async () => {
    const id = await asked();
    await minutesPass(id, 4);
    await escalate(id);
    const { version } = await request(id);
    await as(tenant.scopes.agent, tx => on.requests.takeOver(tx, id, { version }));
    await press(id, 'nobody-in-danger');
    expect((await request(id)).handOver).toMatchObject({ reason: 'danger-unanswered' });
  });

  it('is danger once the customer says so', async () => {
    const id = await asked();
    await minutesPass(id, 4);
    await escalate(id);
    await press(id, 'in-danger');
    const { handOver, urgency } = await request(id);
    expect(handOver).toMatchObject({ reason: 'danger' });
    expect(urgency).toBe('critical');
  });

  it.each([
    ['answered', (id: string) => press(id, 'nobody-in-danger')],
    ['followed by words that are still to be read', (id: string) => write(id, 'Hello?')],
    ['followed by other words', (id: string) => say(id, 'Hello? It still hums')],
  ])('is not one when it was %s', async (_, answer) => {
    const id = await asked();
    await answer(id);
    await minutesPass(id, 9);
    await escalate(id);
    expect((await request(id)).handOver?.reason).not.toBe('danger-unanswered');
  });
});
