import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { DeviceMessage } from './broker';
import { deviceOf, until } from './broker-under-test';
import { ExternalBroker } from './external-broker';

let aedes: Aedes;
let server: Server;
let url: string;
let sensor: MqttClient;
let ours: ExternalBroker;
let received: string[];
let accept: (message: DeviceMessage) => Promise<void>;
let revoked: Set<string>;

beforeEach(async () => {
  aedes = await Aedes.createBroker();
  server = createServer(socket => aedes.handle(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  url = `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  received = [];
  revoked = new Set(['gone']);
  accept = async message => void received.push(message.payload.toString());
  ours = made();
  await ours.start();
  sensor = await connectAsync(url, { clientId: 'sensor' });
});

afterEach(async () => {
  await ours.stop();
  await sensor.endAsync(true);
  await new Promise<void>(resolve => aedes.close(resolve));
  server.close();
});

function made(): ExternalBroker {
  return new ExternalBroker({
    url,
    accept: message => accept(message),
    resolveDevice: async deviceId => (revoked.has(deviceId) ? null : deviceOf(deviceId)),
    // The broker of this spec knows neither shared subscriptions nor MQTT 5.
    shareGroup: null,
    protocolVersion: 4,
    lanes: 1,
    reconnectMs: 20,
  });
}

const send = (text: string, topic = 'devices/alpha/telemetry') =>
  sensor.publishAsync(topic, text, { qos: 1 });

describe('an external broker', () => {
  it('delivers what devices send, with the device of the topic', async () => {
    const messages: DeviceMessage[] = [];
    accept = async message => void messages.push(message);
    await send('1');
    await send('2', 'devices/beta/commands/c-9/response');
    await send('3', 'devices/gone/telemetry');
    await send('4', 'devices/alpha/nonsense');
    await until(() => ours.facts.accepted === 2 && ours.facts.refused === 1);
    expect(messages.map(({ device, kind, commandId }) => [device.deviceId, kind, commandId])).toEqual([
      ['alpha', 'telemetry', null],
      ['beta', 'response', 'c-9'],
    ]);
  });

  it('delivers again what could not be stored, and everything after it', async () => {
    let failures = 3;
    accept = async message => {
      if (failures-- > 0) throw new Error('the database is away');
      received.push(message.payload.toString());
    };
    for (let n = 0; n < 10; n++) await send(`${n}`);
    await until(() => new Set(received).size === 10);
    expect(ours.facts.failed).toBe(3);
  });

  it('keeps for us what comes while we are away', async () => {
    await ours.stop();
    for (let n = 0; n < 5; n++) await send(`${n}`);
    ours = made();
    await ours.start();
    await until(() => received.length === 5);
    expect(received).toEqual(['0', '1', '2', '3', '4']);
  });

  it('does not acknowledge what was in hand when we stopped before it was stored', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    accept = async message => {
      await opened;
      received.push(message.payload.toString());
    };
    await send('1');
    await send('2');
    await sleep(50);
    const stopped = ours.stop();
    open();
    await stopped;
    expect(received).toEqual(['1']);
    ours = made();
    await ours.start();
    await until(() => received.includes('2'));
  });

  it('carries commands to the device, and refuses them while it is away', async () => {
    const heard = new Promise<string>(resolve =>
      sensor.once('message', (topic, payload) => resolve(`${topic} ${payload.toString()}`)),
    );
    await sensor.subscribeAsync('devices/alpha/commands/+/request', { qos: 1 });
    await ours.publish('devices/alpha/commands/c-1/request', 'restart');
    expect(await heard).toBe('devices/alpha/commands/c-1/request restart');
    await ours.stop();
    await expect(ours.publish('devices/alpha/commands/c-2/request', 'restart')).rejects.toThrow(
      /not connected/i,
    );
  });

  it('fails at the start if nobody answers', async () => {
    const nowhere = new ExternalBroker({
      url: 'mqtt://127.0.0.1:1',
      accept,
      resolveDevice: async () => null,
      lanes: 2,
    });
    await expect(nowhere.start()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('looks a device up again after its disconnection', async () => {
    await send('1');
    await until(() => received.length === 1);
    revoked.add('alpha');
    await ours.disconnectDevice('alpha');
    await send('2');
    await until(() => ours.facts.refused === 1);
    expect(received).toEqual(['1']);
  });
});
