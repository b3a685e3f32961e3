import type { PastAlert, RuleBacktest, UnitBacktest } from '#contracts';

export interface PastSummary {
  /** Units that had readings of the rule's metrics. */
  heard: number;
  raised: number;
  unitsRaised: number;
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
    unitsRaised: units.filter(unit => unit.raised > 0).length,
    longestSeconds: Math.max(0, ...units.map(unit => unit.longestSeconds)),
    flapping,
    shortened: units.some(unit => unit.shortenedTo !== null),
    changed: heard.filter(unit => unit.override === 'changed').length,
    off: units.filter(unit => unit.override === 'off').length,
  };
}

export interface Stretch {
  at: number;
  /** null: to the end of the period. */
  until: number | null;
  urgency: PastAlert['urgency'];
  count: number;
}

const mostStretches = 150;

/** Alerts of one unit as a chart can show them: those too close to be told apart are one. In the order of time. */
export function stretchesOf(alerts: readonly PastAlert[], from: number, to: number): Stretch[] {
  const leastGapMs = (to - from) / mostStretches;
  const stretches: Stretch[] = [];
  for (const { raisedAt, clearedAt, urgency } of alerts) {
    const at = Date.parse(raisedAt);
    const until = clearedAt === null ? null : Date.parse(clearedAt);
    const last = stretches.at(-1);
    if (!last || at - (last.until ?? to) >= leastGapMs) {
      stretches.push({ at, until, urgency, count: 1 });
      continue;
    }
    last.until = until;
    last.count++;
  }
  return stretches;
}

/** Buckets of at least a minute, at most some 400 over the period. Ends in ms since the epoch. */
export const bucketSecondsOf = (from: number, to: number): number =>
  Math.min(86_400, Math.max(60, Math.ceil((to - from) / 1_000 / 400)));
