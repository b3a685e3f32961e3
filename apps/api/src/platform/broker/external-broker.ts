import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'mqtt';
import type { IPublishPacket, MqttClient } from 'mqtt';
import type { Log } from '../database';
import type { Accept, Broker, BrokerFacts, Device, PublishOptions } from './broker';
import { readUpward, upwardFilters } from './topics';

/** No connection to the broker just now, or no answer. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}

export interface ExternalBrokerOptions {
  /** mqtt, mqtts, ws or wss, with credentials that may read and write `devices/#`. */
  url: string;
  accept: Accept;
  /** The broker has authenticated the device and confined it to its topics; null for one that may not send. */
  resolveDevice(deviceId: string): Promise<Device | null>;
  /** Processes of one group share the messages. Null for a broker without shared subscriptions: then one process only. */
  shareGroup?: string | null;
  /** A connection acknowledges one message at a time, so several work side by side. */
  lanes?: number;
  /** Stays the same over restarts and differs between processes: what the broker keeps for a session is under it. */
  clientId?: string;
  protocolVersion?: 4 | 5;
  reconnectMs?: number;
  log?: Log;
}

const CONNECT_TIMEOUT_MS = 5_000;
const PUBLISH_TIMEOUT_MS = 10_000;
const STOP_PATIENCE_MS = 5_000;
const SESSION_EXPIRY_S = 86_400;
const DEVICE_CACHE_MS = 10_000;
const MAX_CACHED_DEVICES = 50_000;

/**
 * Mosquitto, EMQX or another broker. Messages are taken with QoS 1 in sessions that outlive a restart and acknowledged
 * after `accept`; after a failure the lane reconnects and the broker delivers again. Telemetry of gateways has no device
 * in its topic and is taken by the embedded broker and over HTTP only.
 */
export class ExternalBroker implements Broker {
  private readonly lanes: MqttClient[] = [];
  private readonly devices = new Map<string, { device: Device | null; untilMs: number }>();
  private readonly inHand = new Set<Promise<void>>();
  private readonly counts = { accepted: 0, failed: 0, refused: 0 };
  private readonly log: Log;
  private stopping = false;

  constructor(private readonly options: ExternalBrokerOptions) {
    this.log = options.log ?? (() => undefined);
  }

  get facts(): BrokerFacts {
    return { connections: this.lanes.filter(lane => lane.connected).length, ...this.counts };
  }

  async start(): Promise<void> {
    const { lanes = 8, clientId = `callout-${hostname()}` } = this.options;
    try {
      for (let n = 0; n < lanes; n++) await this.open(`${clientId}-${n}`);
    } catch (error) {
      for (const lane of this.lanes.splice(0)) lane.end(true);
      throw error;
    }
  }

  async publish(topic: string, payload: string | Buffer, { qos = 1, retain = false }: PublishOptions = {}) {
    const lane = this.lanes.find(one => one.connected);
    // Not left in a queue here: a command that waits for the broker would arrive after it has expired.
    if (!lane) throw new BrokerUnavailable('Not connected to the broker');
    const late = AbortSignal.timeout(PUBLISH_TIMEOUT_MS);
    await Promise.race([
      lane.publishAsync(topic, payload, { qos, retain }),
      new Promise<never>((_, reject) =>
        late.addEventListener('abort', () => reject(new BrokerUnavailable('The broker does not answer'))),
      ),
    ]);
  }

  /** The connection is the broker's to end; what the device sends from now on is looked up anew. */
  async disconnectDevice(deviceId: string): Promise<void> {
    this.devices.delete(deviceId);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.race([Promise.allSettled(this.inHand), sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
    await new Promise(resolve => setImmediate(resolve));
    await Promise.all(this.lanes.splice(0).map(lane => lane.endAsync().catch(() => undefined)));
  }

  private async open(clientId: string): Promise<void> {
    const { url, protocolVersion = 5, shareGroup = 'callout', reconnectMs = 1_000 } = this.options;
    const lane = connect(url, {
      clientId,
      protocolVersion,
      clean: false,
      properties: protocolVersion === 5 ? { sessionExpiryInterval: SESSION_EXPIRY_S } : undefined,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: reconnectMs,
      queueQoSZero: false,
    });
    // In the same turn, before the first byte: with a session from last time messages follow the CONNACK at once.
    lane.handleMessage = (packet, done) => this.deliver(lane, packet, done);
    this.lanes.push(lane);
    await connected(lane);
    lane.on('error', error => this.log('The broker connection failed', { clientId, error }));
    lane.on('connect', () => this.log('Connected to the broker again', { clientId }));
    const granted = await lane.subscribeAsync(upwardFilters(shareGroup), { qos: 1 });
    const refused = granted.find(grant => grant.qos >= 128);
    if (refused) throw new BrokerUnavailable(`The broker refuses a subscription to ${refused.topic}`);
  }

  private deliver(lane: MqttClient, packet: IPublishPacket, done: (error?: Error) => void) {
    if (this.stopping) return;
    const taking = this.take(packet);
    this.inHand.add(taking);
    taking
      .then(
        () => done(),
        (error: unknown) => {
          this.counts.failed += 1;
          this.log('A message was not stored and will be delivered again', { topic: packet.topic, error });
          done(error instanceof Error ? error : new Error(String(error)));
          // Unacknowledged messages come again with the next connection only.
          lane.stream.destroy();
        },
      )
      .finally(() => this.inHand.delete(taking));
  }

  private async take({ topic, payload, qos }: IPublishPacket): Promise<void> {
    const upward = readUpward(topic);
    const device = upward?.deviceId ? await this.deviceOf(upward.deviceId) : null;
    if (!upward || !device) {
      this.counts.refused += 1;
      return;
    }
    const { kind, commandId } = upward;
    await this.options.accept({ device, topic, kind, commandId, payload: Buffer.from(payload), qos });
    this.counts.accepted += 1;
  }

  private async deviceOf(deviceId: string): Promise<Device | null> {
    const nowMs = performance.now();
    const known = this.devices.get(deviceId);
    if (known && known.untilMs > nowMs) return known.device;
    const device = await this.options.resolveDevice(deviceId);
    if (this.devices.size >= MAX_CACHED_DEVICES) this.devices.clear();
    this.devices.set(deviceId, { device, untilMs: nowMs + DEVICE_CACHE_MS });
    return device;
  }
}

/** The first connection must succeed, or the address is wrong; later ones are tried for ever. */
async function connected(lane: MqttClient): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const failed = (error?: Error) => reject(error ?? new BrokerUnavailable('The connection was closed'));
  const closed = () => failed();
  lane.once('connect', () => resolve());
  lane.on('error', failed);
  lane.on('close', closed);
  try {
    await promise;
  } finally {
    lane.off('error', failed);
    lane.off('close', closed);
  }
}
