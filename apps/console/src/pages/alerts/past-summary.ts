import type { PastAlert, RuleBacktest, SeverityChange, UnitBacktest } from '#contracts';
import { worse } from './severity-spans';

export interface PastSummary {
  /** Units that had readings of the rule's metrics. */
  heard: number;
  raised: number;
  unitsRaised: number;
  /** Of these: held back at first. Beside these: for good. */
  delayed: number;
  heldBack: number;
  longestSeconds: number;
  /** The unit on which it flaps most. */
  flapping: { unit: UnitBacktest; raised: number } | null;
  /** Only the newest readings of some unit were looked at. */
  shortened: boolean;
  /** Units on which an override was tried instead, and on which the rule is off. */
  changed: number;
  off: number;
}

/** What a trial says in a sentence. */
export function summaryOf({ units }: Pick<RuleBacktest, 'units'>): PastSummary {
  let flapping: PastSummary['flapping'] = null;
  for (const unit of units)
    if (unit.flapping && unit.flapping.raised > (flapping?.raised ?? 0))
      flapping = { unit, raised: unit.flapping.raised };
  const heard = units.filter(unit => unit.points > 0);
  return {
    heard: heard.length,
    raised: units.reduce((sum, unit) => sum + unit.raised, 0),
    delayed: units.reduce((sum, unit) => sum + unit.delayed, 0),
    heldBack: units.reduce((sum, unit) => sum + unit.heldBack, 0),
    unitsRaised: units.filter(unit => unit.raised > 0).length,
    longestSeconds: Math.max(0, ...units.map(unit => unit.longestSeconds)),
    flapping,
    shortened: units.some(unit => unit.shortenedTo !== null),
    changed: heard.filter(unit => unit.override === 'changed').length,
    off: units.filter(unit => unit.override === 'off').length,
  };
}

/** Alerts from when they would have been told, as severe as they were by then. */
export const toldAmong = (alerts: readonly PastAlert[]): PastAlert[] =>
  alerts.flatMap(alert => {
    const { held, urgency, changes } = alert;
    if (!held) return [alert];
    const { until } = held;
    if (until === null) return [];
    const before = changes.filter(({ at }) => at <= until);
    return [
      {
        ...alert,
        raisedAt: until,
        urgency: before.at(-1)?.to ?? urgency,
        changes: changes.slice(before.length),
      },
    ];
  });

/** The times in which they would have been held back. */
export const heldAmong = (alerts: readonly PastAlert[]): PastAlert[] =>
  alerts.flatMap(alert =>
    alert.held ? [{ ...alert, clearedAt: alert.held.until ?? alert.clearedAt, changes: [] }] : [],
  );

export interface Stretch {
  at: number;
  /** null: to the end of the period. */
  until: number | null;
  /** As it was at first; of several alerts the worst that any of them had. */
  urgency: PastAlert['urgency'];
  /** Of one alert alone. */
  changes: readonly SeverityChange[];
  count: number;
}

const mostStretches = 150;
/** What is nearer cannot be told apart on a chart of that period, in ms. */
export const leastGapOf = (from: number, to: number): number => (to - from) / mostStretches;

/** Alerts of one unit as a chart can show them: those too close to be told apart are one. In the order of time. */
export function stretchesOf(alerts: readonly PastAlert[], from: number, to: number): Stretch[] {
  const leastGapMs = leastGapOf(from, to);
  const stretches: Stretch[] = [];
  for (const { raisedAt, clearedAt, urgency, changes } of alerts) {
    const at = Date.parse(raisedAt);
    const until = clearedAt === null ? null : Date.parse(clearedAt);
    const last = stretches.at(-1);
    if (!last || at - (last.until ?? to) >= leastGapMs) {
      stretches.push({ at, until, urgency, changes, count: 1 });
      continue;
    }
    last.urgency = [...last.changes, ...changes].reduce(
      (worst, change) => worse(worst, change.to),
      worse(last.urgency, urgency),
    );
    last.changes = [];
    last.until = until;
    last.count++;
  }
  return stretches;
}

/** Buckets of at least a minute, at most some 400 over the period. Ends in ms since the epoch. */
export const bucketSecondsOf = (from: number, to: number): number =>
  Math.min(86_400, Math.max(60, Math.ceil((to - from) / 1_000 / 400)));
