import type { Fleet } from './fleet/fleet';

/** One line of the control protocol, as JSON on stdin or as a message of the parent process. */
export type Control =
  | { fault: { deviceId: string; kind: string; seconds?: number } }
  | { repair: { deviceId: string } }
  | { stats: true };

/** The control in a parsed message, or null when it is none. */
export function readControl(message: unknown): Control | null {
  if (typeof message !== 'object' || message === null) return null;
  if ('stats' in message && message.stats === true) return { stats: true };
  if (
    'fault' in message &&
    hasDevice(message.fault) &&
    'kind' in message.fault &&
    typeof message.fault.kind === 'string'
  ) {
    const { deviceId, kind } = message.fault;
    const seconds = 'seconds' in message.fault ? message.fault.seconds : undefined;
    return { fault: { deviceId, kind, ...(typeof seconds === 'number' && seconds > 0 && { seconds }) } };
  }
  if ('repair' in message && hasDevice(message.repair))
    return { repair: { deviceId: message.repair.deviceId } };
  return null;
}

function hasDevice(value: unknown): value is { deviceId: string } {
  return (
    typeof value === 'object' && value !== null && 'deviceId' in value && typeof value.deviceId === 'string'
  );
}

/** Does what the control says. The answer is a plain object for the same channel. */
export function control(fleet: Fleet, message: unknown): Record<string, unknown> {
  const wanted = readControl(message);
  if (!wanted) return { error: 'not a control' };
  if ('stats' in wanted) return { stats: fleet.stats() };
  if ('repair' in wanted) return { repair: wanted.repair, done: fleet.repair(wanted.repair.deviceId) };
  const { deviceId, kind, seconds } = wanted.fault;
  return {
    fault: wanted.fault,
    done: fleet.injectFault(deviceId, kind, seconds === undefined ? undefined : seconds * 1_000),
  };
}

/** The same for one line of JSON; null for an empty one. */
export function controlLine(fleet: Fleet, line: string): Record<string, unknown> | null {
  if (!line.trim()) return null;
  try {
    return control(fleet, JSON.parse(line));
  } catch {
    return { error: 'not JSON' };
  }
}
