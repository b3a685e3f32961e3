import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { IClientOptions, IConnackPacket } from 'mqtt';
import { BrokerUnderTest, closing, until } from './broker-under-test';
import { BadPacket, Mqtt5Translator } from './mqtt5-packets';

const ours = new BrokerUnderTest();
const v5: IClientOptions = { protocolVersion: 5 };

describe('a client of MQTT 5', () => {
  it('sends, hears and leaves like one of 3.1.1', async () => {
    const alpha = await ours.connect('alpha', {
      ...v5,
      properties: { sessionExpiryInterval: 60, receiveMaximum: 20 },
    });
    const heard: string[] = [];
    alpha.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
    await alpha.subscribeAsync(['devices/alpha/commands/+/request', 'devices/alpha/ingest/hwm'], {
      qos: 1,
      nl: true,
    });
    for (const qos of [0, 1, 2] as const)
      await alpha.publishAsync('devices/alpha/telemetry', `q${qos}`, {
        qos,
        properties: { contentType: 'application/json', userProperties: { a: 'b' }, messageExpiryInterval: 5 },
      });
    await ours.broker.publish('devices/alpha/commands/c-1/request', 'restart', { qos: 1 });
    await until(() => heard.length === 1 && ours.received.length === 3);
    expect(ours.texts).toEqual(['q0', 'q1', 'q2']);
    expect(heard).toEqual(['devices/alpha/commands/c-1/request restart']);
    await alpha.unsubscribeAsync(['devices/alpha/commands/+/request', 'devices/alpha/ingest/hwm']);
    await ours.broker.publish('devices/alpha/commands/c-2/request', 'restart', { qos: 1 });
    await sleep(30);
    expect(heard).toHaveLength(1);
    await alpha.endAsync();
    await until(() => ours.broker.facts.connections === 0);
  });

  it('is told its id and what is not offered', async () => {
    const connacks: IConnackPacket[] = [];
    const alpha = await ours.connect('alpha', { ...v5, clientId: '', clean: true });
    alpha.on('packetreceive', packet => packet.cmd === 'connack' && connacks.push(packet));
    alpha.reconnect();
    await until(() => connacks.length === 1);
    expect(connacks[0]?.properties).toMatchObject({
      sharedSubscriptionAvailable: false,
      subscriptionIdentifiersAvailable: false,
      sessionExpiryInterval: 0,
      assignedClientIdentifier: expect.stringMatching(/^auto-/),
    });
  });

  it('is refused with the reason', async () => {
    await expect(ours.connect('alpha', { ...v5, password: 'wrong' })).rejects.toMatchObject({ code: 0x86 });
    const will = {
      topic: 'devices/beta/status',
      payload: Buffer.from('x'),
      qos: 1 as const,
      properties: { willDelayInterval: 1 },
    };
    await expect(ours.connect('alpha', { ...v5, will })).rejects.toMatchObject({ code: 0x87 });
    const alpha = await ours.connect('alpha', v5);
    await expect(alpha.subscribeAsync('#')).rejects.toThrow();
    const closed = closing(alpha);
    alpha.publish('devices/beta/telemetry', 'x', { qos: 1 });
    await closed;
  });

  it('leaves its will behind when it vanishes, and when it says so', async () => {
    const will = { topic: 'devices/alpha/status', payload: Buffer.from('away'), qos: 1 as const };
    const vanishing = await ours.connect('alpha', { ...v5, will });
    vanishing.stream.destroy();
    await until(() => ours.texts.length === 1);
    const saying = await ours.connect('alpha', { ...v5, will });
    await saying.endAsync(false, { reasonCode: 4 });
    await until(() => ours.texts.length === 2);
    const quiet = await ours.connect('alpha', { ...v5, will });
    await quiet.endAsync();
    await sleep(50);
    expect(ours.texts).toEqual(['away', 'away']);
  });

  it('may send 64 KiB, and not more', async () => {
    const alpha = await ours.connect('alpha', v5);
    await alpha.publishAsync('devices/alpha/telemetry', Buffer.alloc(64 * 1024, 'x'), { qos: 1 });
    expect(ours.received[0]?.payload).toHaveLength(64 * 1024);
    const raw = connectTcp(ours.broker.port, '127.0.0.1');
    raw.on('error', () => undefined);
    raw.write(Buffer.from('100d00044d515454050200000000', 'hex'));
    raw.write(Buffer.from('30ffffff7f', 'hex'));
    await once(raw, 'close');
  });

  it('may send its bytes one by one', async () => {
    const connect = Buffer.from(
      '102200044d51545405c2003c000001310005616c706861000873656372657'.concat('42d61'),
      'hex',
    );
    connect[1] = connect.length - 2;
    const publish = Buffer.from([0x30, 27, 0, 23, ...Buffer.from('devices/alpha/telemetry'), 0, 0x7a]);
    const raw = connectTcp(ours.broker.port, '127.0.0.1');
    raw.setNoDelay(true);
    for (const byte of Buffer.concat([connect, publish])) {
      raw.write(Buffer.from([byte]));
      await sleep(1);
    }
    await until(() => ours.texts.length === 1);
    expect(ours.texts).toEqual(['z']);
    raw.destroy();
  });
});

describe('the translation', () => {
  it('of any bytes ends in a packet or a refusal, never otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 80 }), (head, body) => {
        const translator = new Mqtt5Translator(() => 'id', 1_000);
        try {
          translator.toBroker({ head, body: Buffer.from(body) });
        } catch (error) {
          expect(error).toBeInstanceOf(BadPacket);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
