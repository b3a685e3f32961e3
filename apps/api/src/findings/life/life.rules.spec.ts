import { describe, expect, it } from '@jest/globals';
import type { Metric } from '#contracts';
import { stepMs } from '#telemetry';
import { lifeOf, tellingMetrics } from './life.rules';

const start = Date.parse('2026-11-02T00:00:00Z');
const mean = (index: number, means: Record<string, number>) => ({
  at: new Date(start + index * stepMs),
  means,
});

describe('a life in steps', () => {
  it('has an empty step where nothing was said, and the age of its beginning', () => {
    const life = lifeOf(
      { since: new Date(start - 5 * stepMs), means: [mean(0, { a: 1, b: 2 }), mean(2, { a: 3 })] },
      ['a', 'b'],
    );
    expect(life).toEqual({
      age: 5,
      steps: [
        [1, 2],
        [null, null],
        [3, null],
      ],
    });
  });
});

describe('what tells of wear', () => {
  const metric = (key: string, kind: Metric['kind'] = 'number'): Metric => ({
    key,
    kind,
    title: { en: key },
    unit: '',
    low: null,
    high: null,
  });
  const life = {
    since: new Date(start),
    means: Array.from({ length: 40 }, (_, index) => mean(index, { hours: index, heat: Math.sin(index) })),
  };

  it('is numbers that go up and down, not counters or states', () => {
    const metrics = [metric('hours'), metric('heat'), metric('state', 'state')];
    expect(tellingMetrics(metrics, [life])).toEqual(['heat']);
  });

  it('is every number while too little is known of it', () => {
    const short = { ...life, means: life.means.slice(0, 5) };
    expect(tellingMetrics([metric('hours')], [short])).toEqual(['hours']);
  });
});
