import { describe, expect, it } from '@jest/globals';
import { nextPlace } from './leave';

describe('the place after signing in', () => {
  it('is where one was', () => {
    expect(nextPlace('?next=%2Fdispatch%3Fday%3D2026-03-03')).toBe('/dispatch?day=2026-03-03');
  });
  it('is the start when none is given', () => {
    expect(nextPlace('')).toBe('/');
  });
  it('is never another site, nor the sign-in page again', () => {
    expect(nextPlace('?next=https://evil.example')).toBe('/');
    expect(nextPlace('?next=//evil.example')).toBe('/');
    expect(nextPlace('?next=/sign-in')).toBe('/');
  });
});
