import { openAlertStatuses } from '#contracts';
import type { Alert } from '#contracts';

const marginMs = 30 * 60_000;
const mostBuckets = 400;

export interface Span {
  from: number;
  to: number;
  everySeconds: number;
}

/**
 * The period that explains an alert: from half an hour before it to now, or to half an hour after it was last seen.
 * `now` and the ends in ms since the epoch; at most some 400 buckets, never finer than 10 s.
 */
export function spanOf(
  alert: Pick<Alert, 'status' | 'raisedAt' | 'lastSeenAt' | 'clearedAt'>,
  now: number,
): Span {
  const isOpen = openAlertStatuses.some(status => status === alert.status);
  const last = Math.max(Date.parse(alert.clearedAt ?? alert.lastSeenAt), Date.parse(alert.lastSeenAt));
  const from = Date.parse(alert.raisedAt) - marginMs;
  const to = Math.max(isOpen ? now : Math.min(now, last + marginMs), from + marginMs);
  const everySeconds = Math.min(86_400, Math.max(10, Math.ceil((to - from) / 1_000 / mostBuckets)));
  return { from, to, everySeconds };
}
