import { openAlertStatuses, routes } from '#contracts';
import type { Alert, QueryOf } from '#contracts';
import { backtestLimits } from '#telemetry';
import { organisationOf, page } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { AlertRow } from './alert.entity';

export async function alertPage(tx: Tx, query: QueryOf<typeof routes.listAlerts>): Promise<Page<AlertRow>> {
  const builder = tx
    .createQueryBuilder(AlertRow, 'a')
    .where('a.organisation_id = :organisation', { organisation: organisationOf(tx.scope) });
  if (query.status) builder.andWhere('a.status = ANY (:status)', { status: query.status });
  if (query.open !== undefined)
    builder.andWhere(`${query.open ? '' : 'NOT '}a.status = ANY (:open)`, { open: openAlertStatuses });
  if (query.urgency) builder.andWhere('a.urgency = ANY (:urgency)', { urgency: query.urgency });
  if (query.equipmentId) builder.andWhere('a.equipment_id = :equipment', { equipment: query.equipmentId });
  if (query.q?.trim())
    builder
      .innerJoin('equipment', 'e', 'e.organisation_id = a.organisation_id AND e.id = a.equipment_id')
      .andWhere('(e.search ILIKE :pattern OR a.title ILIKE :pattern)', { pattern: containing(query.q) });
  const sort =
    query.sort === 'urgency'
      ? ({ by: 'urgencyRank', direction: 'asc' } as const)
      : ({ by: 'raisedAt', direction: 'desc' } as const);
  return page(tx, builder, { limit: query.limit, cursor: query.cursor, sort });
}

const containing = (typed: string): string =>
  `%${typed.trim().replaceAll(/[\\%_]/g, character => `\\${character}`)}%`;

/** What a page of alerts says of its units and people. */
export interface AlertFacts {
  id: string;
  serialNumber: string;
  modelName: string;
  siteName: string;
  city: string;
  timeZone: string;
  acknowledgedBy: string | null;
  flapping: number | null;
  suppressedBy: Alert['suppressedBy'];
}

const { times, withinSeconds } = backtestLimits.flapping;
/** Live as in a trial on the past: raised so often within so long. */
const flapping = `(SELECT CASE WHEN count(*) >= ${times} THEN count(*)::int END FROM alert f
  WHERE f.organisation_id = a.organisation_id AND f.equipment_id = a.equipment_id AND f.fault_key = a.fault_key
    AND f.raised_at <= a.raised_at AND f.raised_at >= a.raised_at - interval '${withinSeconds} seconds')`;

/** A partner sees no names of the manufacturer's people: there the name stays empty. */
export async function alertFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, AlertFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<AlertFacts>(
    `SELECT a.id, e.serial_number AS "serialNumber", e.model_name AS "modelName", e.site_name AS "siteName", e.city,
       e.time_zone AS "timeZone", p.name AS "acknowledgedBy", ${flapping} AS flapping,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('alertId', u.id, 'title', u.title, 'equipmentId', g.id,
         'serialNumber', g.serial_number) END AS "suppressedBy"
     FROM alert a
       JOIN equipment e ON e.organisation_id = a.organisation_id AND e.id = a.equipment_id
       LEFT JOIN (alert u JOIN equipment g ON g.organisation_id = u.organisation_id AND g.id = u.equipment_id)
         ON u.organisation_id = a.organisation_id AND u.id = a.suppressed_by_alert AND a.status = 'suppressed'
       LEFT JOIN person p ON p.organisation_id = a.organisation_id AND p.id = a.acknowledged_by
     WHERE a.organisation_id = $1 AND a.id = ANY ($2::uuid[])`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(rows.map(row => [row.id, row]));
}
