import { shiftsBetween } from '#dispatch';
import type { Engineer, VisitStatus } from '#contracts';
import { Refused } from '../platform/refused';

export type EngineerState = Engineer['state'];

/** What the state of an engineer follows from. */
export interface EngineerFacts {
  shifts: Engineer['shifts'];
  timeZone: string;
  absences: readonly { start: Date; end: Date }[];
  /** Status of the visit under way, if there is one. */
  underWay: VisitStatus | null;
}

/** Shifts stand at local time in the engineer's zone, also over a change of the clock. */
export function isOnShift(
  { shifts, timeZone }: Pick<EngineerFacts, 'shifts' | 'timeZone'>,
  at: Date,
): boolean {
  const moment = { start: at.getTime(), end: at.getTime() + 1 };
  return shiftsBetween(shifts, timeZone, moment).length > 0;
}

export function isAbsent({ absences }: Pick<EngineerFacts, 'absences'>, at: Date): boolean {
  return absences.some(absence => absence.start <= at && at < absence.end);
}

/** A visit under way says more than the calendar: who works overtime or on a day off works. */
export function engineerState(facts: EngineerFacts, at: Date): EngineerState {
  switch (facts.underWay) {
    case 'en_route':
    case 'on_site':
    case 'working':
    case 'paused':
      return facts.underWay;
    default:
      if (isAbsent(facts, at)) return 'absent';
      return isOnShift(facts, at) ? 'free' : 'off-shift';
  }
}

/** Where an engineer is concerns the company on shift or during a visit, and nobody at any other time. */
export function mayBeLocated(state: EngineerState): boolean {
  return state !== 'off-shift' && state !== 'absent';
}

export function refusePosition(facts: EngineerFacts, at: Date): Refused | null {
  const state = engineerState(facts, at);
  return mayBeLocated(state) ? null : new Refused('position-off-shift', { state });
}
