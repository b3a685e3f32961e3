import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../../test/app';
import type { TestApp } from '../../../../../test/app';
import { makeUnit, workerOf } from '../../installed-base/installed-base.fixture';
import type { Unit } from '../../installed-base/installed-base.fixture';
import { makeTenant, signIn } from '../../organisations/organisations.fixture';
import type { Ask, Tenant } from '../../organisations/organisations.fixture';
import { insert } from '../../platform/database';
import { WorkOrderRow } from '../../work-orders/work-order.entity';
import { store, watchOf } from '../findings.fixture';
import { stepMs } from '#telemetry';

const dayMs = 86_400_000;
const now = Math.floor(Date.now() / stepMs) * stepMs;
let app: TestApp;
let tenant: Tenant;
let agent: Ask;
let unit: Unit;

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'life.example');
  agent = (await signIn(app.url, 'agent@life.example')).as;
});
beforeEach(async () => {
  unit = await makeUnit(app.db.database, tenant);
});

/** It runs well and, in its last eight days, warms up by 3 °C a day. */
async function live(of: Unit, days: number, endsAt: number, leftDays: number): Promise<void> {
  const steps = (days * dayMs) / stepMs;
  const rows = Array.from({ length: steps }, (_, index) => {
    const left = leftDays + ((steps - index) * stepMs) / dayMs;
    const heat = 70 + Math.sin(index * 1.9) + 3 * Math.max(0, 8 - left);
    return {
      at: new Date(endsAt - (steps - index) * stepMs),
      means: { temperature: heat, pressure: Math.cos(index) },
    };
  });
  await app.db.database.transaction(workerOf(of.organisationId), tx =>
    tx.run(
      `INSERT INTO reading_mean (organisation_id, equipment_id, at, means)
       SELECT $1, $2, n.at, n.means FROM unnest($3::timestamptz[], $4::jsonb[]) AS n (at, means)`,
      [
        of.organisationId,
        of.equipmentId,
        rows.map(row => row.at),
        rows.map(row => JSON.stringify(row.means)),
      ],
    ),
  );
}

async function failed(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const sibling = await makeUnit(app.db.database, tenant, { beside: unit });
    const failedAt = now - (index + 2) * 3 * dayMs;
    await live(sibling, 18 + (index % 5), failedAt, 0);
    await app.db.database.transaction(workerOf(unit.organisationId), tx =>
      insert(tx, WorkOrderRow, {
        customerId: tenant.customerId,
        partnerId: null,
        equipmentId: sibling.equipmentId,
        siteId: sibling.siteId,
        number: `W-${randomUUID().slice(0, 8)}`,
        status: 'closed',
        jobType: 'repair',
        title: 'Cooler clogged',
        urgency: 'high',
        estimatedMinutes: 60,
        serialNumber: 'SN',
        modelName: 'AirCore',
        siteName: 'Mill',
        city: 'Plovdiv',
        timeZone: 'Europe/Sofia',
        customerName: 'Mill',
        address: '1 Mill St',
        lat: 42.1,
        lng: 24.7,
        createdBy: 'The agent',
        createdAt: new Date(failedAt),
      }),
    );
  }
}
const remaining = (as = agent) => as('GET', `/equipment/${unit.equipmentId}/remaining-life`);

describe('the remaining life of a unit', () => {
  it('is told by the past failures of its model, with a band', async () => {
    await failed(8);
    await live(unit, 14, now, 4);
    const { status, body } = await remaining();
    expect([status, body.lives, body.livesNeeded]).toEqual([200, 8, 5]);
    expect(Math.abs(body.told.days - 4)).toBeLessThan(2);
    expect(body.told.earliestDays).toBeLessThanOrEqual(body.told.days);
    expect(body.told.latestDays).toBeGreaterThanOrEqual(body.told.days);
    expect(body.told.asOf).toBe(new Date(now).toISOString());
  });

  it('is not told from too few failures, and says how many there are', async () => {
    await failed(4);
    await live(unit, 14, now, 4);
    expect((await remaining()).body).toEqual({ lives: 4, livesNeeded: 5, told: null });
  });

  it('is not told of a unit that has said nothing', async () => {
    await failed(5);
    expect((await remaining()).body).toEqual({ lives: 5, livesNeeded: 5, told: null });
  });
});

it('rests on means of two hours that the watch keeps of all readings', async () => {
  const readings = Array.from({ length: 18 }, (_, slot) => ({
    at: now - dayMs + slot * 900_000 + 60_000,
    values: { state: 'running', temperature: 60 + slot },
  }));
  await store(app.db.database, unit, readings.slice(0, 1));
  await watchOf(app.db.database).run();
  await store(app.db.database, unit, readings.slice(1));
  await watchOf(app.db.database).run();
  const kept = await app.db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.rows('SELECT at, means FROM reading_mean WHERE equipment_id = $1 ORDER BY at', [unit.equipmentId]),
  );
  expect(kept).toEqual([
    { at: new Date(now - dayMs), means: { temperature: 63.5 } },
    { at: new Date(now - dayMs + stepMs), means: { temperature: 71.5 } },
  ]);
});
