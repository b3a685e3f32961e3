import type { AssignmentCheck, BoardVisit, Engineer, WorkOrderLine } from '#contracts';
import { checkAssignment, merged, openBetween, shiftsBetween } from '#dispatch';
import type { DispatchEngineer, DispatchJob } from '#dispatch';
import { isOnBoard, spanOf } from '../../../board/day-of-engineer';
import { hourMs } from '../../../board/time';

/** What is being planned: an order of the queue or the order of a visit on the board. */
export type PlannedThing = Pick<
  WorkOrderLine,
  | 'position'
  | 'urgency'
  | 'skills'
  | 'promisedWindow'
  | 'preferredWindows'
  | 'dueAt'
  | 'equipmentId'
  | 'accessHours'
  | 'timeZone'
>;

const around = (start: number) => ({ start: start - 24 * hourMs, end: start + 48 * hourMs });

const jobOf = (thing: PlannedThing, minutes: number, start: number): DispatchJob => ({
  position: thing.position,
  durationMinutes: minutes,
  isTimed: true,
  urgency: thing.urgency,
  skills: thing.skills,
  promisedWindow: thing.promisedWindow && spanOf(thing.promisedWindow),
  preferredWindows: merged(thing.preferredWindows.map(spanOf)),
  dueAt: thing.dueAt ? Date.parse(thing.dueAt) : null,
  equipmentId: thing.equipmentId,
  accessHours: openBetween(thing.accessHours, thing.timeZone, around(start)),
});

const engineerOf = (engineer: Engineer, start: number): DispatchEngineer => ({
  id: engineer.id,
  home: engineer.home,
  position: engineer.position,
  skills: engineer.skills,
  overtime: engineer.overtime,
  certificates: engineer.certificates,
  shifts: shiftsBetween(engineer.shifts, engineer.timeZone, around(start)),
  absences: engineer.absences.map(spanOf),
  timeZone: engineer.timeZone,
});

/**
 * The server's check, made in the browser from what the board shows: an answer within the same frame while a job is
 * dragged. The server's own follows a moment later and has the last word.
 */
export function checkHere(input: {
  thing: PlannedThing;
  minutes: number;
  engineer: Engineer;
  start: number;
  visits: readonly BoardVisit[];
  ignoreVisitId: string | null;
  now: number;
}): AssignmentCheck {
  const { thing, minutes, engineer, start, now } = input;
  const visits = input.visits
    .filter(visit => visit.engineerId === engineer.id && visit.id !== input.ignoreVisitId)
    .filter(visit => isOnBoard(visit) && !['incomplete', 'no_access'].includes(visit.status))
    .map(visit => ({
      id: visit.id,
      ...spanOf(visit),
      position: visit.position,
      label: visit.workOrderNumber,
    }));
  const plan = { engineerId: engineer.id, visits };
  const check = checkAssignment(jobOf(thing, minutes, start), engineerOf(engineer, start), start, plan, now);
  return {
    allowed: check.allowed,
    needsReason: check.needsReason,
    start: new Date(check.start).toISOString(),
    end: new Date(check.end).toISOString(),
    travelMinutes: check.travelMinutes === null ? null : Math.round(check.travelMinutes),
    reasons: check.reasons.map(({ code, kind, params }) => ({ code, kind, params })),
  };
}
