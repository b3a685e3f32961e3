import type { ServiceRequest, TriageCorrection, Urgency } from '#contracts';
import { partNeeds, partRows, skillNeeds, skillRows } from '../parts/needs';
import type { PartRow, SkillRow } from '../parts/needs';

/** The result of a triage as a form has it. */
export interface ResultValues {
  faultCode: string;
  urgency: Urgency;
  skills: SkillRow[];
  parts: PartRow[];
  minutes: number;
  summary: string;
  safety: boolean;
}

export const resultValues = ({ triage, urgency, text }: ServiceRequest): ResultValues => ({
  faultCode: triage?.faultCode ?? '',
  urgency,
  skills: skillRows(triage?.skills ?? []),
  parts: partRows(triage?.likelyParts ?? []),
  minutes: triage?.estimatedMinutes ?? 60,
  summary: triage?.summary ?? text.slice(0, 300),
  safety: triage?.safety ?? false,
});

/** Only what differs is sent: each field that is sent counts as decided by a person. */
export function changedValues(now: ResultValues, before: ResultValues): Omit<TriageCorrection, 'version'> {
  const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);
  const [skills, parts] = [skillNeeds(now.skills), partNeeds(now.parts)];
  const summary = now.summary.trim();
  return {
    ...(now.faultCode !== before.faultCode && { faultCode: now.faultCode || null }),
    ...(now.urgency !== before.urgency && { urgency: now.urgency }),
    ...(now.minutes !== before.minutes && { estimatedMinutes: now.minutes }),
    ...(differs(skills, skillNeeds(before.skills)) && { skills }),
    ...(differs(parts, partNeeds(before.parts)) && { likelyParts: parts }),
    ...(summary !== '' && summary !== before.summary.trim() && { summary }),
    ...(now.safety && !before.safety && { safety: true as const }),
  };
}
