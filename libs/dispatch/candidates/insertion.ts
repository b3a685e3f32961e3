import type { Span } from '../span';
import { contains, hour, minute, msOf, overlaps, without } from '../span';
import type { Position, Travel } from '../travel';
import type { CandidateWeights, DispatchEngineer, DispatchJob, PlannedVisit } from './model';
import { overtimeWeight, withOvertime } from './overtime';
import { minutesFor } from './pace';
import { outsidePreferred, startsPreferred } from './preferred';

/** Starts are proposed on a grid of five minutes. */
const gridMs = 5 * minute;

export interface Insertion extends Span {
  /** The working span it lies in. */
  shift: Span;
  travelMinutes: number;
  distanceKm: number;
  detourMinutes: number;
  /** By which the engineer is home after the end of the shift. */
  overtimeMinutes: number;
  /** In minutes of an engineer's time, by the weights. */
  cost: number;
}

interface Stop {
  position: Position;
  readyAt: number;
}

export interface Search {
  job: DispatchJob;
  engineer: DispatchEngineer;
  visits: readonly PlannedVisit[];
  now: number;
  until: number;
  weights: CandidateWeights;
  travel: Travel;
}

/** The shifts that are left of the horizon, absences taken out. */
export function workingSpans(engineer: DispatchEngineer, now: number, until: number): Span[] {
  const left = engineer.shifts
    .filter(shift => shift.end > now && shift.start < until)
    .map(shift => ({ start: Math.max(shift.start, now), end: shift.end }));
  return without(left, engineer.absences ?? []);
}

/**
 * The cheapest place for the job among all gaps of the engineer's shifts: after the stop before it and the way from
 * there, with the way to the next stop still in time, not during a break, inside the access hours and the shift, or with
 * the way home inside the overtime that is agreed. The engineer leaves home when the shift starts, or the last known place
 * when it already runs.
 *
 * @returns null when the job fits nowhere. O(shifts x visits).
 */
export function cheapestInsertion(search: Search): Insertion | null {
  let best: Insertion | null = null;
  const visits = search.visits.toSorted((a, b) => a.start - b.start);
  for (const shift of workingSpans(search.engineer, search.now, search.until)) {
    let previous = departure(search, visits, shift);
    // A leave may cut a shift in two: what comes after it still has to be reached.
    const whole = search.engineer.shifts.find(one => contains(one, shift)) ?? shift;
    const until = shift.end < whole.end ? shift.end : withOvertime(search.engineer, whole).end;
    for (const next of visits) {
      if (next.end <= shift.start || next.start >= Math.max(whole.end, until)) continue;
      if (best && waitingCost(search, previous.readyAt) >= best.cost) return best;
      best = cheaper(best, fit(search, { shift, until }, previous, next));
      previous = { position: next.position, readyAt: Math.max(next.end, previous.readyAt) };
    }
    best = cheaper(best, fit(search, { shift, until }, previous, null));
  }
  return best;
}

function departure({ engineer, now }: Search, visits: readonly PlannedVisit[], span: Span): Stop {
  const running = engineer.shifts.find(one => one.start < span.start && span.start < one.end);
  if (!running) return { position: engineer.home, readyAt: span.start };
  const last = visits.findLast(visit => running.start < visit.end && visit.end <= span.start);
  const idle = running.start < now && (!last || last.end <= now);
  const known = idle ? engineer.position : null;
  return { position: known ?? last?.position ?? engineer.home, readyAt: span.start };
}

function cheaper(best: Insertion | null, other: Insertion | null): Insertion | null {
  return other && (!best || other.cost < best.cost) ? other : best;
}

function fit(
  search: Search,
  { shift, until }: { shift: Span; until: number },
  previous: Stop,
  next: PlannedVisit | null,
): Insertion | null {
  const { job, engineer, travel } = search;
  // Without room for the work there is none for the way, and travel is what takes time here.
  const room = Math.min(until, next?.start ?? until) - previous.readyAt;
  if (room < minutesFor(job, engineer) * minute) return null;
  const there = travel(previous.position, job.position);
  const after = next?.position ?? engineer.home;
  const onwards = travel(job.position, after).minutes;
  const latestEnd = next
    ? Math.min(until, next.start - msOf(onwards))
    : Math.max(shift.end, until - msOf(onwards));
  const detourMinutes = Math.max(0, there.minutes + onwards - travel(previous.position, after).minutes);
  const arrival = previous.readyAt + msOf(there.minutes);
  let best: Insertion | null = null;
  // At once, or only when the customer had rather have it.
  for (const from of [arrival, ...startsPreferred(job, arrival)]) {
    const span = firstSpan(search, from, latestEnd);
    if (!span) break;
    const insertion: Insertion = {
      ...span,
      shift,
      travelMinutes: there.minutes,
      distanceKm: there.distanceKm,
      detourMinutes,
      overtimeMinutes: next ? 0 : Math.max(0, (span.end - shift.end) / minute + onwards),
      cost: 0,
    };
    insertion.cost = costOf(search, insertion);
    best = cheaper(best, insertion);
  }
  return best;
}

/** The first start on the grid from which the work is done by `latestEnd` without touching a break or closed hours. */
function firstSpan({ job, engineer }: Search, arrival: number, latestEnd: number): Span | null {
  const durationMs = minutesFor(job, engineer) * minute;
  let start = onGrid(Math.max(arrival, job.promisedWindow?.start ?? arrival));
  for (;;) {
    const span = { start, end: start + durationMs };
    if (span.end > latestEnd) return null;
    const pause = engineer.breaks?.find(one => overlaps(one, span));
    const opens = nextOpening(job.accessHours, span);
    if (opens === null) return null;
    const later = Math.max(pause ? pause.end : start, opens);
    if (later <= start) return span;
    start = onGrid(later);
  }
}

function nextOpening(hours: readonly Span[] | null | undefined, span: Span): number | null {
  if (!hours) return span.start;
  const length = span.end - span.start;
  let first: number | null = null;
  for (const open of hours) {
    const start = Math.max(open.start, span.start);
    if (start + length <= open.end && (first === null || start < first)) first = start;
  }
  return first;
}

function onGrid(at: number): number {
  return Math.ceil(at / gridMs) * gridMs;
}

/** A lower bound of the cost of everything that starts at `start` or later: no other cost is below 0. */
function waitingCost({ job, now, weights }: Search, start: number): number {
  return ((start - now) / hour) * weights.waitingHour[job.urgency];
}

function costOf(search: Search, at: Insertion): number {
  const { job, weights } = search;
  return (
    waitingCost(search, at.start) +
    at.detourMinutes * weights.travel +
    lateMinutes(at.start, job.promisedWindow?.end) * weights.promiseLate +
    preferredCost(search, at.start) +
    lateMinutes(at.end, job.dueAt) * weights.slaLate +
    at.overtimeMinutes * overtimeWeight(search.engineer, weights)
  );
}

/** What it costs that the customer had rather have another time. */
export function preferredCost({ job, now, weights }: Pick<Search, 'job' | 'now' | 'weights'>, start: number) {
  const outside = outsidePreferred(job, start, now) ?? 0;
  return Math.min(weights.mostPreferredOutside, outside * weights.preferredOutside);
}

/** Minutes by which `at` is after `limit`, 0 without a limit. */
export function lateMinutes(at: number, limit: number | null | undefined): number {
  return limit === null || limit === undefined ? 0 : Math.max(0, (at - limit) / minute);
}
