import { describe, expect, it } from '@jest/globals';
import type { AlertLevel, Threshold, Urgency } from '#contracts';
import { Refused } from '../platform/refused';
import { refuseLevels } from './levels.rules';
import { overridable, refuseUnfit, renamed } from './rule-override.rules';

const level = (urgency: Urgency, value: number, seconds: number | null = null): AlertLevel => ({
  urgency,
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value },
  pattern: seconds === null ? { kind: 'simple' } : { kind: 'duration', seconds },
});
const refusal = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return [error.code, error.facts?.['field']];
    throw error;
  }
  return null;
};
const refused = (severe: AlertLevel, ...milderLevels: AlertLevel[]) =>
  refusal(() => refuseLevels({ ...severe, milderLevels }));

describe('the levels of a rule', () => {
  it('go from the most severe to the least', () => {
    expect(refused(level('critical', 95), level('high', 85), level('low', 70))).toBeNull();
    expect(refused(level('high', 85), level('critical', 95))).toEqual([
      'level-out-of-order',
      'milderLevels/0/urgency',
    ]);
    expect(refused(level('critical', 95), level('low', 70), level('high', 85))).toEqual([
      'level-out-of-order',
      'milderLevels/1/urgency',
    ]);
  });

  it('have a severity each', () => {
    expect(refused(level('critical', 95), level('high', 85), level('high', 75))).toEqual([
      'level-severity-taken',
      'milderLevels/1/urgency',
    ]);
  });

  it('can be reached, one beside the other', () => {
    expect(refused(level('critical', 85), level('high', 95))).toEqual([
      'level-never-reached',
      'milderLevels/0/condition',
    ]);
    expect(refused(level('critical', 85, 600), level('high', 85, 60))).toBeNull();
  });
});

describe('an override of a rule with several levels', () => {
  const rule = { ...level('critical', 95), milderLevels: [level('high', 85, 60)], clearCondition: null };
  const above = (value: number, severity?: Urgency): Threshold => ({
    ...(severity && { severity }),
    part: 'raise',
    type: 'compare',
    metric: 'temperature',
    op: 'gt',
    value,
  });
  const change = (...thresholds: Threshold[]) => ({ thresholds, seconds: null, active: null });

  it('names the level of each number; of one level there is nothing to name', () => {
    expect(overridable({ ...rule, active: true })).toEqual({
      thresholds: [above(95, 'critical'), above(85, 'high')],
      seconds: 60,
      active: true,
    });
    expect(overridable({ ...rule, milderLevels: [], active: true })).toEqual({
      thresholds: [above(95)],
      seconds: null,
      active: true,
    });
  });

  it('leaves every level one that can be reached', () => {
    expect(refusal(() => refuseUnfit(rule, change(above(90, 'critical'))))).toBeNull();
    expect(refusal(() => refuseUnfit(rule, change(above(85, 'critical'), above(75, 'high'))))).toBeNull();
    expect(refusal(() => refuseUnfit(rule, change(above(80, 'critical'))))).toEqual([
      'level-never-reached',
      'thresholds',
    ]);
    expect(refusal(() => refuseUnfit(rule, change(above(80))))).toEqual([
      'level-never-reached',
      'thresholds',
    ]);
    expect(refusal(() => refuseUnfit(rule, change(above(80, 'low'))))).toEqual(['input-invalid', undefined]);
  });

  it('follows its rule to other levels', () => {
    const clear: Threshold = { ...above(70), part: 'clear' };
    const more = renamed([above(90), clear], ['high'], ['critical', 'high']);
    expect(more).toEqual([above(90, 'high'), clear]);
    expect(renamed([above(90)], ['high'], ['critical', 'low'])).toEqual([above(90, 'critical')]);
    expect(renamed([above(90)], ['high'], ['critical'])).toEqual([above(90)]);
    const fewer = renamed([above(96, 'critical'), above(90, 'high')], ['critical', 'high'], ['high']);
    expect(fewer).toEqual([above(96, 'critical'), above(90)]);
  });
});
