import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bucketSeconds } from './buckets.rules';

const from = new Date('2026-11-20T00:00:00Z');
const after = (seconds: number) => new Date(from.getTime() + seconds * 1_000);

describe('the length of a bucket', () => {
  it.each([
    [60, 1],
    [3_600, 10],
    [86_400, 300],
    [30 * 86_400, 7_200],
    [400 * 86_400, 86_400],
  ])('over %d s is %d s, a step that people read on an axis', (span, seconds) => {
    expect(bucketSeconds(from, after(span), undefined)).toBe(seconds);
  });

  it('never makes more than 2,000 buckets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * 86_400 }), span => {
        expect(span / bucketSeconds(from, after(span), undefined)).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('is what was asked for, unless that makes too many', () => {
    expect(bucketSeconds(from, after(3_600), 60)).toBe(60);
    const refused = (to: Date, every?: number) => () => bucketSeconds(from, to, every);
    expect(refused(after(86_400), 1)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(refused(from)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
    expect(refused(after(401 * 86_400))).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
