import { describe, expect, it } from '@jest/globals';
import { factorChoices, factorOf, samePace, withSkill } from './pace';

const pace = { factor: 1.2, bySkill: [{ skill: 'pump', factor: 0.8 }] };

describe("an engineer's pace", () => {
  it('is set and taken away by skill', () => {
    const more = withSkill(pace, 'gas', 1.5);
    expect(factorOf(more, 'gas')).toBe(1.5);
    expect(withSkill(more, 'gas', null)).toEqual(pace);
    expect(withSkill(pace, 'pump', 0.9).bySkill).toEqual([{ skill: 'pump', factor: 0.9 }]);
  });

  it('is the same in any order of its skills', () => {
    const more = withSkill(pace, 'gas', 1.5);
    expect(samePace(more, { ...more, bySkill: more.bySkill.toReversed() })).toBe(true);
    expect(samePace(more, pace)).toBe(false);
    expect(samePace({ ...pace, factor: 1 }, pace)).toBe(false);
  });

  it('keeps what is there among the choices', () => {
    expect(factorChoices(1.37)).toContain(1.37);
    expect(factorChoices(1).filter(one => one === 1)).toHaveLength(1);
  });
});
