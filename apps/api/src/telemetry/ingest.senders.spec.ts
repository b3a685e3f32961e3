import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../../test/database';
import type { TestDatabase } from '../../../../test/database';
import { entities } from '../entities';
import { makeUnit } from '../installed-base/installed-base.fixture';
import { makeTenant } from '../organisations/organisations.fixture';
import type { Tenant } from '../organisations/organisations.fixture';
import { Ingesting } from './ingest.fixture';

const now = Date.now();
let db: TestDatabase;
let ingest: Ingesting;
let tenant: Tenant;

beforeAll(async () => {
  db = await testDatabase(entities);
  tenant = await makeTenant(db.database, 'ingest.example');
  ingest = new Ingesting(db.database);
});

describe('the mark of a device', () => {
  it('follows what is committed and is told after the commit', async () => {
    const unit = await makeUnit(db.database, tenant);
    await ingest.send(
      unit,
      [1, 2, 3].map(seq => ({ ts: now + seq, values: { temperature: seq }, epoch: 5, seq })),
    );
    await ingest.send(unit, { ts: now + 2, values: { temperature: 2 }, epoch: 5, seq: 2 });
    expect(ingest.marks).toEqual([[unit.deviceId, { epoch: 5, seq: 3 }]]);
    const [device] = await ingest.rows(
      tenant.organisationId,
      'SELECT hwm_epoch, hwm_seq FROM device WHERE id = $1',
      [unit.deviceId],
    );
    expect(device).toEqual({ hwm_epoch: '5', hwm_seq: '3' });
  });
});

describe('states and events', () => {
  it('tell whether the device is there and what runs on it', async () => {
    const unit = await makeUnit(db.database, tenant);
    await ingest.send(unit, { online: true, firmware: '2.4.1' }, 'status');
    expect((await ingest.pulseOf(unit))?.online).toBe(true);
    await ingest.send(unit, { online: false }, 'status');
    expect((await ingest.pulseOf(unit))?.online).toBe(false);
    const [equipment] = await ingest.rows(
      tenant.organisationId,
      'SELECT firmware, version FROM equipment WHERE id = $1',
      [unit.equipmentId],
    );
    expect(equipment).toEqual({ firmware: '2.4.1', version: 2 });
    const notes = await ingest.rows(
      tenant.organisationId,
      `SELECT payload FROM outbox WHERE topic = 'equipment' AND subject_id = $1 ORDER BY id`,
      [unit.equipmentId],
    );
    expect(notes).toEqual([{ payload: { online: true } }, { payload: { online: false } }]);
  });

  it('store an event once though it is sent again', async () => {
    const unit = await makeUnit(db.database, tenant);
    const event = { ts: now, code: 'E21', severity: 'warning', data: { door: 2 } };
    await ingest.send(unit, event, 'events');
    await ingest.send(unit, event, 'events');
    expect(
      await ingest.rows(
        tenant.organisationId,
        'SELECT code, severity, data FROM device_event WHERE device_id = $1',
        [unit.deviceId],
      ),
    ).toEqual([{ code: 'E21', severity: 'warning', data: { door: 2 } }]);
  });
});

describe('a gateway', () => {
  it('speaks for the units below it, by device or serial number, and for no other', async () => {
    const gateway = await makeUnit(db.database, tenant);
    const child = await makeUnit(db.database, tenant, { beside: gateway, parentId: gateway.equipmentId });
    const stranger = await makeUnit(db.database, tenant, { beside: gateway });
    const ts = now;
    const accepted = await ingest.send(
      gateway,
      {
        [child.deviceId]: [{ ts, values: { temperature: 1 } }],
        [child.serialNumber]: [{ ts: ts + 1, values: { temperature: 2 } }],
        [stranger.deviceId]: [{ ts, values: { temperature: 3 } }],
      },
      'gateway',
    );
    expect(accepted).toBe(2);
    expect(await ingest.readingsOf(child)).toHaveLength(2);
    expect(await ingest.readingsOf(stranger)).toEqual([]);
    expect((await ingest.lettersOf(gateway))[0]?.reason).toBe(
      `${stranger.deviceId}: no such unit below this gateway`,
    );
  });
});

describe('organisations', () => {
  it('share nothing: each has its readings, notes and dead letters', async () => {
    const other = await makeTenant(db.database, `other-${randomUUID().slice(0, 6)}.example`);
    const [mine, theirs] = [await makeUnit(db.database, tenant), await makeUnit(db.database, other)];
    await Promise.all([
      ingest.send(mine, { temperature: 1 }),
      ingest.send(theirs, { temperature: 2 }),
      ingest.send(theirs, 'bad'),
    ]);
    expect(
      [await ingest.readingsOf(theirs), await ingest.lettersOf(theirs)].map(found => found.length),
    ).toEqual([1, 1]);
    // Looked for by name, but in the scope of the other maker.
    const disguised = { ...theirs, organisationId: tenant.organisationId };
    expect(await ingest.readingsOf(disguised)).toEqual([]);
    expect(await ingest.lettersOf(disguised)).toEqual([]);
    expect(await ingest.pulseOf(disguised)).toBeUndefined();
    expect(await ingest.readingsOf(mine)).toHaveLength(1);
  });

  it('cannot be mixed by a device that names another unit', async () => {
    const [unit, target] = [await makeUnit(db.database, tenant), await makeUnit(db.database, tenant)];
    await ingest.send({ ...unit, equipmentId: target.equipmentId }, { temperature: 9 });
    expect(await ingest.readingsOf(target)).toEqual([]);
  });
});
