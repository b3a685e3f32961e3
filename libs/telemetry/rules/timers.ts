import type { ConditionFacts } from './condition';
import { earlier, holds, nextSilence } from './condition';
import type { AlertRuleLevel, EvaluatedRule } from './rule';
import { nextTurn } from './schedule';
import { factsOf } from './state';
import type { RuleState } from './state';

/** The next moment after the clock at which a duration matures, a silence is long enough or the hours of the rule matter. */
export function nextTimer<S extends string>(rule: EvaluatedRule<S>, state: RuleState<S>): number | null {
  const facts = factsOf(state);
  const after = (moment: number | null) => (moment !== null && moment > facts.clock ? moment : null);
  let first = after(state.judgeAt ?? null);
  for (const [index, level] of rule.levels.entries()) {
    const since = state.levels[index]?.since ?? null;
    first = earlier(first, nextSilence(level.condition, facts));
    first = earlier(first, turnFor(level, rule, state, facts));
    if (since !== null && level.pattern.kind === 'duration')
      first = earlier(first, after(since + level.pattern.seconds * 1_000));
  }
  if (rule.clearCondition && state.active) first = earlier(first, nextSilence(rule.clearCondition, facts));
  return first;
}

/** Hours begin and end only for a level that holds and has raised nothing: for others nothing changes at their edges. */
function turnFor<S extends string>(
  { severity, condition }: AlertRuleLevel<S>,
  { schedule }: EvaluatedRule<S>,
  { active }: RuleState<S>,
  facts: ConditionFacts,
): number | null {
  if (!schedule || severity === active?.severity || holds(condition, facts) !== true) return null;
  return nextTurn(schedule, facts.clock);
}
