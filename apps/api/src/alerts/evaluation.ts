import type { Evidence, Urgency } from '#contracts';
import { newRuleState, nextTickAt, signalIn, signalOf, signalsOf } from '#telemetry';
import type { EvaluatedRule, Evidence as FoundEvidence, Finding, RuleState, Signal } from '#telemetry';
import type { AlertRuleRow } from './alert-rule.entity';

export type AlertState = RuleState<Urgency>;
export type AlertFinding = Finding<Urgency>;
type DecidedRule = Pick<AlertRuleRow, 'urgency' | 'condition' | 'pattern' | 'clearCondition'>;

/** The part of a rule that decides, as the engine has it: one level, whose severity is the rule's urgency. */
export const evaluated = (rule: DecidedRule): EvaluatedRule<Urgency> => ({
  levels: [{ severity: rule.urgency, condition: rule.condition, pattern: rule.pattern }],
  clearCondition: rule.clearCondition,
});

/** The state as it was left, or a new one: also when another version of the engine wrote it. */
export const stateOr = (rule: DecidedRule, stored: AlertState | undefined): AlertState =>
  stored?.version === 1 ? stored : newRuleState(evaluated(rule));

/** When the state changes by itself next; always after `now`, so that a tick never finds the same work again. */
export function dueAt(rule: DecidedRule, state: AlertState, now: Date): Date | null {
  const due = nextTickAt(evaluated(rule), state);
  return due === null ? null : new Date(Math.max(due, now.getTime() + 1_000));
}

/** The findings that a rule asks for, to raise or to clear. */
export const wantedSignals = ({
  condition,
  clearCondition,
}: Pick<DecidedRule, 'condition' | 'clearCondition'>): Signal[] => [
  ...signalsOf(condition),
  ...(clearCondition ? signalsOf(clearCondition) : []),
];

export const signalKeysOf = (rule: Pick<DecidedRule, 'condition' | 'clearCondition'>): string[] =>
  wantedSignals(rule).map(({ kind, metric }) => signalOf(kind, metric));

/** The readings of the evidence; findings among it are told by `signalEvidence`. */
export const evidenceOf = ({ readings }: FoundEvidence): Evidence[] =>
  readings
    .filter(({ metric }) => signalIn(metric) === null)
    .map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
