import { overlaps } from '#dispatch';
import type { DispatchJob, JobDescription, Span } from '#dispatch';
import { spanOf } from './day';
import type { DayFacts, DayOrder } from './day';
import { ceilMinute, floorMinute, MINUTE_MS } from './way';

/** Beyond so many hours outside no moment is worse than another. */
const MOST_OUTSIDE_HOURS = 4;

/** Those that are not over: what has passed says nothing about any other time. */
export const preferredAhead = ({ preferredWindows = [] }: DispatchJob, now: number): Span[] =>
  preferredWindows.filter(({ end }) => end > now);

/** The one in which something begins. */
export const preferredAt = ({ preferredWindows = [] }: DispatchJob, start: number): Span | null =>
  preferredWindows.find(window => window.start <= start && start <= window.end) ?? null;

/** As the engine reads them: between whole minutes, in order and apart. */
export function preferredIn(
  { job }: DayOrder,
  facts: Pick<DayFacts, 'days' | 'now' | 'policy'>,
): Pick<JobDescription, 'preferredWindows' | 'costPerOutsideHour' | 'mostOutsideCost'> {
  const { start } = spanOf(facts);
  const seconds = (at: number) => Math.round((at - start) / 1_000);
  const windows = preferredAhead(job, facts.now)
    .map(window => [seconds(ceilMinute(window.start)), seconds(floorMinute(window.end))] as const)
    .filter(([from, to]) => from <= to);
  if (windows.length === 0) return {};
  const costPerOutsideHour = facts.policy.outsideHour * 3_600;
  return {
    preferredWindows: windows,
    costPerOutsideHour,
    mostOutsideCost: MOST_OUTSIDE_HOURS * costPerOutsideHour,
  };
}

/** Nothing else was promised, it is not urgent, and it is done before it is due. */
function mayWaitFor({ job }: Pick<DayOrder, 'job'>, { start }: Span): boolean {
  if (job.promisedWindow || job.urgency === 'critical' || job.urgency === 'high') return false;
  return (job.dueAt ?? Infinity) >= start + job.durationMinutes * MINUTE_MS;
}

/** Left for a later day: there would be room, but who asks for Thursday does not want to be visited on Tuesday. */
export function waitsForPreferred(order: Pick<DayOrder, 'job'>, days: { end: number }, now: number): boolean {
  const [first] = preferredAhead(order.job, now);
  return first !== undefined && first.start >= days.end && mayWaitFor(order, first);
}

/** The days that the customer prefers come first, where it may wait for them. */
export function preferredFirst(days: readonly Span[], job: DispatchJob, now: number): Span[] {
  const windows = preferredAhead(job, now).filter(window => mayWaitFor({ job }, window));
  const isPreferred = (day: Span) => windows.some(window => overlaps(window, day));
  return days.toSorted((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
}
