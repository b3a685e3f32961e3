import { describe, expect, it } from '@jest/globals';
import type { GivenAcceptance } from './acceptance.rules';
import { mergedAcceptance } from './acceptance.rules';

const signature: GivenAcceptance = {
  kind: 'signature',
  name: 'Mila',
  rating: null,
  comment: null,
  at: new Date('2026-11-20T10:00:00Z'),
};
const link: GivenAcceptance = {
  kind: 'link',
  name: 'M. Petrova',
  rating: 5,
  comment: 'Quick',
  at: new Date('2026-11-20T18:00:00Z'),
};
const absent: GivenAcceptance = { ...signature, kind: 'absent', name: 'Nobody' };

describe('the acceptance of an order', () => {
  it('keeps the signature when the customer rates later', () => {
    expect(mergedAcceptance(signature, link)).toEqual({ ...signature, rating: 5, comment: 'Quick' });
  });

  it('replaces "nobody was there" by whoever says yes, and never a yes by it', () => {
    expect(mergedAcceptance(absent, link)).toEqual(link);
    expect(mergedAcceptance(link, absent)).toEqual(link);
  });

  it('takes the signature of a second visit and keeps the rating', () => {
    expect(mergedAcceptance(link, signature)).toEqual({ ...signature, rating: 5, comment: 'Quick' });
  });

  it('is what is given when there was none', () => {
    expect(mergedAcceptance(null, absent)).toEqual(absent);
  });
});
