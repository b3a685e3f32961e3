import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { Aedes } from 'aedes';

export interface Heard {
  topic: string;
  payload: unknown;
  retain: boolean;
}

/** A real broker in this process that checks names and tokens and remembers what it hears from devices. */
export class BrokerFixture {
  readonly heard: Heard[] = [];
  readonly sockets = new Set<Socket>();
  private aedes: Aedes | null = null;
  private server = createServer();
  port = 0;

  constructor(private readonly tokens: Record<string, string>) {}

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const aedes = await Aedes.createBroker({
      authenticate: (_client, username, password, done) =>
        done(null, username !== undefined && this.tokens[username] === password?.toString()),
      authorizePublish: (_client, packet, done) => {
        this.heard.push({
          topic: packet.topic,
          payload: JSON.parse(packet.payload.toString()),
          retain: packet.retain,
        });
        done(null);
      },
    });
    this.aedes = aedes;
    this.server = createServer(socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      aedes.handle(socket);
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address && typeof address === 'object') this.port = address.port;
  }

  on(what: string): Heard[] {
    return this.heard.filter(one => one.topic.endsWith(what));
  }

  publish(topic: string, payload: unknown, retain = false): Promise<void> {
    return new Promise((resolve, reject) => {
      const packet = {
        cmd: 'publish' as const,
        topic,
        payload: JSON.stringify(payload),
        qos: 1 as const,
        retain,
        dup: false,
      };
      this.aedes?.publish(packet, error => (error ? reject(error) : resolve()));
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    const { aedes } = this;
    if (aedes) await new Promise<void>(resolve => aedes.close(() => resolve()));
  }
}

/** Waits until something is so; fails when it does not come about. */
export async function until(isSo: () => boolean, what: string, patienceMs = 8_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
