export const IDLE_MS = 12 * 3_600_000;
export const LONGEST_MS = 30 * 24 * 3_600_000;
/** A session in use is written this often, not at each request. */
export const TOUCH_EVERY_MS = 60_000;

export interface SessionLife {
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export const isAlive = (session: SessionLife, now: Date): boolean =>
  session.revokedAt === null &&
  now.getTime() < session.expiresAt.getTime() &&
  now.getTime() - session.lastSeenAt.getTime() < IDLE_MS;

export const isTouchDue = (session: SessionLife, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS;

export const expiryOf = (start: Date): Date => new Date(start.getTime() + LONGEST_MS);
