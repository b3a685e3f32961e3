import { AlertLevel, levelsOf } from '#contracts';
import type { AlertCondition, AlertSchedule, Evidence, Urgency } from '#contracts';
import { newRuleState, nextTickAt, signalIn, signalOf, signalsOf } from '#telemetry';
import type { EvaluatedRule, Evidence as FoundEvidence, Finding, RuleState, Signal } from '#telemetry';
import type { AlertRuleRow } from './alert-rule.entity';

/** How many changes of severity an alert keeps: the newest. */
export const MOST_CHANGES = 50;

export type AlertState = RuleState<Urgency>;
export type AlertFinding = Finding<Urgency>;
export type DecidedRule = Pick<AlertRuleRow, 'urgency' | 'condition' | 'pattern' | 'clearCondition'> & {
  milderLevels?: readonly AlertLevel[] | undefined;
  schedule?: AlertSchedule | null | undefined;
  allowedLatenessSeconds?: number;
};

/** Levels as the engine has them. */
export const asEvaluated = (levels: readonly AlertLevel[]) =>
  levels.map(({ urgency, condition, pattern }) => ({ severity: urgency, condition, pattern }));

/** The part of a rule that decides, as the engine has it. `timeZone`: of the unit's site. */
export const evaluated = (rule: DecidedRule, timeZone: string): EvaluatedRule<Urgency> => ({
  levels: asEvaluated(levelsOf(rule)),
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

/** The levels of a rule as the engine has it, as the contract has them. */
export const levelsIn = ({ levels }: EvaluatedRule<Urgency>): AlertLevel[] =>
  levels.map(({ severity: urgency, ...level }) => AlertLevel.parse({ urgency, ...level }));

/** All conditions of a rule: of its levels, and of what clears it. */
export const conditionsOf = (rule: DecidedRule): AlertCondition[] => [
  ...levelsOf(rule).map(level => level.condition),
  ...(rule.clearCondition ? [rule.clearCondition] : []),
];

/** What raises an alert of that severity; a rule that has lost the level since: its most severe one. */
export const conditionAt = (rule: DecidedRule, urgency: Urgency): AlertCondition =>
  levelsOf(rule).find(level => level.urgency === urgency)?.condition ?? rule.condition;

/** The findings that a rule asks for, to raise or to clear. */
export const wantedSignals = (rule: DecidedRule): Signal[] => conditionsOf(rule).flatMap(signalsOf);

export const signalKeysOf = (rule: DecidedRule): string[] =>
  wantedSignals(rule).map(({ kind, metric }) => signalOf(kind, metric));

/** The readings of the evidence; findings among it are told by `signalEvidence`. */
export const evidenceOf = ({ readings }: FoundEvidence): Evidence[] =>
  readings
    .filter(({ metric }) => signalIn(metric) === null)
    .map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
