import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AlertLevel, NewAlertRule, Urgency } from '#contracts';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { lock } from '../platform/database';
import type { ManufacturerScope } from '../platform/database';
import { agentOf, makeRule, openRequest, Process } from './alerts.fixture';
import { AlertRow } from './alert.entity';
import { isOpen } from './alert.rules';

let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = () => new Date(now);
let one: Process;
let two: Process;
let unit: Unit;
let seq = 0;

beforeAll(async () => {
  db = await testDatabase(entities, { now: clock });
  tenant = await makeTenant(db.database, 'levels.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  one = new Process(db.database, clock);
  two = new Process(db.database, clock);
  unit = await makeUnit(db.database, tenant);
});

const level = (urgency: Urgency, value: number): AlertLevel => ({
  urgency,
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value },
  pattern: { kind: 'simple' },
});
const twoLevels = (more: Partial<NewAlertRule> = {}) =>
  makeRule(db.database, unit, { ...level('critical', 95), milderLevels: [level('normal', 80)], ...more });
const hot = (temperature: number) => ({ ts: (now += 1_000), values: { temperature }, epoch: 1, seq: ++seq });
const hear = async (...temperatures: number[]) => {
  for (const temperature of temperatures) await one.send(unit, hot(temperature));
};
const alert = async (): Promise<AlertRow> => {
  const [first, ...others] = await one.alertsOf(unit);
  if (!first || others.length > 0) throw new Error('There is not exactly one alert');
  return first;
};
const told = (id: string) =>
  db.database.transaction(workerOf(tenant.organisationId), tx =>
    tx.rows<{ verb: string; detail: { from?: string; to?: string } }>(
      `SELECT verb, detail FROM audit_event WHERE subject_id = $1 ORDER BY at, id`,
      [id],
    ),
  );

describe('an alert of a rule with several levels', () => {
  it('becomes more and less severe while it is open, and remains one alert', async () => {
    await twoLevels();
    await hear(85);
    expect(await alert()).toMatchObject({ urgency: 'normal', status: 'open', severityChanges: [] });
    await hear(96, 97, 90, 85);
    const after = await alert();
    expect(after).toMatchObject({ urgency: 'normal', status: 'open', occurrences: 1 });
    expect(after.severityChanges).toEqual([
      { at: expect.any(String), from: 'normal', to: 'critical' },
      { at: expect.any(String), from: 'critical', to: 'normal' },
    ]);
    expect((await told(after.id)).map(({ verb, detail }) => [verb, detail.from, detail.to])).toEqual([
      ['alert.raise', undefined, undefined],
      ['alert.escalate', 'normal', 'critical'],
      ['alert.de-escalate', 'critical', 'normal'],
    ]);
    await hear(70);
    expect(await alert()).toMatchObject({ urgency: 'normal', status: 'cleared' });
  });

  it('rests on what made it so severe', async () => {
    await twoLevels();
    await hear(85);
    expect((await alert()).evidence).toMatchObject([{ value: 85, limit: 80 }]);
    await hear(99);
    expect((await alert()).evidence).toMatchObject([{ value: 99, limit: 95 }]);
  });

  it('is news again to whoever had seen a milder one, and not when it eases', async () => {
    await twoLevels();
    await hear(85);
    const { id, version } = await alert();
    await one.as(agent, tx => one.alerts.acknowledge(tx, id, { version }));
    await hear(96);
    expect(await alert()).toMatchObject({ status: 'open', urgency: 'critical' });
    const worse = await alert();
    await one.as(agent, tx => one.alerts.acknowledge(tx, id, { version: worse.version }));
    await hear(90);
    expect(await alert()).toMatchObject({ status: 'acknowledged', urgency: 'normal' });
  });

  it('makes its service request more urgent, never less', async () => {
    const asked: string[] = [];
    one.listeners.add({
      alertRaised: openRequest,
      alertEscalated: (_, id, urgency) => {
        asked.push(`${id} ${urgency}`);
        return Promise.resolve();
      },
    });
    await twoLevels({ opensRequest: true });
    await hear(85, 96, 85);
    const { serviceRequestId, status } = await alert();
    expect(status).toBe('linked');
    expect(asked).toEqual([`${serviceRequestId} critical`]);
  });

  it('opens a request as soon as it is as severe as its rule asks', async () => {
    one.listeners.add({ alertRaised: openRequest });
    await twoLevels({ opensRequest: true, opensFrom: 'high' });
    await hear(85);
    expect(await alert()).toMatchObject({ status: 'open', urgency: 'normal', serviceRequestId: null });
    await hear(96);
    expect(await alert()).toMatchObject({ status: 'linked', serviceRequestId: expect.any(String) });
  });

  it('is not lost when its request cannot be made more urgent', async () => {
    one.listeners.add({
      alertRaised: openRequest,
      alertEscalated: (tx, id) => lock(tx, AlertRow, id).then(() => undefined),
    });
    await twoLevels({ opensRequest: true });
    await hear(85, 96);
    expect(await alert()).toMatchObject({ status: 'linked', urgency: 'critical' });
  });

  it('stays quiet as long as somebody asked for it, however severe', async () => {
    one.listeners.add({ alertRaised: openRequest });
    await twoLevels({ opensRequest: false });
    await hear(85);
    const { id, version } = await alert();
    const until = new Date(now + 3_600_000).toISOString();
    await one.as(agent, tx => one.alerts.suppress(tx, id, { version, until, cause: 'Cleaning' }));
    await hear(96);
    expect(await alert()).toMatchObject({
      status: 'suppressed',
      urgency: 'critical',
      serviceRequestId: null,
    });
    now += 3_601_000;
    await one.tick();
    expect(await alert()).toMatchObject({ status: 'open', urgency: 'critical' });
  });

  it('says so too when its rule had forgotten that it is open', async () => {
    await twoLevels();
    await hear(85);
    await db.database.transaction(workerOf(tenant.organisationId), tx =>
      tx.run('DELETE FROM alert_rule_state'),
    );
    await hear(96);
    expect(await alert()).toMatchObject({
      urgency: 'critical',
      occurrences: 2,
      severityChanges: [{ from: 'normal', to: 'critical' }],
    });
  });

  it('keeps no more than its newest changes', async () => {
    await twoLevels();
    await hear(85);
    for (let index = 0; index < 26; index++) await hear(96, 85);
    const { severityChanges } = await alert();
    expect(severityChanges).toHaveLength(50);
    expect(severityChanges.at(-1)).toMatchObject({ to: 'normal' });
    expect(severityChanges.map(change => change.at)).toEqual(
      severityChanges.map(change => change.at).toSorted(),
    );
  });

  it('is the only open one, whatever is replayed, in whatever order, through whichever process', async () => {
    await twoLevels();
    const message = fc.record({
      number: fc.nat(8),
      temperature: fc.constantFrom(70, 85, 99),
      process: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 2, maxLength: 10 }), async messages => {
        const fresh = await makeUnit(db.database, tenant, { beside: unit });
        await Promise.all(
          messages.map(({ number, temperature, process }) =>
            (process ? one : two).send(fresh, {
              ts: now + number,
              values: { temperature },
              epoch: 1,
              seq: number,
            }),
          ),
        );
        const open = (await one.alertsOf(fresh)).filter(({ status }) => isOpen(status));
        expect(open.length).toBeLessThanOrEqual(1);
      }),
      { seed: 20_261_129, numRuns: 40 },
    );
  });
});
