import { describe, expect, it } from '@jest/globals';
import type { AlertCondition } from '#contracts';
import { wantedOf } from './backtest.rules';

const hot = { type: 'compare', metric: 'temperature', op: 'gt', value: 95 } as const;

describe('the readings that a rule has to see', () => {
  it('are those with one of its metrics, also of its end', () => {
    const clearCondition: AlertCondition = {
      type: 'or',
      conditions: [hot, { type: 'no-data', metric: 'pressure', seconds: 60 }],
    };
    expect(wantedOf({ condition: hot, clearCondition })).toEqual({
      metrics: ['pressure', 'temperature'],
      onlyWithThese: true,
    });
  });

  it('are all of them, when any of them ends a silence', () => {
    const condition: AlertCondition = {
      type: 'and',
      conditions: [hot, { type: 'no-data', seconds: 60 }],
    };
    expect(wantedOf({ condition, clearCondition: null })).toEqual({
      metrics: ['temperature'],
      onlyWithThese: false,
    });
  });
});
