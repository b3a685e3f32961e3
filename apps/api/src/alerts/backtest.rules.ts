import type { AlertCondition, UnitBacktest, Urgency } from '#contracts';
import { metricsOf } from '#telemetry';
import type { Backtest } from '#telemetry';
import { conditionsOf, MOST_CHANGES } from './evaluation';
import type { DecidedRule } from './evaluation';

const MOST_ALERTS = 500;

/** Whether each reading counts, of whatever metric: it ends a silence. */
const hearsAll = (condition: AlertCondition): boolean =>
  'conditions' in condition
    ? condition.conditions.some(hearsAll)
    : condition.type === 'no-data' && condition.metric === undefined;

/** Which readings a rule has to see. */
export const wantedOf = (rule: DecidedRule): { metrics: string[]; onlyWithThese: boolean } => ({
  metrics: [...new Set(conditionsOf(rule).flatMap(metricsOf))].sort(),
  onlyWithThese: !conditionsOf(rule).some(hearsAll),
});

export type TriedUnit = Pick<UnitBacktest, 'equipmentId' | 'serialNumber' | 'siteName' | 'city' | 'timeZone'>;

const instant = (at: number) => new Date(at).toISOString();
const secondsOf = (ms: number) => Math.round(ms / 1_000);

/** How the rule is for the unit. */
export type TriedRule = Pick<UnitBacktest, 'override' | 'levels'>;

/** An override has switched the rule off for this unit: it does nothing, whatever was sent. */
export const unwatched = (unit: TriedUnit, rule: TriedRule): UnitBacktest => ({
  ...unit,
  ...rule,
  points: 0,
  shortenedTo: null,
  raised: 0,
  longestSeconds: 0,
  totalSeconds: 0,
  flapping: null,
  alerts: [],
});

export const seenBacktest = (unit: TriedUnit, rule: TriedRule, past: Backtest<Urgency>): UnitBacktest => ({
  ...unit,
  ...rule,
  points: past.points,
  shortenedTo: past.shortened && past.from !== null ? instant(past.from) : null,
  raised: past.alerts.length,
  longestSeconds: secondsOf(past.longestMs),
  totalSeconds: secondsOf(past.totalMs),
  flapping: past.flapping && {
    from: instant(past.flapping.from),
    to: instant(past.flapping.to),
    raised: past.flapping.raised,
  },
  alerts: past.alerts.slice(-MOST_ALERTS).map(one => ({
    raisedAt: instant(one.raisedAt),
    clearedAt: one.clearedAt === null ? null : instant(one.clearedAt),
    urgency: one.severity,
    changes: one.changes
      .slice(-MOST_CHANGES)
      .map(({ at, from, severity }) => ({ at: instant(at), from, to: severity })),
    lastedSeconds: secondsOf(one.lastedMs),
  })),
});
