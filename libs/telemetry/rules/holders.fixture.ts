import { holdSettings } from './holders';
import type { Fired, Held, Holder } from './holders';

interface Row {
  status: 'open' | 'suppressed' | 'cleared';
  until: number | null;
  silence: boolean;
  by: Holder | undefined;
  lastSeenAt: number;
  toldAt: number | null;
}

/** When each of these alerts is told, by the rows that live ingest keeps and the ticks that look at them every second. */
export function asLive(
  alerts: readonly Fired[],
  { rule, holders, heard, until: end }: Held,
): (number | null)[] {
  const isHeard = new Set(heard);
  const isOpen = (one: Holder, now: number) => one.from <= now && (one.until === null || one.until > now);
  const first = (kind: Holder['kind'], now: number) =>
    holders.find(one => one.kind === kind && isOpen(one, now));
  const isSilence = (severity: string) =>
    rule.levels.find(level => level.severity === severity)?.condition.type === 'no-data';

  const born = ({ raisedAt: now, severity }: Fired): Row => {
    const windows = holders.filter(one => one.kind === 'maintenance' && isOpen(one, now));
    const longest = Math.max(...windows.map(one => one.until ?? Infinity), -Infinity);
    const again = isSilence(severity) && first('silence', now) ? now + holdSettings.againMs : -Infinity;
    const until = Math.max(longest, again);
    const by = first('fault', now);
    const isQuiet = until > now || by !== undefined;
    return {
      status: isQuiet ? 'suppressed' : 'open',
      until: until > now ? until : null,
      silence: again > longest,
      by,
      lastSeenAt: now,
      toldAt: isQuiet ? null : now,
    };
  };
  const isOver = (row: Row, now: number): boolean => {
    if (row.status !== 'suppressed') return false;
    if (row.until === null ? row.by === undefined : row.until > now) return false;
    if (row.by === undefined) return true;
    const ended = row.by.until;
    if (ended === null || ended > now) return false;
    return !(ended > now - holdSettings.graceMs && row.lastSeenAt <= ended);
  };
  const tick = (row: Row, now: number): void => {
    if (!isOver(row, now)) return;
    if (row.silence && first('silence', now)) row.until = now + holdSettings.againMs;
    if (isOver(row, now)) row.by = first('fault', now) ?? row.by;
    if (!isOver(row, now)) return;
    row.status = 'open';
    row.toldAt ??= now;
  };

  return alerts.map(alert => {
    const row = born(alert);
    for (let now = alert.raisedAt; now <= end; now += 1_000) {
      if (alert.clearedAt !== null && now >= alert.clearedAt) break;
      const isNews = now > alert.raisedAt && isHeard.has(now);
      if (isNews && row.lastSeenAt < now - holdSettings.seenEveryMs) row.lastSeenAt = now;
      tick(row, now);
    }
    return row.toldAt;
  });
}
