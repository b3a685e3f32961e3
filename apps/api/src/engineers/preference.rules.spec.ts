import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { wishesAt } from './preference.rules';
import type { Place, Said } from './preference.rules';

const place: Place = { equipmentId: 'unit', siteId: 'site', customerId: 'customer' };
const nowhere = { equipmentId: null, siteId: null, customerId: null };
const said = (engineerId: string, kind: Said['kind'], where: Partial<Place>): Said => ({
  engineerId,
  kind,
  ...nowhere,
  ...where,
});

describe('what is said of engineers at a place', () => {
  it('is what is said nearest to the unit', () => {
    const all = [
      said('ana', 'excluded', { customerId: 'customer' }),
      said('ana', 'preferred', { equipmentId: 'unit' }),
      said('boris', 'preferred', { customerId: 'customer' }),
      said('boris', 'excluded', { siteId: 'site' }),
      said('elena', 'preferred', { customerId: 'customer' }),
    ];
    expect(wishesAt(all, place)).toEqual({
      preferredEngineerIds: ['ana', 'elena'],
      excludedEngineerIds: ['boris'],
    });
  });

  it('is nothing for another unit, another site, another customer', () => {
    const all = [
      said('ana', 'excluded', { customerId: 'other' }),
      said('boris', 'preferred', { equipmentId: 'other' }),
      said('elena', 'preferred', { siteId: 'other' }),
    ];
    expect(wishesAt(all, place)).toEqual({ preferredEngineerIds: [], excludedEngineerIds: [] });
  });

  it('does not depend on the order in which it was said, and never says two things of one engineer', () => {
    const one = fc
      .record({
        engineerId: fc.constantFrom('ana', 'boris'),
        kind: fc.constantFrom('preferred' as const, 'excluded' as const),
        where: fc.constantFrom({ equipmentId: 'unit' }, { siteId: 'site' }, { customerId: 'customer' }),
      })
      .map(({ engineerId, kind, where }) => said(engineerId, kind, where));
    const key = (row: Said) => `${row.engineerId} ${row.equipmentId} ${row.siteId} ${row.customerId}`;
    const all = fc.uniqueArray(one, { selector: key });
    fc.assert(
      fc.property(all, rows => {
        const { preferredEngineerIds: liked, excludedEngineerIds: not } = wishesAt(rows, place);
        const again = wishesAt(rows.toReversed(), place);
        expect([again.preferredEngineerIds.toSorted(), again.excludedEngineerIds.toSorted()]).toEqual([
          liked.toSorted(),
          not.toSorted(),
        ]);
        expect(liked.filter(id => not.includes(id))).toEqual([]);
      }),
    );
  });
});
