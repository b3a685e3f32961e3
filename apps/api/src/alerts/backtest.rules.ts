import type { AlertCondition, PastHolder, UnitBacktest, Urgency } from '#contracts';
import { metricsOf } from '#telemetry';
import type { Backtest } from '#telemetry';
import { conditionsOf, MOST_CHANGES } from './evaluation';
import type { DecidedRule } from './evaluation';
import type { StoredHolder } from './holders.store';

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
  delayed: 0,
  heldBack: 0,
  longestSeconds: 0,
  totalSeconds: 0,
  flapping: null,
  alerts: [],
  holders: [],
});

export function seenBacktest(
  unit: TriedUnit,
  rule: TriedRule,
  past: Backtest<Urgency>,
  stored: readonly StoredHolder[],
): UnitBacktest {
  const { holders, placeOf } = holdersAmong(past, stored);
  return {
    ...unit,
    ...rule,
    points: past.points,
    shortenedTo: past.shortened && past.from !== null ? instant(past.from) : null,
    raised: past.told,
    delayed: past.alerts.filter(({ held }) => held && held.until !== null).length,
    heldBack: past.alerts.length - past.told,
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
      held: one.held && {
        until: one.held.until === null ? null : instant(one.held.until),
        by: [...new Set(one.held.by.map(placeOf))],
      },
    })),
    holders,
  };
}

/** Those that held anything back: all times of one fault of one unit are one. */
function holdersAmong(
  { alerts }: Backtest<Urgency>,
  stored: readonly StoredHolder[],
): { holders: PastHolder[]; placeOf: (index: number) => number } {
  const keyOf = (index: number) => {
    const { kind, faultKey, serialNumber, title } = stored[index] ?? {};
    return JSON.stringify([kind, serialNumber, faultKey ?? title]);
  };
  const counted = new Map<string, PastHolder>();
  for (const { held } of alerts) {
    const seen = new Map((held?.by ?? []).map(index => [keyOf(index), stored[index]]));
    for (const [key, holder] of seen) {
      if (!holder) continue;
      const { from: _, until: __, ...told } = holder;
      counted.set(key, { ...told, alerts: (counted.get(key)?.alerts ?? 0) + 1 });
    }
  }
  const inOrder = [...counted].toSorted(([, one], [, other]) => other.alerts - one.alerts);
  const places = new Map(inOrder.map(([key], place) => [key, place]));
  return {
    holders: inOrder.map(([, holder]) => holder),
    placeOf: index => places.get(keyOf(index)) ?? 0,
  };
}
