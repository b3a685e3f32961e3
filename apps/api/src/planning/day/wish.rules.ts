import type { PlannableEngineer } from '../../engineers';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { beginsBetween, beginsWhileOpen } from './open.rules';
import type { Begins } from './open.rules';
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

/** Why it is not for these days at all: something else was promised, or nobody is let in. */
export function notForDay(
  order: DayOrder,
  span: { end: number },
  earliest: number,
  engineers?: readonly PlannableEngineer[],
) {
  const { promisedWindow: promised } = order.job;
  if (promised && promised.end < earliest) return 'promise-missed' as const;
  if (promised && promised.start >= span.end) return 'promised-elsewhen' as const;
  const begins = beginsWhileOpen(order, engineers);
  if (!begins) return null;
  const left = beginsBetween(begins, { from: earliest, to: span.end - 1 });
  if (left.length === 0) return 'site-closed' as const;
  const window = promised && { from: promised.start, to: promised.end };
  return window && beginsBetween(left, window).length === 0 ? ('promise-closed' as const) : null;
}

/**
 * In which the work may begin, in ms: inside what was promised, while the site is open, and by `latest`, if that can be. An
 * order for which it cannot may begin at any time at which somebody is let in: better late than never. Null: at any time;
 * none: the site is closed whenever it could be.
 */
export function windowsOf(
  order: DayOrder,
  earliest: number,
  latest: number | null,
  engineers: readonly PlannableEngineer[],
): Begins[] | null {
  const { promisedWindow } = order.job;
  const promised = promisedWindow && {
    from: ceilMinute(promisedWindow.start),
    to: floorMinute(promisedWindow.end),
  };
  const open = beginsWhileOpen(order, engineers);
  const bounds = promised
    ? { ...promised, to: Math.max(promised.from, promised.to) }
    : { from: earliest, to: Infinity };
  const possible = open ? beginsBetween(open, bounds) : [bounds];
  const inTime =
    latest === null
      ? []
      : beginsBetween(possible, { from: -Infinity, to: latest }).filter(({ to }) => to >= earliest);
  if (inTime.length > 0) return inTime;
  return promised || open ? possible : null;
}
