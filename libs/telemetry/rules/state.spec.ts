import { describe, expect, it } from '@jest/globals';
import { evaluateInputs } from './evaluate';
import type { Evaluation, RuleInput } from './inputs';
import type { AlertRuleLevel } from './rule';
import { newRuleState } from './state';
import type { RuleState } from './state';

const second = 1_000;
const level = (severity: string, value: number): AlertRuleLevel => ({
  severity,
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value },
  pattern: { kind: 'duration', seconds: 60 },
});
const hot = (at: number): RuleInput => ({
  type: 'reading',
  at: at * second,
  values: { temperature: 97 },
  receivedAt: at * second,
});
const tick = (at: number): RuleInput => ({ type: 'tick', now: at * second });
const start = 1_700_000_000;
const told = ({ findings }: Evaluation) =>
  findings.map(one => [one.type, one.at / second - start, 'severity' in one && one.severity]);

describe('the state of a rule whose levels were changed', () => {
  const warning = level('warning', 50);
  const before = evaluateInputs({ levels: [warning] }, newRuleState({ levels: [warning] }), [
    hot(start),
  ]).state;

  it('lets a level that was put before another last from its own beginning', () => {
    const levels = [level('critical', 90), warning];
    const after = evaluateInputs({ levels }, before, [hot(start + 30), tick(start + 90)]);
    expect(told(after)).toEqual([
      ['raised', 60, 'warning'],
      ['changed', 90, 'critical'],
    ]);
  });

  it('keeps what lasts when the one level is called otherwise', () => {
    const after = evaluateInputs({ levels: [level('critical', 50)] }, before, [tick(start + 60)]);
    expect(told(after)).toEqual([['raised', 60, 'critical']]);
  });

  it('goes by place where an older release has not written whose it is', () => {
    const levels: RuleState['levels'] = before.levels.map(({ since, hits }) => ({ since, hits }));
    const after = evaluateInputs({ levels: [warning] }, { ...before, levels }, [tick(start + 60)]);
    expect(told(after)).toEqual([['raised', 60, 'warning']]);
  });
});
