import { rankCandidates } from '#dispatch';
import type { DayPlan, DispatchCandidate as Ranked, DispatchJob, Span } from '#dispatch';
import type { DispatchCandidate } from '#contracts';
import type { PlannableEngineer } from '../engineers';
import { preferredFirst } from './day/preferred.rules';

export interface Field {
  job: DispatchJob;
  engineers: readonly PlannableEngineer[];
  plans: readonly DayPlan[];
  now: number;
}

/** Everybody for the first of these days, those that the customer prefers before others, on which somebody can go; if on none of them anybody can, over all of them. */
export function rankFirstPossible(field: Field, days: readonly Span[]): Ranked[] {
  for (const day of preferredFirst(days, field.job, field.now)) {
    const ranked = rankOn(field, day);
    if (ranked.some(candidate => candidate.feasible)) return ranked;
  }
  const [first] = days;
  const last = days.at(-1);
  return first && last ? rankOn(field, { start: first.start, end: last.end }) : [];
}

/** Everybody for a start inside the span. A place known now says nothing about another day. */
export function rankOn({ job, engineers, plans, now }: Field, span: Span): Ranked[] {
  const from = Math.max(now, span.start);
  const promisedWindow = job.promisedWindow && job.promisedWindow.end > from ? job.promisedWindow : null;
  const present = engineers.map(engineer => ({
    ...engineer,
    position: from > now ? null : (engineer.position ?? null),
    shifts: engineer.shifts.filter(shift => shift.start < span.end && shift.end > from),
  }));
  return rankCandidates({ ...job, promisedWindow }, present, plans, from, {
    horizonMs: Math.max(0, span.end - from),
  });
}

export function candidateAnswer(ranked: Ranked, engineer: PlannableEngineer | undefined): DispatchCandidate {
  const { proposedWindow } = ranked;
  return {
    engineerId: ranked.engineerId,
    engineerName: engineer?.name ?? '',
    partnerName: engineer?.partnerName ?? null,
    feasible: ranked.feasible,
    score: ranked.score,
    proposedWindow: proposedWindow && {
      start: new Date(proposedWindow.start).toISOString(),
      end: new Date(proposedWindow.end).toISOString(),
    },
    travelMinutes: ranked.travelMinutes,
    distanceKm: ranked.distanceKm,
    reasons: ranked.reasons.map(({ code, kind, params }) => ({ code, kind, params })),
  };
}
