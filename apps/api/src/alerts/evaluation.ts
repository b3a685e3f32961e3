import type { AlertSchedule, Evidence, Urgency } from '#contracts';
import { newRuleState, nextTickAt, signalIn, signalOf, signalsOf } from '#telemetry';
import type { EvaluatedRule, Evidence as FoundEvidence, Finding, RuleState, Signal } from '#telemetry';
import type { AlertRuleRow } from './alert-rule.entity';

export type AlertState = RuleState<Urgency>;
export type AlertFinding = Finding<Urgency>;
export type DecidedRule = Pick<AlertRuleRow, 'urgency' | 'condition' | 'pattern' | 'clearCondition'> & {
  schedule?: AlertSchedule | null | undefined;
  allowedLatenessSeconds?: number;
};

/**
 * The part of a rule that decides, as the engine has it: one level, whose severity is the rule's urgency. `timeZone`: of the
 * unit's site.
 */
export const evaluated = (rule: DecidedRule, timeZone: string): EvaluatedRule<Urgency> => ({
  levels: [{ severity: rule.urgency, condition: rule.condition, pattern: rule.pattern }],
  clearCondition: rule.clearCondition,
  schedule: rule.schedule ? { ...rule.schedule, timeZone: rule.schedule.timeZone ?? timeZone } : null,
  allowedLatenessSeconds: rule.allowedLatenessSeconds ?? 0,
});

/** The state as it was left, or a new one: also when another version of the engine wrote it. */
export const stateOr = (rule: EvaluatedRule<Urgency>, stored: AlertState | undefined): AlertState =>
  stored?.version === 1 ? stored : newRuleState(rule);

/** When the state changes by itself next; always after `now`, so that a tick never finds the same work again. */
export function dueAt(rule: EvaluatedRule<Urgency>, state: AlertState, now: Date): Date | null {
  const due = nextTickAt(rule, state);
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
