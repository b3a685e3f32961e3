import { contains } from '#dispatch';
import type { DispatchJob, Span } from '#dispatch';
import type { PlannableEngineer } from '../../engineers';
import type { DayOrder } from './day';
import { longestMinutes } from './pace.rules';
import { ceilMinute, floorMinute, MINUTE_MS } from './way';

/** In which the work may begin, ms since the epoch, both ends inclusive. */
export interface Begins {
  from: number;
  to: number;
}

/**
 * When it may begin so that it is over before the site closes, whoever of these does it; null: at any time. Who is quicker
 * could begin later: that is left to a person.
 */
export function beginsWhileOpen(
  order: DayOrder,
  engineers: readonly PlannableEngineer[] = [],
): Begins[] | null {
  const { accessHours } = order.job;
  if (!accessHours) return null;
  const workMs = longestMinutes(order, engineers) * MINUTE_MS;
  return accessHours
    .map(({ start, end }) => ({ from: ceilMinute(start), to: floorMinute(end) - workMs }))
    .filter(({ from, to }) => from <= to);
}

/** What of them lies between two moments. */
export const beginsBetween = (begins: readonly Begins[], { from, to }: Begins): Begins[] =>
  begins
    .map(one => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter(one => one.from <= one.to);

/** Somebody is let in for all of it. */
export const isOpenFor = ({ accessHours }: Pick<DispatchJob, 'accessHours'>, span: Span): boolean =>
  !accessHours || accessHours.some(open => contains(open, span));
