import { rankCandidates } from '#dispatch';
import type { DayPlan, DispatchCandidate as Ranked, DispatchJob, Span } from '#dispatch';
import type { DispatchCandidate, PlanningTerms } from '#contracts';
import type { PlannableEngineer } from '../engineers';
import { preferredFirst } from './day/preferred.rules';
import { rested } from './day/rest.rules';

export interface Field {
  job: DispatchJob;
  engineers: readonly PlannableEngineer[];
  plans: readonly DayPlan[];
  now: number;
  policy: Pick<PlanningTerms, 'restHours'>;
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

/** Everybody, rested, for a start inside the span. A place known now says nothing about another day. */
export function rankOn({ job, engineers, plans, now, policy }: Field, span: Span): Ranked[] {
  const from = Math.max(now, span.start);
  const promisedWindow = job.promisedWindow && job.promisedWindow.end > from ? job.promisedWindow : null;
  const able = engineers.map(engineer => rested(engineer, { span, plans, policy }));
  const present = able.map(engineer => ({
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
