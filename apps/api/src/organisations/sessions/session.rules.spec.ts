import { describe, expect, it } from '@jest/globals';
import { expiryOf, IDLE_MS, isAlive, isTouchDue, LONGEST_MS, TOUCH_EVERY_MS } from './session.rules';

const start = new Date('2026-03-02T08:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const fresh = { lastSeenAt: start, expiresAt: expiryOf(start), revokedAt: null };

describe('a session', () => {
  it('lives while it is used', () => {
    expect(isAlive(fresh, later(IDLE_MS - 1))).toBe(true);
    expect(isAlive({ ...fresh, lastSeenAt: later(LONGEST_MS - 2) }, later(LONGEST_MS - 1))).toBe(true);
  });
  it('ends after twelve idle hours, and after thirty days however busy', () => {
    expect(isAlive(fresh, later(IDLE_MS))).toBe(false);
    expect(isAlive({ ...fresh, lastSeenAt: later(LONGEST_MS) }, later(LONGEST_MS))).toBe(false);
  });
  it('ends when it is revoked', () => {
    expect(isAlive({ ...fresh, revokedAt: start }, start)).toBe(false);
  });
  it('is written at most once a minute', () => {
    expect(isTouchDue(fresh, later(TOUCH_EVERY_MS - 1))).toBe(false);
    expect(isTouchDue(fresh, later(TOUCH_EVERY_MS))).toBe(true);
  });
});
