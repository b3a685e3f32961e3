import { createHash } from 'node:crypto';
import type { Device } from './broker';

export type Authenticate = (username: string, password: string) => Promise<Device | null>;

/** Too many wrong passwords from there: nobody has looked at this one. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

interface Failures {
  count: number;
  blockedUntilMs: number;
}

const FREE_FAILURES = 3;
const FIRST_BLOCK_MS = 500;
const LONGEST_BLOCK_MS = 60_000;
const MAX_REMEMBERED = 10_000;
/** Spares the database when a device reconnects in a hurry; short, so that a revocation elsewhere is soon felt here. */
const CACHE_MS = 1_000;

/** Stands before the authentication: slows down guessing, and answers a storm of reconnects from memory. */
export class SignInGuard {
  private readonly failures = new Map<string, Failures>();
  private readonly known = new Map<string, { device: Device; untilMs: number }>();

  constructor(
    private readonly authenticate: Authenticate,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** The device, or null for wrong credentials. @throws Throttled, or what the authentication throws */
  async signIn(ip: string, username: string, password: string): Promise<Device | null> {
    const from = `${ip} ${username}`;
    const failed = this.failures.get(from);
    if (failed && failed.blockedUntilMs > this.nowMs()) throw new Throttled();
    const secret = `${username} ${createHash('sha256').update(password).digest('base64')}`;
    const known = this.known.get(secret);
    if (known && known.untilMs > this.nowMs()) return known.device;
    const device = await this.authenticate(username, password);
    if (!device) {
      this.remember(from, (failed?.count ?? 0) + 1);
      return null;
    }
    this.failures.delete(from);
    makeRoom(this.known);
    this.known.set(secret, { device, untilMs: this.nowMs() + CACHE_MS });
    return device;
  }

  forget(deviceId: string) {
    for (const [secret, { device }] of this.known)
      if (device.deviceId === deviceId) this.known.delete(secret);
  }

  private remember(from: string, count: number) {
    const blockMs =
      count <= FREE_FAILURES
        ? 0
        : Math.min(FIRST_BLOCK_MS * 2 ** (count - FREE_FAILURES - 1), LONGEST_BLOCK_MS);
    // Again to the end: whoever was quiet longest is forgotten first.
    this.failures.delete(from);
    makeRoom(this.failures);
    this.failures.set(from, { count, blockedUntilMs: this.nowMs() + blockMs });
  }
}

function makeRoom(map: Map<string, unknown>) {
  if (map.size < MAX_REMEMBERED) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    return;
  }
}
