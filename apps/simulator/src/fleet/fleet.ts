import { chanceFrom, seedFrom } from '../physics/chance';
import { defaultDevelopMs, startUnit } from '../physics/unit';
import { SimulatedDevice } from './device';
import type { DeviceCredentials } from './device';
import { badLine, goodLine } from './line';

export interface FleetOptions {
  brokerUrl: string;
  devices: readonly DeviceCredentials[];
  /** Readings a second of each device, default 1. */
  ratePerSecond?: number;
  /** Of all chance in the physics, default 1. */
  seed?: number;
  /** The clock of the devices; default the system's. */
  now?: () => number;
  log?: (line: string) => void;
  reconnectMs?: number;
  /** `bad`: gaps, outages, storms, duplicates, disorder and clocks that are off; default good. */
  network?: 'good' | 'bad';
}

export interface FleetStats {
  devices: number;
  connected: number;
  /** Readings sent, repeats included, and acknowledged by the broker. */
  sent: number;
  acknowledged: number;
  /** Readings kept until the server's high-water mark, and lost before it. */
  buffered: number;
  dropped: number;
  commands: number;
  /** Faults under way by device. */
  faults: Record<string, readonly string[]>;
}

export interface Fleet {
  /** Lets a fault begin; false: no such device, or a fault of another family. */
  injectFault(deviceId: string, kind: string, developMs?: number): boolean;
  /** Ends the faults of a device. */
  repair(deviceId: string): boolean;
  stats(): FleetStats;
  stop(): Promise<void>;
}

/** Devices come up over this long: a broker is not stormed, and their messages are spread over the second. */
const startSpreadMs = 2_000;

/** Starts the devices; they connect, reconnect and publish by themselves until `stop`. */
export function startFleet(options: FleetOptions): Fleet {
  const {
    brokerUrl,
    devices,
    ratePerSecond = 1,
    seed = 1,
    now = Date.now,
    log = () => undefined,
    reconnectMs,
    network = 'good',
  } = options;
  if (!(ratePerSecond > 0 && ratePerSecond <= 1_000))
    throw new RangeError('rate must be above 0 and at most 1000');
  const everyMs = 1_000 / ratePerSecond;
  const running = new Map<string, SimulatedDevice>();
  const timers = new Set<NodeJS.Timeout>();
  // Faults asked for before the device came up.
  const waiting = new Map<string, () => void>();

  devices.forEach((credentials, index) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        const chance = chanceFrom(seedFrom(credentials.deviceId, seed));
        const unit = startUnit(credentials.family, now(), chance);
        const device = new SimulatedDevice(credentials, unit, {
          brokerUrl,
          now,
          log,
          line:
            network === 'bad'
              ? badLine(chanceFrom(seedFrom(`${credentials.deviceId} line`, seed)))
              : goodLine,
          ...(reconnectMs !== undefined && { reconnectMs }),
        });
        running.set(credentials.deviceId, device);
        waiting.get(credentials.deviceId)?.();
        waiting.delete(credentials.deviceId);
        device.tick(now());
        timers.add(setInterval(() => device.tick(now()), everyMs));
      },
      (index * Math.min(startSpreadMs, 40 * devices.length)) / devices.length,
    );
    timers.add(timer);
  });

  const known = new Map(devices.map(one => [one.deviceId, one]));
  const later = (deviceId: string, kind: string, developMs: number | undefined): boolean => {
    const credentials = known.get(deviceId);
    if (!credentials || !startUnit(credentials.family, 0, chanceFrom(1)).inject(kind, 0)) return false;
    waiting.set(deviceId, () => running.get(deviceId)?.inject(kind, developMs));
    return true;
  };

  return {
    injectFault: (deviceId, kind, developMs = defaultDevelopMs) =>
      running.get(deviceId)?.inject(kind, developMs) ?? later(deviceId, kind, developMs),
    repair(deviceId) {
      waiting.delete(deviceId);
      running.get(deviceId)?.repair();
      return known.has(deviceId);
    },
    stats: () => statsOf(devices.length, [...running.values()]),
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.all([...running.values()].map(device => device.stop()));
    },
  };
}

function statsOf(count: number, running: SimulatedDevice[]): FleetStats {
  const sum = (of: (device: SimulatedDevice) => number) =>
    running.reduce((total, device) => total + of(device), 0);
  return {
    devices: count,
    connected: sum(device => Number(device.connected)),
    sent: sum(device => device.counts.sent),
    acknowledged: sum(device => device.counts.acknowledged),
    buffered: sum(device => device.buffered),
    dropped: sum(device => device.dropped),
    commands: sum(device => device.counts.commands),
    faults: Object.fromEntries(
      running
        .filter(device => device.activeFaults.length > 0)
        .map(device => [device.credentials.deviceId, device.activeFaults]),
    ),
  };
}
