import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { findingsOf, fouling, slotMs, slotsPerDay, store, watchOf } from '../findings/findings.fixture';
import { FindingsService } from '../findings/findings.service';
import { ModelsService } from '../installed-base';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { agentOf, makeRule, Process } from './alerts.fixture';

const start = Date.parse('2026-11-02T00:00:00Z');
const clock = () => new Date(start + 30 * slotsPerDay * slotMs);
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let process: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'warned.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
  await db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.run(`UPDATE equipment_model SET metrics = jsonb_set(metrics, '{0,high}', '95') WHERE id = $1`, [
      unit.modelId,
    ]),
  );
});

/** Sixteen days in which the cooler clogs from the tenth on. */
async function clog(): Promise<void> {
  const slots = Array.from({ length: 16 * slotsPerDay }, (_, slot) => ({
    at: start + slot * slotMs + 300_000,
    values: fouling(slot),
  }));
  await store(db.database, unit, slots.slice(0, 1));
  await watchOf(db.database, process.findings).run();
  await store(db.database, unit, slots.slice(1));
  await watchOf(db.database, process.findings).run();
}

describe('a finding raises an alert by a rule', () => {
  it('when the metric is unlike its own past, with what that rests on', async () => {
    const condition = { type: 'unusual' as const, metric: 'temperature', sure: 0.6 };
    await makeRule(db.database, unit, { condition });
    await clog();
    const [alert, ...more] = await process.alertsOf(unit);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ status: 'open', urgency: 'high' });
    const [evidence] = alert?.evidence ?? [];
    expect(evidence?.metric).toBe('temperature');
    expect(Number(evidence?.value)).toBeGreaterThan(Number(evidence?.limit));
  });

  it('when it heads for its limit in time, and not when that is far away', async () => {
    const forecast = { type: 'forecast' as const, metric: 'temperature', withinHours: 168 };
    await makeRule(db.database, unit, { condition: forecast });
    const far = await makeRule(db.database, unit, { condition: { ...forecast, withinHours: 1 } });
    await clog();
    const alerts = await process.alertsOf(unit);
    expect(alerts.map(alert => alert.ruleId)).not.toContain(far.id);
    expect(alerts).toMatchObject([{ evidence: [{ metric: 'temperature', limit: 95 }] }]);
  });

  it('which clears when somebody says that the finding is false', async () => {
    const condition = { type: 'unusual' as const, metric: 'temperature', sure: 0.6 };
    await makeRule(db.database, unit, { condition });
    await clog();
    const finding = (await findingsOf(db.database, unit)).find(
      one => one.kind === 'unusual' && one.endedAt === null,
    );
    const service = new FindingsService(process.findings, new ModelsService());
    await process.as(agent, tx =>
      service.judge(tx, finding?.id ?? '', { version: finding?.version ?? 0, verdict: 'false' }),
    );
    expect((await process.alertsOf(unit)).map(alert => alert.status)).toEqual(['cleared']);
  });

  it('and leaves alone what asks for readings only', async () => {
    await makeRule(db.database, unit, {
      condition: { type: 'compare', metric: 'pressure', op: 'gt', value: 1 },
    });
    await clog();
    expect(await process.alertsOf(unit)).toEqual([]);
  });
});
