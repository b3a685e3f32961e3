import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { SharingService } from './sharing.service';
import { compressorMetrics, workerOf } from './installed-base.fixture';
import { renameCustomer } from './names.store';

let app: TestApp;
let tenant: Tenant;
let manager: Ask;
let model: { id: string; version: number };
let site: { id: string; version: number };

beforeAll(async () => {
  app = await testApp();
  tenant = await makeTenant(app.db.database, 'base.example');
  manager = (await signIn(app.url, 'manager@base.example')).as;
  model = await made('/equipment-models', newModel('AX-22'));
  site = await made('/sites', newSite('Mill Plovdiv', 'Plovdiv'));
});

async function made(path: string, body: unknown) {
  const answer = await manager('POST', path, body);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return answer.body;
}
const newModel = (code: string) => ({
  code,
  name: `AirCore ${code}`,
  family: 'compressor',
  metrics: compressorMetrics,
  faultCodes: [],
});
const newSite = (name: string, city: string) => ({
  name,
  address: '1 Iztok',
  city,
  position: { lat: 42.1, lng: 24.7 },
  timeZone: 'Europe/Sofia',
  customerId: tenant.customerId,
});
const newUnit = (serialNumber: string, more: object = {}) => ({
  serialNumber,
  modelId: model.id,
  siteId: site.id,
  ...more,
});
const serials = (body: { items: { serialNumber: string }[] }) => body.items.map(item => item.serialNumber);

describe('a unit', () => {
  it('carries the names of its model, site and customer and a token that is not to be guessed', async () => {
    const unit = await made('/equipment', newUnit('AX22-1', { properties: { voltage: 400 } }));
    expect(unit).toMatchObject({
      modelName: 'AirCore AX-22',
      siteName: 'Mill Plovdiv',
      city: 'Plovdiv',
      customerName: 'Mill base.example',
      position: { lat: 42.1, lng: 24.7 },
      status: 'in_service',
      openAlerts: 0,
      online: null,
      deviceId: null,
      version: 1,
    });
    expect(unit.publicToken).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('is unique by serial number in its model, and refuses what it cannot refer to', async () => {
    const again = await manager('POST', '/equipment', newUnit('AX22-1'));
    expect([again.status, again.body.code, again.body.facts]).toEqual([
      409,
      'already-exists',
      { field: 'serialNumber' },
    ]);
    for (const field of ['modelId', 'siteId', 'parentId']) {
      const { status, body } = await manager(
        'POST',
        '/equipment',
        newUnit('AX22-0', { [field]: randomUUID() }),
      );
      expect([status, body.code, body.facts]).toEqual([422, 'reference-unknown', { field }]);
    }
  });

  it('moves along its life cycle only, and in the version that was seen', async () => {
    const unit = await made('/equipment', newUnit('AX22-2'));
    const path = `/equipment/${unit.id}/transitions`;
    const wrong = await manager('POST', path, { version: 1, event: 'ship' });
    expect([wrong.status, wrong.body.facts.legal]).toEqual([
      409,
      expect.arrayContaining(['degrade', 'fail']),
    ]);
    expect((await manager('POST', path, { version: 1, event: 'fail' })).body).toMatchObject({
      status: 'down',
      version: 2,
    });
    const stale = await manager('POST', path, { version: 1, event: 'restore' });
    expect([stale.status, stale.body.facts]).toEqual([409, { currentVersion: 2 }]);
    const { body } = await manager('GET', `/equipment/${unit.id}/history`);
    expect(body.items.map((entry: { verb: string }) => entry.verb).sort()).toEqual([
      'equipment.create',
      'equipment.fail',
    ]);
  });

  it('moves to another site with everything that the site says', async () => {
    const unit = await made('/equipment', newUnit('AX22-3'));
    const sofia = await made('/sites', newSite('Depot Sofia', 'Sofia'));
    const moved = await manager('PATCH', `/equipment/${unit.id}`, {
      version: 1,
      siteId: sofia.id,
      assetTag: 'A-7',
    });
    expect(moved.body).toMatchObject({ siteName: 'Depot Sofia', city: 'Sofia', assetTag: 'A-7', version: 2 });
  });
});

describe('the list', () => {
  it('pages by serial number either way, by installation and by the last reading, without a gap or repetition', async () => {
    const hill = await made('/sites', newSite('Hill', 'Ruse'));
    for (const n of [1, 2, 3, 4, 5])
      await made(
        '/equipment',
        newUnit(`PG-${n}`, { siteId: hill.id, installedOn: n % 2 ? `2026-0${n}-01` : null }),
      );
    for (const sort of ['serialNumber', '-serialNumber', 'installedOn', '-lastReadingAt']) {
      const found: string[] = [];
      let cursor = '';
      do {
        const { body } = await manager('GET', `/equipment?siteId=${hill.id}&sort=${sort}&limit=2${cursor}`);
        found.push(...serials(body));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      expect([...found].sort()).toEqual(['PG-1', 'PG-2', 'PG-3', 'PG-4', 'PG-5']);
      if (sort === '-serialNumber') expect(found[0]).toBe('PG-5');
      if (sort === 'installedOn') expect(found.slice(0, 3)).toEqual(['PG-1', 'PG-3', 'PG-5']);
    }
  });

  it('is searched anywhere in serial number, site and city, and takes signs literally', async () => {
    await made('/equipment', newUnit('QQ-100%-7'));
    const found = async (q: string) =>
      serials((await manager('GET', `/equipment?q=${encodeURIComponent(q)}`)).body);
    expect(await found('100%')).toEqual(['QQ-100%-7']);
    expect(await found('%')).toEqual(['QQ-100%-7']);
    expect(await found('sofia')).toEqual(['AX22-3']);
    expect(await found('qq-1')).toEqual(['QQ-100%-7']);
    expect(await found('nowhere')).toEqual([]);
  });

  it('has light marks for the map', async () => {
    const { body } = await manager('GET', '/equipment-marks?family=compressor');
    expect(body.items).toContainEqual(
      expect.objectContaining({ serialNumber: 'AX22-1', worstUrgency: null }),
    );
    expect((await manager('GET', '/equipment-marks?alerting=true')).body.items).toEqual([]);
  });
});

describe('names', () => {
  it('stay true on the units when site, model or customer is renamed', async () => {
    const unit = await made('/equipment', newUnit('NM-1'));
    const seen = async () => (await manager('GET', `/equipment/${unit.id}`)).body;
    const changed = { name: 'Mill Trakia', timeZone: 'Europe/Athens', position: { lat: 42.2, lng: 24.8 } };
    const { body } = await manager('PATCH', `/sites/${site.id}`, { version: site.version, ...changed });
    expect(body).toMatchObject({ name: 'Mill Trakia', version: 2 });
    const { version } = (await manager('GET', `/equipment-models/${model.id}`)).body;
    await manager('PATCH', `/equipment-models/${model.id}`, { version, name: 'AirCore II' });
    await app.db.database.transaction(workerOf(tenant.organisationId), tx =>
      renameCustomer(tx, { id: tenant.customerId, name: 'Mills United' }),
    );
    expect(await seen()).toMatchObject({
      siteName: 'Mill Trakia',
      timeZone: 'Europe/Athens',
      position: { lat: 42.2, lng: 24.8 },
      modelName: 'AirCore II',
      customerName: 'Mills United',
      version: 1,
    });
    expect(serials((await manager('GET', '/equipment?q=trakia')).body)).toContain('NM-1');
  });

  it('of metrics and faults are there once', async () => {
    const twice = { ...newModel('TW-1'), metrics: [...compressorMetrics, compressorMetrics[0]] };
    const { status, body } = await manager('POST', '/equipment-models', twice);
    expect([status, body.errors[0].path]).toEqual([400, '/body/metrics/3']);
  });
});

describe('others', () => {
  it('see their own: the customer its units, the partner those it works on', async () => {
    const unit = await made('/equipment', newUnit('OT-1'));
    const customer = (await signIn(app.url, 'customer@base.example')).as;
    const partner = (await signIn(app.url, 'partner-dispatcher@base.example')).as;
    expect((await customer('GET', `/equipment/${unit.id}`)).body).toMatchObject({
      serialNumber: 'OT-1',
      deviceId: null,
    });
    expect((await customer('GET', `/equipment/${unit.id}/history`)).body.items).toEqual([]);
    expect((await customer('POST', '/equipment', newUnit('OT-2'))).status).toBe(403);
    expect((await partner('GET', `/equipment/${unit.id}`)).status).toBe(404);
    const { body: device } = await manager('POST', `/equipment/${unit.id}/device`);
    const machine = caller(app.url, { Authorization: `Bearer ${device.token}` });
    expect((await machine('POST', '/telemetry', { temperature: 41 })).body).toEqual({ accepted: 1 });
    await app.db.database.transaction(workerOf(tenant.organisationId), tx =>
      app.app.get(SharingService, { strict: false }).shareWithPartner(tx, unit.id, tenant.partnerId),
    );
    expect((await partner('GET', `/equipment/${unit.id}`)).body.serialNumber).toBe('OT-1');
    expect(serials((await partner('GET', '/equipment?sort=-lastReadingAt')).body)).toEqual(['OT-1']);
    expect((await partner('GET', `/sites/${site.id}`)).body).toMatchObject({
      customerName: 'Mill base.example',
      equipmentCount: 1,
    });
    expect((await partner('GET', `/equipment/${unit.id}/latest-readings`)).body).toMatchObject({
      items: [expect.objectContaining({ value: 41 })],
      online: null,
    });
    const span = `from=${new Date(Date.now() - 60_000).toISOString()}&to=${new Date(Date.now() + 60_000).toISOString()}`;
    const history = await partner('GET', `/equipment/${unit.id}/readings?metric=temperature&${span}`);
    expect(history.body.items).toEqual([expect.objectContaining({ avg: 41, count: 1 })]);
  });
});
