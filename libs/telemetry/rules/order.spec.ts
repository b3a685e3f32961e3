import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evaluateRule, nextTickAt } from './evaluate';
import type { Finding, RuleInput } from './inputs';
import type { AlertCondition, EvaluatedRule, AlertPattern } from './rule';
import { newRuleState } from './state';

const start = Date.UTC(2026, 5, 1);
const latenessSeconds = 20;

const leaf: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({
    type: fc.constant('compare' as const),
    metric: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt' as const, 'lte' as const, 'eq' as const, 'neq' as const),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    type: fc.constant('rate' as const),
    metric: fc.constantFrom('a', 'b'),
    op: fc.constantFrom('gt' as const, 'lt' as const),
    perMinute: fc.integer({ min: -5, max: 5 }),
    windowSeconds: fc.constant(30),
  }),
  fc.record({
    type: fc.constant('no-data' as const),
    metric: fc.constantFrom('a', undefined),
    seconds: fc.integer({ min: 1, max: 40 }),
  }),
);
const condition: fc.Arbitrary<AlertCondition> = fc.oneof(
  leaf,
  fc.record({
    type: fc.constantFrom('and' as const, 'or' as const),
    conditions: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
);
const pattern: fc.Arbitrary<AlertPattern> = fc.oneof(
  fc.constant({ kind: 'simple' as const }),
  fc.record({ kind: fc.constant('duration' as const), seconds: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    kind: fc.constant('repeating' as const),
    times: fc.integer({ min: 1, max: 4 }),
    withinSeconds: fc.integer({ min: 1, max: 60 }),
  }),
);
const level = (severity: string) => fc.record({ severity: fc.constant(severity), condition, pattern });
const rule: fc.Arbitrary<EvaluatedRule> = fc.record({
  levels: fc.oneof(fc.tuple(level('critical')), fc.tuple(level('critical'), level('warning'))),
  clearCondition: fc.option(condition),
  allowedLatenessSeconds: fc.constant(latenessSeconds),
});

interface Reading {
  at: number;
  metric: string;
  value: number;
}

/** At most one value per metric and event time: what a correct device sends. */
const readings: fc.Arbitrary<Reading[]> = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 200 }),
      metric: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 4 }),
    }),
    { selector: one => `${one.at} ${one.metric}`, minLength: 1, maxLength: 40 },
  )
  .map(list => list.toSorted((x, y) => x.at - y.at || x.metric.localeCompare(y.metric)));

function run(of: EvaluatedRule, stream: RuleInput[]): Finding[] {
  let state = newRuleState(of);
  const findings: Finding[] = [];
  for (const input of stream) {
    const evaluation = evaluateRule(of, state, input);
    state = JSON.parse(JSON.stringify(evaluation.state));
    findings.push(...evaluation.findings);
  }
  return findings;
}

function inputs(list: Reading[]): RuleInput[] {
  let receivedAt = start + 200_000;
  return list.map(one => ({
    type: 'reading' as const,
    at: start + one.at * 1_000,
    values: { [one.metric]: one.value },
    receivedAt: (receivedAt += 10),
  }));
}

const longAfter = { type: 'tick' as const, now: start + 1_000_000 };

describe('the findings of a stream', () => {
  it('do not depend on its order within the lateness nor on duplicates', () => {
    fc.assert(
      fc.property(
        rule,
        readings,
        fc.array(fc.nat({ max: latenessSeconds - 1 }), { minLength: 40, maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { maxLength: 20 }),
        (of, inOrder, delays, doubled) => {
          const jittered = inOrder.map((one, index) => ({ one, arrival: one.at + (delays[index] ?? 0) }));
          for (const index of doubled) {
            const twin = jittered[index % jittered.length];
            if (twin) jittered.push({ ...twin, arrival: twin.arrival + 0.5 });
          }
          const disordered = jittered.toSorted((x, y) => x.arrival - y.arrival).map(({ one }) => one);
          const expected = run(of, [...inputs(inOrder), longAfter]);
          expect(run(of, [...inputs(disordered), longAfter])).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('do not depend on how often it is ticked', () => {
    fc.assert(
      fc.property(
        rule,
        fc.constantFrom(0, latenessSeconds),
        readings,
        (some, allowedLatenessSeconds, list) => {
          const of = { ...some, allowedLatenessSeconds };
          const last = list.at(-1)?.at ?? 0;
          const ticked: RuleInput[] = [];
          for (let seconds = 0; seconds <= last; seconds++) {
            const now = start + seconds * 1_000;
            ticked.push({ type: 'tick', now: now - 500 }, { type: 'tick', now });
            for (const one of list) if (one.at === seconds) ticked.push(onTime(one));
          }
          expect(run(of, [...ticked, longAfter])).toEqual(run(of, [...list.map(onTime), longAfter]));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('alternate between raised and cleared, with changes only while raised, in order of time', () => {
    fc.assert(
      fc.property(rule, readings, (of, list) => {
        let raised = false;
        let clock = 0;
        for (const finding of run({ ...of, allowedLatenessSeconds: 0 }, [...inputs(list), longAfter])) {
          expect(finding.at).toBeGreaterThanOrEqual(clock);
          clock = finding.at;
          expect(raised).toBe(finding.type !== 'raised');
          raised = finding.type !== 'cleared';
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come from a tick at the foretold moment and not a millisecond before', () => {
    fc.assert(
      fc.property(rule, readings, (of, list) => {
        const before = inputs(list);
        let state = newRuleState(of);
        for (const input of before) state = evaluateRule(of, state, input).state;
        const due = nextTickAt(of, state);
        const early = evaluateRule(of, state, { type: 'tick', now: due === null ? longAfter.now : due - 1 });
        expect(early.findings).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function onTime(one: Reading): RuleInput {
  const at = start + one.at * 1_000;
  return { type: 'reading', at, values: { [one.metric]: one.value }, receivedAt: at };
}
