import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { agentOf, makeRule, Process } from './alerts.fixture';

let db: TestDatabase;
let tenant: Tenant;
let now = 0;
const clock = () => new Date(now);
const weekdays = [1, 2, 3, 4, 5];

beforeAll(async () => {
  now = Date.parse('2026-11-20T10:00:00Z');
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'hours.example');
});

/** A unit in Plovdiv that is too hot since that moment, under a rule of ten minutes from 8 to 18 on weekdays. */
async function hotSince(moment: string, timeZone: string | null) {
  now = Date.parse(moment);
  const machine = new Process(db.database, clock);
  const unit = await makeUnit(db.database, tenant);
  await makeRule(db.database, unit, {
    pattern: { kind: 'duration', seconds: 600 },
    schedule: { timeZone, windows: [{ days: weekdays, from: 480, to: 1_080 }] },
  });
  await machine.send(unit, { ts: now, values: { temperature: 100 } });
  const raisedBy = async (tick: string): Promise<number> => {
    now = Date.parse(tick);
    await machine.tick();
    return (await machine.alertsOf(unit)).length;
  };
  return { machine, unit, raisedBy };
}

describe('a rule with hours', () => {
  it('raises by a tick after they have opened where the unit stands, though nothing is heard', async () => {
    const { raisedBy } = await hotSince('2026-11-20T16:30:00Z', null);
    expect(await raisedBy('2026-11-23T05:59:59Z')).toBe(0);
    expect(await raisedBy('2026-11-23T06:00:00Z')).toBe(0);
    expect(await raisedBy('2026-11-23T06:09:59Z')).toBe(0);
    expect(await raisedBy('2026-11-23T06:10:00Z')).toBe(1);
  });

  it('goes by its own zone when it has one', async () => {
    const { raisedBy } = await hotSince('2026-11-20T16:30:00Z', 'Asia/Shanghai');
    expect(await raisedBy('2026-11-23T00:09:59Z')).toBe(0);
    expect(await raisedBy('2026-11-23T00:10:00Z')).toBe(1);
  });

  it('opens an hour earlier by UTC after clocks have been turned', async () => {
    const { raisedBy } = await hotSince('2026-03-27T16:30:00Z', null);
    expect(await raisedBy('2026-03-30T05:09:59Z')).toBe(0);
    expect(await raisedBy('2026-03-30T05:10:00Z')).toBe(1);
  });

  it('raises anew in the morning what a person has closed at night', async () => {
    const { machine, unit, raisedBy } = await hotSince('2026-11-19T12:00:00Z', null);
    expect(await raisedBy('2026-11-19T12:10:00Z')).toBe(1);
    const [alert] = await machine.alertsOf(unit);
    now = Date.parse('2026-11-19T20:00:00Z');
    const agent = agentOf(tenant.organisationId, tenant.people.agent.id);
    await machine.as(agent, tx =>
      machine.alerts.close(tx, alert?.id ?? '', { version: alert?.version ?? 0 }),
    );
    expect(await raisedBy('2026-11-19T23:00:00Z')).toBe(1);
    expect(await raisedBy('2026-11-20T06:10:00Z')).toBe(2);
  });
});
