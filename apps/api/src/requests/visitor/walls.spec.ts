import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTenant } from '../../../../../test/tenant';
import type { Tenant } from '../../../../../test/tenant';
import type { Scope } from '../../platform/database';
import { claimKey, rememberAnswer } from '../../platform/http/idempotency';
import { mila, report, visitorsOn } from './visitor.fixture';

let on: Awaited<ReturnType<typeof visitorsOn>>;
let tenant: Tenant;
beforeAll(async () => {
  on = await visitorsOn();
  tenant = await makeTenant(on.db.database);
});
afterAll(() => on.jobs.stop());

const seen = (scope: Scope, table: string) =>
  on.db.database.transaction(scope, async tx => (await tx.rows(`SELECT 1 FROM ${table}`)).length);
const changed = (scope: Scope, sql: string) => on.db.database.transaction(scope, tx => tx.run(sql));

describe('of two who scanned one label', () => {
  it('neither sees what the other did there, even if the code forgets every filter', async () => {
    const [mine, theirs] = [await on.scan(tenant), await on.scan(tenant)];
    const first = await mine.who();
    await on.photo(first.scope, tenant.equipmentId, first.credentialId);
    await mine.does((tx, session) => on.reports.report(tx, session, report()));
    await mine.does((tx, session) =>
      on.codes.request(tx, session, { email: mila.email ?? '', locale: 'en' }),
    );
    const { scope: stranger } = await theirs.who();
    for (const table of ['service_request', 'request_message', 'one_time_code', 'attachment'])
      expect([table, await seen(stranger, table)]).toEqual([table, 0]);
    expect(await seen(stranger, 'session')).toBe(1);
    const { scope: reporter } = await mine.who();
    expect(await seen(reporter, 'service_request')).toBe(1);
    expect(await seen(reporter, 'one_time_code')).toBe(1);
    expect(await seen(reporter, 'session')).toBe(1);
  });

  it('neither gets the answer that the other was given under the same idempotency key', async () => {
    const [mine, theirs] = [await on.scan(tenant), await on.scan(tenant)];
    const body = Buffer.from('{}');
    const [{ scope: one }, { scope: other }] = [await mine.who(), await theirs.who()];
    await on.db.database.transaction(one, tx =>
      rememberAnswer(tx, 'POST /spec', 'key-1', '/spec', body, { status: 200, body: { secret: 1 } }),
    );
    const claim = (scope: Scope) =>
      on.db.database.transaction(scope, tx => claimKey(tx, 'POST /spec', 'key-1', '/spec', body));
    expect(await claim(other)).toBeNull();
    expect(await claim(one)).toEqual({ status: 200, body: { secret: 1 } });
  });

  it('each keeps its key when its session comes to see a request', async () => {
    const mine = await on.scan(tenant);
    const before = (await mine.who()).scope;
    await mine.does((tx, session) => on.reports.report(tx, session, report('again')));
    const after = (await mine.who()).scope;
    const actor = (scope: Scope) =>
      on.db.database.transaction(scope, tx => tx.one('SELECT current_actor() AS actor'));
    expect(await actor(after)).toEqual(await actor(before));
  });
});

describe('who is outside of the manufacturer', () => {
  it('deletes nothing, and changes nothing of a work order, an acceptance or a colleague', async () => {
    const { customer, partner, visitor } = tenant.scopes;
    for (const scope of [customer, partner, visitor])
      for (const table of [
        'session',
        'person',
        'service_request',
        'work_order',
        'attachment',
        'number_series',
      ])
        await expect(changed(scope, `DELETE FROM ${table}`)).rejects.toThrow('Not visible');
    for (const scope of [customer, visitor])
      for (const table of ['work_order', 'acceptance'])
        await expect(changed(scope, `UPDATE ${table} SET customer_id = customer_id`)).rejects.toThrow(
          'Not visible',
        );
    const self = await changed(customer, 'UPDATE person SET locale = locale');
    expect(self).toBe(1);
  });
});

describe('the system', () => {
  it('reads labels and links, and changes neither unit nor request', async () => {
    const system: Scope = {
      family: 'system',
      personId: null,
      role: 'system',
      name: 'spec',
      source: 'automation',
      requestId: 'spec',
    };
    expect(await seen(system, 'equipment')).toBeGreaterThan(0);
    for (const table of ['equipment', 'service_request'])
      await expect(changed(system, `UPDATE ${table} SET updated_at = updated_at`)).rejects.toThrow(
        'Not visible',
      );
  });
});
