import type { Span } from '../span';
import { coveredMs, minute } from '../span';
import { lateMinutes, preferredCost } from './insertion';
import type { CandidateWeights, DispatchEngineer, DispatchJob, PlannedVisit, Reason } from './model';
import { outsidePreferred } from './preferred';

const nearMinutes = 20;
const farMinutes = 45;
const lightLoad = 0.4;
const heavyLoad = 0.85;

export function travelReasons(way: {
  travelMinutes: number;
  distanceKm: number;
  detourMinutes?: number;
}): Reason[] {
  const far = way.travelMinutes > farMinutes;
  if (!far && way.travelMinutes > nearMinutes) return [];
  return [
    {
      code: far ? 'far' : 'near',
      kind: far ? 'against' : 'for',
      params: { minutes: Math.round(way.travelMinutes), km: Math.round(way.distanceKm) },
      ...(far && { minutes: Math.round(way.detourMinutes ?? way.travelMinutes) }),
    },
  ];
}

/** What the times mean for what the customer was told: the promised window (arrival) and the SLA (work done). */
export function promiseReasons(
  job: DispatchJob,
  at: Span,
  weights: Pick<CandidateWeights, 'promiseLate' | 'slaLate'>,
): Reason[] {
  const reasons: Reason[] = [];
  if (job.promisedWindow) {
    const late = lateMinutes(at.start, job.promisedWindow.end);
    const early = Math.max(0, (job.promisedWindow.start - at.start) / minute);
    reasons.push(
      late > 0 || early > 0
        ? {
            code: 'promised-window-missed',
            kind: 'against',
            params: { minutes: Math.ceil(late + early), side: late > 0 ? 'late' : 'early' },
            minutes: (late + early) * weights.promiseLate,
          }
        : { code: 'promised-window-kept', kind: 'for', params: {} },
    );
  }
  if (job.dueAt === null || job.dueAt === undefined) return reasons;
  const slack = Math.floor((job.dueAt - at.end) / minute);
  reasons.push({
    code: 'sla-slack',
    kind: slack >= 0 ? 'for' : 'against',
    params: { minutes: slack },
    minutes: lateMinutes(at.end, job.dueAt) * weights.slaLate,
  });
  return reasons;
}

/** Inside or outside of what the customer prefers: nothing forbids it, and nobody has to say why. */
export function preferenceReasons(
  job: DispatchJob,
  start: number,
  now: number,
  weights: CandidateWeights,
): Reason[] {
  const outside = outsidePreferred(job, start, now);
  if (outside === null) return [];
  if (outside === 0) return [{ code: 'preferred-window-kept', kind: 'for', params: {} }];
  return [
    {
      code: 'preferred-window-missed',
      kind: 'against',
      params: { minutes: Math.ceil(outside) },
      minutes: preferredCost({ job, now, weights }, start),
    },
  ];
}

/** How much of the shift around `near` is taken by visits already. */
export function loadReasons(
  {
    engineer,
    visits,
    weights,
  }: {
    engineer: DispatchEngineer;
    visits: readonly PlannedVisit[];
    weights: Pick<CandidateWeights, 'lightLoad' | 'heavyLoad'>;
  },
  near: Span,
): Reason[] {
  const shift = engineer.shifts.find(one => one.start <= near.start && near.end <= one.end) ?? near;
  const inShift = visits.filter(visit => visit.start < shift.end && shift.start < visit.end);
  const load = coveredMs(inShift, shift) / (shift.end - shift.start);
  const params = { visits: inShift.length, percent: Math.round(load * 100) };
  if (load < lightLoad)
    return [{ code: 'load-light', kind: 'for', params, minutes: weights.lightLoad * (1 - load / lightLoad) }];
  return load < heavyLoad
    ? []
    : [{ code: 'load-heavy', kind: 'against', params, minutes: weights.heavyLoad }];
}
