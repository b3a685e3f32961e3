import type { Span } from '../span';
import { contains, hour, minute, msOf, overlaps } from '../span';
import type { Position } from '../travel';
import { travelEstimate } from '../travel';
import { defaultWeights } from './model';
import type { CandidateOptions, DayPlan, DispatchEngineer, DispatchJob, PlannedVisit, Reason } from './model';
import { overtimeParams, withOvertime } from './overtime';
import { minutesFor } from './pace';
import { loadReasons, preferenceReasons, promiseReasons, travelReasons } from './place-reasons';
import { shortNight } from './rest';
import { acquaintanceReasons, certificateReasons, paceReasons, skillReasons } from './suitability';

/** A start this far in the past still counts as now: a drag takes its time. */
export const pastToleranceMs = 5 * minute;

export interface AssignmentCheck extends Span {
  /** No blocking reason. */
  allowed: boolean;
  /** Something speaks against it that a person may override, saying why. */
  needsReason: boolean;
  /** From the stop before it; null when that is not known. */
  travelMinutes: number | null;
  reasons: Reason[];
}

interface Finding {
  reason: Reason;
  needsReason: boolean;
}

/**
 * Would this engineer at this time work? The same code answers a drag in the browser and the request on the server.
 *
 * | blocking | against, needs a reason | against |
 * | --- | --- | --- |
 * | `overlap`, `skill-missing`, `certificate-expired`, `on-leave`, `start-past` | `off-shift`, `travel-short` between visits or from the present place, `promised-window-missed`, `closed-site`, `rest` | `travel-short` from home, `break`, `far`, `load-heavy`, `sla-slack`, `preferred-window-missed`, `territory`, `overtime` |
 *
 * A visit that is being moved must not be in `dayPlan`. O(visits + shifts).
 */
export function checkAssignment(
  job: DispatchJob,
  engineer: DispatchEngineer,
  start: number,
  dayPlan: DayPlan,
  now: number,
  options: Pick<CandidateOptions, 'weights' | 'travel'> = {},
): AssignmentCheck {
  const weights = { ...defaultWeights, ...options.weights };
  const travel = options.travel ?? travelEstimate;
  const minutesBetween = (a: Position, b: Position) => travel(a, b).minutes;
  const span = { start, end: start + minutesFor(job, engineer) * minute };
  const shift = engineer.shifts.find(one => overlaps(withOvertime(engineer, one), span)) ?? null;
  const before = stopBefore(engineer, dayPlan.visits, span, shift, now);
  const way = before && travel(before.position, job.position);
  const findings = [
    ...calendarFindings(engineer, dayPlan.visits, span, now),
    ...closedFindings(job, span),
    ...(before && way ? arrivalFindings(before, way.minutes, span) : []),
    ...departureFindings(job, engineer, dayPlan.visits, span, shift, minutesBetween),
    ...restFindings(engineer, shortNight(job, engineer, dayPlan.visits, span, shift, minutesBetween)),
  ];
  const reasons = [
    ...skillReasons(job, engineer),
    ...certificateReasons(job, engineer, start),
    ...findings.map(finding => finding.reason),
    ...promiseReasons(job, span, weights),
    ...preferenceReasons(job, start, now, weights),
    ...(way ? travelReasons({ travelMinutes: way.minutes, distanceKm: way.distanceKm }) : []),
    ...(shift ? loadReasons({ engineer, visits: dayPlan.visits, weights }, shift) : []),
    ...acquaintanceReasons(job, engineer, weights),
    ...paceReasons(job, engineer),
  ];
  return {
    ...span,
    allowed: !reasons.some(reason => reason.kind === 'blocking'),
    needsReason:
      findings.some(finding => finding.needsReason) ||
      reasons.some(reason => reason.code === 'promised-window-missed'),
    travelMinutes: way && Math.round(way.minutes),
    reasons,
  };
}

function calendarFindings(
  engineer: DispatchEngineer,
  visits: readonly PlannedVisit[],
  span: Span,
  now: number,
): Finding[] {
  const findings: Finding[] = [];
  if (span.start < now - pastToleranceMs)
    findings.push(blocking('start-past', { minutes: Math.floor((now - span.start) / minute) }));
  for (const visit of visits)
    if (overlaps(visit, span))
      findings.push(blocking('overlap', { visitId: visit.id, with: visit.label, ...iso(visit) }));
  const absence = engineer.absences?.find(one => overlaps(one, span));
  if (absence) findings.push(blocking('on-leave', iso(absence)));
  if (!engineer.shifts.some(shift => contains(withOvertime(engineer, shift), span))) {
    const nearest = nearestShift(engineer.shifts, span);
    findings.push(against('off-shift', nearest ? iso(nearest) : {}, true));
  }
  const pause = engineer.breaks?.find(one => overlaps(one, span));
  if (pause) findings.push(against('break', iso(pause), false));
  return findings;
}

function closedFindings(job: DispatchJob, span: Span): Finding[] {
  if (!job.accessHours || job.accessHours.some(open => contains(open, span))) return [];
  const nearest = nearestShift(job.accessHours, span);
  return [against('closed-site', nearest ? iso(nearest) : {}, true)];
}

interface StopBefore {
  position: Position;
  readyAt: number;
  from: 'visit' | 'position' | 'home';
  visit: PlannedVisit | null;
}

function stopBefore(
  engineer: DispatchEngineer,
  visits: readonly PlannedVisit[],
  span: Span,
  shift: Span | null,
  now: number,
): StopBefore | null {
  let last: PlannedVisit | null = null;
  // A night lies between visits further apart: the way starts at home.
  const since = shift?.start ?? span.start - 12 * hour;
  for (const visit of visits)
    if (visit.end <= span.start && visit.end > since && (!last || visit.end > last.end)) last = visit;
  const underWay = shift !== null && shift.start < now && now < shift.end;
  if (engineer.position && underWay && (!last || last.end <= now))
    return { position: engineer.position, readyAt: now, from: 'position', visit: null };
  if (last) return { position: last.position, readyAt: last.end, from: 'visit', visit: last };
  if (!shift) return null;
  return { position: engineer.home, readyAt: shift.start, from: 'home', visit: null };
}

function arrivalFindings(before: StopBefore, travelMinutes: number, span: Span): Finding[] {
  const available = (span.start - before.readyAt) / minute;
  // Who starts now is there now: the tolerance of the start is the tolerance of the way.
  const toleranceMs = before.from === 'position' ? pastToleranceMs : 0;
  if (before.readyAt + msOf(travelMinutes) <= span.start + toleranceMs) return [];
  return [
    against(
      'travel-short',
      {
        from: before.from,
        visitId: before.visit?.id ?? '',
        with: before.visit?.label ?? '',
        ...wayParams(travelMinutes, available),
      },
      before.from !== 'home',
    ),
  ];
}

function departureFindings(
  job: DispatchJob,
  engineer: DispatchEngineer,
  visits: readonly PlannedVisit[],
  span: Span,
  shift: Span | null,
  minutesBetween: (from: Position, to: Position) => number,
): Finding[] {
  let next: PlannedVisit | null = null;
  const until = shift ? withOvertime(engineer, shift).end : span.end + 12 * hour;
  for (const visit of visits)
    if (visit.start >= span.end && visit.start < until && (!next || visit.start < next.start)) next = visit;
  if (next) {
    const travelMinutes = minutesBetween(job.position, next.position);
    const available = (next.start - span.end) / minute;
    if (span.end + msOf(travelMinutes) <= next.start) return [];
    const params = {
      from: 'job',
      visitId: next.id,
      with: next.label,
      ...wayParams(travelMinutes, available),
    };
    return [against('travel-short', params, true)];
  }
  // Who is not there any more has been told so.
  if (!shift || span.end > until) return [];
  const over = (span.end - shift.end) / minute + minutesBetween(job.position, engineer.home);
  return over < 1 ? [] : [against('overtime', overtimeParams(engineer, shift, over), false)];
}

/** `minutes` that lie between the two days, `rest` minutes that should. */
function restFindings({ restHours = 0 }: DispatchEngineer, night: Span | null): Finding[] {
  if (!night) return [];
  const minutes = Math.max(0, Math.floor((night.end - night.start) / minute));
  return [against('rest', { minutes, rest: restHours * 60 }, true)];
}

function wayParams(travelMinutes: number, available: number): Record<string, number> {
  return {
    travelMinutes: Math.ceil(travelMinutes),
    availableMinutes: Math.max(0, Math.floor(available)),
    missingMinutes: Math.ceil(travelMinutes - Math.max(0, available)),
  };
}

function nearestShift(spans: readonly Span[], to: Span): Span | null {
  const distance = (one: Span) => Math.max(one.start - to.start, to.end - one.end, 0);
  let nearest: Span | null = null;
  for (const one of spans) if (!nearest || distance(one) < distance(nearest)) nearest = one;
  return nearest;
}

function iso(span: Span): Record<string, string> {
  return { start: new Date(span.start).toISOString(), end: new Date(span.end).toISOString() };
}

function blocking(code: Reason['code'], params: Reason['params']): Finding {
  return { reason: { code, kind: 'blocking', params }, needsReason: false };
}

function against(code: Reason['code'], params: Reason['params'], needsReason: boolean): Finding {
  return { reason: { code, kind: 'against', params }, needsReason };
}
