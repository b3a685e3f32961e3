import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import { entities } from '../../entities';
import { insert } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { system } from '../../organisations/organisations.fixture';
import { ForgetCalls, KEEP_CALLS_MS } from './forget-calls';
import { LlmCallRow } from './llm-call.entity';

const now = new Date('2026-06-01T03:07:00Z');

let db: TestDatabase;
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
  other = await makeTenant(db.database, { name: 'Other' });
});

const keep = (whose: Tenant, model: string, older: number) =>
  db.database.transaction(whose.scopes.worker, tx =>
    insert(tx, LlmCallRow, {
      purpose: 'triage',
      model,
      tokensIn: 12,
      tokensOut: 7,
      at: new Date(now.getTime() - KEEP_CALLS_MS - older),
    }),
  );
const left = (whose: Tenant) =>
  db.database.transaction(whose.scopes.worker, async tx => {
    const rows = await tx.rows<{ model: string }>('SELECT model FROM llm_call ORDER BY at');
    return rows.map(({ model }) => model);
  });

describe('calls of the language model', () => {
  it('are forgotten after 25 months, in batches, of every manufacturer, and no younger ones', async () => {
    for (const model of ['old 1', 'old 2', 'old 3', 'old 4', 'old 5']) await keep(tenant, model, 5_000);
    await keep(other, 'old', 1);
    await keep(tenant, 'of the day', 0);
    await keep(tenant, 'young', -5_000);
    await new ForgetCalls(new Jobs({ appUrl: db.appUrl, work: false }), db.database, () => now).run(
      system,
      2,
    );
    expect([await left(tenant), await left(other)]).toEqual([['of the day', 'young'], []]);
  });
});
