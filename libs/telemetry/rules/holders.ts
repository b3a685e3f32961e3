import type { EvaluatedRule } from './rule';

/** Something that keeps alerts quiet while it is open. */
export interface Holder {
  /** Another fault that is open, a time in which somebody works on the unit, or the silence of the unit that speaks for it. */
  kind: 'fault' | 'maintenance' | 'silence';
  from: number;
  /** null: open to the end. */
  until: number | null;
}

export const holdSettings = {
  /** So long a unit that says nothing has to come back once the fault that explained its own has ended. */
  graceMs: 120_000,
  /** So much later it is looked again whether the unit that speaks for it is still silent. */
  againMs: 600_000,
  /** A reading says that the fault is still there, and so does none sooner than this after it. */
  seenEveryMs: 30_000,
};

/** How an alert of the past was kept quiet. */
export interface Hold {
  /** When it was told after all; null: never, neither before it ended nor before the period did. */
  until: number | null;
  /** Places in the list of holders, one after the other. */
  by: number[];
}

/** An alert as its rule raised and cleared it. */
export interface Fired {
  raisedAt: number;
  clearedAt: number | null;
  severity: string;
}

/** What was known meanwhile. */
export interface Held {
  rule: Pick<EvaluatedRule, 'levels'>;
  /** Of several faults at once the first in this list counts. */
  holders: readonly Holder[];
  /** When the unit said something of the rule's metrics, in order. */
  heard: readonly number[];
  /** End of the period. */
  until: number;
}

/**
 * For each of a rule's alerts, which come one after the other, whether it would have been born quiet, because of what, and until
 * when: null, it is told at once. What comes up behind an alert no longer keeps it from being told. As live: maintenance and
 * silence hold for their time, a fault until it has ended and the unit has said since that its own is still there, or has had its
 * time to come back; then whatever else is open takes over. O(alerts x open holders + readings).
 */
export function holdsOf(alerts: readonly Fired[], held: Held): (Hold | null)[] {
  const open = openHolders(held.holders);
  const silent = new Set(
    held.rule.levels.filter(level => level.condition.type === 'no-data').map(level => level.severity),
  );
  return alerts.map(alert => holdOf(alert, silent.has(alert.severity), open, held));
}

function holdOf(alert: Fired, isSilence: boolean, openAt: OpenAt, held: Held): Hold | null {
  const { raisedAt, clearedAt } = alert;
  const born = openAt(raisedAt);
  let fault = born.find(one => one.kind === 'fault');
  let quiet = longest(born.filter(one => one.kind === 'maintenance'));
  if (isSilence) quiet = longest([...(quiet ? [quiet] : []), ...silenceOf(born, raisedAt)]);
  if (!fault && !quiet) return null;
  const by = [quiet?.index, fault?.index].filter(index => index !== undefined);
  const endsAt = seenAfter(raisedAt, held.heard);
  for (;;) {
    const quietTo = quiet ? (quiet.until ?? Infinity) : raisedAt;
    const over = Math.max(quietTo, fault ? endsAt(fault.until) : raisedAt);
    if (over > held.until || (clearedAt !== null && over >= clearedAt)) return { until: null, by };
    const still = openAt(over);
    const [silence] = quiet?.kind === 'silence' ? silenceOf(still, over) : [];
    if (silence) {
      quiet = silence;
      continue;
    }
    fault = still.find(one => one.kind === 'fault');
    if (!fault) return { until: over, by };
    if (!by.includes(fault.index)) by.push(fault.index);
  }
}

type Indexed = Holder & { index: number };
type OpenAt = (at: number) => Indexed[];

/** What is open at a moment, in the order of the list; asked for moments in the order of time. */
function openHolders(holders: readonly Holder[]): OpenAt {
  const coming = holders
    .map((holder, index) => ({ ...holder, index }))
    .toSorted((one, other) => other.from - one.from);
  let open: Indexed[] = [];
  return at => {
    for (let next = coming.at(-1); next && next.from <= at; next = coming.at(-1)) {
      open.push(next);
      coming.pop();
    }
    open = open.filter(({ until }) => until === null || until > at).toSorted((a, b) => a.index - b.index);
    return open;
  };
}

/** Silence holds for a while, then it is looked again. */
const silenceOf = (open: readonly Indexed[], at: number): Indexed[] =>
  open
    .filter(one => one.kind === 'silence')
    .slice(0, 1)
    .map(one => ({ ...one, until: at + holdSettings.againMs }));

const longest = (quiet: readonly Indexed[]): Indexed | undefined =>
  quiet.toSorted((one, other) => (other.until ?? Infinity) - (one.until ?? Infinity))[0];

/** From when on a fault that ends then no longer explains the alert that was raised at `raisedAt`. */
function seenAfter(raisedAt: number, heard: readonly number[]): (endedAt: number | null) => number {
  let index = firstAfter(heard, raisedAt);
  let seen = raisedAt;
  return endedAt => {
    if (endedAt === null) return Infinity;
    const latest = endedAt + holdSettings.graceMs;
    for (let at = heard[index]; seen <= endedAt && at !== undefined && at <= latest; at = heard[++index])
      if (at > seen + holdSettings.seenEveryMs) seen = at;
    return seen > endedAt ? Math.min(seen, latest) : latest;
  };
}

function firstAfter(heard: readonly number[], moment: number): number {
  let [low, high] = [0, heard.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heard[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
