import { evaluateInputs, evaluateRule } from './evaluate';
import type { Evidence, Finding, IgnoredReading, ReadingInput, SignalInput } from './inputs';
import type { EvaluatedRule, MetricValue } from './rule';
import { holdsOf } from './holders';
import type { Hold, Holder } from './holders';
import { newRuleState } from './state';

/** What a device said in the past. Event times in ms since the epoch, in any order; what has no time does not count. */
export interface History {
  readings: readonly { at: number; values: Readonly<Record<string, MetricValue>> }[];
  /** What findings said meanwhile, by `signalOf`. */
  signals?: readonly { at: number; values: Readonly<Record<string, MetricValue>> }[];
  /** What kept alerts of the unit quiet meanwhile; of several faults at once the first counts. */
  holders?: readonly Holder[];
  /** End of the period: timers and silences mature up to here, later readings do not count. */
  until: number;
}

export interface BacktestLimits {
  /** Of a longer history only the newest count. */
  maxPoints: number;
  /** So many alerts raised within so long are called flapping. */
  flapping: { times: number; withinSeconds: number };
}

/**
 * The limits used when none are given. EEMUA 191 and ISA-18.2 call an alarm chattering from three in a minute; nobody
 * drives out to a unit for an alert that comes three times within an hour either.
 */
export const backtestLimits: BacktestLimits = {
  maxPoints: 100_000,
  flapping: { times: 3, withinSeconds: 3_600 },
};

/** An alert the rule would have raised, quiet or not. */
export interface PastAlert<S extends string = string> {
  raisedAt: number;
  /** null: still open at the end of the period. */
  clearedAt: number | null;
  /** As it was raised, and every change of severity after. */
  severity: S;
  changes: { at: number; from: S; severity: S }[];
  /** From raised to cleared, or to the end of the period. */
  lastedMs: number;
  evidence: Evidence;
  /** null: it would have been told as it was raised. */
  held: Hold | null;
}

export interface Backtest<S extends string = string> {
  /** Event time of the first and the last reading that was evaluated, null when there was none. */
  from: number | null;
  to: number | null;
  points: number;
  /** The history had more than `maxPoints`: what came before `from` was left out. */
  shortened: boolean;
  /** In order of time, also those that nobody would have been told of. */
  alerts: PastAlert<S>[];
  /** How many would have been told, at once or late. What follows is about these. */
  told: number;
  longestMs: number;
  totalMs: number;
  /** The stretch with the most alerts of all that flap, null when none does. */
  flapping: { from: number; to: number; raised: number } | null;
  /** Values that did not count, by reason. */
  ignored: Partial<Record<IgnoredReading['reason'], number>>;
}

/**
 * What a rule would have done, had it been on when these readings came in, each on time: the same evaluation as the
 * live one, from a state that has seen nothing. O(points log points), and no more than `maxPoints` of them. What kept alerts
 * quiet then is counted as live (`holdsOf`).
 */
export function backtest<S extends string>(
  rule: EvaluatedRule<S>,
  history: History,
  limits: BacktestLimits = backtestLimits,
): Backtest<S> {
  const inOrder = history.readings
    .filter(({ at }) => at <= history.until)
    .toSorted((one, other) => one.at - other.at);
  const kept = inOrder.slice(-limits.maxPoints);
  const inputs: (ReadingInput | SignalInput)[] = kept.map(({ at, values }) => ({
    type: 'reading',
    at,
    values,
    receivedAt: at,
  }));
  for (const { at, values } of history.signals ?? []) inputs.push({ type: 'signal', at, values });
  const heard = evaluateInputs(
    rule,
    newRuleState(rule),
    inputs.toSorted((one, other) => one.at - other.at),
  );
  const latenessMs = (rule.allowedLatenessSeconds ?? 0) * 1_000;
  const end = evaluateRule(rule, heard.state, { type: 'tick', now: history.until + latenessMs });
  const { holders = [], until } = history;
  const fired = firedOf([...heard.findings, ...end.findings], until);
  const holds = holdsOf(fired, { rule, holders, heard: kept.map(({ at }) => at), until });
  const alerts = fired.map((alert, index) => ({ ...alert, held: holds[index] ?? null }));
  const told = alerts.filter(isTold);
  return {
    from: kept[0]?.at ?? null,
    to: kept.at(-1)?.at ?? null,
    points: kept.length,
    shortened: kept.length < inOrder.length,
    alerts,
    told: told.length,
    longestMs: told.reduce((longest, { lastedMs }) => Math.max(longest, lastedMs), 0),
    totalMs: told.reduce((total, { lastedMs }) => total + lastedMs, 0),
    flapping: flappingOf(told.map(toldAt), limits.flapping),
    ignored: countsOf([...heard.ignored, ...end.ignored]),
  };
}

function firedOf<S extends string>(
  findings: readonly Finding<S>[],
  until: number,
): Omit<PastAlert<S>, 'held'>[] {
  const alerts: Omit<PastAlert<S>, 'held'>[] = [];
  for (const finding of findings) {
    const last = alerts.at(-1);
    if (finding.type === 'raised') {
      const { at, severity, evidence } = finding;
      const lastedMs = until - at;
      alerts.push({ raisedAt: at, clearedAt: null, severity, changes: [], lastedMs, evidence });
      continue;
    }
    if (!last) continue;
    if (finding.type === 'changed') {
      last.changes.push({ at: finding.at, from: finding.from, severity: finding.severity });
      continue;
    }
    last.clearedAt = finding.at;
    last.lastedMs = finding.at - last.raisedAt;
  }
  return alerts;
}

const isTold = ({ held }: PastAlert): boolean => held === null || held.until !== null;
const toldAt = ({ raisedAt, held }: PastAlert): number => held?.until ?? raisedAt;

function flappingOf(
  told: readonly number[],
  { times, withinSeconds }: BacktestLimits['flapping'],
): Backtest['flapping'] {
  let worst: Backtest['flapping'] = null;
  let first = 0;
  for (const [index, to] of told.entries()) {
    while ((told[first] ?? to) < to - withinSeconds * 1_000) first++;
    const raised = index - first + 1;
    if (raised >= times && raised > (worst?.raised ?? 0)) worst = { from: told[first] ?? to, to, raised };
  }
  return worst;
}

function countsOf(ignored: readonly IgnoredReading[]): Backtest['ignored'] {
  const counts: Backtest['ignored'] = {};
  for (const { reason } of ignored) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
