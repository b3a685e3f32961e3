import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPlanningTerms, PlanningTerms } from '#contracts';
import { entities } from '../entities';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import type { Scope } from '../platform/database';
import { PolicyService } from './policy.service';
import { policyOf } from './policy.store';

const policies = new PolicyService();
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase(entities);
});

const read = (scope: Scope) => db.database.transaction(scope, tx => policies.policy(tx));
const set = ({ scopes }: Tenant, terms: PlanningTerms, version: number) =>
  db.database.transaction(scopes.manager, tx => policies.set(tx, { terms, version }));
const even: PlanningTerms = { ...defaultPlanningTerms, unevenMinutes: 10 };

describe('the planning policy', () => {
  it('is the defaults until somebody sets it, and then what was set, with who did it', async () => {
    const tenant = await makeTenant(db.database);
    expect(await read(tenant.scopes.manager)).toEqual({
      terms: defaultPlanningTerms,
      version: 0,
      history: [],
    });
    const first = await set(tenant, even, 0);
    expect(first).toMatchObject({ terms: even, version: 1 });
    const back = await set(tenant, defaultPlanningTerms, 1);
    expect(back.history).toMatchObject([
      { from: even, to: defaultPlanningTerms, by: tenant.scopes.manager.name },
      { from: defaultPlanningTerms, to: even },
    ]);
    expect(back.version).toBe(2);
  });

  it('is not written over what somebody else has set meanwhile', async () => {
    const tenant = await makeTenant(db.database);
    await set(tenant, even, 0);
    await expect(set(tenant, defaultPlanningTerms, 0)).rejects.toMatchObject({
      code: 'stale-version',
      facts: { version: 1 },
    });
    await expect(set(tenant, defaultPlanningTerms, 7)).rejects.toMatchObject({ code: 'stale-version' });
    expect((await read(tenant.scopes.manager)).history).toHaveLength(1);
  });

  it("is each organisation's own, and read by its partners for an answer, never written", async () => {
    const [tenant, other] = [await makeTenant(db.database), await makeTenant(db.database)];
    await set(tenant, even, 0);
    expect((await read(other.scopes.manager)).terms).toEqual(defaultPlanningTerms);
    const partner = tenant.scopes.partner;
    const seen = await db.database.transaction(partner, tx => policyOf(tx));
    expect(seen.terms).toEqual(even);
    await expect(
      db.database.transaction(partner, tx => policies.set(tx, { terms: even, version: 1 })),
    ).rejects.toThrow(/row security/);
  });

  it('takes the default of what it was stored without', () => {
    expect(PlanningTerms.parse({ unevenMinutes: 7 })).toEqual({ ...defaultPlanningTerms, unevenMinutes: 7 });
    expect(PlanningTerms.safeParse({ unevenMinutes: 61 }).success).toBe(false);
    expect(PlanningTerms.safeParse({ outsideHour: -1 }).success).toBe(false);
  });
});
