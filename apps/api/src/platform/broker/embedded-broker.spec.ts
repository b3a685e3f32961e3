import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { BrokerUnderTest, closing, deviceOf, until } from './broker-under-test';
import { MAX_PACKET_BYTES } from './frame-limit';

const ours = new BrokerUnderTest();

describe('signing in', () => {
  it('refuses a wrong password, an unknown device and nobody', async () => {
    await expect(ours.connect('alpha', { password: 'wrong' })).rejects.toThrow(/username or password/i);
    await expect(ours.connect('gamma', { password: 'x' })).rejects.toThrow(/username or password/i);
    await expect(ours.connect('alpha', { password: undefined })).rejects.toThrow(/username or password/i);
    await expect(ours.connect('+', { password: 'x' })).rejects.toThrow(/username or password/i);
    await expect(ours.connect('alpha/#', { password: 'x' })).rejects.toThrow(/username or password/i);
  });

  it('slows down guessing without asking the database, and only from there', async () => {
    for (let n = 0; n < 5; n++)
      await ours.connect('alpha', { password: `guess-${n}` }).catch(() => undefined);
    expect(ours.authentications).toBe(4);
    await expect(ours.connect('alpha')).rejects.toThrow(/not authorized/i);
    await ours.connect('beta');
  });

  it('says try later, not wrong password, when it cannot find out', async () => {
    ours.authenticationFails = true;
    await expect(ours.connect('alpha')).rejects.toThrow(/server unavailable/i);
    ours.authenticationFails = false;
    await ours.connect('alpha');
  });

  it('refuses a will for another device', async () => {
    const will = { topic: 'devices/beta/status', payload: Buffer.from('{"online":false}'), qos: 1 as const };
    await expect(ours.connect('alpha', { will })).rejects.toThrow(/not authorized/i);
    expect(ours.received).toEqual([]);
  });
});

describe('what a device sends', () => {
  it('arrives with who sent it, whatever the QoS', async () => {
    const alpha = await ours.connect('alpha');
    await alpha.publishAsync('devices/alpha/telemetry', '{"t":0}', { qos: 0 });
    await alpha.publishAsync('devices/alpha/events', '{"t":1}', { qos: 1 });
    await alpha.publishAsync('devices/alpha/commands/c-1/response', '{"t":2}', { qos: 2 });
    await alpha.publishAsync('v1/gateway/telemetry', '{"t":3}', { qos: 1 });
    await until(() => ours.received.length === 4);
    expect(
      ours.received.map(({ kind, commandId, qos, device }) => [kind, commandId, qos, device.deviceId]),
    ).toEqual([
      ['telemetry', null, 0, 'alpha'],
      ['events', null, 1, 'alpha'],
      ['response', 'c-1', 2, 'alpha'],
      ['gateway', null, 1, 'alpha'],
    ]);
    expect(ours.broker.facts).toEqual({ connections: 1, accepted: 4, failed: 0, refused: 0 });
  });

  it.each([
    'devices/beta/telemetry',
    'devices/alpha/ingest/hwm',
    'devices/alpha',
    '$SYS/x',
    'devices/alpha/commands/c/request',
  ])('is cut off when it publishes to %s', async topic => {
    const alpha = await ours.connect('alpha');
    const closed = closing(alpha);
    alpha.publish(topic, 'x', { qos: 1 });
    await closed;
    expect(ours.received).toEqual([]);
    expect(ours.broker.facts.refused).toBe(1);
  });

  it('is acknowledged only after it is committed', async () => {
    const { promise: committed, resolve: commit } = Promise.withResolvers<void>();
    ours.accept = () => committed;
    const alpha = await ours.connect('alpha');
    let acknowledged = false;
    const publishing = alpha.publishAsync('devices/alpha/telemetry', '{}', { qos: 1 }).then(() => {
      acknowledged = true;
    });
    await sleep(150);
    expect(acknowledged).toBe(false);
    commit();
    await publishing;
  });

  it('is sent again after a commit that failed, and nothing is lost', async () => {
    let failures = 2;
    ours.accept = async message => {
      if (failures-- > 0) throw new Error('the database is away');
      ours.received.push(message);
    };
    const alpha = await ours.connect('alpha', { reconnectPeriod: 20, clean: false, clientId: 'sensor' });
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => alpha.publishAsync('devices/alpha/telemetry', `${n}`, { qos: 1 })),
    );
    expect(new Set(ours.texts)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `${n}`)));
    expect(ours.broker.facts.failed).toBeGreaterThan(0);
  });

  it('includes its will when it vanishes, but not when the broker stops', async () => {
    const will = {
      topic: 'devices/alpha/status',
      payload: Buffer.from('{"online":false}'),
      qos: 1 as const,
      retain: true,
    };
    const alpha = await ours.connect('alpha', { will });
    alpha.stream.destroy();
    await until(() => ours.received.length === 1);
    expect(ours.received[0]).toMatchObject({ kind: 'status', device: deviceOf('alpha') });
    await ours.connect('alpha', { will });
    await ours.broker.stop();
    expect(ours.received).toHaveLength(1);
  });

  it('may be 64 KiB, not more, and costs no memory before that is known', async () => {
    const alpha = await ours.connect('alpha');
    await alpha.publishAsync('devices/alpha/telemetry', Buffer.alloc(64 * 1024, 'x'), { qos: 1 });
    expect(ours.received[0]?.payload).toHaveLength(64 * 1024);
    const closed = closing(alpha);
    alpha.publish('devices/alpha/telemetry', Buffer.alloc(MAX_PACKET_BYTES + 1), { qos: 1 });
    await closed;
    expect(ours.received).toHaveLength(1);
  });
});
