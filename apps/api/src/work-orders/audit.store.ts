import { Brackets } from 'typeorm';
import type { AuditEntry, Page } from '#contracts';
import { organisationOf, page } from '../platform/database';
import type { Tx } from '../platform/database';
import { AuditEventRow } from './audit-event.entity';
import type { WorkOrderRow } from './work-order.entity';
import { visitsOf } from './work-order.parts';

interface PageOf {
  limit: number;
  cursor?: string | undefined;
}
interface Filter {
  subjectType?: string | undefined;
  subjectId?: string | undefined;
  since?: string | undefined;
}
type Subjects = Record<string, readonly (string | null)[]>;

/** The order's own lines, its visits' and those of the report and the alert that it came from, newest first. */
export async function auditOfWorkOrder(
  tx: Tx,
  order: WorkOrderRow,
  request: PageOf,
): Promise<Page<AuditEntry>> {
  const visits = await visitsOf(tx, order.id);
  return auditPage(tx, request, {
    'work-order': [order.id],
    visit: visits.map(({ id }) => id),
    'service-request': [order.serviceRequestId],
    alert: [order.alertId],
  });
}

export function auditTrail(tx: Tx, request: PageOf & Filter): Promise<Page<AuditEntry>> {
  return auditPage(tx, request, {}, request);
}

async function auditPage(
  tx: Tx,
  { limit, cursor }: PageOf,
  subjects: Subjects,
  filter: Filter = {},
): Promise<Page<AuditEntry>> {
  const builder = tx
    .createQueryBuilder(AuditEventRow, 'line')
    .where('line.organisationId = :organisation', { organisation: organisationOf(tx.scope) });
  if (filter.subjectType) builder.andWhere('line.subjectType = :subjectType', filter);
  if (filter.subjectId) builder.andWhere('line.subjectId = :subjectId', filter);
  if (filter.since) builder.andWhere('line.at >= :since', filter);
  const wanted = Object.entries(subjects)
    .map(([type, ids]) => ({ type, ids: ids.filter(id => id !== null) }))
    .filter(({ ids }) => ids.length > 0);
  if (wanted.length > 0)
    builder.andWhere(
      new Brackets(any => {
        for (const [index, { type, ids }] of wanted.entries())
          any.orWhere(`(line.subjectType = :type${index} AND line.subjectId IN (:...ids${index}))`, {
            [`type${index}`]: type,
            [`ids${index}`]: ids,
          });
      }),
    );
  const { items, next } = await page(tx, builder, {
    limit,
    cursor: cursor ?? null,
    sort: { by: 'at', direction: 'desc' },
  });
  return { items: items.map(auditEntry), nextCursor: next };
}

function auditEntry(row: AuditEventRow): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    deviceAt: row.deviceAt?.toISOString() ?? null,
    actorName: row.actorName,
    role: row.role,
    source: row.source,
    verb: row.verb,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    position: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    detail: row.detail,
  };
}
