import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { MetricMemory } from './condition';
import { holds, limitOf, metricsOf, negate, nextSilence, remember } from './condition';
import type { AlertCondition, MetricValue } from './rule';

function facts(values: Record<string, MetricValue>, clock = 1_000) {
  const metrics: Record<string, MetricMemory> = {};
  for (const [metric, value] of Object.entries(values)) metrics[metric] = { at: 0, value };
  return { clock, seenAt: 0, metrics };
}

const hot: AlertCondition = { type: 'compare', metric: 'temperature', op: 'gt', value: 80 };
const open: AlertCondition = { type: 'compare', metric: 'door', op: 'eq', value: 'open' };

describe('a comparison', () => {
  it.each([
    ['gt', 80, false],
    ['gte', 80, true],
    ['lt', 80, false],
    ['lte', 80, true],
    ['eq', 80, true],
    ['neq', 80, false],
  ] as const)('%s at the limit', (op, value, expected) => {
    expect(holds({ type: 'compare', metric: 't', op, value }, facts({ t: 80 }))).toBe(expected);
  });

  it('compares states and switches', () => {
    expect(holds(open, facts({ door: 'open' }))).toBe(true);
    expect(holds({ type: 'compare', metric: 'fault', op: 'neq', value: true }, facts({ fault: false }))).toBe(
      true,
    );
  });

  it('is unknown for a metric never seen or of another type', () => {
    expect(holds(hot, facts({}))).toBeNull();
    expect(holds(hot, facts({ temperature: 'hot' }))).toBeNull();
    expect(holds(open, facts({ door: true }))).toBeNull();
  });
});

describe('and, or', () => {
  it('are known as soon as one part decides', () => {
    expect(holds({ type: 'and', conditions: [hot, open] }, facts({ temperature: 20 }))).toBe(false);
    expect(holds({ type: 'or', conditions: [hot, open] }, facts({ temperature: 90 }))).toBe(true);
  });

  it('are unknown while the missing part could decide', () => {
    expect(holds({ type: 'and', conditions: [hot, open] }, facts({ temperature: 90 }))).toBeNull();
    expect(holds({ type: 'or', conditions: [open, hot] }, facts({ temperature: 20 }))).toBeNull();
  });
});

describe('a difference', () => {
  const above: AlertCondition = { type: 'difference', metric: 'oil', other: 'room', op: 'gt', value: 60 };

  it('is a limit that moves with the other metric', () => {
    expect(holds(above, facts({ oil: 85, room: 20 }))).toBe(true);
    expect(holds(above, facts({ oil: 85, room: 25 }))).toBe(false);
    expect(limitOf(above, 'oil', facts({ oil: 85, room: 20 }).metrics)).toBe(80);
    expect(limitOf(above, 'room', facts({ oil: 85, room: 20 }).metrics)).toBeNull();
  });

  it('is unknown until both were seen as numbers', () => {
    expect(holds(above, facts({ oil: 85 }))).toBeNull();
    expect(holds(above, facts({ room: 20 }))).toBeNull();
    expect(holds(above, facts({ oil: 85, room: 'cold' }))).toBeNull();
    expect(holds(above, facts({ oil: 'hot', room: 20 }))).toBeNull();
  });

  it('looks at both', () => {
    expect(metricsOf(above)).toEqual(['oil', 'room']);
  });
});

function after(values: number[], everyMs: number) {
  let memory: MetricMemory | undefined;
  for (const [index, value] of values.entries()) memory = remember(memory, index * everyMs, value, 60);
  const metrics: Record<string, MetricMemory> = memory ? { t: memory } : {};
  return { clock: 0, seenAt: 0, metrics };
}

describe('a rate', () => {
  const rising: AlertCondition = {
    type: 'rate',
    metric: 't',
    op: 'gt',
    perMinute: 5,
    windowSeconds: 60,
  };

  it('is unknown until half its window is covered', () => {
    expect(holds(rising, after([20, 40], 1_000))).toBeNull();
    expect(holds(rising, after([20, 40], 30_000))).toBe(true);
  });

  it('does not take noise for a trend', () => {
    const noisy = Array.from({ length: 120 }, (_, i) => 20 + (i % 2));
    expect(holds(rising, after(noisy, 1_000))).toBe(false);
  });

  it('sees a slow climb in many readings and keeps few of them', () => {
    const climb = after(
      Array.from({ length: 600 }, (_, i) => i * 0.1),
      1_000,
    );
    expect(holds(rising, climb)).toBe(true);
    expect(climb.metrics.t?.trail?.length).toBeLessThanOrEqual(18);
  });
});

describe('silence', () => {
  it('starts at the last reading of the metric, or of any metric', () => {
    const silent: AlertCondition = { type: 'no-data', metric: 't', seconds: 1 };
    expect(holds(silent, facts({ t: 1 }, 999))).toBe(false);
    expect(holds(silent, facts({ t: 1 }, 1_000))).toBe(true);
    expect(holds({ type: 'no-data', seconds: 1 }, facts({}, 1_000))).toBe(true);
    expect(holds(silent, facts({}))).toBeNull();
  });

  it('tells when it will be long enough', () => {
    const nested: AlertCondition = {
      type: 'and',
      conditions: [hot, { type: 'no-data', metric: 't', seconds: 5 }],
    };
    expect(nextSilence(nested, facts({ t: 1 }))).toBe(5_000);
    expect(nextSilence(nested, facts({ t: 1 }, 5_000))).toBeNull();
  });
});

const comparison: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({
    type: fc.constant('compare' as const),
    metric: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'neq'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    type: fc.constant('difference' as const),
    metric: fc.constantFrom('a', 'b'),
    other: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt', 'gte', 'lt', 'lte'),
    value: fc.integer({ min: -3, max: 3 }),
  }),
);
const condition: fc.Arbitrary<AlertCondition> = fc.oneof(
  comparison,
  fc.record({
    type: fc.constantFrom('and' as const, 'or' as const),
    conditions: fc.array(comparison, { minLength: 1, maxLength: 3 }),
  }),
);

describe('the opposite of a condition', () => {
  it('is true exactly where the condition is false', () => {
    fc.assert(
      fc.property(
        condition,
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.integer({ min: 0, max: 3 })),
        (one, a, b) => {
          const known = facts(b === null ? { a } : { a, b });
          const opposite = negate(one);
          const truth = holds(one, known);
          expect(opposite && holds(opposite, known)).toBe(truth === null ? null : !truth);
        },
      ),
    );
  });

  it('is none for silence', () => {
    expect(negate({ type: 'and', conditions: [hot, { type: 'no-data', seconds: 5 }] })).toBeNull();
  });
});

it('names the metrics of a condition', () => {
  expect(metricsOf({ type: 'or', conditions: [open, hot, { type: 'no-data', seconds: 1 }] })).toEqual([
    'door',
    'temperature',
  ]);
});
