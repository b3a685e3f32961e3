import type { ConditionFacts, MetricMemory } from './condition';
import { referencesOf, silencesOf } from './condition';
import type { EvaluatedRule, MetricValue } from './rule';
import { isOpen } from './schedule';

/**
 * State of one rule for one unit. Plain JSON of a few hundred bytes; committed with the readings so that a restart
 * neither forgets a running duration nor raises twice. Times are event time, ms since the epoch.
 */
export interface RuleState<Severity extends string = string> {
  version: 1;
  /** Evaluated up to here; null before the first reading or tick. */
  clock: number | null;
  /** Newest event time of any reading, and the server time it came in at. */
  newestAt: number | null;
  newestReceivedAt: number | null;
  /** Newest event time that was evaluated: behind `newestAt` while readings are held back. */
  seenAt: number | null;
  metrics: Record<string, MetricMemory>;
  /** One per level of the rule: whose it is, since when the condition holds, and the last matching event times. */
  levels: { severity?: Severity; since: number | null; hits: number[] }[];
  active: { severity: Severity; raisedAt: number } | null;
  /** After a person closed the alert of a silence: when it is looked at again, event time. */
  judgeAt?: number | null;
  /** Readings held back until the lateness has passed, in order of event time. */
  held: { at: number; values: Record<string, MetricValue> }[];
}

/** State of a rule that has seen nothing yet. */
export function newRuleState<S extends string>(rule: EvaluatedRule<S>): RuleState<S> {
  return {
    version: 1,
    clock: null,
    newestAt: null,
    newestReceivedAt: null,
    seenAt: null,
    metrics: {},
    levels: rule.levels.map(({ severity }) => ({ severity, since: null, hits: [] })),
    active: null,
    held: [],
  };
}

/**
 * State after a person closed the alert, `now` by the server's clock. If the condition still holds, the next reading raises
 * it anew, and a silence that has lasted for as long again; repetitions are counted from zero. Outside of the rule's
 * hours nothing is left of what lasted: only an open alert goes on at night, and the next one has to last from the morning on.
 */
export function withAlertClosed<S extends string>(
  rule: EvaluatedRule<S>,
  state: RuleState<S>,
  now: number,
): RuleState<S> {
  const watches = !rule.schedule || state.clock === null || isOpen(rule.schedule, state.clock);
  const levels = state.levels.map(level => ({ ...level, since: watches ? level.since : null, hits: [] }));
  return { ...state, active: null, levels, judgeAt: judgeAtAfter(rule, state, now) };
}

/** Nothing is heard of a silent device that could raise its alert anew: time has to. */
function judgeAtAfter<S extends string>(
  rule: EvaluatedRule<S>,
  { newestAt, newestReceivedAt }: RuleState<S>,
  now: number,
): number | null {
  const seconds = Math.min(...rule.levels.flatMap(level => silencesOf(level.condition)));
  if (!Number.isFinite(seconds) || newestAt === null || newestReceivedAt === null) return null;
  return newestAt + Math.max(0, now - newestReceivedAt) - latenessMsOf(rule) + seconds * 1_000;
}

/**
 * A copy that may be written to, fitted to the rule: a rule that was edited keeps its metrics and its open alert, and
 * levels that came or went start or end.
 */
export function draftOf<S extends string>(rule: EvaluatedRule<S>, state: RuleState<S>): RuleState<S> {
  const { metrics: wanted } = referencesOf(rule);
  const metrics: RuleState<S>['metrics'] = {};
  for (const [name, memory] of Object.entries(state.metrics)) {
    if (!wanted.has(name)) continue;
    metrics[name] = memory.trail ? { ...memory, trail: [...memory.trail] } : { ...memory };
  }
  return {
    ...state,
    metrics,
    levels: rule.levels.map(({ severity }, index) => {
      const level = levelOf(rule, state, index);
      return { severity, since: level?.since ?? null, hits: level ? [...level.hits] : [] };
    }),
    active: state.active && { ...state.active },
    held: [...state.held],
  };
}

/**
 * What is remembered of a level. It is the level's own by its severity: one that was put before it took its place, not its
 * time. Of a rule with one level it is that one's, whatever its severity was; an older state does not say whose it is.
 */
function levelOf<S extends string>(
  { levels }: EvaluatedRule<S>,
  { levels: known }: RuleState<S>,
  index: number,
): RuleState<S>['levels'][number] | undefined {
  const isNamed = known.some(level => level.severity !== undefined);
  if (!isNamed || (levels.length === 1 && known.length === 1)) return known[index];
  return known.find(level => level.severity === levels[index]?.severity);
}

/** What conditions are judged against now. */
export function factsOf<S extends string>({ clock, seenAt, metrics }: RuleState<S>): ConditionFacts {
  return { clock: clock ?? 0, seenAt, metrics };
}

export const latenessMsOf = ({ allowedLatenessSeconds = 0 }: EvaluatedRule): number =>
  allowedLatenessSeconds * 1_000;
