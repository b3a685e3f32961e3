import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { watchSettings } from './settings';
import { tuned, tuningOf } from './tuning';

describe('what people say of findings', () => {
  it('changes nothing before they say anything, or when half of them were right', () => {
    expect(tuningOf({ confirmed: 0, wrong: 0 })).toBe(1);
    expect(tuningOf({ confirmed: 7, wrong: 7 })).toBe(1);
  });

  it('makes it harder to be told when findings were wrong, and easier when they were right', () => {
    expect(tuningOf({ confirmed: 1, wrong: 4 })).toBeCloseTo(1.41, 2);
    expect(tuningOf({ confirmed: 1, wrong: 0 })).toBeCloseTo(0.82, 2);
  });

  it('stays in its bounds, and each verdict moves it to its own side', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (confirmed, wrong) => {
        const now = tuningOf({ confirmed, wrong });
        expect(now).toBeGreaterThanOrEqual(0.75);
        expect(now).toBeLessThanOrEqual(2);
        expect(tuningOf({ confirmed, wrong: wrong + 1 })).toBeGreaterThanOrEqual(now);
        expect(tuningOf({ confirmed: confirmed + 1, wrong })).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('moves only what raises', () => {
    const settings = tuned(watchSettings, { confirmed: 0, wrong: 100 });
    expect(settings).toEqual({ ...watchSettings, raiseAt: watchSettings.raiseAt * 2 });
  });
});
