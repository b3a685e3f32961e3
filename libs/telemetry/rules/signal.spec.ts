import { describe, expect, it } from '@jest/globals';
import { backtest } from './backtest';
import { metricsOf, negate, signalsOf } from './condition';
import { evaluateRule } from './evaluate';
import type { RuleInput } from './inputs';
import type { AlertCondition, EvaluatedRule } from './rule';
import { hourMs, noSignal, signalOf } from './signal';
import type { Signal } from './signal';
import { newRuleState } from './state';

const start = Date.parse('2026-11-20T10:00:00Z');
const at = (hours: number) => start + hours * hourMs;
const unusual: AlertCondition = { type: 'unusual', metric: 'heat', sure: 0.8 };
const soon: AlertCondition = { type: 'forecast', metric: 'heat', withinHours: 48 };
const running: AlertCondition = { type: 'compare', metric: 'state', op: 'eq', value: 'running' };
const ruleOf = (condition: AlertCondition, more: Partial<EvaluatedRule> = {}): EvaluatedRule => ({
  levels: [{ severity: 'high', condition, pattern: { kind: 'simple' } }],
  ...more,
});
const told = (hours: number, kind: Signal['kind'], value: number | string): RuleInput => ({
  type: 'signal',
  at: at(hours),
  values: { [signalOf(kind, 'heat')]: value },
});
const heard = (hours: number, values: Record<string, number | string>): RuleInput => ({
  type: 'reading',
  at: at(hours),
  receivedAt: at(hours),
  values,
});

function run(rule: EvaluatedRule, inputs: readonly RuleInput[]): string[] {
  let state = newRuleState(rule);
  return inputs.flatMap(input => {
    const evaluation = evaluateRule(rule, state, input);
    state = JSON.parse(JSON.stringify(evaluation.state));
    return evaluation.findings.map(one => one.type);
  });
}

describe('a rule that asks for a finding', () => {
  it('raises when it is sure enough, and clears when the finding has ended', () => {
    const inputs = [
      told(1, 'unusual', 0.7),
      told(2, 'unusual', 0.85),
      told(3, 'unusual', 0.9),
      told(4, 'unusual', noSignal),
    ];
    expect(run(ruleOf(unusual), inputs)).toEqual(['raised', 'cleared']);
  });

  it('tells what is unlike its past from what is unlike its sisters', () => {
    const sisters: AlertCondition = { type: 'unlike-sisters', metric: 'heat', sure: 0.8 };
    const inputs = [
      told(1, 'unusual', 0.9),
      told(2, 'unlike-sisters', 0.9),
      told(3, 'unlike-sisters', noSignal),
    ];
    expect(run(ruleOf(sisters), inputs)).toEqual(['raised', 'cleared']);
    expect(run(ruleOf(unusual), inputs.slice(1))).toEqual([]);
    expect(signalsOf(sisters)).toEqual([{ kind: 'unlike-sisters', metric: 'heat' }]);
    expect(negate(sisters)).toBeNull();
  });

  it('raises when the limit comes near, also while nothing new is told of it', () => {
    expect(run(ruleOf(soon), [told(0, 'forecast', at(60))])).toEqual([]);
    expect(
      run(ruleOf(soon), [heard(0, { heat: 80 }), told(0, 'forecast', at(60)), heard(13, { heat: 85 })]),
    ).toEqual(['raised']);
  });

  it('joins findings with readings', () => {
    const both = ruleOf({ type: 'and', conditions: [unusual, running] });
    expect(run(both, [told(1, 'unusual', 0.9), heard(1, { state: 'idle' })])).toEqual([]);
    expect(run(both, [heard(1, { state: 'running' }), told(1, 'unusual', 0.9)])).toEqual(['raised']);
  });

  it('does not take a finding for a sign of life', () => {
    const silent = ruleOf({
      type: 'or',
      conditions: [
        { type: 'no-data', seconds: 3_600 },
        { ...unusual, sure: 1 },
      ],
    });
    const inputs: RuleInput[] = [
      heard(0, { heat: 1 }),
      told(0.5, 'unusual', 0.5),
      { type: 'tick', now: at(1) },
    ];
    expect(run(silent, inputs)).toEqual(['raised']);
  });

  it('hears of it however late it was counted', () => {
    const patient = ruleOf(unusual, { allowedLatenessSeconds: 60 });
    expect(run(patient, [heard(5, { heat: 1 }), heard(6, { heat: 1 }), told(1, 'unusual', 0.9)])).toEqual([
      'raised',
    ]);
  });

  it('does the same in the past', () => {
    const signals = [
      { at: at(2), values: { [signalOf('unusual', 'heat')]: 0.9 } },
      { at: at(9), values: { [signalOf('unusual', 'heat')]: noSignal } },
    ];
    const { alerts } = backtest(ruleOf(unusual), { readings: [], signals, until: at(20) });
    expect(alerts).toMatchObject([{ raisedAt: at(2), clearedAt: at(9), lastedMs: 7 * hourMs }]);
  });

  it('names the metric of the model, and what it asks for', () => {
    const all: AlertCondition = { type: 'or', conditions: [unusual, soon, running] };
    expect(metricsOf(all)).toEqual(['heat', 'state']);
    expect(signalsOf(all)).toEqual([
      { kind: 'unusual', metric: 'heat' },
      { kind: 'forecast', metric: 'heat' },
    ]);
    expect(negate(unusual)).toBeNull();
  });
});
