import { openServiceRequestStatuses } from '#contracts';
import type { QueryOf, routes } from '#contracts';
import { NotVisible, organisationOf, page } from '../platform/database';
import type { Page, Sort, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { ServiceRequestRow } from './service-request.entity';

/** What a request takes over from its unit: lists and visitors read one row, without a join. */
export interface UnitFacts {
  id: string;
  customerId: string;
  siteId: string;
  serialNumber: string;
  modelName: string;
  siteName: string;
  city: string;
  timeZone: string;
  customerName: string;
}

/** @throws Refused reference-unknown if this scope cannot see the unit */
export async function unitFacts(tx: Tx, equipmentId: string): Promise<UnitFacts> {
  const unit = await tx.one<UnitFacts>(
    `SELECT id, customer_id AS "customerId", site_id AS "siteId",
       serial_number AS "serialNumber", model_name AS "modelName", site_name AS "siteName", city,
       time_zone AS "timeZone", customer_name AS "customerName"
     FROM equipment WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  if (!unit) throw new Refused('reference-unknown', { field: 'equipmentId' });
  return unit;
}

/** "R-000123". The row of the series is held until the end of the transaction: no number is given twice or lost. */
export async function nextRequestNumber(tx: Tx): Promise<string> {
  const row = await tx.one<{ number: number }>(
    `INSERT INTO number_series (organisation_id, kind, next) VALUES ($1, 'service-request', 2)
     ON CONFLICT (organisation_id, kind) DO UPDATE SET next = number_series.next + 1
     RETURNING next - 1 AS number`,
    [organisationOf(tx.scope)],
  );
  if (!row) throw new NotVisible('number series');
  return `R-${String(row.number).padStart(6, '0')}`;
}

/** @throws NotVisible */
export async function requestById(tx: Tx, id: string): Promise<ServiceRequestRow> {
  const organisationId = organisationOf(tx.scope) ?? '';
  const row = await tx.findOneBy(ServiceRequestRow, { organisationId, id });
  if (!row) throw new NotVisible('service request');
  return row;
}

export function requestOfAlert(tx: Tx, alertId: string): Promise<ServiceRequestRow | null> {
  return tx.findOneBy(ServiceRequestRow, { organisationId: organisationOf(tx.scope) ?? '', alertId });
}

/**
 * The request that already stands for an alert: its own, or one still worked on that an earlier alert of the same fault
 * at the same unit has opened.
 */
export async function requestStandingFor(
  tx: Tx,
  alert: { id: string; equipmentId: string; faultKey: string },
): Promise<ServiceRequestRow | null> {
  const found = await tx.one<{ id: string }>(
    `SELECT r.id FROM alert a
     JOIN service_request r ON r.organisation_id = a.organisation_id AND r.alert_id = a.id
     WHERE a.organisation_id = $1 AND a.equipment_id = $2 AND a.fault_key = $3
       AND (a.id = $4 OR r.status = ANY($5))
     ORDER BY a.id = $4 DESC, a.raised_at DESC LIMIT 1`,
    [
      organisationOf(tx.scope),
      alert.equipmentId,
      alert.faultKey,
      alert.id,
      [...openServiceRequestStatuses, 'converted'],
    ],
  );
  return found && requestById(tx, found.id);
}

/** At most a thousand: the rest waits for the next day. */
export function settledBefore(tx: Tx, before: Date): Promise<ServiceRequestRow[]> {
  return tx
    .createQueryBuilder(ServiceRequestRow, 'request')
    .setLock('pessimistic_write')
    .where('request.organisation_id = :organisationId', { organisationId: organisationOf(tx.scope) })
    .andWhere(`request.status IN ('resolved_remotely', 'duplicate', 'rejected')`)
    .andWhere('coalesce(request.ended_at, request.updated_at) < :before', { before })
    .orderBy('request.id')
    .limit(1_000)
    .getMany();
}

type Order = NonNullable<QueryOf<typeof routes.listRequests>['sort']>;
const orders: Record<Order, Sort<ServiceRequestRow>> = {
  '-createdAt': { by: 'createdAt', direction: 'desc' },
  urgency: { by: 'urgencyRank', direction: 'asc' },
  deadline: { by: 'personDueAt', direction: 'asc' },
};

export async function requestPage(
  tx: Tx,
  query: QueryOf<typeof routes.listRequests>,
): Promise<Page<ServiceRequestRow>> {
  const builder = tx
    .createQueryBuilder(ServiceRequestRow, 'request')
    .where('request.organisation_id = :organisationId', { organisationId: organisationOf(tx.scope) });
  if (query.status) builder.andWhere('request.status = ANY(:statuses)', { statuses: query.status });
  if (query.open !== undefined)
    builder.andWhere(`request.status ${query.open ? '= ANY' : '<> ALL'}(:open)`, {
      open: openServiceRequestStatuses,
    });
  if (query.waiting !== undefined)
    builder.andWhere(
      `${query.waiting ? '' : 'NOT '}(request.personDueAt IS NOT NULL AND request.takenOverAt IS NULL)`,
    );
  if (query.mine) builder.andWhere('request.handOverOwner = :me', { me: tx.scope.personId });
  if (query.equipmentId)
    builder.andWhere('request.equipment_id = :equipmentId', { equipmentId: query.equipmentId });
  if (query.q?.trim())
    builder.andWhere('request.search ILIKE :like', {
      like: `%${query.q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`,
    });
  const { limit, cursor = null } = query;
  return page(tx, builder, {
    limit,
    cursor,
    sort: orders[query.sort ?? '-createdAt'],
  });
}
