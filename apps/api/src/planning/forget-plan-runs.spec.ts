import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { entities } from '../entities';
import { insert } from '../platform/database';
import type { SystemScope } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { ForgetPlanRuns, KEEP_RUNS_MS } from './forget-plan-runs';
import { PlanRunRow } from './plan-run.entity';

const system: SystemScope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'spec',
  source: 'automation',
  requestId: 'spec',
};
const now = new Date('2026-06-01T02:53:00Z');
const before = (ms: number) => new Date(now.getTime() - KEEP_RUNS_MS - ms);

let db: TestDatabase;
let tenant: Tenant;
beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database);
});

const keep = (requestedBy: string, createdAt: Date, more: Partial<PlanRunRow> = {}): Promise<PlanRunRow> =>
  db.database.transaction(tenant.scopes.worker, tx =>
    insert(tx, PlanRunRow, {
      day: '2026-01-01',
      status: 'applied',
      requestedBy,
      seed: 1,
      budgetSeconds: 5,
      createdAt,
      ...more,
    }),
  );
const left = async () => {
  const rows = await db.database.transaction(tenant.scopes.worker, tx =>
    tx.rows<{ name: string }>('SELECT requested_by AS name FROM plan_run ORDER BY created_at'),
  );
  return rows.map(({ name }) => name);
};
const forgotten = () => {
  const jobs = new Jobs({ appUrl: db.appUrl, work: false });
  return new ForgetPlanRuns(jobs, db.database, () => now).run(system, 2);
};

describe('plan runs', () => {
  it('are forgotten after 90 days, in batches, but none that is under way or taken back by a younger one', async () => {
    for (const name of ['old 1', 'old 2', 'old 3', 'old 4', 'old 5']) await keep(name, before(5_000));
    await keep('under way', before(4_000), { status: 'running' });
    const { id } = await keep('taken back', before(3_000));
    await keep('of the day', before(0));
    await keep('the way back', before(-1_000), { undoes: id, day: '2026-01-02' });
    await forgotten();
    expect(await left()).toEqual(['under way', 'taken back', 'of the day', 'the way back']);
    await forgotten();
    expect(await left()).toHaveLength(4);
  });

  it('are not deleted by a person', async () => {
    const deleted = db.database.transaction(tenant.scopes.manager, tx => tx.rows('DELETE FROM plan_run'));
    await expect(deleted).rejects.toThrow('row security refused');
  });
});
