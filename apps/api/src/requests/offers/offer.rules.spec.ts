import { describe, expect, it } from '@jest/globals';
import { barOf, statusAt } from './offer.rules';
import type { OfferFacts } from './offer.rules';

const now = new Date('2026-01-01T10:00:00Z');
const mine: OfferFacts = {
  status: 'triaging',
  takenOverAt: now,
  handOverOwner: 'me',
  personId: 'me',
  isDanger: false,
  hasStanding: false,
};
const bar = (facts: Partial<OfferFacts>) => barOf({ ...mine, ...facts });

describe('a person who wants to offer a command', () => {
  it('may in a conversation of the own', () => {
    expect(bar({})).toBeNull();
  });

  it('may not where it is the assistant’s, another’s or nobody’s, nor a machine in the name of the house', () => {
    expect(bar({ takenOverAt: null })).toBe('not-yours');
    expect(bar({ handOverOwner: 'another' })).toBe('not-yours');
    expect(bar({ handOverOwner: null })).toBe('not-yours');
    expect(bar({ handOverOwner: null, personId: null })).toBe('not-yours');
  });

  it('may not after the end, in danger, or beside an offer that stands', () => {
    expect(bar({ status: 'converted' })).toBe('ended');
    expect(bar({ isDanger: true, hasStanding: true })).toBe('danger');
    expect(bar({ hasStanding: true })).toBe('standing');
  });
});

it('is over by the clock, and stays what it was settled to', () => {
  expect(statusAt({ status: 'offered', expiresAt: new Date(now.getTime() + 1) }, now)).toBe('offered');
  expect(statusAt({ status: 'offered', expiresAt: now }, now)).toBe('expired');
  expect(statusAt({ status: 'confirmed', expiresAt: now }, now)).toBe('confirmed');
});
