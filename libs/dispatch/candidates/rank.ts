import { hour } from '../span';
import type { Travel } from '../travel';
import { travelEstimate } from '../travel';
import type { Insertion, Search } from './insertion';
import { cheapestInsertion, workingSpans } from './insertion';
import { defaultWeights } from './model';
import type {
  CandidateOptions,
  DayPlan,
  DispatchCandidate,
  DispatchEngineer,
  DispatchJob,
  PlannedVisit,
  Reason,
} from './model';
import { overtimeParams, overtimeWeight } from './overtime';
import { loadReasons, preferenceReasons, promiseReasons, travelReasons } from './place-reasons';
import { acquaintanceReasons, certificateReasons, paceReasons, skillReasons } from './suitability';

/** Net minutes at which the score has moved most of the way from neutral to one end. */
const scoreScaleMinutes = 120;

/**
 * Every engineer with reasons for and against, best first; those who cannot go come last, with what stands against it.
 *
 * Each engineer gets the cheapest gap in the coming shifts: travel, waiting (by urgency), promise, SLA and overtime in
 * minutes of working time. Feasible proposals never overlap a visit, leave a shift or start before `now`, and leave the
 * way to the next visit. O(engineers x shifts x visits); 200 engineers with 10 visits each take a few milliseconds.
 */
export function rankCandidates(
  job: DispatchJob,
  engineers: readonly DispatchEngineer[],
  dayPlans: readonly DayPlan[],
  now: number,
  options: CandidateOptions = {},
): DispatchCandidate[] {
  const weights = { ...defaultWeights, ...options.weights };
  const travel: Travel = options.travel ?? travelEstimate;
  const until = Math.max(now + (options.horizonMs ?? 72 * hour), job.promisedWindow?.end ?? 0);
  const plans = new Map<string, PlannedVisit[]>();
  for (const plan of dayPlans)
    plans.set(plan.engineerId, [...(plans.get(plan.engineerId) ?? []), ...plan.visits]);
  return engineers
    .map(engineer =>
      judged({ job, engineer, visits: plans.get(engineer.id) ?? [], now, until, weights, travel }),
    )
    .sort(
      (a, b) => Number(b.candidate.feasible) - Number(a.candidate.feasible) || b.net - a.net || byId(a, b),
    )
    .map(({ candidate }) => candidate);
}

function byId(a: { candidate: DispatchCandidate }, b: { candidate: DispatchCandidate }): number {
  return a.candidate.engineerId < b.candidate.engineerId ? -1 : 1;
}

/** An engineer as a candidate, the place that was found, and what speaks for it less what speaks against it, in minutes. */
export interface Judged {
  candidate: DispatchCandidate;
  at: Insertion | null;
  net: number;
}

export function judged(search: Search): Judged {
  const { job, engineer, weights } = search;
  const at = cheapestInsertion(search);
  // These are on top of the cost of the place; the reasons that tell the place's own cost must not count twice.
  const extra = [
    ...(at ? loadReasons(search, at.shift) : []),
    ...acquaintanceReasons(job, engineer, weights),
    ...paceReasons(job, engineer),
  ];
  const reasons = [
    ...skillReasons(job, engineer),
    ...certificateReasons(job, engineer, at?.start ?? search.now),
    ...(at ? placeReasons(search, at) : [whyNowhere(search)]),
    ...extra,
  ];
  const feasible = !reasons.some(reason => reason.kind === 'blocking');
  const net = extra.reduce(
    (sum, { kind, minutes = 0 }) => sum + (kind === 'for' ? minutes : -minutes),
    -(at?.cost ?? 0),
  );
  return {
    net,
    at,
    candidate: {
      engineerId: engineer.id,
      feasible,
      score: feasible ? Math.round(100 / (1 + Math.exp(-net / scoreScaleMinutes))) : 0,
      earliestStart: at?.start ?? null,
      proposedWindow: at && { start: at.start, end: at.end },
      travelMinutes: at && Math.round(at.travelMinutes),
      distanceKm: at && Math.round(at.distanceKm * 10) / 10,
      detourMinutes: at && Math.round(at.detourMinutes),
      reasons,
    },
  };
}

function placeReasons({ job, engineer, now, weights }: Search, at: Insertion): Reason[] {
  const reasons = [
    ...travelReasons(at),
    ...promiseReasons(job, at, weights),
    ...preferenceReasons(job, at.start, now, weights),
  ];
  if (at.overtimeMinutes >= 1)
    reasons.push({
      code: 'overtime',
      kind: 'against',
      params: overtimeParams(engineer, at.shift, at.overtimeMinutes),
      minutes: at.overtimeMinutes * overtimeWeight(engineer, weights),
    });
  return reasons;
}

function whyNowhere({ engineer, now, until, visits }: Search): Reason {
  const days = Math.ceil((until - now) / (24 * hour));
  const shifts = engineer.shifts.filter(shift => shift.end > now && shift.start < until);
  if (shifts.length === 0) return { code: 'off-shift', kind: 'blocking', params: { days } };
  const present = workingSpans(engineer, now, until);
  if (present.length === 0) return { code: 'on-leave', kind: 'blocking', params: { days } };
  const taken = visits.filter(visit => visit.end > now && visit.start < until).length;
  return { code: 'no-gap', kind: 'blocking', params: { days, visits: taken } };
}
