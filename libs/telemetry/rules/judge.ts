import { holds, limitOf, referencesOf } from './condition';
import type { Evidence, Finding } from './inputs';
import type { AlertCondition, AlertPattern, AlertRuleLevel, EvaluatedRule, MetricValue } from './rule';
import { isOpen } from './schedule';
import { factsOf } from './state';
import type { RuleState } from './state';

type LevelMemory = RuleState['levels'][number];
interface Met<S extends string> {
  level: AlertRuleLevel<S>;
  since: number;
}

/**
 * Judges the rule at the clock of its state, and writes down what came of it.
 *
 * @param values those that were reported at this moment: repetitions count reports, not the passing of time
 * @returns what there is to tell, or null
 */
export function judge<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  values: Readonly<Record<string, MetricValue>>,
): Finding<S> | null {
  const facts = factsOf(state);
  const { levels: metricsByLevel } = referencesOf(rule);
  const watches = !rule.schedule || isOpen(rule.schedule, facts.clock);
  let some = false;
  let activeIsFalse = true;
  let met: Met<S> | null = null;
  for (const [index, level] of rule.levels.entries()) {
    const memory = state.levels[index];
    if (!memory) continue;
    const truth = holds(level.condition, facts);
    if (truth === true) some = true;
    const isActive = level.severity === state.active?.severity;
    if (isActive) activeIsFalse = truth === false;
    // What has raised the alert goes on at night: in the morning it is no less severe.
    if (truth !== true || !(watches || isActive)) memory.since = null;
    else memory.since ??= facts.clock;
    const reported = metricsByLevel[index]?.some(metric => values[metric] !== undefined);
    if (truth === true && watches && reported && level.pattern.kind === 'repeating')
      count(memory.hits, level.pattern.times, facts.clock);
    if (!met && truth === true && watches && enough(level.pattern, memory, facts.clock))
      met = { level, since: sinceOf(level.pattern, memory) ?? facts.clock };
  }
  if (met) return report(rule, state, met);
  if (!state.active || some) return null;
  const clear = rule.clearCondition ? holds(rule.clearCondition, facts) === true : activeIsFalse;
  if (!clear) return null;
  state.active = null;
  for (const memory of state.levels) memory.hits = [];
  const evidence = evidenceOf(rule, state, facts.clock, rule.clearCondition ?? null);
  return { type: 'cleared', at: facts.clock, evidence };
}

function report<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  { level: { severity, condition }, since }: Met<S>,
): Finding<S> | null {
  const at = state.clock ?? since;
  const { active } = state;
  if (active?.severity === severity) return null;
  const evidence = evidenceOf(rule, state, since, condition);
  state.active = { severity, raisedAt: active?.raisedAt ?? at };
  return active
    ? { type: 'changed', at, from: active.severity, severity, evidence }
    : { type: 'raised', at, severity, evidence };
}

function evidenceOf<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  since: number,
  decisive: AlertCondition | null,
): Evidence {
  const readings: Evidence['readings'] = [];
  for (const metric of referencesOf(rule).metrics) {
    const memory = state.metrics[metric];
    if (!memory) continue;
    const limit = decisive && limitOf(decisive, metric, state.metrics);
    readings.push({ metric, at: memory.at, value: memory.value, limit });
  }
  return { since, readings };
}

function count(hits: number[], times: number, at: number): void {
  if (hits.at(-1) !== at) hits.push(at);
  while (hits.length > times) hits.shift();
}

function enough(pattern: AlertPattern, memory: LevelMemory, clock: number): boolean {
  if (pattern.kind === 'simple') return true;
  if (pattern.kind === 'duration')
    return memory.since !== null && clock - memory.since >= pattern.seconds * 1_000;
  const first = memory.hits[0];
  return (
    first !== undefined &&
    memory.hits.length >= pattern.times &&
    clock - first <= pattern.withinSeconds * 1_000
  );
}

const sinceOf = ({ kind }: AlertPattern, { since, hits }: LevelMemory): number | null =>
  kind === 'repeating' ? (hits[0] ?? null) : since;
