import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { makeUnit } from '../installed-base/installed-base.fixture';
import type { Unit } from '../installed-base/installed-base.fixture';
import { caller, makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { BROKER } from '../platform/broker';
import type { EmbeddedBroker } from '../platform/broker';

let app: TestApp;
let port: number;
let tenant: Tenant;
let manager: Ask;
let unit: Unit;
const clients: MqttClient[] = [];

beforeAll(async () => {
  app = await testApp();
  port = app.app.get<EmbeddedBroker>(BROKER, { strict: false }).port;
  tenant = await makeTenant(app.db.database, 'path.example');
  manager = (await signIn(app.url, 'manager@path.example')).as;
  unit = await makeUnit(app.db.database, tenant);
  await rule(unit, 'overheating', { metric: 'temperature', value: 95 });
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map(client => client.endAsync(true)));
});

async function rule(of: Unit, faultKey: string, { metric, value }: { metric: string; value: number }) {
  const { status, body } = await manager('POST', '/alert-rules', {
    modelId: of.modelId,
    faultKey,
    name: `${metric} above ${value}`,
    faultCode: null,
    urgency: 'critical',
    condition: { type: 'compare', metric, op: 'gt', value },
    pattern: { kind: 'simple' },
    clearCondition: { type: 'compare', metric, op: 'lt', value: value - 5 },
    opensRequest: false,
    opensWorkOrder: false,
    active: true,
  });
  expect([status, body]).toEqual([200, expect.objectContaining({ faultKey, modelName: 'AirCore' })]);
  return body;
}

async function connect({ deviceId, token }: Unit, password = token): Promise<MqttClient> {
  const options = { username: deviceId, password, reconnectPeriod: 0, connectTimeout: 3_000 };
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, options, false);
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

const openAlerts = async (of: Unit) =>
  (await manager('GET', `/alerts?open=true&equipmentId=${of.equipmentId}`)).body.items;
const latest = async (of: Unit) =>
  (await manager('GET', `/equipment/${of.equipmentId}/latest-readings`)).body;

async function eventually(check: () => Promise<boolean>, patienceMs = 1_000): Promise<number> {
  const begun = performance.now();
  while (!(await check())) {
    if (performance.now() - begun > patienceMs) throw new Error(`not within ${patienceMs} ms`);
    await sleep(10);
  }
  return performance.now() - begun;
}

describe('the machine path', () => {
  it('shows a published reading and raises one alert within a second, and clears it', async () => {
    const client = await connect(unit);
    const topic = `devices/${unit.deviceId}/telemetry`;
    await client.publishAsync(topic, '{"temperature": 101.5}', { qos: 1 });
    // PUBACK comes after the commit: nothing has to be waited for.
    expect((await latest(unit)).items).toEqual([
      { metric: 'temperature', at: expect.any(String), value: 101.5 },
    ]);
    expect(await openAlerts(unit)).toEqual([
      expect.objectContaining({
        faultKey: 'overheating',
        status: 'open',
        urgency: 'critical',
        serialNumber: unit.serialNumber,
        occurrences: 1,
        evidence: [expect.objectContaining({ metric: 'temperature', value: 101.5, limit: 95 })],
      }),
    ]);
    await client.publishAsync(topic, '{"temperature": 110}', { qos: 1 });
    expect(await openAlerts(unit)).toHaveLength(1);
    const list = (await manager('GET', '/equipment?alerting=true')).body.items;
    expect(list).toEqual([
      expect.objectContaining({
        id: unit.equipmentId,
        online: true,
        openAlerts: 1,
        worstUrgency: 'critical',
      }),
    ]);
    await client.publishAsync(topic, '{"temperature": 80}', { qos: 1 });
    expect(await openAlerts(unit)).toEqual([]);
    const [cleared] = (await manager('GET', `/alerts?equipmentId=${unit.equipmentId}`)).body.items;
    expect(cleared).toMatchObject({ status: 'cleared', clearedAt: expect.any(String) });
  });

  it('takes readings over HTTP with the device token and answers after the commit', async () => {
    const device = caller(app.url, { Authorization: `Bearer ${unit.token}` });
    const ts = Date.now() - 5_000;
    const sent = await device('POST', '/telemetry', [
      { ts, values: { pressure: 7 } },
      { ts: ts + 1_000, values: { pressure: 7.5 } },
    ]);
    expect([sent.status, sent.body]).toEqual([200, { accepted: 2 }]);
    const from = new Date(ts - 1_000).toISOString();
    const to = new Date(ts + 10_000).toISOString();
    const { body } = await manager(
      'GET',
      `/equipment/${unit.equipmentId}/readings?metric=pressure&from=${from}&to=${to}&every=60`,
    );
    expect(body.items.reduce((sum: number, one: { count: number }) => sum + one.count, 0)).toBe(2);
    expect((await device('POST', '/telemetry', { ts: 5, values: { a: 1 } })).status).toBe(400);
    expect((await manager('POST', '/telemetry', { a: 1 })).status).toBe(403);
    expect((await caller(app.url)('POST', '/telemetry', { a: 1 })).status).toBe(401);
  });

  it('lets a machine publish for itself only', async () => {
    const victim = await makeUnit(app.db.database, tenant, { beside: unit });
    const client = await connect(unit);
    const cut = new Promise<void>(resolve => client.once('close', () => resolve()));
    client.publish(`devices/${victim.deviceId}/telemetry`, '{"temperature": 99}', { qos: 1 });
    await cut;
    expect((await latest(victim)).items).toEqual([]);
    await expect(connect(unit, 'cd_wrong')).rejects.toThrow(/not authorized|bad user/i);
  });

  it('knows when a machine comes and goes', async () => {
    const other = await makeUnit(app.db.database, tenant, { beside: unit });
    const client = await connect(other);
    await client.publishAsync(`devices/${other.deviceId}/status`, '{"online":true,"firmware":"2.4.1"}', {
      qos: 1,
    });
    expect((await latest(other)).online).toBe(true);
    client.stream.destroy();
    await eventually(async () => (await latest(other)).online === false);
    expect((await manager('GET', `/equipment/${other.equipmentId}`)).body.firmware).toBe('2.4.1');
  });

  it('cuts off a machine within a second when its credentials are replaced', async () => {
    const other = await makeUnit(app.db.database, tenant, { beside: unit });
    const client = await connect(other);
    const cut = new Promise<void>(resolve => client.once('close', () => resolve()));
    const begun = performance.now();
    const { status, body } = await manager('POST', `/equipment/${other.equipmentId}/device`);
    expect([status, body]).toEqual([
      200,
      {
        deviceId: expect.stringMatching(/^d-[a-z0-9]{12}$/),
        token: expect.stringMatching(/^cd_[A-Za-z0-9_-]{43}$/),
        mqttUrl: expect.stringMatching(/^mqtt:\/\//),
      },
    ]);
    await cut;
    expect(performance.now() - begun).toBeLessThan(1_000);
    await expect(connect(other)).rejects.toThrow(/not authorized|bad user/i);
    const again = await connect({ ...other, deviceId: body.deviceId, token: body.token });
    await again.publishAsync(`devices/${body.deviceId}/telemetry`, '{"temperature": 20}', { qos: 1 });
    expect((await latest(other)).items).toHaveLength(1);
  });

  it('tells a machine what it may drop, also after it has reconnected', async () => {
    const other = await makeUnit(app.db.database, tenant, { beside: unit });
    const hwm = `devices/${other.deviceId}/ingest/hwm`;
    const heard = (client: MqttClient) =>
      new Promise<unknown>(resolve =>
        client.once('message', (_, payload) => resolve(JSON.parse(payload.toString()))),
      );
    const client = await connect(other);
    await client.subscribeAsync(hwm, { qos: 1 });
    const first = heard(client);
    const point = { ts: Date.now(), values: { temperature: 20 }, epoch: 4, seq: 17 };
    await client.publishAsync(`devices/${other.deviceId}/telemetry`, JSON.stringify(point), { qos: 1 });
    expect(await first).toEqual({ epoch: 4, seq: 17 });
    const again = await connect(other);
    const second = heard(again);
    await again.subscribeAsync(hwm, { qos: 1 });
    expect(await second).toEqual({ epoch: 4, seq: 17 });
  });

  it('lets a simulated fault begin in the demo only', async () => {
    expect((await manager('GET', '/demo/fault-kinds')).body.code).toBe('demo-only');
    expect((await manager('POST', '/demo/faults', { kind: 'compressor-overheating' })).body.code).toBe(
      'demo-only',
    );
  });
});

describe('two makers', () => {
  it('see nothing of each other', async () => {
    await makeTenant(app.db.database, 'rival.example');
    const rival = (await signIn(app.url, 'manager@rival.example')).as;
    expect((await rival('GET', '/equipment')).body.items).toEqual([]);
    expect((await rival('GET', '/alerts')).body.items).toEqual([]);
    for (const path of ['', '/latest-readings', '/history'])
      expect((await rival('GET', `/equipment/${unit.equipmentId}${path}`)).status).toBe(404);
    const [alert] = (await manager('GET', '/alerts')).body.items;
    expect((await rival('GET', `/alerts/${alert.id}`)).status).toBe(404);
    expect((await rival('POST', `/alerts/${alert.id}/close`, { version: alert.version })).status).toBe(404);
    expect((await rival('POST', `/equipment/${unit.equipmentId}/device`)).status).toBe(404);
  });
});
