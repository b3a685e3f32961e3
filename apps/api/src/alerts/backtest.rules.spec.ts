import { describe, expect, it } from '@jest/globals';
import type { AlertCondition } from '#contracts';
import { wantedOf } from './backtest.rules';

const raises = { urgency: 'high', pattern: { kind: 'simple' } } as const;
const hot = { type: 'compare', metric: 'temperature', op: 'gt', value: 95 } as const;

describe('the readings that a rule has to see', () => {
  it('are those with one of its metrics, also of its end', () => {
    const clearCondition: AlertCondition = {
      type: 'or',
      conditions: [hot, { type: 'no-data', metric: 'pressure', seconds: 60 }],
    };
    expect(wantedOf({ ...raises, condition: hot, clearCondition })).toEqual({
      metrics: ['pressure', 'temperature'],
      onlyWithThese: true,
    });
  });

  it('are those of a milder level too', () => {
    const milderLevels = [
      { ...raises, urgency: 'low', condition: { ...hot, metric: 'vibration' } } as const,
      { ...raises, urgency: 'low', condition: { type: 'no-data', seconds: 60 } } as const,
    ];
    expect(wantedOf({ ...raises, condition: hot, milderLevels, clearCondition: null })).toEqual({
      metrics: ['temperature', 'vibration'],
      onlyWithThese: false,
    });
  });

  it('are all of them, when any of them ends a silence', () => {
    const condition: AlertCondition = {
      type: 'and',
      conditions: [hot, { type: 'no-data', seconds: 60 }],
    };
    expect(wantedOf({ ...raises, condition, clearCondition: null })).toEqual({
      metrics: ['temperature'],
      onlyWithThese: false,
    });
  });
});
