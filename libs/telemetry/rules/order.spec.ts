import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evaluateRule, nextTickAt } from './evaluate';
import type { Finding, RuleInput } from './inputs';
import type { EvaluatedRule } from './rule';
import { anyReadings, anyRule, latenessSeconds } from './rules.fixture';
import type { SomeReading } from './rules.fixture';
import { newRuleState } from './state';

const start = Date.UTC(2026, 5, 1);
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

function inputs(list: SomeReading[]): RuleInput[] {
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
        anyRule,
        anyReadings,
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
        anyRule,
        fc.constantFrom(0, latenessSeconds),
        anyReadings,
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
      fc.property(anyRule, anyReadings, (of, list) => {
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
      fc.property(anyRule, anyReadings, (of, list) => {
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

function onTime(one: SomeReading): RuleInput {
  const at = start + one.at * 1_000;
  return { type: 'reading', at, values: { [one.metric]: one.value }, receivedAt: at };
}
