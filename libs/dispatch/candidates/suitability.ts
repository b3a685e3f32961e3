import { localDate } from '../shifts';
import type { DispatchEngineer, DispatchJob, Reason } from './model';
import { minutesFor } from './pace';

/** Reasons that follow from who the engineer is, whatever the time: skills, territory, preference, acquaintance. */
export function skillReasons(job: DispatchJob, engineer: DispatchEngineer): Reason[] {
  const missing: Reason[] = [];
  const matched: string[] = [];
  for (const need of job.skills) {
    const has = engineer.skills.find(one => one.skill === need.skill)?.level ?? 0;
    if (has >= need.level) matched.push(need.skill);
    else
      missing.push({
        code: 'skill-missing',
        kind: 'blocking',
        params: { skill: need.skill, level: need.level, has },
      });
  }
  if (missing.length > 0 || matched.length === 0) return missing;
  return [{ code: 'skill-match', kind: 'for', params: { skills: matched.join(', ') } }];
}

/** Certificates the engineer lacks or that will have ended on the day of `at`. */
export function certificateReasons(job: DispatchJob, engineer: DispatchEngineer, at: number): Reason[] {
  if (!job.certificates?.length) return [];
  const day = localDate(at, engineer.timeZone ?? 'UTC');
  const reasons: Reason[] = [];
  for (const name of job.certificates) {
    const validUntil = engineer.certificates
      .filter(one => one.name === name)
      .map(one => one.validUntil)
      .sort()
      .at(-1);
    if (validUntil !== undefined && validUntil >= day) continue;
    reasons.push({
      code: 'certificate-expired',
      kind: 'blocking',
      params: { certificate: name, validUntil: validUntil ?? '' },
    });
  }
  return reasons;
}

export function acquaintanceReasons(
  job: DispatchJob,
  engineer: DispatchEngineer,
  worth: { preferred: number; territory: number; knowsUnit: number },
): Reason[] {
  const reasons: Reason[] = [];
  if (job.excludedEngineerIds?.includes(engineer.id))
    reasons.push({ code: 'excluded-engineer', kind: 'blocking', params: {} });
  else if (job.preferredEngineerIds?.includes(engineer.id))
    reasons.push({ code: 'preferred-engineer', kind: 'for', params: {}, minutes: worth.preferred });
  if (job.equipmentId !== undefined && engineer.knownEquipmentIds?.includes(job.equipmentId))
    reasons.push({ code: 'knows-unit', kind: 'for', params: {}, minutes: worth.knowsUnit });
  if (job.territoryId && engineer.territoryIds) {
    const inside = engineer.territoryIds.includes(job.territoryId);
    reasons.push({
      code: 'territory',
      kind: inside ? 'for' : 'against',
      params: { territory: job.territoryId },
      minutes: worth.territory,
    });
  }
  return reasons;
}

/** A minute of work is a minute of the engineer's time, as one on the road is. */
export function paceReasons(job: DispatchJob, engineer: DispatchEngineer): Reason[] {
  const minutes = minutesFor(job, engineer);
  const more = minutes - job.durationMinutes;
  if (more === 0) return [];
  const params = { minutes, usualMinutes: job.durationMinutes };
  return [{ code: 'pace', kind: more > 0 ? 'against' : 'for', params, minutes: Math.abs(more) }];
}
