import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssistantMode, ModeScope } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import type { Scope, Tx } from '../../platform/database';
import { requestsOn } from '../requests.fixture';
import { ModesService } from './modes.service';

const modes = new ModesService();
let db: TestDatabase;
let tenant: Tenant;
let on: Awaited<ReturnType<typeof requestsOn>>;

beforeAll(async () => {
  db = await testDatabase(entities);
  on = await requestsOn(db);
});
beforeEach(async () => {
  tenant = await makeTenant(db.database);
});
afterAll(() => on.jobs.stop());

const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => db.database.transaction(scope, work);
const house: ModeScope = { modelId: null, category: null, channel: null };
const set = (
  scope: Partial<ModeScope>,
  from: AssistantMode | null,
  to: AssistantMode | null,
  whose: Tenant = tenant,
) => as(whose.scopes.manager, tx => modes.set(tx, { scope: { ...house, ...scope }, from, to }));
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
  await on.triages.triage(id, tenant.scopes.worker);
  const { items } = await as(tenant.scopes.agent, tx => on.messages.list(tx, id));
  const drafts = await as(tenant.scopes.agent, tx => on.drafts.list(tx, id));
  return { said: items.length, drafts: drafts.items.map(one => one.status) };
};

describe('the modes of a house', () => {
  it('begin with drafts and no exception, and tell who changed what from what to what', async () => {
    expect(await as(tenant.scopes.manager, tx => modes.modes(tx))).toEqual({
      mode: 'draft',
      rules: [],
      history: [],
    });
    await set({}, 'draft', 'shadow');
    await set({ channel: 'label' }, null, 'auto');
    await set({ channel: 'label' }, 'auto', null);
    const { mode, rules, history } = await as(tenant.scopes.manager, tx => modes.modes(tx));
    expect([mode, rules]).toEqual(['shadow', []]);
    expect(history).toMatchObject([
      { by: 'The manager', scope: { channel: 'label' }, from: 'auto', to: null },
      { by: 'The manager', scope: { channel: 'label' }, from: null, to: 'auto' },
      { by: 'The manager', scope: house, from: 'draft', to: 'shadow' },
    ]);
  });

  it('refuse who did not see the last change, a house without a mode, and a model that is not there', async () => {
    await set({}, 'draft', 'auto');
    await expect(set({}, 'draft', 'off')).rejects.toMatchObject({ code: 'stale-version' });
    await expect(set({}, 'auto', null)).rejects.toMatchObject({ code: 'input-invalid' });
    const foreign = await makeTenant(db.database);
    await expect(set({ modelId: foreign.modelId }, null, 'off')).rejects.toMatchObject({
      code: 'reference-unknown',
    });
  });

  it('change once when two managers change them at the same moment', async () => {
    const outcomes = await Promise.allSettled([set({}, 'draft', 'auto'), set({}, 'draft', 'off')]);
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect((await as(tenant.scopes.manager, tx => modes.modes(tx))).history).toHaveLength(1);
  });
});

describe('a report', () => {
  it('is answered as its model, its channel and its class of fault want it', async () => {
    expect(await reported('It makes an odd noise')).toEqual({ said: 0, drafts: ['waiting'] });
    await set({ modelId: tenant.modelId }, null, 'auto');
    expect(await reported('It makes an odd sound')).toEqual({ said: 1, drafts: [] });
    await set({ modelId: tenant.modelId, channel: 'portal' }, null, 'shadow');
    expect(await reported('It makes another sound')).toEqual({ said: 0, drafts: ['shadow'] });
  });

  it('is answered by the class of fault that the triage finds in it', async () => {
    await set({ category: 'cooling' }, null, 'auto');
    expect(await reported('It makes an odd noise')).toEqual({ said: 0, drafts: ['waiting'] });
    const { said } = await reported('The compressor overheats, the temperature is too hot');
    expect(said).toBe(1);
  });

  it('is not answered where the mode is off, though the house is not', async () => {
    await set({ channel: 'portal' }, null, 'off');
    expect(await reported('It makes an odd noise')).toEqual({ said: 0, drafts: [] });
  });
});
