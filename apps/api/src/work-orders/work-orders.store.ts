import type { SelectQueryBuilder } from 'typeorm';
import { openWorkOrderStatuses } from '#contracts';
import type { QueryOf, workOrderRoutes, WorkOrderVerb } from '#contracts';
import { lock, NotVisible, organisationOf, page, StaleVersion } from '../platform/database';
import type { Page, Sort, Tx } from '../platform/database';
import { WorkOrderRow } from './work-order.entity';
import { refuseVerb } from './work-order.rules';

type ListQuery = QueryOf<typeof workOrderRoutes.listWorkOrders>;

const sorts: Record<NonNullable<ListQuery['sort']>, Sort<WorkOrderRow>> = {
  '-createdAt': { by: 'createdAt', direction: 'desc' },
  '-updatedAt': { by: 'updatedAt', direction: 'desc' },
  dueAt: { by: 'dueAt', direction: 'asc' },
  urgency: { by: 'queueRank', direction: 'asc' },
};
const lineColumns =
  `id number status jobType title urgency safety faultCode equipmentId serialNumber modelName siteName city
  lat lng timeZone accessHours customerName partnerId partnerName serviceRequestId skills estimatedMinutes promisedStart promisedEnd preferredWindows dueAt holdReason
  createdAt updatedAt version`
    .split(/\s+/)
    .map(column => `wo.${column}`);
// Written out, not as a parameter: only so does the index of open orders fit.
const openList = openWorkOrderStatuses.map(status => `'${status}'`).join(', ');

export function listWorkOrders(tx: Tx, query: ListQuery): Promise<Page<WorkOrderRow>> {
  const builder = confined(tx, tx.createQueryBuilder(WorkOrderRow, 'wo').select(lineColumns));
  const { status, open, urgency, equipmentId, partnerId, q } = query;
  if (status) builder.andWhere('wo.status IN (:...status)', { status });
  if (open !== undefined) builder.andWhere(`wo.status ${open ? '' : 'NOT '}IN (${openList})`);
  if (urgency) builder.andWhere('wo.urgency IN (:...urgency)', { urgency });
  if (equipmentId) builder.andWhere('wo.equipmentId = :equipmentId', { equipmentId });
  if (partnerId) builder.andWhere('wo.partnerId = :partnerId', { partnerId });
  if (q?.trim()) builder.andWhere('wo.search ILIKE :q', { q: `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%` });
  return page(tx, builder, {
    limit: query.limit,
    cursor: query.cursor ?? null,
    sort: sorts[query.sort ?? '-createdAt'],
  });
}

/** An engineer sees the orders to which a visit of the own leads; everybody else what row security shows. */
function confined(tx: Tx, builder: SelectQueryBuilder<WorkOrderRow>): SelectQueryBuilder<WorkOrderRow> {
  builder.where('wo.organisationId = :organisation', { organisation: organisationOf(tx.scope) });
  if (!['engineer', 'partner-engineer'].includes(tx.scope.role)) return builder;
  return builder.andWhere(
    `EXISTS (SELECT 1 FROM visit v JOIN engineer e ON e.organisation_id = v.organisation_id AND e.id = v.engineer_id
       WHERE v.organisation_id = wo.organisation_id AND v.work_order_id = wo.id AND e.person_id = :me)`,
    { me: tx.scope.personId },
  );
}

/** @throws NotVisible */
export async function workOrderById(tx: Tx, id: string): Promise<WorkOrderRow> {
  const builder = confined(tx, tx.createQueryBuilder(WorkOrderRow, 'wo'));
  const row = await builder.andWhere('wo.id = :id', { id }).getOne();
  if (!row) throw new NotVisible('work order');
  return row;
}

/**
 * The order, held until the transaction ends, if `verb` is legal and it is still as the caller saw it. Everything that
 * changes an order or one of its visits holds the order first: so they come one after the other, and nobody waits in a circle.
 * @throws NotVisible, Refused (illegal verb, with the legal ones), StaleVersion
 */
export async function lockFor(
  tx: Tx,
  id: string,
  verb: WorkOrderVerb,
  version?: number,
): Promise<WorkOrderRow> {
  const order = await lock(tx, WorkOrderRow, id);
  const refusal = refuseVerb(order, verb);
  if (refusal) throw refusal;
  if (version !== undefined && order.version !== version) throw new StaleVersion(order);
  return order;
}

/** "WO-000123". The row of the series is held until the end of the transaction: no number is given twice or lost. */
export async function nextWorkOrderNumber(tx: Tx): Promise<string> {
  const row = await tx.one<{ number: number }>(
    `INSERT INTO number_series (organisation_id, kind, next) VALUES ($1, 'work-order', 2)
     ON CONFLICT (organisation_id, kind) DO UPDATE SET next = number_series.next + 1
     RETURNING next - 1 AS number`,
    [organisationOf(tx.scope)],
  );
  if (!row) throw new NotVisible('number series');
  return `WO-${String(row.number).padStart(6, '0')}`;
}

/** Whom a change concerns, for the live notes. */
export function audienceOf(order: WorkOrderRow) {
  return {
    partnerId: order.partnerId,
    customerId: order.customerId,
    equipmentId: order.equipmentId,
    serviceRequestId: order.serviceRequestId,
  };
}
