import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { makeRule, Process } from './alerts.fixture';

let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
let db: TestDatabase;
let tenant: Tenant;
let process: Process;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'difference.example');
});
beforeEach(async () => {
  process = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
  const condition = {
    type: 'difference',
    metric: 'temperature',
    other: 'room',
    op: 'gt',
    value: 60,
  } as const;
  await makeRule(db.database, unit, { condition });
});

const read = (values: Record<string, number>) => {
  now += 60_000;
  return process.send(unit, { ts: now, values });
};
const statuses = async () => (await process.alertsOf(unit)).map(alert => alert.status);

describe('a limit that moves with another metric', () => {
  it('is passed when either of them moves, and the alert says where it was', async () => {
    await read({ temperature: 95 });
    expect(await statuses()).toEqual([]);
    await read({ room: 38 });
    expect(await statuses()).toEqual([]);
    await read({ room: 30 });
    const [alert] = await process.alertsOf(unit);
    expect(alert?.status).toBe('open');
    expect(alert?.evidence).toEqual([
      expect.objectContaining({ metric: 'temperature', value: 95, limit: 90 }),
      expect.objectContaining({ metric: 'room', value: 30, limit: null }),
    ]);
    await read({ room: 36 });
    expect(await statuses()).toEqual(['cleared']);
  });
});
