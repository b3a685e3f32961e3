import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { MqttClient } from 'mqtt';
import { BrokerUnderTest, closing, until } from './broker-under-test';
import { EmbeddedBroker } from './embedded-broker';

const ours = new BrokerUnderTest();

describe('what a device hears', () => {
  it('is its own commands and high-water mark', async () => {
    const alpha = await ours.connect('alpha');
    const heard: string[] = [];
    alpha.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
    const granted = await alpha.subscribeAsync(
      ['devices/alpha/commands/+/request', 'devices/alpha/ingest/hwm'],
      { qos: 1 },
    );
    expect(granted.map(grant => grant.qos)).toEqual([1, 1]);
    expect(ours.listening).toEqual([
      ['alpha', 'devices/alpha/commands/+/request'],
      ['alpha', 'devices/alpha/ingest/hwm'],
    ]);
    await ours.broker.publish('devices/alpha/commands/c-1/request', 'restart', { qos: 1 });
    await ours.broker.publish('devices/beta/commands/c-2/request', 'foreign', { qos: 1 });
    await ours.broker.publish('devices/alpha/ingest/hwm', '7', { qos: 0, retain: true });
    await until(() => heard.length === 2);
    expect(heard).toEqual(['devices/alpha/commands/c-1/request restart', 'devices/alpha/ingest/hwm 7']);
  });

  it('does not retain what devices send, but keeps the high-water mark for later', async () => {
    await ours.broker.publish('devices/alpha/ingest/hwm', '9', { qos: 0, retain: true });
    const alpha = await ours.connect('alpha');
    const message = new Promise<[string, Buffer]>(resolve =>
      alpha.once('message', (topic, payload) => resolve([topic, payload])),
    );
    await alpha.subscribeAsync('devices/alpha/ingest/hwm');
    const [topic, payload] = await message;
    expect([topic, String(payload)]).toEqual(['devices/alpha/ingest/hwm', '9']);
  });

  it.each([
    '#',
    '+/+/#',
    'devices/#',
    'devices/+/commands/+/request',
    'devices/beta/ingest/hwm',
    'devices/alpha/#',
    '$SYS/#',
    '$share/g/devices/+/telemetry',
  ])('is never %s', async filter => {
    const alpha = await ours.connect('alpha');
    const heard: string[] = [];
    alpha.on('message', topic => heard.push(topic));
    await expect(alpha.subscribeAsync(filter)).rejects.toThrow();
    const beta = await ours.connect('beta');
    await beta.publishAsync('devices/beta/telemetry', '{}', { qos: 1, retain: true });
    await ours.broker.publish('devices/beta/commands/c/request', 'x', { qos: 1 });
    await ours.broker.publish('devices/beta/ingest/hwm', 'x', { qos: 0, retain: true });
    await sleep(50);
    expect(heard).toEqual([]);
  });
});

describe('connections', () => {
  it('of two accounts with the same client id do not disturb each other', async () => {
    const alpha = await ours.connect('alpha', { clientId: 'same' });
    const beta = await ours.connect('beta', { clientId: 'same' });
    await alpha.publishAsync('devices/alpha/telemetry', 'a', { qos: 1 });
    await beta.publishAsync('devices/beta/telemetry', 'b', { qos: 1 });
    expect(alpha.connected && beta.connected).toBe(true);
    expect(ours.texts).toEqual(['a', 'b']);
  });

  it('of one device under one client id replace each other', async () => {
    const before = await ours.connect('alpha', { clientId: 'same' });
    const closed = closing(before);
    const after = await ours.connect('alpha', { clientId: 'same' });
    await closed;
    await after.publishAsync('devices/alpha/telemetry', 'still here', { qos: 1 });
    expect(ours.broker.facts.connections).toBe(1);
  });

  it('of a device end at once when it is disconnected', async () => {
    const alpha = await ours.connect('alpha');
    const other = await ours.connect('alpha');
    const beta = await ours.connect('beta');
    const closed = Promise.all([closing(alpha), closing(other)]);
    ours.passwords.alpha = 'another';
    const start = performance.now();
    await ours.broker.disconnectDevice('alpha');
    await closed;
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(beta.connected).toBe(true);
    await expect(ours.connect('alpha', { password: 'secret-a' })).rejects.toThrow(/username or password/i);
  });

  it('of one device are limited: the oldest goes', async () => {
    const all: MqttClient[] = [];
    for (let n = 0; n < 10; n++) all.push(await ours.connect('alpha'));
    await until(() => !all[0]?.connected && !all[1]?.connected);
    expect(all.filter(client => client.connected)).toHaveLength(8);
  });

  it('survive neighbours that send rubbish', async () => {
    const alpha = await ours.connect('alpha');
    const connectPacket = Buffer.from('100c00044d5154540402003c0000', 'hex');
    const rubbish = [
      Buffer.from('ffffffffffffffff', 'hex'),
      Buffer.from('10ffffffff7f', 'hex'),
      Buffer.from('1000', 'hex'),
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.from('3005000161', 'hex'),
      connectPacket,
      Buffer.concat([connectPacket, connectPacket]),
      Buffer.from('c000', 'hex'),
      Buffer.from('82020001', 'hex'),
      ...Array.from({ length: 60 }, () =>
        Buffer.from(Array.from({ length: 200 }, () => Math.floor(Math.random() * 256))),
      ),
    ];
    for (const bytes of rubbish) {
      const socket = connectTcp(ours.broker.port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.end(bytes);
      await Promise.race([once(socket, 'close'), sleep(100)]);
      socket.destroy();
    }
    await alpha.publishAsync('devices/alpha/telemetry', 'alive', { qos: 1 });
    expect(ours.texts).toEqual(['alive']);
  });

  it('finish what is in hand when the broker stops, and take no more', async () => {
    const { promise: committed, resolve: commit } = Promise.withResolvers<void>();
    ours.accept = async message => {
      await committed;
      ours.received.push(message);
    };
    const alpha = await ours.connect('alpha');
    let acknowledged = false;
    const publishing = alpha.publishAsync('devices/alpha/telemetry', 'last', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    await sleep(50);
    const stopped = ours.broker.stop();
    await sleep(50);
    commit();
    await Promise.all([publishing, stopped]);
    expect(acknowledged).toBe(true);
    expect(ours.texts).toEqual(['last']);
  });
});

describe('the listener', () => {
  it('says so when its port is taken', async () => {
    const second = new EmbeddedBroker({
      host: '127.0.0.1',
      port: ours.broker.port,
      authenticate: async () => null,
      accept: async () => undefined,
    });
    await expect(second.start()).rejects.toThrow(/EADDRINUSE/);
  });
});
