import { describe, expect, it } from '@jest/globals';
import { movedSince } from './draft.rules';
import type { DraftFacts } from './draft.rules';

const fresh: DraftFacts = {
  status: 'waiting',
  isRequestOpen: true,
  isTakenOver: false,
  waitsWith: { id: 'draft', heard: ['report', 'more'] },
  said: ['report', 'more'],
};
const moved = (facts: Partial<DraftFacts>) => movedSince('draft', { ...fresh, ...facts });

describe('a draft', () => {
  it('may be sent while nothing has happened', () => {
    expect(moved({})).toBeNull();
  });

  it('may not once the customer has written, a person has come or somebody has decided', () => {
    expect(moved({ said: ['report', 'more', 'newest'] })).toBe('customer-wrote');
    expect(moved({ isTakenOver: true })).toBe('taken-over');
    expect(moved({ isRequestOpen: false })).toBe('ended');
    for (const status of ['accepted', 'edited', 'rejected'] as const)
      expect(moved({ status, isRequestOpen: false })).toBe('decided');
  });

  it('may not when another has taken its place, or nobody was to send it', () => {
    expect(moved({ waitsWith: null })).toBe('replaced');
    expect(moved({ waitsWith: { id: 'newer', heard: ['report', 'more'] } })).toBe('replaced');
    expect(moved({ status: 'shadow' })).toBe('replaced');
    expect(moved({ status: 'withdrawn' })).toBe('replaced');
  });
});
