import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isActiveWith, isSameThreshold, overridden, thresholdsOf } from './override';
import type { RuleOverride, Threshold } from './override';
import type { EvaluatedRule } from './rule';
import { anyRule } from './rules.fixture';

const rule: EvaluatedRule = {
  levels: [
    {
      severity: 'critical',
      condition: {
        type: 'and',
        conditions: [
          { type: 'compare', metric: 'heat', op: 'gt', value: 95 },
          { type: 'compare', metric: 'state', op: 'eq', value: 'running' },
        ],
      },
      pattern: { kind: 'duration', seconds: 600 },
    },
    {
      severity: 'high',
      condition: { type: 'compare', metric: 'heat', op: 'gt', value: 90 },
      pattern: { kind: 'simple' },
    },
  ],
  clearCondition: { type: 'compare', metric: 'heat', op: 'lt', value: 85 },
};
const heat = (value: number, more: Partial<Threshold> = {}): Threshold => ({
  part: 'raise',
  type: 'compare',
  metric: 'heat',
  op: 'gt',
  value,
  ...more,
});
const anOverride = (thresholds: Threshold[], more: Partial<RuleOverride> = {}): RuleOverride => ({
  thresholds,
  seconds: null,
  active: null,
  ...more,
});
const numbers = (of: EvaluatedRule) => thresholdsOf(of).map(one => one.value);

describe('a rule that is overridden', () => {
  it('has the number of the nearest override that names it, and its own elsewhere', () => {
    const unit = anOverride([heat(99, { severity: 'critical' })]);
    const site = anOverride([heat(80), heat(70, { part: 'clear', op: 'lt' })]);
    expect(numbers(overridden(rule, [unit, site]))).toEqual([99, 80, 70]);
    expect(numbers(overridden(rule, [site, unit]))).toEqual([80, 80, 70]);
    expect(numbers(rule)).toEqual([95, 90, 85]);
  });

  it('lasts as long as the nearest says, where anything has to last', () => {
    const { levels } = overridden(rule, [anOverride([]), anOverride([], { seconds: 60 })]);
    expect(levels.map(level => level.pattern)).toEqual([
      { kind: 'duration', seconds: 60 },
      { kind: 'simple' },
    ]);
  });

  it('is on or off as the nearest says that says anything', () => {
    const [on, off, silent] = [true, false, null].map(active => anOverride([], { active }));
    if (!on || !off || !silent) throw new Error('no overrides');
    expect(isActiveWith(false, [silent, on, off])).toBe(true);
    expect(isActiveWith(true, [off, on])).toBe(false);
    expect(isActiveWith(true, [silent])).toBe(true);
  });

  it('never turns a word into a number', () => {
    const word = heat(1, { metric: 'state', op: 'eq' });
    expect(overridden(rule, [anOverride([word])])).toEqual(rule);
  });

  const place = fc.record<Threshold>({
    part: fc.constantFrom('raise', 'clear'),
    type: fc.constantFrom('compare', 'rate', 'no-data'),
    metric: fc.constantFrom('a', 'b', null),
    op: fc.constantFrom('gt', 'lt', 'lte', 'eq', null),
    value: fc.integer({ min: 5, max: 9 }),
  });
  const ofDifference = fc.record<Threshold>({
    part: fc.constantFrom('raise', 'clear'),
    type: fc.constant('difference'),
    metric: fc.constantFrom('a', 'b'),
    other: fc.constantFrom('b', 'c'),
    op: fc.constantFrom('gt', 'lte'),
    value: fc.integer({ min: 5, max: 9 }),
  });
  const someOverrides = fc.array(
    fc.record<RuleOverride>({
      thresholds: fc.array(fc.oneof(place, ofDifference), { maxLength: 6 }),
      seconds: fc.option(fc.integer({ min: 61, max: 99 })),
      active: fc.option(fc.boolean()),
    }),
    { maxLength: 3 },
  );

  it('is the rule but for the numbers that are named, and each of these is the nearest', () => {
    fc.assert(
      fc.property(anyRule, someOverrides, (any, overrides) => {
        const made = overridden(any, overrides);
        const before = thresholdsOf(any);
        const after = thresholdsOf(made);
        expect(after.map(({ value: _value, ...where }) => where)).toEqual(
          before.map(({ value: _value, ...where }) => where),
        );
        for (const [index, one] of before.entries()) {
          const named = overrides
            .flatMap(override => override.thresholds)
            .find(other => isSameThreshold(other, one));
          expect(after[index]?.value).toBe((named ?? one).value);
        }
        expect(made.schedule).toEqual(any.schedule);
        expect(made.levels.map(level => level.severity)).toEqual(any.levels.map(level => level.severity));
      }),
      { seed: 33 },
    );
  });

  it('is the same when what was named is named again further away, and applied twice', () => {
    fc.assert(
      fc.property(anyRule, someOverrides, (any, overrides) => {
        const made = overridden(any, overrides);
        expect(overridden(any, [...overrides, ...overrides])).toEqual(made);
        expect(overridden(made, overrides)).toEqual(made);
      }),
      { seed: 34 },
    );
  });
});
