import type { Client } from 'aedes';
import type { Device } from './broker';

/** A device that lost its network reconnects before the old connection is known to be dead; more is a fault. */
const MAX_PER_DEVICE = 8;

/** Which connection belongs to which device. */
export class DeviceConnections {
  private readonly devices = new WeakMap<Client, Device>();
  private readonly byDevice = new Map<string, Set<Client>>();
  private count = 0;

  /** `left`: the last connection of a device has ended. */
  constructor(private readonly left: (device: Device) => void = () => undefined) {}

  get size(): number {
    return this.count;
  }

  deviceOf(client: Client): Device | null {
    return this.devices.get(client) ?? null;
  }

  of(deviceId: string): Client[] {
    return [...(this.byDevice.get(deviceId) ?? [])];
  }

  /** The oldest connection goes when there are too many. */
  add(client: Client, device: Device) {
    this.devices.set(client, device);
    const clients = this.byDevice.get(device.deviceId) ?? new Set();
    this.byDevice.set(device.deviceId, clients.add(client));
    this.count += 1;
    client.conn.once('close', () => this.remove(client));
    if (clients.size > MAX_PER_DEVICE) for (const oldest of [...clients].slice(0, 1)) oldest.close();
  }

  remove(client: Client) {
    const device = this.devices.get(client);
    const clients = device && this.byDevice.get(device.deviceId);
    if (!device || !clients?.delete(client)) return;
    this.count -= 1;
    if (clients.size > 0) return;
    this.byDevice.delete(device.deviceId);
    this.left(device);
  }
}
