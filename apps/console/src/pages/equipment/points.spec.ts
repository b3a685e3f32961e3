import { describe, expect, it } from '@jest/globals';
import type { AlertRule, ReadingBucket } from '#contracts';
import { appended, gapOf, joined, limitsOf } from './points';

const bucket = (at: string, avg: number): ReadingBucket => ({
  at,
  avg,
  min: avg - 1,
  max: avg + 1,
  count: 3,
});
const at = (text: string): number => Date.parse(text);

describe('readings on the screen', () => {
  it('grow by the newest values, each once, numbers only', () => {
    const first = appended({}, [
      { metric: 'pressure', at: '2026-03-03T12:00:00Z', value: 7 },
      { metric: 'state', at: '2026-03-03T12:00:00Z', value: 'running' },
    ]);
    const again = appended(first, [{ metric: 'pressure', at: '2026-03-03T12:00:00Z', value: 7 }]);
    const later = appended(again, [{ metric: 'pressure', at: '2026-03-03T12:00:01Z', value: 7.1 }]);
    expect(later).toEqual({
      pressure: [
        { at: at('2026-03-03T12:00:00Z'), value: 7 },
        { at: at('2026-03-03T12:00:01Z'), value: 7.1 },
      ],
    });
  });

  it('go on after the last bucket with what came since', () => {
    const tail = [
      { at: at('2026-03-03T11:59:30Z'), value: 6 },
      { at: at('2026-03-03T12:00:30Z'), value: 8 },
    ];
    const points = joined([bucket('2026-03-03T11:59:00Z', 6.5), bucket('2026-03-03T12:00:00Z', 7)], tail);
    expect(points.map(point => point.value)).toEqual([6.5, 7, 8]);
    expect(points[1]).toMatchObject({ min: 6, max: 8 });
  });

  it('stay one line when the device reports every twenty minutes', () => {
    const buckets = ['12:00', '12:20', '12:40'].map(time => bucket(`2026-03-03T${time}:00Z`, 7));
    expect(gapOf(buckets, 300)).toBe(50 * 60_000);
    expect(gapOf([], 300)).toBe(750_000);
  });
});

describe('the thresholds of the rules', () => {
  const wordOf = (urgency: string): string => urgency.toUpperCase();
  const rule = (change: Partial<AlertRule>): AlertRule => ({
    id: 'r',
    name: 'Too hot',
    modelId: 'm',
    overrides: 0,
    modelName: 'AX-22',
    faultKey: 'overheating',
    faultCode: null,
    urgency: 'critical',
    condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
    pattern: { kind: 'simple' },
    milderLevels: [],
    clearCondition: null,
    schedule: null,
    allowedLatenessSeconds: 0,
    suppressedBy: [],
    opensFrom: 'low',
    opensRequest: true,
    opensWorkOrder: false,
    active: true,
    version: 1,
    ...change,
  });

  it('are lines on the metric that they speak of', () => {
    const rules = [
      rule({}),
      rule({
        name: 'Hot and fast',
        condition: {
          type: 'and',
          conditions: [
            { type: 'compare', metric: 'temperature', op: 'gte', value: 95 },
            { type: 'compare', metric: 'speed', op: 'gt', value: 3_000 },
          ],
        },
      }),
    ];
    expect(limitsOf(rules, 'temperature', wordOf)).toEqual([{ value: 95, title: 'Too hot · Hot and fast' }]);
  });

  it('are one for each level of a rule', () => {
    const levels = rule({
      milderLevels: [
        {
          urgency: 'low',
          condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 85 },
          pattern: { kind: 'simple' },
        },
      ],
    });
    expect(limitsOf([levels], 'temperature', wordOf)).toEqual([
      { value: 95, title: 'Too hot: CRITICAL', urgency: 'critical' },
      { value: 85, title: 'Too hot: LOW', urgency: 'low' },
    ]);
  });

  it('leave out what is switched off and what is no limit', () => {
    const rules = [
      rule({ active: false }),
      rule({ condition: { type: 'compare', metric: 'temperature', op: 'eq', value: 3 } }),
      rule({ condition: { type: 'no-data', seconds: 60 } }),
    ];
    expect(limitsOf(rules, 'temperature', wordOf)).toEqual([]);
  });
});
