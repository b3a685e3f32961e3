import { describe, expect, it } from '@jest/globals';
import { isPast, warrantyEnds } from './warranty';

const policy = { labourMonths: 24, partsMonths: 36, travelMonths: 0 };

describe('the warranty of a unit', () => {
  it('ends by kind, counted from the installation', () => {
    expect(warrantyEnds(policy, '2025-03-01')).toEqual({
      labour: '2027-03-01',
      parts: '2028-03-01',
      travel: null,
    });
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-10-31', 18, '2027-04-30'],
    ['2025-12-15', 1, '2026-01-15'],
  ])('begun on %s for %d months ends on %s', (installedOn, labourMonths, end) => {
    expect(warrantyEnds({ ...policy, labourMonths }, installedOn)?.labour).toBe(end);
  });

  it('is unknown without a policy or a day of installation', () => {
    expect(warrantyEnds(null, '2025-03-01')).toBeNull();
    expect(warrantyEnds(policy, null)).toBeNull();
  });

  it('covers its last day', () => {
    expect(isPast('2027-03-01', '2027-03-01')).toBe(false);
    expect(isPast('2027-03-01', '2027-03-02')).toBe(true);
  });
});
