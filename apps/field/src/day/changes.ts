import type { VisitLine } from '#contracts';

/** What an engineer has seen of a visit of a day. */
export type Seen = Pick<VisitLine, 'id' | 'title' | 'siteName' | 'city' | 'timeZone' | 'start'>;

/** A day as somebody saw it last. */
export interface SeenDay {
  personId: string;
  /** When the day begins, ISO 8601. */
  from: string;
  visits: Seen[];
}

export interface DayChange {
  kind: 'new' | 'moved' | 'gone';
  /** As it is now; of one that is gone, as it was. */
  visit: Seen;
  /** Of one that was moved: when it was to begin. */
  before: string | null;
}

const isAhead = ({ status }: VisitLine) => status === 'dispatched' || status === 'accepted';
const isTakenAway = ({ status }: VisitLine) => status === 'canceled';

export const seenOf = ({ id, title, siteName, city, timeZone, start }: Seen): Seen => ({
  id,
  title,
  siteName,
  city,
  timeZone,
  start,
});

/**
 * What others have changed of a day, in the order of its times. What the engineer does with a visit is no change, and of what is under
 * way or over nobody moves anything.
 */
export function changesOf(seen: readonly Seen[], rows: readonly VisitLine[]): DayChange[] {
  const known = new Map(seen.map(visit => [visit.id, visit]));
  const there = new Map(rows.map(visit => [visit.id, visit]));
  const changes: DayChange[] = rows.filter(isAhead).flatMap((visit): DayChange[] => {
    const before = known.get(visit.id);
    if (!before) return [{ kind: 'new', visit, before: null }];
    return before.start === visit.start ? [] : [{ kind: 'moved', visit, before: before.start }];
  });
  for (const visit of seen) {
    const now = there.get(visit.id);
    if (!now || isTakenAway(now)) changes.push({ kind: 'gone', visit, before: null });
  }
  return changes.toSorted((a, b) => Date.parse(a.visit.start) - Date.parse(b.visit.start));
}

/** What somebody has seen once there is nothing to be told: what the day holds now, without what was taken away. */
export const seenNow = (rows: readonly VisitLine[]): Seen[] =>
  rows.filter(visit => !isTakenAway(visit)).map(seenOf);
