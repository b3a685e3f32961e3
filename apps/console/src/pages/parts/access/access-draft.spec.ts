import { describe, expect, it } from '@jest/globals';
import type { AccessHours } from '#contracts';
import { accessDraft, accessOf, withDay } from './access-draft';

const plant: AccessHours = {
  windows: [
    { days: [1, 2, 3, 4, 5], from: 420, to: 960 },
    { days: [6], from: 1_320, to: 1_440 },
  ],
  closedDays: ['2026-12-24', '2026-12-25'],
};

describe('what is written of the hours of a site', () => {
  it('is what was there, when nobody touches it', () => {
    expect(accessOf(accessDraft(plant))).toEqual({ access: plant, problems: {} });
    expect(accessOf(accessDraft(null))).toEqual({ access: null, problems: {} });
  });

  it('says on which line a day or a time is missing, and saves nothing', () => {
    const draft = accessDraft(plant);
    const [first, second] = draft.hours?.windows ?? [];
    if (!first || !second) throw new TypeError('no windows');
    const windows = [
      { ...first, days: [] },
      { ...second, to: '' },
    ];
    expect(accessOf({ ...draft, hours: { timeZone: '', windows } })).toEqual({
      access: null,
      problems: { [`hours.${first.id}`]: 'days', [`hours.${second.id}`]: 'required' },
    });
  });

  it('has each closed day once, in the order of the calendar', () => {
    expect(withDay(['2026-12-25'], '2026-12-24')).toEqual(['2026-12-24', '2026-12-25']);
    expect(withDay(['2026-12-25'], '2026-12-25')).toEqual(['2026-12-25']);
  });
});
