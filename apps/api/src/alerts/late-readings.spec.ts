import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mostLatenessSeconds, NewAlertRule } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { ModelsService } from '../installed-base';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { AlertRulesService } from './alert-rules.service';
import { agentOf, makeRule, plainRule, Process } from './alerts.fixture';

let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
const rules = new AlertRulesService(new ModelsService());
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let process: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'late.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
});

const read = (secondsAgo: number, temperature: number) =>
  process.send(unit, { ts: now - secondsAgo * 1_000, values: { temperature } });
const statuses = async () => (await process.alertsOf(unit)).map(alert => alert.status);
const later = async (seconds: number) => {
  now += seconds * 1_000;
  await process.tick();
};

describe('a rule that waits for late readings', () => {
  it('judges them in the order in which they were taken, when it has waited', async () => {
    await makeRule(db.database, unit, { allowedLatenessSeconds: 60 });
    await read(20, 20);
    await read(0, 20);
    await read(10, 99);
    expect(await statuses()).toEqual([]);
    await later(49);
    expect(await statuses()).toEqual([]);
    await later(2);
    expect(await statuses()).toEqual(['open']);
    await later(10);
    expect(await statuses()).toEqual(['cleared']);
  });

  it('does not hear of what comes later than that, as one that does not wait hears of nothing late', async () => {
    await makeRule(db.database, unit, { allowedLatenessSeconds: 60 });
    await read(0, 20);
    await later(70);
    await read(0, 20);
    await read(65, 99);
    await later(120);
    expect(await statuses()).toEqual([]);
    const hasty = await makeUnit(db.database, tenant);
    unit = hasty;
    await makeRule(db.database, hasty);
    await read(0, 20);
    await read(10, 99);
    await later(120);
    expect(await statuses()).toEqual([]);
  });

  it('takes what it has held back at once when it has to wait no longer', async () => {
    const rule = await makeRule(db.database, unit, { allowedLatenessSeconds: 600 });
    await read(0, 99);
    await later(30);
    expect(await statuses()).toEqual([]);
    const changed = await process.as(agent, tx =>
      rules.change(tx, rule.id, { version: rule.version, allowedLatenessSeconds: 0 }),
    );
    expect(changed.allowedLatenessSeconds).toBe(0);
    await later(1);
    expect(await statuses()).toEqual(['open']);
  });

  it('waits a quarter of an hour at most, in whole seconds', () => {
    const rule = { ...plainRule, modelId: unit.modelId, faultKey: 'hot' };
    for (const allowedLatenessSeconds of [-1, 0.5, mostLatenessSeconds + 1])
      expect(NewAlertRule.safeParse({ ...rule, allowedLatenessSeconds }).error?.issues).toMatchObject([
        { path: ['allowedLatenessSeconds'] },
      ]);
    for (const allowedLatenessSeconds of [undefined, 0, mostLatenessSeconds])
      expect(NewAlertRule.safeParse({ ...rule, allowedLatenessSeconds }).success).toBe(true);
  });
});
