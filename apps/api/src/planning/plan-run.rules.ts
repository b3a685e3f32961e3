import { legalEvents, nextState, planRunMoves } from '#contracts';
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

/** Dates compare as text. */
export function refuseDay(day: string, now: number, timeZone: string): Refused | null {
  if (day < localDate(now, timeZone)) return new Refused('in-the-past', { day });
  if (day <= localDate(now + MOST_DAYS_AHEAD * DAY_MS, timeZone)) return null;
  return new Refused('input-invalid', undefined, [
    { path: '/body/day', message: `at most ${MOST_DAYS_AHEAD} days ahead` },
  ]);
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
