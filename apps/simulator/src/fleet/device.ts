import { connect } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { Family, Readings } from '../physics/model';
import type { Unit } from '../physics/unit';
import { answer, readRequest } from './commands';
import type { CommandTarget } from './commands';
import { goodLine } from './line';
import type { Line } from './line';
import { readHighWaterMark, RingBuffer } from './ring-buffer';

export interface DeviceCredentials {
  deviceId: string;
  token: string;
  family: Family;
  serialNumber?: string;
}

export interface DeviceOptions {
  brokerUrl: string;
  now: () => number;
  log: (line: string) => void;
  /** How often and how long to try again, ms. */
  reconnectMs?: number;
  /** A good one unless said. */
  line?: Line;
}

// The server takes 500 readings and 64 KiB in a message.
const batchCount = 500;
const batchBytes = 60_000;
/** Unacknowledged messages on the wire; what comes after waits in the buffer. */
const maxInFlight = 20;
const rememberedCommands = 200;

/**
 * One device on MQTT: publishes readings with QoS 1, keeps them until the server's high-water mark, sends them again after
 * a lost connection, answers commands once.
 */
export class SimulatedDevice implements CommandTarget {
  readonly counts = { sent: 0, acknowledged: 0, commands: 0 };
  private readonly client: MqttClient;
  private readonly buffer = new RingBuffer();
  private readonly answered = new Map<string, string>();
  private readonly topic: string;
  private epoch: number;
  private seq = 0;
  private inFlight = 0;
  private listening = false;
  private readonly line: Line;
  private isCut = false;

  constructor(
    readonly credentials: DeviceCredentials,
    private readonly unit: Unit,
    private readonly options: DeviceOptions,
  ) {
    this.topic = `devices/${credentials.deviceId}`;
    this.epoch = options.now();
    this.line = options.line ?? goodLine;
    this.client = connect(options.brokerUrl, this.connection());
    this.client.on('connect', () => void this.begin());
    this.client.on('close', () => this.pause());
    this.client.on('message', (topic, payload) => this.hear(topic, payload.toString()));
    this.client.on('error', error => options.log(`${credentials.deviceId}: ${error.message}`));
  }

  private connection(): IClientOptions {
    const { deviceId, token } = this.credentials;
    return {
      clientId: `${deviceId}-sim`,
      username: deviceId,
      password: token,
      reconnectPeriod: this.options.reconnectMs ?? 2_000,
      reconnectOnConnackError: true,
      connectTimeout: 10_000,
      resubscribe: false,
      queueQoSZero: false,
      will: { topic: `${this.topic}/status`, payload: Buffer.from('{"online":false}'), qos: 1, retain: true },
    };
  }

  /** Measures and publishes once. */
  tick(at: number): void {
    this.follow(this.line.isDown(at));
    const { readings, events } = this.unit.advance(at);
    const ts = Math.round(at + this.line.skewMs);
    if (!this.line.isMissed()) this.buffer.push({ ts, epoch: this.epoch, seq: this.seq++, values: readings });
    this.pump();
    for (const event of events) this.publish('events', { ts, ...event });
  }

  inject(kind: string, developMs: number | undefined): boolean {
    const known = this.unit.inject(kind, this.options.now(), developMs);
    if (known) this.options.log(`${this.credentials.deviceId}: ${kind} begins`);
    return known;
  }

  repair(): void {
    this.unit.repair();
  }

  /** A new boot counts from zero under a later epoch. */
  restart(): void {
    this.epoch = Math.max(this.epoch + 1, this.options.now());
    this.seq = 0;
  }

  readings(): Readings {
    return this.unit.advance(this.options.now()).readings;
  }

  get connected(): boolean {
    return this.client.connected;
  }

  get buffered(): number {
    return this.buffer.size;
  }

  get dropped(): number {
    return this.buffer.dropped;
  }

  get activeFaults(): readonly string[] {
    return this.unit.activeFaults;
  }

  /** Says goodbye, so that the will need not speak, and closes; at most a second or two. */
  async stop(): Promise<void> {
    if (this.client.connected)
      await Promise.race([
        this.client
          .publishAsync(`${this.topic}/status`, '{"online":false}', { qos: 1, retain: true })
          .catch(() => undefined),
        new Promise(resolve => setTimeout(resolve, 1_000).unref()),
      ]);
    await this.client.endAsync(true).catch(() => undefined);
  }

  /** Cuts the connection without a goodbye when the line goes down, and connects when it is back. */
  private follow(isDown: boolean): void {
    if (isDown === this.isCut) return;
    this.isCut = isDown;
    if (isDown) void this.client.endAsync(true).catch(() => undefined);
    else this.client.reconnect();
  }

  private async begin(): Promise<void> {
    try {
      await this.client.subscribeAsync([`${this.topic}/commands/+/request`, `${this.topic}/ingest/hwm`], {
        qos: 1,
      });
    } catch (error) {
      // A connection that breaks at once comes back by itself.
      this.options.log(`${this.credentials.deviceId}: cannot subscribe (${String(error)})`);
      return;
    }
    this.publish('status', { online: true, firmware: '2.4.1' }, true);
    this.listening = true;
    this.buffer.rewind();
    this.pump();
  }

  private pause(): void {
    this.listening = false;
    this.inFlight = 0;
  }

  private pump(): void {
    while (this.listening && this.client.connected && this.inFlight < maxInFlight) {
      const batch = this.buffer.take(batchCount, batchBytes);
      const [first] = batch;
      if (!first) return;
      this.inFlight++;
      this.counts.sent += batch.length;
      const payload = JSON.stringify(batch.length === 1 ? first : this.line.inSomeOrder(batch));
      for (let more = this.line.copies(); more > 1; more--)
        this.client.publish(`${this.topic}/telemetry`, payload, { qos: 1 });
      this.client.publish(`${this.topic}/telemetry`, payload, { qos: 1 }, error => {
        this.inFlight = Math.max(0, this.inFlight - 1);
        if (error) return;
        this.counts.acknowledged += batch.length;
        this.pump();
      });
    }
  }

  private publish(what: string, payload: object, retain = false): void {
    if (!this.client.connected) return;
    this.client.publish(`${this.topic}/${what}`, JSON.stringify(payload), { qos: 1, retain });
  }

  private hear(topic: string, payload: string): void {
    if (topic === `${this.topic}/ingest/hwm`) {
      const mark = readHighWaterMark(payload);
      if (mark) this.buffer.committed(mark);
      return;
    }
    const commandId = /\/commands\/([^/]+)\/request$/u.exec(topic)?.[1];
    if (commandId && payload) this.obey(commandId, payload);
  }

  /** A command that comes twice is carried out once and answered twice. */
  private obey(commandId: string, payload: string): void {
    const request = readRequest(payload);
    if (!request)
      return this.options.log(`${this.credentials.deviceId}: command ${commandId} cannot be read`);
    const before = this.answered.get(commandId);
    const response = before ?? JSON.stringify(answer(request, this, this.options.now()));
    if (before === undefined) {
      this.counts.commands++;
      this.answered.set(commandId, response);
      const [oldest] = this.answered.keys();
      if (this.answered.size > rememberedCommands && oldest !== undefined) this.answered.delete(oldest);
    }
    this.client.publish(`${this.topic}/commands/${commandId}/response`, response, { qos: 1 });
  }
}
