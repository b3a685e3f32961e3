import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { explainingFirst } from './explaining.rules';

const told = (faultKey: string, ...suppressedBy: string[]) => ({ rule: { faultKey, suppressedBy } });
const keysOf = (all: readonly ReturnType<typeof told>[]) => all.map(({ rule }) => rule.faultKey);

describe('what one reading shows', () => {
  it('is told in the order in which it explains, or else as it came', () => {
    const all = [told('slow', 'hot'), told('noisy'), told('hot', 'fan', 'mains'), told('fan')];
    expect(keysOf(explainingFirst(all))).toEqual(['fan', 'hot', 'slow', 'noisy']);
  });

  it('is told once each, also in a circle, and of several units', () => {
    const some = fc.constantFrom('a', 'b', 'c', 'd');
    const any = fc.record({ faultKey: some, suppressedBy: fc.array(some) }).map(rule => ({ rule }));
    fc.assert(
      fc.property(fc.array(any), all => {
        const ordered = explainingFirst(all);
        expect(ordered).toHaveLength(all.length);
        expect(new Set(ordered)).toEqual(new Set(all));
      }),
    );
  });
});
