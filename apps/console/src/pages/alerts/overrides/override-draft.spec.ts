import { describe, expect, it } from '@jest/globals';
import { NewRuleOverride } from '#contracts';
import type { OverridableRule, RuleOverride, Threshold } from '#contracts';
import { draftOf, keyOf, newOverride, overrideOf, partsOf, withoutLost } from './override-draft';

const id = '6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b11';
const above = (value: number, more: Partial<Threshold> = {}): Threshold => ({
  part: 'raise',
  type: 'compare',
  metric: 'temperature',
  op: 'gt',
  value,
  ...more,
});
const sure = (value: number): Threshold => above(value, { type: 'unusual', op: null });
const rule: OverridableRule = {
  thresholds: [above(95), above(80, { part: 'clear', op: 'lt' }), sure(0.8)],
  seconds: 600,
  active: true,
};
const override = (given: Partial<RuleOverride> = {}): RuleOverride => ({
  id,
  ruleId: id,
  scope: 'site',
  scopeId: id,
  scopeName: 'Mill',
  thresholds: [above(88), sure(0.9)],
  seconds: 60,
  active: null,
  units: 3,
  version: 4,
  ...given,
});
const place = { id, name: 'Mill' };

describe('an override in the editor', () => {
  it('is the same again when nothing was touched', () => {
    const { thresholds, seconds, active } = override();
    const { override: made } = overrideOf(draftOf(override()), rule);
    expect(made).toEqual({ scope: 'site', scopeId: id, thresholds, seconds, active, replaces: 4 });
    expect(NewRuleOverride.safeParse(made).success).toBe(true);
  });

  it('leaves to the rule what is left empty, and takes a comma and percent', () => {
    const numbers = { [keyOf(above(0))]: '88,5', [keyOf(sure(0))]: '75' };
    const { override: made } = overrideOf({ ...newOverride('site', place), numbers }, rule);
    expect(made).toMatchObject({ thresholds: [above(88.5), sure(0.75)], seconds: null, active: null });
  });

  it('only switches off, or on', () => {
    expect(overrideOf({ ...newOverride('unit', place), watch: 'off' }, rule).override).toMatchObject({
      thresholds: [],
      active: false,
    });
    expect(draftOf(override({ active: true })).watch).toBe('on');
  });

  it('says at each field what is wrong', () => {
    const numbers = { [keyOf(above(0))]: 'hot', [keyOf(sure(0))]: '101' };
    const draft = { ...newOverride('site'), numbers, seconds: '0' };
    expect(overrideOf(draft, rule).problems).toEqual({
      place: 'required',
      [keyOf(above(0))]: 'number',
      [keyOf(sure(0))]: 'sure',
      seconds: 'seconds',
    });
  });

  it('is nothing when nothing differs', () => {
    expect(overrideOf(newOverride('site', place), rule).problems).toEqual({ nothing: 'nothing' });
    expect(overrideOf({ ...newOverride('site', place), seconds: '60' }, { ...rule, seconds: null })).toEqual({
      override: null,
      problems: { nothing: 'nothing' },
    });
  });
});

describe('an override beside a rule that was edited since', () => {
  const edited: OverridableRule = { thresholds: [above(99)], seconds: null, active: true };

  it('tells the numbers that count from those that the rule has lost', () => {
    expect(partsOf(override(), edited)).toEqual({
      numbers: [{ rule: above(99), here: above(88) }],
      seconds: null,
      lostNumbers: [sure(0.9)],
      lostSeconds: 60,
    });
    expect(partsOf(override(), rule)).toMatchObject({ lostNumbers: [], lostSeconds: null });
  });

  it('is rid of them at once, and goes itself when nothing else is left', () => {
    expect(withoutLost(override(), edited)).toMatchObject({ thresholds: [above(88)], seconds: null });
    expect(withoutLost(override({ thresholds: [sure(0.9)] }), edited)).toBeNull();
    expect(withoutLost(override({ thresholds: [sure(0.9)], active: false }), edited)).toMatchObject({
      thresholds: [],
      active: false,
    });
  });
});
