import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { costOf, isWarning, mayCost, stateOf } from './spending.rules';

const budget = {
  currency: 'EUR',
  priceIn: 2,
  priceOut: 8,
  priceSearch: null,
  monthly: 100,
  warnShare: 0.8,
  version: 1,
};

describe('what tokens cost', () => {
  it('is their price a million', () => {
    expect(costOf(budget, { in: 1_000_000, out: 500_000 }, 'triage')).toBe(6);
    expect(costOf({ priceIn: null, priceOut: null, priceSearch: 1 }, { in: 5, out: 5 }, 'triage')).toBeNull();
  });

  it('is a price of its own for a search, and that of what is read where none is set', () => {
    const tokens = { in: 1_000_000, out: 0 };
    expect(costOf({ ...budget, priceSearch: 0.02 }, tokens, 'search')).toBeCloseTo(0.02, 9);
    expect(costOf({ ...budget, priceSearch: 0 }, tokens, 'search')).toBe(0);
    expect(costOf(budget, tokens, 'search')).toBe(2);
    expect(costOf({ priceIn: null, priceOut: null, priceSearch: 1 }, tokens, 'search')).toBe(1);
  });
});

describe('a budget', () => {
  it('lets through what still fits, and nothing more', () => {
    expect(mayCost(budget, 99, 1)).toBe(true);
    expect(mayCost(budget, 99, 1.01)).toBe(false);
    expect(mayCost({ monthly: null }, 1e9, 1e9)).toBe(true);
  });

  it('is passed by no row of calls, whatever they turn out to cost', () => {
    const calls = fc.array(
      fc.record({
        most: fc.double({ min: 0, max: 60, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(calls, made => {
        let spent = 0;
        for (const { most, share } of made) if (mayCost(budget, spent, most)) spent += most * share;
        expect(spent).toBeLessThanOrEqual(budget.monthly);
      }),
    );
  });

  it('is within, warned of or stopped', () => {
    expect(stateOf({ ...budget, monthly: null }, 1e6, false)).toBe('unlimited');
    expect(stateOf(budget, 79.9, false)).toBe('within');
    expect(stateOf(budget, 80, false)).toBe('warned');
    expect(stateOf(budget, 80, true)).toBe('stopped');
    expect(stateOf(budget, 100, false)).toBe('stopped');
    expect(isWarning({ monthly: null, warnShare: 0.5 }, 9)).toBe(false);
  });
});
