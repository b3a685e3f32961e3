import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { BodyOf, routes } from '#contracts';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { NotVisible } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { Endpoint, LlmFailed, Model } from '../../platform/llm';
import { createLog } from '../../platform/log';
import { asOwner } from '../../requests/requests.fixture';
import { quietMails } from './budget-mails.fixture';
import { modelCalls } from './model-calls.store';
import { spendingOfRequest } from './request-spending.store';
import { SpendingService } from './spending.service';

const shape = { name: 'colour', schema: z.object({ colour: z.enum(['green', 'red']) }) };
const messages = [{ role: 'user' as const, content: 'Which colour? 绿色 зелено' }];
/** What the fake says it has used for an answer: 12 tokens in and 7 out. */
const priced = { currency: 'EUR', priceIn: 1_000, priceOut: 10_000, priceSearch: null, warnShare: 0.8 };
const eachCosts = (12 * 1_000 + 7 * 10_000) / 1_000_000;

/** One millisecond later with every transaction: the order of the trail is that of the deeds. */
let tick = 0;
let db: TestDatabase;
let fake: FakeLlm;
let spending: SpendingService;
let tenant: Tenant;
beforeAll(async () => {
  db = await testDatabase(entities, { now: () => new Date(Date.parse('2026-06-15T09:00:00Z') + tick++) });
  fake = await FakeLlm.start();
  spending = new SpendingService(db.database, createLog('silent'), await quietMails(db));
});
beforeEach(async () => {
  tenant = await makeTenant(db.database);
});
afterAll(() => fake.stop());

const as = <T>(work: (tx: Tx) => Promise<T>) => db.database.transaction(tenant.scopes.manager, work);
const set = (budget: Partial<BodyOf<typeof routes.setAssistantBudget>>) =>
  as(tx => spending.setBudget(tx, { ...priced, monthly: null, version: 0, ...budget }));
const shown = (month?: string) => as(tx => spending.spending(tx, month));
const modelOf = (scenario: string, atOnce = 4) =>
  new Model(new Endpoint({ baseUrl: fake.url, apiKey: null, model: `fake:${scenario}` }), { atOnce });
const ask = (
  model: Model,
  { maxTokens = 20, deadlineMs = 5_000, requestId = null as string | null } = {},
) => {
  const spend = spending.spend({ organisationId: tenant.organisationId, requestId }, 'triage', 'fake');
  const question = { messages, maxTokens, deadlineMs, spend };
  return model.decide(tenant.organisationId, question, shape).then(
    () => 'answered',
    (error: unknown) => (error instanceof LlmFailed ? error.fault : String(error)),
  );
};

describe('what the language model costs', () => {
  it('is counted in tokens where no price is set, and in money from then on', async () => {
    await ask(modelOf('ok'));
    expect(await shown()).toMatchObject({
      state: 'unlimited',
      spent: 0,
      days: [
        { purpose: 'triage', calls: 1, failed: 0, unmeasured: 0, tokensIn: 12, tokensOut: 7, cost: null },
      ],
    });
    await set({});
    await ask(modelOf('ok'));
    const { spent, days } = await shown();
    expect(spent).toBeCloseTo(eachCosts, 6);
    expect(days).toMatchObject([{ calls: 2, tokensIn: 24, tokensOut: 14 }]);
  });

  it('is written for each call, also for one that is tried or asked again', async () => {
    expect(await ask(modelOf('busy-once'))).toBe('answered');
    expect(await ask(modelOf('wrong-enum'))).toBe('garbled');
    expect((await shown()).days).toMatchObject([{ calls: 4, failed: 1, tokensIn: 36, tokensOut: 21 }]);
  });

  it('is the most that it can be where the endpoint tells nothing, or broke off', async () => {
    await set({});
    await ask(modelOf('no-usage'));
    await ask(modelOf('length'));
    const { days } = await shown();
    expect(days).toMatchObject([{ calls: 2, failed: 1, unmeasured: 2, tokensOut: 40 }]);
    expect(days[0]?.tokensIn).toBeGreaterThan(2 * Buffer.byteLength(messages[0]?.content ?? ''));
    expect(days[0]?.cost).toBeGreaterThan(2 * eachCosts);
  });

  it('stays with the request that it was for, and without one when that is forgotten', async () => {
    await asOwner(
      db,
      `INSERT INTO service_request (id, organisation_id, customer_id, equipment_id, site_id, number, status, channel, text,
         serial_number, model_name, site_name, city, time_zone, customer_name)
       SELECT $2, e.organisation_id, e.customer_id, e.id, e.site_id, 'SR-9', 'new', 'label', 'T', 'S', 'M', 'Site', 'Sofia', 'UTC', 'C'
       FROM equipment e WHERE e.id = $1`,
      [tenant.equipmentId, tenant.siteId],
    );
    await ask(modelOf('ok'), { requestId: tenant.siteId });
    const of = await as(tx => spendingOfRequest(tx, tenant.siteId));
    expect(of).toMatchObject({
      calls: 1,
      failed: 0,
      refused: 0,
      unmeasured: 0,
      tokensIn: 12,
      tokensOut: 7,
      costs: [],
    });
    expect(of.newest).toMatchObject([
      { purpose: 'triage', model: 'fake', isMeasured: true, fault: null, cost: null },
    ]);
    await set({});
    await ask(modelOf('no-usage'), { requestId: tenant.siteId });
    await ask(modelOf('ok'), { requestId: tenant.siteId });
    const then = await as(tx => spendingOfRequest(tx, tenant.siteId));
    expect(then).toMatchObject({ calls: 3, unmeasured: 1, costs: [{ currency: 'EUR' }] });
    expect(then.costs[0]?.cost).toBeGreaterThan(eachCosts);
    expect(then.newest.map(one => one.isMeasured)).toEqual([true, false, true]);
    await set({ monthly: 0, version: 1 });
    expect(await ask(modelOf('ok'), { requestId: tenant.siteId })).toBe('spent');
    const last = await as(tx => spendingOfRequest(tx, tenant.siteId));
    expect(last).toMatchObject({ calls: 3, failed: 0, refused: 1, costs: then.costs });
    const { scopes } = await makeTenant(db.database);
    for (const scope of [scopes.manager, scopes.agent])
      await expect(
        db.database.transaction(scope, tx => spendingOfRequest(tx, tenant.siteId)),
      ).rejects.toBeInstanceOf(NotVisible);
    const requests = () =>
      as(tx => tx.rows<{ id: string | null }>('SELECT service_request_id AS id FROM llm_call'));
    expect(await requests()).toEqual(Array.from({ length: 4 }, () => ({ id: tenant.siteId })));
    await asOwner(db, 'DELETE FROM service_request WHERE id = $1', [tenant.siteId]);
    expect(await requests()).toEqual(Array.from({ length: 4 }, () => ({ id: null })));
  });
});

describe('the budget of a month', () => {
  it('stops the calls before it is passed, tells it once, and lets them go on once it is raised', async () => {
    await set({ monthly: 0.7 });
    const model = modelOf('ok');
    const before = fake.received.length;
    const said: string[] = [];
    for (let time = 0; time < 12; time++) said.push(await ask(model));
    const answered = said.filter(one => one === 'answered').length;
    expect(said).toEqual([...Array(answered).fill('answered'), ...Array(12 - answered).fill('spent')]);
    expect(answered).toBeGreaterThan(2);
    expect(fake.received.length - before).toBe(answered);
    const { state, spent, days } = await shown();
    expect(state).toBe('stopped');
    expect(spent).toBeLessThanOrEqual(0.7);
    expect(days).toMatchObject([{ calls: answered, refused: 12 - answered }]);
    const told = await as(tx =>
      tx.rows<{ verb: string }>(
        `SELECT verb FROM audit_event WHERE verb LIKE 'organisation.assistant-budget-%'`,
      ),
    );
    expect(told.filter(one => one.verb.endsWith('stopped'))).toHaveLength(1);
    await set({ monthly: 50, version: 1 });
    expect(await ask(model)).toBe('answered');
    expect((await shown()).state).toBe('within');
  });

  it('warns from its share on', async () => {
    await set({ monthly: 10, warnShare: 0.1 });
    const model = modelOf('ok');
    for (let time = 0; time < 14; time++) await ask(model);
    expect((await shown()).state).toBe('warned');
    const told = await as(tx =>
      tx.rows(`SELECT 1 FROM audit_event WHERE verb = 'organisation.assistant-budget-warned'`),
    );
    expect(told).toHaveLength(1);
  });

  it('is not passed by many questions at once', async () => {
    // The endpoint tells nothing, so each stays at the most that it can cost: few have room.
    await set({ monthly: 1.2 });
    const model = modelOf('no-usage', 30);
    // All connections stand before it begins: who opens one first would come one after the other.
    await Promise.all(Array.from({ length: 8 }, () => as(tx => tx.rows('SELECT pg_sleep(0.1)'))));
    const said = await Promise.all(Array.from({ length: 30 }, () => ask(model)));
    const { spent } = await shown();
    expect(spent).toBeLessThanOrEqual(1.2);
    expect(said).toContain('answered');
    expect(said.filter(one => one === 'spent').length).toBeGreaterThan(20);
  });

  it('is of one organisation, and of one month in its zone', async () => {
    await set({ monthly: 0.0001 });
    expect(await ask(modelOf('ok'))).toBe('spent');
    const first = tenant;
    tenant = await makeTenant(db.database);
    expect(await ask(modelOf('ok'))).toBe('answered');
    tenant = first;
    await set({ monthly: 1, version: 1 });
    // The last moment of January in Sofia, and the first of February: both are the 31st in Greenwich.
    for (const at of ['2026-01-31T21:59:59Z', '2026-01-31T22:00:00Z'])
      await asOwner(
        db,
        `INSERT INTO llm_call (id, organisation_id, at, purpose, model, tokens_in, tokens_out, cost, currency, is_measured)
         VALUES ($1, $2, $3, 'conversation', 'm', 1, 1, 0.5, 'EUR', true)`,
        [randomUUID(), tenant.organisationId, at],
      );
    expect((await shown('2026-01')).days).toMatchObject([{ day: '2026-01-31', cost: 0.5 }]);
    expect((await shown('2026-02')).days).toMatchObject([{ day: '2026-02-01', cost: 0.5 }]);
    expect(await ask(modelOf('ok'))).toBe('answered');
    const listed = (month?: string) => as(tx => modelCalls(tx, { limit: 2, month }));
    expect((await listed('2026-01')).items).toMatchObject([{ at: '2026-01-31T21:59:59.000Z', cost: 0.5 }]);
    const newest = await listed();
    expect(newest.items.map(one => one.fault)).toEqual([null, 'spent']);
    const cursor = newest.nextCursor ?? '';
    const older = await as(tx => modelCalls(tx, { limit: 2, cursor }));
    expect(older.items.map(one => one.purpose)).toEqual(['conversation', 'conversation']);
    expect(older.nextCursor).toBeNull();
  });

  it('is refused to who did not see its last change, and is in the trail', async () => {
    await set({ monthly: 5 });
    await expect(set({ monthly: 6 })).rejects.toMatchObject({ code: 'stale-version' });
    await set({ monthly: 7, version: 1 });
    const trail = await as(tx =>
      tx.rows<{ detail: unknown }>(
        `SELECT detail FROM audit_event WHERE verb = 'organisation.assistant-budget' ORDER BY at DESC`,
      ),
    );
    expect(trail).toHaveLength(2);
    expect(trail[0]?.detail).toMatchObject({ from: { monthly: 5 }, to: { monthly: 7 } });
  });

  it('is nothing that a customer or a partner can see', async () => {
    await set({ monthly: 5 });
    await ask(modelOf('ok'));
    for (const scope of [tenant.scopes.customer, tenant.scopes.partner, tenant.scopes.visitor])
      for (const table of ['llm_call', 'assistant_budget'])
        await expect(db.database.transaction(scope, tx => tx.rows(`SELECT 1 FROM ${table}`))).rejects.toThrow(
          'row security refused',
        );
  });
});
