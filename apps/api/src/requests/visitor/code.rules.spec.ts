import { describe, expect, it } from '@jest/globals';
import { isTryable } from './code.rules';

const now = new Date('2026-11-20T10:00:00Z');
const fresh = { tries: 0, expiresAt: new Date('2026-11-20T10:10:00Z'), usedAt: null };

describe('a one-time code', () => {
  it.each([
    ['fresh', fresh, true],
    ['tried four times', { ...fresh, tries: 4 }, true],
    ['tried five times', { ...fresh, tries: 5 }, false],
    ['used', { ...fresh, usedAt: now }, false],
    ['ten minutes old', { ...fresh, expiresAt: now }, false],
  ])('%s: may be tried: %s', (_, code, expected) => {
    expect(isTryable(code, now)).toBe(expected);
  });
});
