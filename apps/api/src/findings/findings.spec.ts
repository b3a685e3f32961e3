import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { agentOf } from '../alerts/alerts.fixture';
import { entities } from '../entities';
import { ModelsService } from '../installed-base';
import { makeUnit, workerOf } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import type { ManufacturerScope } from '../platform/database';
import { findingsOf, fouling, slotMs, slotsPerDay, store, watchOf } from './findings.fixture';
import { FindingListeners } from './finding-listeners';
import { FindingsService } from './findings.service';

const start = Date.parse('2026-11-02T00:00:00Z');
const findings = new FindingsService(new FindingListeners(), new ModelsService());
let db: TestDatabase;
let tenant: Tenant;
let agent: ManufacturerScope;
let unit: Unit;

beforeAll(async () => {
  db = await testDatabase(entities, { now: () => new Date(start + 30 * slotsPerDay * slotMs) });
  tenant = await makeTenant(db.database, 'findings.example');
  agent = agentOf(tenant.organisationId, tenant.people.agent.id);
});
beforeEach(async () => {
  unit = await makeUnit(db.database, tenant);
  await db.database.transaction(workerOf(unit.organisationId), tx =>
    tx.run(`UPDATE equipment_model SET metrics = jsonb_set(metrics, '{0,high}', '95') WHERE id = $1`, [
      unit.modelId,
    ]),
  );
});

const slots = (from: number, to: number, valuesAt = fouling) =>
  Array.from({ length: to - from }, (_, index) => ({
    at: start + (from + index) * slotMs + 300_000,
    values: valuesAt(from + index),
  }));
/** Days of readings that the watch has seen from the first one on. */
async function live(of: Unit, days: number, valuesAt = fouling): Promise<void> {
  await store(db.database, of, slots(0, 1, valuesAt));
  await watchOf(db.database).run();
  await store(db.database, of, slots(1, days * slotsPerDay, valuesAt));
  await watchOf(db.database).run();
}
const open = async (of: Unit) => (await findingsOf(db.database, of)).filter(one => one.endedAt === null);
const told = async (of: Unit) => (await open(of)).map(one => [one.kind, one.metric]);
const judge = (id: string, version: number, verdict: 'confirmed' | 'false') =>
  db.database.transaction(agent, tx => findings.judge(tx, id, { version, verdict }));

describe('findings of a unit with other firmware', () => {
  const warmer = (slot: number) => {
    const values = fouling(Math.min(slot, 8 * slotsPerDay + (slot % slotsPerDay)));
    return slot < 12 * slotsPerDay ? values : { ...values, temperature: Number(values['temperature']) + 8 };
  };
  const flashed = (firmware: string) =>
    db.database.transaction(workerOf(unit.organisationId), tx =>
      tx.run('UPDATE equipment SET firmware = $2 WHERE id = $1', [unit.equipmentId, firmware]),
    );

  it.each([
    ['2.4.1', []],
    ['2.4.0', [['unusual', 'temperature']]],
  ])('from 2.4.0 to %s are %j where it runs warmer since', async (firmware, found) => {
    await flashed('2.4.0');
    await live(unit, 12, warmer);
    expect(await told(unit)).toEqual([]);
    await flashed(firmware);
    await store(db.database, unit, slots(12 * slotsPerDay, 15 * slotsPerDay, warmer));
    await watchOf(db.database).run();
    expect((await told(unit)).filter(([kind]) => kind === 'unusual')).toEqual(found);
  });
});

describe('findings of a unit whose cooler clogs', () => {
  it('are that it is unlike itself, and when it reaches its limit, with the evidence', async () => {
    await live(unit, 16);
    const [unusual, forecast] = await open(unit);
    expect(unusual).toMatchObject({
      kind: 'unusual',
      metric: 'temperature',
      detail: { kind: 'unusual', direction: 'higher', activity: 'running' },
    });
    expect(unusual?.since.getTime()).toBeGreaterThanOrEqual(start + 10 * slotsPerDay * slotMs);
    expect(unusual?.sure).toBeGreaterThanOrEqual(0.8);
    expect(forecast).toMatchObject({
      kind: 'forecast',
      detail: { kind: 'forecast', side: 'high', limit: 95 },
    });
    const { items } = await db.database.transaction(agent, tx =>
      findings.list(tx, { limit: 10, equipmentId: unit.equipmentId, open: true }),
    );
    expect(items.map(one => one.detail.kind).sort()).toEqual(['forecast', 'unusual']);
  });

  it('are the same when two processes count at once, again and again, and readings come in parts', async () => {
    const twin = await makeUnit(db.database, tenant, { beside: unit });
    await live(unit, 15);
    await store(db.database, twin, slots(0, 1));
    const [one, two] = [watchOf(db.database), watchOf(db.database)];
    await one.run();
    for (let day = 0; day < 15; day++) {
      await store(db.database, twin, slots(Math.max(1, day * slotsPerDay), (day + 1) * slotsPerDay));
      await Promise.all([one.run(), two.run(), one.run()]);
    }
    const plain = async (of: Unit) =>
      (await findingsOf(db.database, of)).map(({ kind, metric, since, raisedAt, sure, detail }) => ({
        kind,
        metric,
        since,
        raisedAt,
        sure,
        detail,
      }));
    expect(await plain(twin)).toEqual(await plain(unit));
    expect((await plain(twin)).length).toBe(2);
  });

  it('end when it was repaired, and stay as history', async () => {
    await live(unit, 26, slot =>
      slot < 16 * slotsPerDay ? fouling(slot) : fouling(slot % (10 * slotsPerDay)),
    );
    expect(await told(unit)).toEqual([]);
    expect((await findingsOf(db.database, unit)).length).toBe(2);
  });

  it('are told to those who may see the unit, with a line in the audit trail', async () => {
    await live(unit, 16);
    const [notes, deeds] = await db.database.transaction(workerOf(unit.organisationId), async tx => [
      await tx.rows(`SELECT DISTINCT topic, payload, customer_id FROM outbox WHERE equipment_id = $1`, [
        unit.equipmentId,
      ]),
      await tx.rows(`SELECT verb FROM audit_event WHERE detail->>'equipmentId' = $1 ORDER BY at`, [
        unit.equipmentId,
      ]),
    ]);
    // Not the customer: what is only suspected is the maker's and the partner's.
    expect(notes).toEqual([
      { topic: 'finding', payload: { equipmentId: unit.equipmentId }, customer_id: null },
    ]);
    expect(deeds).toEqual([{ verb: 'finding.raise' }, { verb: 'finding.raise' }]);
  });

  it('begin with what comes after the first reading that the watch sees, whatever there was before', async () => {
    await store(db.database, unit, slots(0, 15 * slotsPerDay));
    await watchOf(db.database).run();
    await store(db.database, unit, slots(15 * slotsPerDay, 17 * slotsPerDay));
    await watchOf(db.database).run();
    expect(await told(unit)).toEqual([]);
  });
});

describe('a verdict on a finding', () => {
  it('that is false ends it, and what it rested on is learned anew', async () => {
    await live(unit, 16);
    const [unusual] = await open(unit);
    if (!unusual) throw new Error('nothing was found');
    const judged = await judge(unusual.id, unusual.version, 'false');
    expect(judged).toMatchObject({ verdict: 'false', endedAt: expect.any(String) });
    await store(db.database, unit, slots(16 * slotsPerDay, 17 * slotsPerDay));
    await watchOf(db.database).run();
    // The forecast is another matter.
    expect(await told(unit)).toEqual([['forecast', 'temperature']]);
  });

  it('that is confirmed leaves it open, and nobody overwrites a verdict unseen', async () => {
    await live(unit, 16);
    const [unusual] = await open(unit);
    if (!unusual) throw new Error('nothing was found');
    expect(await judge(unusual.id, unusual.version, 'confirmed')).toMatchObject({
      verdict: 'confirmed',
      endedAt: null,
    });
    await expect(judge(unusual.id, unusual.version, 'false')).rejects.toThrow();
    // More readings make no edit stale.
    await store(db.database, unit, slots(16 * slotsPerDay, 17 * slotsPerDay));
    await watchOf(db.database).run();
    await expect(judge(unusual.id, unusual.version + 1, 'false')).resolves.toMatchObject({
      verdict: 'false',
    });
  });
});

describe('verdicts', () => {
  const verdictOf = (verdict: 'confirmed' | 'false', count: number) =>
    db.database.transaction(workerOf(unit.organisationId), tx =>
      tx.run(
        `INSERT INTO finding (id, organisation_id, customer_id, equipment_id, kind, metric, since, raised_at, seen_at, ended_at,
           sure, detail, verdict, judged_at)
         SELECT gen_random_uuid(), $1, e.customer_id, e.id, 'unusual', 'pressure', $3, $3, $3, $3, 0.9, '{}', $4, $3
         FROM equipment e, generate_series(1, $5) WHERE e.organisation_id = $1 AND e.id = $2`,
        [unit.organisationId, unit.equipmentId, new Date(start + 29 * slotsPerDay * slotMs), verdict, count],
      ),
    );
  const tuning = () => db.database.transaction(agent, tx => findings.tuning(tx, unit.modelId));
  const raisedAt = async (of: Unit) =>
    (await findingsOf(db.database, of)).find(one => one.kind === 'unusual' && one.metric === 'temperature')
      ?.raisedAt;

  it('on findings of the model tell how much it takes until the next one is told', async () => {
    const none = { confirmed: 0, wrong: 0, factor: 1 };
    expect(await tuning()).toEqual({ ...none, sisters: none });
    await live(unit, 13);
    const before = await raisedAt(unit);
    await verdictOf('false', 20);
    // Each kind is tuned by what was said of it.
    expect(await tuning()).toEqual({ confirmed: 0, wrong: 20, factor: 2, sisters: none });
    const beside = await makeUnit(db.database, tenant, { beside: unit });
    await live(beside, 13);
    const after = await raisedAt(beside);
    expect(after?.getTime() ?? 0).toBeGreaterThan(before?.getTime() ?? Infinity);
    const another = await makeUnit(db.database, tenant);
    expect(await db.database.transaction(agent, tx => findings.tuning(tx, another.modelId))).toMatchObject({
      factor: 1,
    });
  });
});
