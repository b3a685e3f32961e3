import { noOvertime, usualPace } from '#contracts';
import type { Engineer } from '#contracts';
import type { Scope } from '../platform/database';
import type { EngineerRow } from './engineer.entity';
import { engineerState, mayBeLocated } from './engineer.rules';
import type { EngineerMoment } from './engineers.store';

const nothing: EngineerMoment = { position: null, positionAt: null, underWay: null, absences: [] };

/** Among engineers, where a colleague is and why one is away stays between them and who plans. */
function mayKnowPrivate({ role, personId }: Scope, row: EngineerRow): boolean {
  const isEngineer = role === 'engineer' || role === 'partner-engineer';
  return !isEngineer || (row.personId !== null && row.personId === personId);
}

export function engineerAnswer(
  row: EngineerRow,
  moment: EngineerMoment = nothing,
  { now, scope }: { now: Date; scope: Scope },
): Engineer {
  const state = engineerState(
    {
      shifts: row.shifts,
      timeZone: row.timeZone,
      absences: moment.absences,
      underWay: moment.underWay?.status ?? null,
    },
    now,
  );
  const knows = mayKnowPrivate(scope, row);
  const located = knows && mayBeLocated(state);
  return {
    id: row.id,
    personId: row.personId,
    name: row.name,
    phone: row.phone,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    home: { lat: row.homeLat, lng: row.homeLng },
    city: row.city,
    timeZone: row.timeZone,
    skills: row.skills,
    certificates: row.certificates,
    shifts: row.shifts,
    pace: knows ? row.pace : usualPace,
    overtime: knows ? row.overtime : noOvertime,
    absences: knows
      ? moment.absences.map(({ id, start, end, reason }) => ({
          id,
          start: start.toISOString(),
          end: end.toISOString(),
          reason,
        }))
      : [],
    position: located ? moment.position : null,
    positionAt: located ? (moment.positionAt?.toISOString() ?? null) : null,
    state,
    currentVisitId: moment.underWay?.visitId ?? null,
    active: row.active,
    version: row.version,
  };
}
