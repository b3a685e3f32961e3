import type { RepairPolicy } from '#contracts';
import type { Span } from '#dispatch';
import { MINUTE_MS } from '../day/way';
import type { DayOrder } from '../day/day';
import type { Change, Move } from './repair';

const QUARTER_MS = 15 * MINUTE_MS;

/**
 * Must somebody be phoned? A promised window that is kept is no news, whoever comes when in it; without a window it is the
 * time that counts. Who was never told of a visit does not miss it.
 */
export function callFor(
  { visit, to, orderId }: Move,
  policy: RepairPolicy,
  orders: readonly DayOrder[],
): Change['call'] {
  const order = visit?.order ?? orders.find(one => one.id === orderId);
  const promised = order?.job.promisedWindow ?? null;
  const isTold = promised !== null || (visit !== null && visit.status !== 'planned');
  const old = promised ?? visit;
  if (!isTold || !old) return null;
  const oldSpan = { start: old.start, end: old.end };
  if (!to) return visit && { reason: 'no-place', old: oldSpan, new: null };
  if (promised) {
    const isKept = promised.start <= to.start && to.start <= promised.end;
    return isKept ? null : { reason: 'promise-missed', old: oldSpan, new: windowFrom(to.start, promised) };
  }
  if (Math.abs(to.start - old.start) <= policy.toleranceMinutes * MINUTE_MS) return null;
  return { reason: 'time-moved', old: oldSpan, new: { start: to.start, end: to.end } };
}

/** As long as the one before, from the last quarter of an hour. */
function windowFrom(start: number, { start: from, end }: Span): Span {
  const opens = Math.floor(start / QUARTER_MS) * QUARTER_MS;
  return { start: opens, end: opens + (end - from) };
}
