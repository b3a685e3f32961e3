import { parseArgs } from 'node:util';
import type { DeviceCredentials } from './fleet/device';
import type { Family } from './physics/model';
import { faultKinds } from './physics/unit';

export interface SimulatorOptions {
  /** At most so many of the credentials. */
  devices: number;
  ratePerSecond: number;
  brokerUrl: string;
  credentials: string;
  fault: string | null;
  developMs: number;
  seed: number;
  network: 'good' | 'bad';
  demo: boolean;
}

/** A wrong option or file: one line that names it. */
export class BadOption extends Error {}

/** What `--help` prints. */
export const usage = `Simulated machines with physics and faults, over MQTT.

  --devices 50         how many of the credentials play
  --rate 1             readings a second and device
  --broker URL         mqtt://127.0.0.1:1883 unless MQTT_URL or MQTT_PORT say otherwise
  --credentials FILE   {"devices": [{"deviceId", "token", "family"}]}; npm start writes .data/simulator.json
  --fault KIND         begins after 5 s: ${faultKinds.map(one => one.kind).join(', ')}
  --develop 60         seconds until a fault is fully there
  --seed 1             same seed, same noise
  --network good       bad: gaps, outages, storms, duplicates, disorder, clocks that are off
  --demo               lets a compressor overheat within two minutes

While it runs, JSON lines on stdin: {"fault": {"deviceId", "kind"}}
`;

const families: readonly Family[] = ['kiosk', 'display', 'charger', 'compressor'];

/**
 * Options of the command line; what is not said comes from the environment that the rest of the system reads.
 *
 * @throws BadOption
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SimulatorOptions {
  const values = parsed(args);
  const fault = values.fault ?? null;
  if (fault !== null && !faultKinds.some(one => one.kind === fault))
    throw new BadOption(`--fault: no ${fault}; there are ${faultKinds.map(one => one.kind).join(', ')}`);
  const brokerUrl =
    values.broker ?? environment['MQTT_URL'] ?? `mqtt://127.0.0.1:${environment['MQTT_PORT'] ?? 1883}`;
  if (!/^(?:mqtts?|tcp|wss?):\/\/./u.test(brokerUrl))
    throw new BadOption(`--broker: not an MQTT address: ${brokerUrl}`);
  const network = values.network ?? 'good';
  if (network !== 'good' && network !== 'bad') throw new BadOption(`--network: good or bad, not ${network}`);
  return {
    devices: numberOf('--devices', values.devices ?? '50', 1, 100_000),
    ratePerSecond: numberOf('--rate', values.rate ?? '1', 0.001, 1_000),
    brokerUrl,
    credentials: values.credentials ?? `${environment['CALLOUT_DATA_DIR'] ?? '.data'}/simulator.json`,
    fault,
    developMs: numberOf('--develop', values.develop ?? '60', 1, 31_536_000) * 1_000,
    seed: numberOf('--seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    network,
    demo: values.demo ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        devices: { type: 'string' },
        rate: { type: 'string' },
        broker: { type: 'string' },
        credentials: { type: 'string' },
        fault: { type: 'string' },
        develop: { type: 'string' },
        seed: { type: 'string' },
        network: { type: 'string' },
        demo: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new BadOption(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function numberOf(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high))
    throw new BadOption(`${name}: ${text} is not a number from ${low} to ${high}`);
  return value;
}

/**
 * The credentials in a file: `{"devices": [{deviceId, token, family}]}` or the bare array. Families that the simulator
 * does not know are left out.
 *
 * @throws BadOption
 */
export function readCredentials(text: string, from: string): DeviceCredentials[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadOption(`--credentials: ${from} is not JSON`);
  }
  const list: unknown =
    typeof value === 'object' && value !== null && 'devices' in value ? value.devices : value;
  if (!Array.isArray(list)) throw new BadOption(`--credentials: ${from} holds no list of devices`);
  return list
    .map((one: unknown, index) => credentialsOf(one, `${from}, device ${index + 1}`))
    .filter(one => one !== null);
}

function credentialsOf(one: unknown, from: string): DeviceCredentials | null {
  if (
    typeof one !== 'object' ||
    one === null ||
    !('deviceId' in one) ||
    typeof one.deviceId !== 'string' ||
    !('token' in one) ||
    typeof one.token !== 'string' ||
    !('family' in one)
  )
    throw new BadOption(`--credentials: ${from} needs deviceId, token and family`);
  const family = families.find(known => known === one.family);
  return family ? { deviceId: one.deviceId, token: one.token, family } : null;
}
