import type { Readings } from '../physics/model';

export interface CommandRequest {
  command: string;
  arguments: Record<string, unknown>;
  /** ms since the epoch, null: never. */
  expiresAt: number | null;
}

export interface CommandResponse {
  status: 'succeeded' | 'failed' | 'expired';
  result: Record<string, unknown>;
}

/** What a command can do to a device. */
export interface CommandTarget {
  inject(kind: string, developMs: number | undefined): boolean;
  repair(): void;
  restart(): void;
  readings(): Readings;
}

/** The payload of a command, or null when it is none. `expiresAt` may be ms or ISO 8601. */
export function readRequest(payload: string): CommandRequest | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (
      typeof value !== 'object' ||
      value === null ||
      !('command' in value) ||
      typeof value.command !== 'string'
    )
      return null;
    const given = 'arguments' in value ? value.arguments : null;
    const expires = 'expiresAt' in value ? value.expiresAt : null;
    const expiresAt = typeof expires === 'string' ? Date.parse(expires) : expires;
    return {
      command: value.command,
      arguments: typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {},
      expiresAt: typeof expiresAt === 'number' && Number.isFinite(expiresAt) ? expiresAt : null,
    };
  } catch {
    return null;
  }
}

/** Carries a command out and says how it went. `demo.*` exists in the simulator only. */
export function answer(request: CommandRequest, target: CommandTarget, now: number): CommandResponse {
  if (request.expiresAt !== null && request.expiresAt <= now) return { status: 'expired', result: {} };
  switch (request.command) {
    case 'ping':
      return succeeded({ at: now });
    case 'read':
      return succeeded({ readings: target.readings() });
    case 'restart':
      target.restart();
      return succeeded({ restartedAt: now });
    case 'demo.repair':
      target.repair();
      return succeeded({});
    case 'demo.fault':
      return beginFault(request.arguments, target);
    default:
      return { status: 'failed', result: { reason: 'unknown-command', command: request.command } };
  }
}

function beginFault({ kind, seconds }: Record<string, unknown>, target: CommandTarget): CommandResponse {
  const developMs = typeof seconds === 'number' && seconds > 0 ? seconds * 1_000 : undefined;
  if (typeof kind === 'string' && target.inject(kind, developMs)) return succeeded({ kind });
  return { status: 'failed', result: { reason: 'unknown-fault', kind: String(kind) } };
}

function succeeded(result: Record<string, unknown>): CommandResponse {
  return { status: 'succeeded', result };
}
