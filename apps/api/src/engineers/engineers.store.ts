import type { VisitStatus } from '#contracts';
import { NotVisible, organisationOf, page } from '../platform/database';
import type { Page, PageRequest, Tx } from '../platform/database';
import { EngineerRow } from './engineer.entity';

export interface EngineerFilter {
  partnerId?: string | undefined;
  active?: boolean | undefined;
  q?: string | undefined;
}

/** What changes by the minute around an engineer's record. */
export interface EngineerMoment {
  position: { lat: number; lng: number } | null;
  positionAt: Date | null;
  underWay: { visitId: string; status: VisitStatus } | null;
  /** Present and coming ones. */
  absences: { id: string; start: Date; end: Date; reason: string }[];
}

export function listEngineers(
  tx: Tx,
  { partnerId, active, q }: EngineerFilter,
  request: Pick<PageRequest<EngineerRow>, 'limit' | 'cursor'>,
): Promise<Page<EngineerRow>> {
  const builder = tx
    .createQueryBuilder(EngineerRow, 'engineer')
    .where('engineer.organisationId = :organisation', { organisation: organisationOf(tx.scope) });
  if (partnerId) builder.andWhere('engineer.partnerId = :partnerId', { partnerId });
  if (active !== undefined) builder.andWhere('engineer.active = :active', { active });
  if (q)
    builder.andWhere('(engineer.name ILIKE :q OR engineer.city ILIKE :q)', {
      q: `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`,
    });
  return page(tx, builder, { ...request, sort: { by: 'name', direction: 'asc' } });
}

export async function engineerById(tx: Tx, id: string): Promise<EngineerRow> {
  const row = await tx.findOneBy(EngineerRow, { id, organisationId: organisationOf(tx.scope) ?? '' });
  if (!row) throw new NotVisible('engineer');
  return row;
}

/** The engineer behind the person who calls, or null: a manager is none. */
export async function engineerOfCaller(tx: Tx): Promise<EngineerRow | null> {
  const { personId } = tx.scope;
  if (!personId) return null;
  return tx.findOneBy(EngineerRow, { personId, organisationId: organisationOf(tx.scope) ?? '' });
}

interface MomentRow {
  id: string;
  lat: number | null;
  lng: number | null;
  at: Date | null;
  visit_id: string | null;
  visit_status: VisitStatus | null;
  absences: { id: string; start: string; end: string; reason: string }[];
}

/** Place, visit under way and absences of all these engineers in one statement. */
export async function momentsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, EngineerMoment>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<MomentRow>(
    `SELECT e.id, p.lat, p.lng, p.at, v.id AS visit_id, v.status AS visit_status,
       coalesce(a.absences, '[]') AS absences
     FROM engineer e
     LEFT JOIN engineer_position p ON p.organisation_id = e.organisation_id AND p.engineer_id = e.id
     LEFT JOIN LATERAL (
       SELECT v.id, v.status FROM visit v
       WHERE v.organisation_id = $1 AND v.engineer_id = e.id
         AND v.status IN ('en_route', 'on_site', 'working', 'paused')
       ORDER BY v.updated_at DESC LIMIT 1) v ON true
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('id', a.id, 'start', a.start_at, 'end', a.end_at, 'reason', a.reason)
         ORDER BY a.start_at) AS absences
       FROM engineer_absence a
       WHERE a.organisation_id = $1 AND a.engineer_id = e.id AND a.end_at > $3) a ON true
     WHERE e.organisation_id = $1 AND e.id = ANY ($2::uuid[])`,
    [organisationOf(tx.scope), ids, tx.now],
  );
  return new Map(rows.map(row => [row.id, momentOf(row)]));
}

function momentOf(row: MomentRow): EngineerMoment {
  return {
    position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    positionAt: row.at,
    underWay: row.visit_id && row.visit_status ? { visitId: row.visit_id, status: row.visit_status } : null,
    absences: row.absences.map(({ id, reason, start, end }) => ({
      id,
      reason,
      start: new Date(start),
      end: new Date(end),
    })),
  };
}

/** The partner's name, if this is a partner of the organisation. */
export async function partnerName(tx: Tx, partnerId: string): Promise<string | null> {
  const row = await tx.one<{ name: string }>(
    `SELECT name FROM organisation WHERE organisation_id = $1 AND id = $2 AND kind = 'partner'`,
    [organisationOf(tx.scope), partnerId],
  );
  return row?.name ?? null;
}

/** Whether this person is an engineer of this partner, or, without one, of the manufacturer. */
export async function isEngineerPerson(tx: Tx, personId: string, partnerId: string | null): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 AND role IN ('engineer', 'partner-engineer')
       AND partner_id IS NOT DISTINCT FROM $3`,
    [organisationOf(tx.scope), personId, partnerId],
  );
  return row !== null;
}
