import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { ceilMinute, floorMinute } from './way';

const DAY_MS = 86_400_000;
const MOST_AGE_POINTS = 5;
const byUrgency = { critical: 100, high: 55, normal: 25, low: 10 } as const;
/** On top, if it is due by the end of the last day or was due before. */
const DUE_POINTS = 30;

export const isDueBy = ({ job }: DayOrder, at: number): boolean =>
  job.dueAt !== null && job.dueAt !== undefined && job.dueAt < at;

/** What leaving it out costs, 0 to 100: its urgency, whether it is due, and a little for each day that it has waited. */
export function priorityOf(order: DayOrder, { days, now }: Pick<DayFacts, 'days' | 'now'>): number {
  const age = Math.min(MOST_AGE_POINTS, Math.max(0, Math.floor((now - order.createdAt) / DAY_MS)));
  const due = isDueBy(order, spanOf({ days }).end) ? DUE_POINTS : 0;
  return Math.min(100, byUrgency[order.job.urgency] + due + age);
}

/** Why it is not for these days at all: something else was promised. */
export function notForDay({ job }: DayOrder, span: { end: number }, earliest: number) {
  const { promisedWindow: promised } = job;
  if (!promised) return null;
  if (promised.end < earliest) return 'promise-missed' as const;
  return promised.start >= span.end ? ('promised-elsewhen' as const) : null;
}

/**
 * In which the work may begin, in ms: inside what was promised, and by `latest`, if that can be. An order for which it cannot
 * may begin at any time: better late than never.
 */
export function windowOf(
  { job }: DayOrder,
  earliest: number,
  latest: number | null,
): { from: number; to: number } | null {
  const { promisedWindow } = job;
  const promised = promisedWindow && {
    from: ceilMinute(promisedWindow.start),
    to: floorMinute(promisedWindow.end),
  };
  const open = { from: earliest, to: Infinity, ...promised };
  const isPossible = latest !== null && latest >= Math.max(open.from, earliest);
  const to = isPossible ? Math.min(open.to, latest) : open.to;
  return promised || to < Infinity ? { from: open.from, to: Math.max(to, open.from) } : null;
}
