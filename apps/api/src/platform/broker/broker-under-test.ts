import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach } from '@jest/globals';
import { connectAsync } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { Device, DeviceMessage } from './broker';
import { EmbeddedBroker } from './embedded-broker';

export const deviceOf = (deviceId: string): Device => ({
  deviceId,
  organisationId: 'o1',
  equipmentId: `unit-of-${deviceId}`,
});

/** For specs: a broker on a free port with the devices alpha and beta, made anew for each test. */
export class BrokerUnderTest {
  private readonly store = async (message: DeviceMessage): Promise<void> => {
    this.received.push(message);
  };
  broker = this.made();
  received: DeviceMessage[] = [];
  listening: [string, string][] = [];
  authentications = 0;
  authenticationFails = false;
  accept = this.store;
  passwords: Record<string, string> = {};
  private clients: MqttClient[] = [];

  constructor() {
    beforeEach(async () => {
      this.passwords = { alpha: 'secret-a', beta: 'secret-b' };
      this.received = [];
      this.listening = [];
      this.authentications = 0;
      this.authenticationFails = false;
      this.accept = this.store;
      this.broker = this.made();
      await this.broker.start();
    });
    afterEach(async () => {
      for (const client of this.clients.splice(0)) client.end(true);
      await this.broker.stop();
    });
  }

  get texts(): string[] {
    return this.received.map(message => message.payload.toString());
  }

  async connect(username: string, options: IClientOptions = {}): Promise<MqttClient> {
    const client = await connectAsync(
      `mqtt://127.0.0.1:${this.broker.port}`,
      { username, password: this.passwords[username], reconnectPeriod: 0, connectTimeout: 3_000, ...options },
      false,
    );
    client.on('error', () => undefined);
    this.clients.push(client);
    return client;
  }

  private made(): EmbeddedBroker {
    return new EmbeddedBroker({
      host: '127.0.0.1',
      port: 0,
      authenticate: async (username, password) => {
        this.authentications += 1;
        if (this.authenticationFails) throw new Error('the database is away');
        return this.passwords[username] === password ? deviceOf(username) : null;
      },
      accept: message => this.accept(message),
      listening: (device, filter) => this.listening.push([device.deviceId, filter]),
    });
  }
}

export async function until(condition: () => boolean, patienceMs = 3_000): Promise<void> {
  for (const end = performance.now() + patienceMs; !condition();) {
    if (performance.now() > end) throw new Error('waited in vain');
    await sleep(5);
  }
}

export const closing = (client: MqttClient): Promise<void> =>
  new Promise(resolve => client.once('close', () => resolve()));
