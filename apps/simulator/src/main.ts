import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { control, controlLine } from './control';
import { scheduleDemoFault } from './demo';
import type { DeviceCredentials } from './fleet/device';
import { startFleet } from './fleet/fleet';
import { BadOption, readCredentials, readOptions, usage } from './options';
import type { SimulatorOptions } from './options';
import { faultKinds } from './physics/unit';

// The device simulator alone: npm run simulate -- [--devices 50] [--rate 1] [--broker URL] [--fault KIND]
// [--credentials FILE] [--develop SECONDS] [--seed N] [--network good|bad] [--demo]. Controls: JSON lines on stdin, or messages of the parent.

const reportEveryMs = 10_000;
const faultAfterMs = 5_000;

function start(options: SimulatorOptions, all: readonly DeviceCredentials[]): void {
  const devices = all.slice(0, options.devices);
  const fleet = startFleet({ ...options, devices, log: quietly(line => process.stderr.write(`${line}\n`)) });
  const cancelDemo = options.demo ? scheduleDemoFault(fleet, devices) : () => undefined;
  if (options.fault) setTimeout(() => begin(options, devices, fleet), faultAfterMs).unref();
  const report = setInterval(() => say({ stats: fleet.stats() }), reportEveryMs);

  createInterface({ input: process.stdin }).on('line', line => {
    const answer = controlLine(fleet, line);
    if (answer) say(answer);
  });
  process.on('message', message => process.send?.(control(fleet, message)));

  const stop = () => {
    cancelDemo();
    clearInterval(report);
    void fleet.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, stop);
}

function begin(
  options: SimulatorOptions,
  devices: readonly DeviceCredentials[],
  fleet: ReturnType<typeof startFleet>,
): void {
  const family = faultKinds.find(one => one.kind === options.fault)?.family;
  const device = devices.find(one => one.family === family);
  if (!device || !options.fault) return say({ error: `no device of the family ${family}` });
  say({
    fault: { deviceId: device.deviceId, kind: options.fault },
    done: fleet.injectFault(device.deviceId, options.fault, options.developMs),
  });
}

function say(answer: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

/** Fifty devices that lose one broker say so once a second, not fifty times. */
function quietly(log: (line: string) => void): (line: string) => void {
  let last = 0;
  return line => {
    if (Date.now() - last < 1_000) return;
    last = Date.now();
    log(line);
  };
}

function credentialsFrom(path: string): DeviceCredentials[] {
  try {
    return readCredentials(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof BadOption) throw error;
    throw new BadOption(`--credentials: cannot read ${path}; npm start writes it, or name another`);
  }
}

try {
  const args = process.argv.slice(2);
  if (args.includes('--help')) process.stdout.write(usage);
  else {
    const options = readOptions(args, process.env);
    start(options, credentialsFrom(options.credentials));
  }
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
