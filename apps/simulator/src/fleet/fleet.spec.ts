import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeviceEventPayload, DeviceStatusPayload, TelemetryPayload } from '#contracts';
import { BrokerFixture, until } from './broker.fixture';
import type { DeviceCredentials } from './device';
import { startFleet } from './fleet';
import type { Fleet, FleetOptions } from './fleet';
import type { MarkedPoint } from './ring-buffer';

const devices: DeviceCredentials[] = [
  { deviceId: 'dev-c', token: 'secret-c', family: 'compressor' },
  { deviceId: 'dev-k', token: 'secret-k', family: 'kiosk' },
];

let broker: BrokerFixture;
let fleet: Fleet | null = null;

beforeEach(async () => {
  broker = new BrokerFixture({ 'dev-c': 'secret-c', 'dev-k': 'secret-k' });
  await broker.start();
});
afterEach(async () => {
  await fleet?.stop();
  fleet = null;
  await broker.stop();
});

function start(over: Partial<FleetOptions> = {}): Fleet {
  fleet = startFleet({ brokerUrl: broker.url, devices, ratePerSecond: 20, reconnectMs: 50, ...over });
  return fleet;
}
const isMarked = (one: object): one is MarkedPoint => 'ts' in one && 'epoch' in one && 'seq' in one;
const points = (deviceId: string): MarkedPoint[] =>
  broker
    .on(`${deviceId}/telemetry`)
    .map(one => TelemetryPayload.parse(one.payload))
    .flatMap(payload => (Array.isArray(payload) ? payload : [payload]))
    .filter(isMarked);
const seqs = (deviceId: string) => new Set(points(deviceId).map(one => `${one.epoch}/${one.seq}`));

describe('a fleet on a real broker', () => {
  it('says that it is there and sends readings by the contract, marked and in order', async () => {
    start();
    await until(() => points('dev-c').length >= 5 && points('dev-k').length >= 5, 'readings of both');
    const status = broker.on('dev-c/status')[0];
    expect(DeviceStatusPayload.parse(status?.payload)).toEqual({ online: true, firmware: '2.4.1' });
    expect(status?.retain).toBe(true);
    const [first, second] = points('dev-c');
    expect(first?.values).toMatchObject({
      state: expect.any(String),
      dischargeTemperature: expect.any(Number),
    });
    expect(first?.seq).toBe(0);
    expect(second).toMatchObject({ epoch: first?.epoch, seq: 1 });
    expect(points('dev-k')[0]?.values).toMatchObject({ printer: 'ok', door: 'closed' });
    expect(fleet?.stats()).toMatchObject({ devices: 2, connected: 2, dropped: 0 });
  });

  it('keeps readings until the high-water mark and sends them again after a cut', async () => {
    start();
    await until(() => points('dev-c').length >= 5, 'five readings');
    const epoch = points('dev-c')[0]?.epoch;
    await broker.publish('devices/dev-c/ingest/hwm', { epoch, seq: 2 }, true);
    for (const socket of broker.sockets) socket.destroy();
    const before = points('dev-c').length;
    await until(() => points('dev-c').length > before + 3, 'readings after the cut');
    const repeated = points('dev-c').slice(before);
    expect(Math.min(...repeated.map(one => one.seq))).toBe(3);
    await until(() => fleet?.stats().connected === 2, 'both are back');
  });

  it('comes through a bad line with all that it took, doubled and in disorder, when that is back', async () => {
    // A minute before all lines go down at once, in steps of two seconds.
    let at = Date.UTC(2026, 5, 1, 9, 59);
    start({ network: 'bad', now: () => (at += 500) });
    await until(() => points('dev-c').length >= 20, 'readings before');
    await until(() => fleet?.stats().connected === 0, 'no line');
    await until(() => fleet?.stats().connected === 2, 'the line is back');
    await until(() => seqs('dev-c').size >= 150, 'what was kept');
    const own = points('dev-c').map(one => one.seq);
    expect([...new Set(own)].toSorted((a, b) => a - b).slice(0, 150)).toEqual(
      Array.from({ length: 150 }, (_, seq) => seq),
    );
    expect(own.length).toBeGreaterThan(new Set(own).size);
    expect(own).not.toEqual(own.toSorted((a, b) => a - b));
  });

  it('loses nothing while the broker is away', async () => {
    start();
    await until(() => points('dev-c').length >= 3, 'three readings');
    const missing = () => {
      const known = points('dev-c');
      const newest = Math.max(...known.map(one => one.seq));
      return Array.from({ length: newest + 1 }, (_, seq) => seq).filter(
        seq => !known.some(one => one.seq === seq),
      );
    };
    await broker.stop();
    await new Promise(resolve => setTimeout(resolve, 400));
    const during = seqs('dev-c').size;
    await broker.start();
    await until(() => seqs('dev-c').size > during + 10, 'the backlog');
    expect(missing()).toEqual([]);
  });

  it('lets a fault begin by command, answers it once, and reports the event', async () => {
    const clock = { at: Date.UTC(2026, 5, 1, 10) };
    start({ now: () => (clock.at += 500) });
    await until(() => points('dev-k').length > 0, 'a first reading');
    await broker.publish('devices/dev-k/commands/c-1/request', {
      command: 'demo.fault',
      arguments: { kind: 'kiosk-printer-jam' },
    });
    await broker.publish('devices/dev-k/commands/c-1/request', {
      command: 'demo.fault',
      arguments: { kind: 'kiosk-printer-jam' },
    });
    await until(() => broker.on('commands/c-1/response').length >= 2, 'two answers');
    expect(broker.on('commands/c-1/response')[0]?.payload).toEqual({
      status: 'succeeded',
      result: { kind: 'kiosk-printer-jam' },
    });
    expect(fleet?.stats()).toMatchObject({ commands: 1, faults: { 'dev-k': ['kiosk-printer-jam'] } });
    await until(() => points('dev-k').some(one => one.values['printer'] === 'jam'), 'the jam');
    await until(() => broker.on('dev-k/events').length === 1, 'the event');
    expect(DeviceEventPayload.parse(broker.on('dev-k/events')[0]?.payload)).toMatchObject({
      code: 'E03',
      severity: 'error',
    });
    expect(broker.on('dev-c/events')).toEqual([]);
  });

  it('refuses an unknown fault and an expired command', async () => {
    start();
    await until(
      () => fleet?.stats().connected === 2 && points('dev-k').length > 0 && points('dev-c').length > 0,
      'both are up',
    );
    await broker.publish('devices/dev-k/commands/c-2/request', {
      command: 'demo.fault',
      arguments: { kind: 'compressor-overheating' },
    });
    await broker.publish('devices/dev-k/commands/c-3/request', {
      command: 'restart',
      expiresAt: Date.now() - 1,
    });
    await until(
      () => broker.on('c-3/response').length + broker.on('c-2/response').length === 2,
      'both answers',
    );
    expect(broker.on('c-2/response')[0]?.payload).toMatchObject({ status: 'failed' });
    expect(broker.on('c-3/response')[0]?.payload).toMatchObject({ status: 'expired' });
  });

  it('counts from zero under a later epoch after a restart', async () => {
    start();
    await until(() => points('dev-c').length >= 3, 'three readings');
    const epoch = points('dev-c')[0]?.epoch ?? 0;
    await broker.publish('devices/dev-c/commands/c-4/request', { command: 'restart' });
    await until(() => points('dev-c').some(one => one.epoch > epoch), 'the new epoch');
    expect(points('dev-c').find(one => one.epoch > epoch)?.seq).toBe(0);
  });

  it('leaves its will when the connection breaks and says goodbye when it stops', async () => {
    start({ devices: devices.slice(0, 1), reconnectMs: 60_000 });
    await until(() => points('dev-c').length > 0, 'a reading');
    for (const socket of broker.sockets) socket.destroy();
    await until(
      () => broker.on('dev-c/status').some(one => JSON.stringify(one.payload) === '{"online":false}'),
      'the will',
    );
    await fleet?.stop();
    start({ devices: devices.slice(1) });
    await until(() => points('dev-k').length > 0, 'a reading');
    await fleet?.stop();
    expect(broker.on('dev-k/status').at(-1)?.payload).toEqual({ online: false });
  });

  it('goes on without a device whose token is wrong', async () => {
    const lines: string[] = [];
    start({
      devices: [{ deviceId: 'dev-c', token: 'wrong', family: 'compressor' }, ...devices.slice(1)],
      log: line => lines.push(line),
    });
    await until(() => points('dev-k').length > 2, 'the other device');
    await until(() => lines.length > 0, 'a line about it');
    expect(points('dev-c')).toEqual([]);
    expect(fleet?.stats().connected).toBe(1);
  });

  it('takes faults for devices that are not up yet, and none for others', async () => {
    const started = start();
    expect(started.injectFault('dev-k', 'kiosk-overheat')).toBe(true);
    expect(started.injectFault('dev-k', 'compressor-overheating')).toBe(false);
    expect(started.injectFault('nobody', 'kiosk-overheat')).toBe(false);
    await until(() => points('dev-k').length > 0, 'a reading');
    expect(started.stats().faults).toEqual({ 'dev-k': ['kiosk-overheat'] });
    expect(started.repair('dev-k')).toBe(true);
    expect(started.stats().faults).toEqual({});
  });

  it('refuses a rate that is none', () => {
    expect(() => start({ ratePerSecond: 0 })).toThrow(RangeError);
  });
});
