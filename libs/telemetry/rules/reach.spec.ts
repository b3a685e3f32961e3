import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backtest } from './backtest';
import { unreachableLevels } from './reach';
import type { AlertCondition, AlertPattern, AlertRuleLevel } from './rule';
import { anyRule } from './rules.fixture';

const simple: AlertPattern = { kind: 'simple' };
const lasting = (seconds: number): AlertPattern => ({ kind: 'duration', seconds });
const is = (op: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq', value: number | string): AlertCondition => ({
  type: 'compare',
  metric: 'temperature',
  op,
  value,
});
const level = (condition: AlertCondition, pattern: AlertPattern): AlertRuleLevel => ({
  severity: 'any',
  condition,
  pattern,
});
const reached = (
  severe: AlertCondition,
  mild: AlertCondition,
  first: AlertPattern = simple,
  second: AlertPattern = simple,
): boolean => unreachableLevels([level(severe, first), level(mild, second)]).length === 0;

describe('a level that a more severe one always goes before', () => {
  it('lies further out than it', () => {
    expect(reached(is('gt', 95), is('gt', 85))).toBe(true);
    expect(reached(is('gt', 85), is('gt', 95))).toBe(false);
    expect(reached(is('lt', 30), is('lt', 40))).toBe(true);
    expect(reached(is('lt', 40), is('lt', 30))).toBe(false);
    expect(reached(is('gt', 85), is('lt', 10))).toBe(true);
    expect(reached(is('gt', 85), is('eq', 90))).toBe(false);
    expect(reached(is('neq', 'idle'), is('eq', 'jam'))).toBe(false);
  });

  it('is the same one, unless the severe one takes longer', () => {
    expect(reached(is('gt', 95), is('gt', 95))).toBe(false);
    expect(reached(is('gt', 95), is('gte', 95))).toBe(true);
    expect(reached(is('gte', 95), is('gt', 95))).toBe(false);
    expect(reached(is('gt', 95), is('gt', 95), lasting(600), lasting(60))).toBe(true);
    expect(reached(is('gt', 95), is('gt', 95), lasting(60), lasting(600))).toBe(false);
    expect(reached(is('gt', 95), is('gt', 95), lasting(60), simple)).toBe(true);
    const often = (times: number): AlertPattern => ({ kind: 'repeating', times, withinSeconds: 60 });
    expect(reached(is('gt', 95), is('gt', 95), often(5), often(3))).toBe(true);
    expect(reached(is('gt', 95), is('gt', 95), often(3), often(5))).toBe(false);
  });

  it('asks for more of what it asks for, or for less of what may hold', () => {
    const both: AlertCondition = { type: 'and', conditions: [is('gt', 90), is('lt', 120)] };
    const either: AlertCondition = { type: 'or', conditions: [is('gt', 90), is('lt', 5)] };
    expect(reached(is('gt', 90), both)).toBe(false);
    expect(reached(both, is('gt', 90))).toBe(true);
    expect(reached(either, is('gt', 90))).toBe(false);
    expect(reached(is('gt', 90), either)).toBe(true);
    expect(reached(either, either)).toBe(false);
  });

  it('is further from the same other metric', () => {
    const over = (value: number, other: string): AlertCondition => ({
      type: 'difference',
      metric: 'oil',
      other,
      op: 'gt',
      value,
    });
    expect(reached(over(60, 'room'), over(40, 'room'))).toBe(true);
    expect(reached(over(40, 'room'), over(60, 'room'))).toBe(false);
    expect(reached(over(40, 'room'), over(60, 'water'))).toBe(true);
  });

  it('waits longer for data, for surer findings, for a limit that is nearer', () => {
    const silent = (seconds: number): AlertCondition => ({ type: 'no-data', seconds });
    expect(reached(silent(3_600), silent(600))).toBe(true);
    expect(reached(silent(600), silent(3_600))).toBe(false);
    const sure = (value: number): AlertCondition => ({ type: 'unusual', metric: 'vibration', sure: value });
    expect(reached(sure(0.9), sure(0.7))).toBe(true);
    expect(reached(sure(0.7), sure(0.9))).toBe(false);
    const within = (withinHours: number): AlertCondition => ({
      type: 'forecast',
      metric: 'oil',
      withinHours,
    });
    expect(reached(within(8), within(72))).toBe(true);
    expect(reached(within(72), within(8))).toBe(false);
    const rate = (perMinute: number, windowSeconds: number): AlertCondition => ({
      type: 'rate',
      metric: 'temperature',
      op: 'gt',
      perMinute,
      windowSeconds,
    });
    expect(reached(rate(5, 60), rate(2, 60))).toBe(true);
    expect(reached(rate(2, 60), rate(5, 60))).toBe(false);
    expect(reached(rate(2, 60), rate(5, 600))).toBe(true);
  });

  it('never raises, whatever the unit says', () => {
    const reading = fc.record({
      at: fc.integer({ min: 0, max: 300_000 }),
      values: fc.record({ a: fc.integer({ min: 0, max: 4 }), b: fc.integer({ min: 0, max: 4 }) }),
    });
    const shadowed = anyRule.filter(({ levels }) => unreachableLevels(levels).length > 0);
    fc.assert(
      fc.property(shadowed, fc.array(reading, { minLength: 1, maxLength: 40 }), (rule, readings) => {
        const { alerts } = backtest(
          { ...rule, clearCondition: null, schedule: null },
          {
            readings,
            until: 400_000,
          },
        );
        const told = alerts.flatMap(one => [one.severity, ...one.changes.map(change => change.severity)]);
        expect(told).not.toContain('warning');
      }),
      { seed: 20_261_129, numRuns: 150 },
    );
  });
});
