import { beforeAll, describe, expect, it } from '@jest/globals';
import { connectAsync } from 'mqtt';
import { testApp } from '../../../../test/app';
import type { TestApp } from '../../../../test/app';
import { demoFaultKinds } from '#contracts';
import { makeUnit } from '../installed-base/installed-base.fixture';
import { makeTenant, signIn } from '../organisations/organisations.fixture';
import type { Ask, Tenant } from '../organisations/organisations.fixture';
import { BROKER } from '../platform/broker';
import type { EmbeddedBroker } from '../platform/broker';

let app: TestApp;
let tenant: Tenant;
let manager: Ask;

beforeAll(async () => {
  app = await testApp({ CALLOUT_DEMO: 'on' });
  tenant = await makeTenant(app.db.database, 'demo.example');
  manager = (await signIn(app.url, 'manager@demo.example')).as;
});

/** A simulated machine that answers orders as told. */
async function machine(status: string) {
  const unit = await makeUnit(app.db.database, tenant, { simulated: true });
  const { port } = app.app.get<EmbeddedBroker>(BROKER, { strict: false });
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
    username: unit.deviceId,
    password: unit.token,
  });
  const orders: unknown[] = [];
  client.on('message', (topic, payload) => {
    orders.push(JSON.parse(payload.toString()));
    client.publish(topic.replace(/request$/, 'response'), JSON.stringify({ status, result: {} }), { qos: 1 });
  });
  await client.subscribeAsync(`devices/${unit.deviceId}/commands/+/request`, { qos: 1 });
  await client.publishAsync(`devices/${unit.deviceId}/status`, '{"online":true}', { qos: 1 });
  return { unit, orders, client };
}

describe('the fault button of the demo', () => {
  it('lists the kinds of faults', async () => {
    expect((await manager('GET', '/demo/fault-kinds')).body.items).toEqual(demoFaultKinds);
  });

  it('orders the machine asked for, or any of the family, to let a fault begin', async () => {
    const { unit, orders, client } = await machine('succeeded');
    const answer = {
      equipmentId: unit.equipmentId,
      serialNumber: unit.serialNumber,
      kind: 'compressor-overheating',
    };
    const asked = { equipmentId: unit.equipmentId, kind: 'compressor-overheating' };
    expect((await manager('POST', '/demo/faults', asked)).body).toEqual(answer);
    expect((await manager('POST', '/demo/faults', { kind: 'compressor-overheating' })).body).toEqual(answer);
    expect(orders).toEqual([
      { command: 'demo.fault', arguments: { kind: 'compressor-overheating' }, expiresAt: expect.any(Number) },
      expect.anything(),
    ]);
    await client.endAsync();
  });

  it('says so when no machine answers', async () => {
    expect((await manager('POST', '/demo/faults', { kind: 'kiosk-printer-jam' })).body.code).toBe(
      'simulator-away',
    );
    const { unit, client } = await machine('failed');
    const asked = { equipmentId: unit.equipmentId, kind: 'compressor-bearing-wear' };
    expect((await manager('POST', '/demo/faults', asked)).body.code).toBe('simulator-away');
    expect((await manager('POST', '/demo/faults', { kind: 'meteor' })).body.code).toBe('input-invalid');
    await client.endAsync();
  });
});
