import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Aedes } from 'aedes';
import type { Client, ConnectPacket, PublishPacket, Subscription } from 'aedes';
import type { Log } from '../database';
import type { Accept, Broker, BrokerFacts, Device, PublishOptions } from './broker';
import { greet } from './connection';
import { DeviceConnections } from './device-connections';
import { SignInGuard, Throttled } from './sign-in-guard';
import type { Authenticate } from './sign-in-guard';
import { isDeviceId, mayListen, ownUpward } from './topics';

export interface EmbeddedBrokerOptions {
  host: string;
  port: number;
  authenticate: Authenticate;
  accept: Accept;
  /** The device has subscribed to a topic of its own: what waits for it can be sent. */
  listening?(device: Device, filter: string): void;
  /** The device has no connection any more, whoever ended it; not told when the broker itself stops. */
  left?(device: Device): void;
  maxConnections?: number;
  log?: Log;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** One device that does not read must not hold up what goes to the others. */
const DRAIN_TIMEOUT_MS = 5_000;
const DELIVERIES_AT_ONCE = 1_000;
const STOP_PATIENCE_MS = 5_000;
const MAX_CLIENT_ID_CHARS = 128;
/** [MQTT-3.2.2.3] */
const WRONG_CREDENTIALS = 4;
const NOT_AUTHORISED = 5;
const TRY_LATER = 3;

interface Newcomer {
  wantedId: string;
  willTopic: string | null;
  acceptable: boolean;
}

/**
 * The MQTT broker in this process, for devices only: versions 3.1, 3.1.1 and 5 (by translation), QoS 0 to 2. A message is acknowledged once
 * `accept` has resolved, that is, once it is committed. A device sees its own commands and nothing of any other device.
 * Sessions are always clean: what a device has missed is sent again when it subscribes (`listening`), so that an expired
 * command is not delivered from a queue here.
 */
export class EmbeddedBroker implements Broker {
  private readonly aedes: Aedes;
  private readonly server: Server;
  private readonly guard: SignInGuard;
  private readonly newcomers = new WeakMap<Client, Newcomer>();
  private readonly connections = new DeviceConnections(device => {
    if (!this.stopping) this.options.left?.(device);
  });
  private readonly inHand = new Set<Promise<void>>();
  private readonly counts = { accepted: 0, failed: 0, refused: 0 };
  private readonly log: Log;
  private stopping = false;

  constructor(private readonly options: EmbeddedBrokerOptions) {
    this.log = options.log ?? (() => undefined);
    this.guard = new SignInGuard(options.authenticate);
    this.aedes = new Aedes({
      concurrency: DELIVERIES_AT_ONCE,
      connectTimeout: CONNECT_TIMEOUT_MS,
      drainTimeout: DRAIN_TIMEOUT_MS,
      maxClientsIdLength: MAX_CLIENT_ID_CHARS,
      maxTopicLevels: 10,
      preConnect: (client, packet, done) => this.meet(client, packet, done),
      authenticate: (client, username, password, done) => {
        this.signIn(client, username ?? '', password?.toString() ?? '').then(
          () => done(null, true),
          (error: unknown) => done(refusal(error), false),
        );
      },
      authorizePublish: (client, packet, done) => {
        this.take(client, packet).then(
          () => done(null),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
      authorizeSubscribe: (client, subscription, done) => done(null, this.allowed(client, subscription)),
      authorizeForward: (client, packet) => {
        const device = this.connections.deviceOf(client);
        return device && mayListen(device.deviceId, packet.topic) ? packet : null;
      },
    });
    this.server = createServer(socket => this.welcome(socket));
    this.server.maxConnections = options.maxConnections ?? 10_000;
  }

  get facts(): BrokerFacts {
    return { connections: this.connections.size, ...this.counts };
  }

  /** Where it listens: the port is the system's choice if 0 was asked for. */
  get port(): number {
    const address = this.server.address();
    return address && typeof address === 'object' ? address.port : this.options.port;
  }

  async start(): Promise<void> {
    await this.aedes.listen();
    this.aedes.on('clientDisconnect', client => this.connections.remove(client));
    this.aedes.on('clientError', (client, error) => {
      const device = this.connections.deviceOf(client);
      this.log('A device was cut off', { deviceId: device?.deviceId, reason: error.message });
    });
    this.aedes.on('subscribe', (subscriptions, client) => {
      const device = this.connections.deviceOf(client);
      if (!device || client.closed) return;
      for (const { topic } of subscriptions)
        if (mayListen(device.deviceId, topic)) this.options.listening?.(device, topic);
    });
    this.server.listen(this.options.port, this.options.host);
    await once(this.server, 'listening').catch((error: unknown) => {
      this.aedes.close();
      throw error;
    });
  }

  async publish(topic: string, payload: string | Buffer, { qos = 1, retain = false }: PublishOptions = {}) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.aedes.publish({ cmd: 'publish', topic, payload, qos, retain, dup: false }, error =>
      error ? reject(error) : resolve(),
    );
    await promise;
  }

  async disconnectDevice(deviceId: string): Promise<void> {
    this.guard.forget(deviceId);
    for (const client of this.connections.of(deviceId)) client.close();
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    const closed = once(this.server, 'close');
    this.server.close();
    await Promise.race([Promise.allSettled(this.inHand), sleep(STOP_PATIENCE_MS, undefined, { ref: false })]);
    // The acknowledgements of what was just committed leave before the connections close.
    await new Promise(resolve => setImmediate(resolve));
    await new Promise<void>(resolve => this.aedes.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private readonly sockets = new Set<Socket>();

  private welcome(socket: Socket) {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.setNoDelay(true);
    // Notices a peer that vanished though the device asked for no MQTT keep-alive.
    socket.setKeepAlive(true, 30_000);
    greet(socket, CONNECT_TIMEOUT_MS, connection => this.aedes.handle(connection));
  }

  /** Until it has proved who it is, a client goes by a random name: it cannot touch what others have under theirs. */
  private meet(client: Client, packet: ConnectPacket, done: (error: Error | null, success: boolean) => void) {
    const { clientId, username = '', will } = packet;
    if (will) will.retain = false;
    this.newcomers.set(client, {
      wantedId: clientId,
      willTopic: will?.topic ?? null,
      acceptable: isDeviceId(username) && clientId.length <= MAX_CLIENT_ID_CHARS,
    });
    packet.clientId = `unknown:${randomUUID()}`;
    packet.clean = true;
    done(null, !this.stopping);
  }

  private async signIn(client: Client, username: string, password: string): Promise<void> {
    const newcomer = this.newcomers.get(client);
    if (!newcomer?.acceptable || password === '') throw new SignInRefused(WRONG_CREDENTIALS);
    const device = await this.guard.signIn(addressOf(client), username, password);
    if (!device) throw new SignInRefused(WRONG_CREDENTIALS);
    if (newcomer.willTopic !== null && !ownUpward(device.deviceId, newcomer.willTopic))
      throw new SignInRefused(NOT_AUTHORISED);
    if (client.closed) return;
    // The name carries the account: the same client id of another account is another client.
    Object.assign(client, { id: `${device.deviceId}:${newcomer.wantedId || randomUUID()}` });
    this.connections.add(client, device);
  }

  /** Resolves when the message may be acknowledged; a rejection cuts the connection, so that the device sends again. */
  private async take(client: Client | null, packet: PublishPacket): Promise<void> {
    const device = client && this.connections.deviceOf(client);
    const upward = device && ownUpward(device.deviceId, packet.topic);
    if (!upward) {
      this.counts.refused += 1;
      throw new Error('Not a topic of this device');
    }
    // Also keeps the wills back: that we stop says nothing about the devices.
    if (this.stopping) throw new Error('The broker is stopping');
    packet.retain = false;
    const { kind, commandId } = upward;
    const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload);
    const accepting = this.options.accept({
      device,
      topic: packet.topic,
      kind,
      commandId,
      payload,
      qos: packet.qos,
    });
    this.inHand.add(accepting);
    try {
      await accepting;
      this.counts.accepted += 1;
    } catch (error) {
      this.counts.failed += 1;
      throw error;
    } finally {
      this.inHand.delete(accepting);
    }
  }

  private allowed(client: Client, subscription: Subscription): Subscription | null {
    const device = this.connections.deviceOf(client);
    if (device && mayListen(device.deviceId, subscription.topic)) return subscription;
    this.counts.refused += 1;
    return null;
  }
}

class SignInRefused extends Error {
  constructor(readonly returnCode: 3 | 4 | 5) {
    super('Sign-in refused');
  }
}

/** A failure of ours is not the device's fault: it is told to try later, not that its password is wrong. */
function refusal(error: unknown) {
  if (error instanceof SignInRefused) return error;
  return new SignInRefused(error instanceof Throttled ? NOT_AUTHORISED : TRY_LATER);
}

function addressOf(client: Client): string {
  return 'remoteAddress' in client.conn ? (client.conn.remoteAddress ?? '') : '';
}
