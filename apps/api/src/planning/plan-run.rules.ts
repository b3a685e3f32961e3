import { legalEvents, mostPlannedJobs, nextState, planRunMoves } from '#contracts';
import type { PlanProposal, PlanRunEvent, PlanRunStatus, RefusalCode } from '#contracts';
import { localDate } from '#dispatch';
import { NotVisible, StaleVersion } from '../platform/database';
import { Refused } from '../platform/refused';

/** Where the event leads. @throws Refused illegal-transition with the legal events */
export function moved(status: PlanRunStatus, event: PlanRunEvent): PlanRunStatus {
  const next = nextState(planRunMoves, status, event);
  if (next) return next;
  throw new Refused('illegal-transition', { status, event, legal: legalEvents(planRunMoves, status) });
}

/** How far ahead a day may be planned. */
const MOST_DAYS_AHEAD = 62;
const DAY_MS = 86_400_000;

/** The last of so many days on end, as a date. */
export const lastDayOf = ({ day, days }: { day: string; days: number }): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (days - 1) * DAY_MS).toISOString().slice(0, 10);

/** Dates compare as text. */
export function refuseDays(
  { day, days }: { day: string; days: number },
  now: number,
  timeZone: string,
): Refused | null {
  if (day < localDate(now, timeZone)) return new Refused('in-the-past', { day });
  const furthest = localDate(now + MOST_DAYS_AHEAD * DAY_MS, timeZone);
  if (lastDayOf({ day, days }) <= furthest) return null;
  const path = day > furthest ? '/body/day' : '/body/days';
  return new Refused('input-invalid', undefined, [
    { path, message: `at most ${MOST_DAYS_AHEAD} days ahead` },
  ]);
}

/** More than a thread holds is not begun: fewer days, or fewer engineers' calendars, are. */
export function refuseSize({ orders, visits }: { orders: number; visits: number }): Refused | null {
  const jobs = orders + visits;
  return jobs > mostPlannedJobs
    ? new Refused('plan-too-large', { jobs, most: mostPlannedJobs, orders, visits })
    : null;
}

/** What a publication came to. Lines that the person left out count for nothing. */
export function eventOf(proposals: readonly Pick<PlanProposal, 'outcome'>[]): PlanRunEvent {
  const count = (status: string) => proposals.filter(({ outcome }) => outcome?.status === status).length;
  if (count('published') > 0) return count('refused') > 0 ? 'apply-partly' : 'apply';
  return count('refused') > 0 ? 'find-stale' : 'discard';
}

/** As which refusal one line is told; null for what must end the whole publication. */
export function lineRefusal(error: unknown): RefusalCode | null {
  if (error instanceof Refused) return error.code;
  if (error instanceof StaleVersion) return 'stale-version';
  return error instanceof NotVisible ? 'not-found' : null;
}
