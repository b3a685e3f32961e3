import type { VisitEvent, VisitStatus } from '#contracts';

/** When each state was reached, ISO 8601. `working` keeps the beginning: going on after a pause is `resumed`. */
export type VisitTimes = Record<string, string>;

/**
 * When a step happened: what the phone says, because it may have been offline, but never before the step before it
 * and never in the future. What it really said stands in the audit trail.
 */
export function stepTime(said: string | undefined, { times, now }: { times: VisitTimes; now: Date }): Date {
  if (said === undefined) return now;
  const last = Math.max(0, ...Object.values(times).map(time => Date.parse(time)));
  return new Date(Math.min(now.getTime(), Math.max(last, Date.parse(said))));
}

export function timesAfter(times: VisitTimes, event: VisitEvent, status: VisitStatus, at: Date): VisitTimes {
  return { ...times, [event === 'resume' ? 'resumed' : status]: at.toISOString() };
}

export interface VisitSpan {
  start: Date;
  end: Date;
}
/** The engineer's held time beside this visit; null where there is none. */
export interface Neighbours {
  previousEnd: Date | null;
  nextStart: Date | null;
}

const MINUTE_MS = 60_000;

/**
 * The time that a visit holds, as it really runs. Who comes early holds the time from then on; who comes late pushes the
 * end, at most to the next visit; the end of the visit frees what is left. Never empty, and never over a neighbour, so
 * the database has nothing to refuse.
 */
export function actualSpan(
  planned: VisitSpan,
  event: VisitEvent,
  at: Date,
  { previousEnd, nextStart, workMinutes }: Neighbours & { workMinutes: number },
): VisitSpan {
  if (event === 'arrive' || event === 'start-work') {
    const start = earlier(planned.start, later(at, previousEnd));
    const expectedEnd = new Date(at.getTime() + workMinutes * MINUTE_MS);
    return { start, end: later(planned.end, earlier(expectedEnd, nextStart)) };
  }
  if (event === 'complete' || event === 'leave-incomplete' || event === 'report-no-access') {
    const end = earlier(at, nextStart);
    const soonest = new Date(planned.start.getTime() + MINUTE_MS);
    return { start: planned.start, end: end < soonest ? earlier(soonest, planned.end) : end };
  }
  return planned;
}

function earlier(a: Date, b: Date | null): Date {
  return b && b < a ? b : a;
}
function later(a: Date, b: Date | null): Date {
  return b && b > a ? b : a;
}
