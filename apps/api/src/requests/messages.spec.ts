import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { NotVisible } from '../platform/database';
import type { Scope } from '../platform/database';
import { asOwner, jobsOf, requestsOn } from './requests.fixture';

let db: TestDatabase;
let ours: Tenant;
let theirs: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db);
  ours = await makeTenant(db.database, { name: 'Ours' });
  theirs = await makeTenant(db.database, { name: 'Theirs' });
});
afterAll(() => on.jobs.stop());

const opened = () =>
  db.database.transaction(ours.scopes.customer, tx =>
    on.newRequests.create(tx, {
      equipmentId: ours.equipmentId,
      text: 'It is odd',
      locale: 'en',
      contact: { name: 'Mila', email: 'mila@example.com', phone: null },
      attachmentIds: [],
    }),
  );
const say = (scope: Scope, id: string, text: string, asks = false) =>
  db.database.transaction(scope, tx => on.messages.say(tx, id, { text, asks }));
const read = async (scope: Scope, id: string) => {
  const { items } = await db.database.transaction(scope, tx => on.messages.list(tx, id));
  return items.map(({ author, text }) => `${author}: ${text}`);
};

describe('messages', () => {
  it('go both ways, wait for the answer when staff asks, and lead to another triage', async () => {
    const { id } = await opened();
    await expect(say(ours.scopes.agent, id, 'Which light?', true)).rejects.toMatchObject({
      code: 'illegal-transition',
    });
    await on.triages.triage(id, ours.scopes.worker);
    expect((await say(ours.scopes.agent, id, 'Which light?', true)).status).toBe('awaiting_customer');
    expect((await say(ours.scopes.customer, id, 'The red one, it overheats')).status).toBe('triaging');
    expect((await read(ours.scopes.customer, id)).slice(-2)).toEqual([
      'staff: Which light?',
      'customer: The red one, it overheats',
    ]);
    expect(await jobsOf(db, id)).toEqual([
      'request.escalate',
      'request.mail-message',
      'request.mail-tracking',
      'triage.request',
      'triage.request',
    ]);
    await on.triages.triage(id, ours.scopes.worker);
    const { triage } = await db.database.transaction(ours.scopes.agent, tx => on.requests.get(tx, id));
    expect(triage?.faultCode).toBe('E21');
  });

  it("are nobody else's", async () => {
    const { id } = await opened();
    for (const scope of [theirs.scopes.agent, theirs.scopes.customer]) {
      await expect(read(scope, id)).rejects.toBeInstanceOf(NotVisible);
      await expect(say(scope, id, 'hello')).rejects.toBeInstanceOf(NotVisible);
    }
  });
});

describe('the hand-over', () => {
  it('and its reason are shown to the staff only', async () => {
    const { id } = await opened();
    await say(ours.scopes.customer, id, 'There is smoke and fire!');
    await on.triages.triage(id, ours.scopes.worker);
    const handOver = async (scope: Scope) =>
      (await db.database.transaction(scope, tx => on.requests.get(tx, id))).handOver;
    expect(await handOver(ours.scopes.agent)).toMatchObject({ owner: 'The agent' });
    expect(await handOver(ours.scopes.customer)).toBeNull();
    // Who works on it has taken it over.
    await say(ours.scopes.manager, id, 'Switch it off');
    expect(await handOver(ours.scopes.agent)).toMatchObject({ owner: 'The manager' });
  });
});

describe('what was settled without a visit', () => {
  it('is closed after a while', async () => {
    const { id } = await opened();
    await db.database.transaction(ours.scopes.agent, tx => on.requests.reject(tx, id, { version: 1 }));
    const weekAgo = () => new Date(Date.now() - 7 * 86_400_000);
    const close = () =>
      db.database.transaction(ours.scopes.worker, tx => on.requests.closeSettled(tx, weekAgo()));
    expect(await close()).toBe(0);
    await asOwner(db, `UPDATE service_request SET ended_at = now() - interval '8 days' WHERE id = $1`, [id]);
    expect(await close()).toBe(1);
    const { status } = await db.database.transaction(ours.scopes.agent, tx => on.requests.get(tx, id));
    expect(status).toBe('closed');
  });
});
