import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../../test/database';
import type { TestDatabase } from '../../../../../test/database';
import { stepMs } from '#telemetry';
import { agentOf, makeRule, Process } from '../../alerts/alerts.fixture';
import { entities } from '../../entities';
import { EquipmentService, ModelsService } from '../../installed-base';
import { makeUnit, workerOf } from '../../installed-base/installed-base.fixture';
import type { Unit } from '../../installed-base/installed-base.fixture';
import { makeTenant } from '../../organisations/organisations.fixture';
import type { Tenant } from '../../organisations/organisations.fixture';
import type { ManufacturerScope } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { findingsOf, store, watchOf } from '../findings.fixture';
import { FindingsService } from '../findings.service';
import { SistersService } from './sisters.service';

const start = Date.parse('2026-11-02T00:00:00Z');
const UNITS = 11;
let now = start;
const clock = () => new Date(now);
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let process: Process;
let sisters: SistersService;
let fleet: Unit[];
let odd: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'sisters.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  now = start;
  process = new Process(db.database, clock);
  sisters = new SistersService(
    db.database,
    new Jobs({ appUrl: db.appUrl, work: false }),
    process.findings,
    new EquipmentService(),
  );
  odd = await makeUnit(db.database, tenant);
  const others = [];
  for (let index = 1; index < UNITS; index++)
    others.push(await makeUnit(db.database, tenant, { beside: odd }));
  fleet = [odd, ...others];
});

/** Steps of two hours of all units, four readings each; then what is due is compared. */
async function live(from: number, to: number, warmer: (step: number) => number): Promise<void> {
  for (const [index, unit] of fleet.entries()) {
    const readings = Array.from({ length: (to - from) * 4 }, (_, place) => {
      const at = start + from * stepMs + place * 1_800_000 + 60_000;
      const step = from + Math.floor(place / 4);
      const own = 60 + index * 0.4 + Math.sin(place * 1.7) + (unit === odd ? warmer(step) : 0);
      return { at, values: { state: 'running', temperature: own } };
    });
    // The watch begins with the first reading that it sees.
    if (from === 0) {
      await store(db.database, unit, readings.slice(0, 1));
      await watchOf(db.database, process.findings).run();
    }
    await store(db.database, unit, from === 0 ? readings.slice(1) : readings);
    const last = { at: start + to * stepMs + 180_000, values: { state: 'running' } };
    await store(db.database, unit, [last]);
  }
  await watchOf(db.database, process.findings).run();
  for (let step = from; step < to; step++) {
    now = start + (step + 1) * stepMs + 30 * 60_000;
    await sisters.compare(odd.modelId, workerOf(tenant.organisationId));
  }
}
const told = async () =>
  (await findingsOf(db.database, odd)).filter(finding => finding.kind === 'unlike-sisters');
const judge = (id: string, version: number, verdict: 'confirmed' | 'false') =>
  process.as(agent, tx =>
    new FindingsService(process.findings, new ModelsService()).judge(tx, id, { version, verdict }),
  );
const levels = (from: number, to: number) =>
  process.as(agent, tx =>
    sisters.levels(
      tx,
      { id: odd.equipmentId },
      {
        metric: 'temperature',
        activity: 'running',
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      },
    ),
  );

describe('a unit that is warmer than the others of its model', () => {
  it('is told of, with the others it was compared with, and raises an alert by a rule', async () => {
    await makeRule(db.database, odd, {
      condition: { type: 'unlike-sisters', metric: 'temperature', sure: 0.6 },
    });
    await live(0, 20, () => 25);
    const [finding, ...more] = await told();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      metric: 'temperature',
      endedAt: null,
      detail: { activity: 'running', direction: 'higher', sisters: { count: UNITS - 1 } },
    });
    expect(finding?.since.getTime()).toBeLessThan(finding?.raisedAt.getTime() ?? 0);
    const [alert, ...others] = await process.alertsOf(odd);
    expect(others).toEqual([]);
    const [evidence] = alert?.evidence ?? [];
    expect(evidence?.metric).toBe('temperature');
    expect(Number(evidence?.value) - Number(evidence?.limit)).toBeGreaterThan(20);
    for (const unit of fleet.slice(1)) expect(await findingsOf(db.database, unit)).toEqual([]);
  });

  it('is drawn beside them: their middle and two thirds of them, at the end of each step', async () => {
    await live(0, 12, () => 25);
    const { items } = await levels(start, start + 12 * stepMs);
    // Nine steps make a day that can be compared.
    expect(items.length).toBe(4);
    expect(items.at(-1)?.at).toBe(new Date(start + 12 * stepMs).toISOString());
    for (const { units, median, low, high } of items) {
      expect(units).toBe(UNITS);
      expect(median).toBeCloseTo(62.4, 0);
      expect([low < median, high > median, high < 66]).toEqual([true, true, true]);
    }
    expect((await levels(start, start)).items).toEqual([]);
  });

  it('is not told of any more when it is like them again, and its alert clears', async () => {
    await makeRule(db.database, odd, {
      condition: { type: 'unlike-sisters', metric: 'temperature', sure: 0.6 },
    });
    await live(0, 45, step => (step < 22 ? 25 : 0));
    const [finding] = await told();
    expect(finding?.endedAt).not.toBeNull();
    expect((await process.alertsOf(odd)).map(alert => alert.status)).toEqual(['cleared']);
  });

  it('may differ by as much as it did when somebody said that this is as it should be', async () => {
    await live(0, 20, () => 25);
    const [finding] = await told();
    await judge(finding?.id ?? '', finding?.version ?? 0, 'false');
    await live(20, 32, () => 25);
    expect((await told()).map(one => [one.verdict, one.endedAt !== null])).toEqual([['false', true]]);
    await live(32, 60, () => 55);
    expect((await told()).filter(one => one.endedAt === null).length).toBe(1);
  });

  it('is not told of for what it does while somebody works on it', async () => {
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run(
        `INSERT INTO maintenance_window (id, organisation_id, equipment_id, site_id, whole_site, starts_at, ends_at, cause)
         VALUES (gen_random_uuid(), $1, $2, $3, false, $4, $5, 'Test run')`,
        [odd.organisationId, odd.equipmentId, odd.siteId, new Date(start), new Date(start + 20 * stepMs)],
      ),
    );
    await live(0, 20, () => 25);
    expect(await told()).toEqual([]);
  });

  it('is told of once, whatever runs twice or at once', async () => {
    await live(0, 19, () => 25);
    now = start + 20 * stepMs + 30 * 60_000;
    const compare = () => sisters.compare(odd.modelId, workerOf(tenant.organisationId));
    await Promise.all([compare(), compare(), compare()]);
    expect((await told()).length).toBe(1);
  });
});

it('stays quiet about a device that sends numbers beyond all measure, and about those beside it', async () => {
  await store(db.database, odd, [{ at: start + 60_000, values: { state: 'running', temperature: 60 } }]);
  await watchOf(db.database, process.findings).run();
  await store(
    db.database,
    odd,
    [1e300, -1e300, 61, 1e200].map((temperature, index) => ({
      at: start + (index + 1) * 900_000 + 60_000,
      values: { state: 'running', temperature },
    })),
  );
  await store(db.database, odd, [{ at: start + stepMs + 180_000, values: { temperature: 60 } }]);
  await watchOf(db.database, process.findings).run();
  const [row] = await db.database.transaction(workerOf(tenant.organisationId), tx =>
    tx.rows<{ means: unknown; duties: unknown }>(
      `SELECT r.means, d.duties FROM reading_mean r JOIN duty_mean d USING (organisation_id, equipment_id, at)
       WHERE r.equipment_id = $1`,
      [odd.equipmentId],
    ),
  );
  expect(row?.means).toEqual({ temperature: 60.5 });
  expect(row?.duties).toEqual({
    running: { share: 1, means: { temperature: 60.5 }, deviations: { temperature: 0.5 } },
  });
});
