import type { SelectQueryBuilder } from 'typeorm';
import type { QueryOf, visitRoutes } from '#contracts';
import { lock, NotVisible, organisationOf, page } from '../platform/database';
import type { Page, Tx } from '../platform/database';
import { Refused } from '../platform/refused';
import { WorkOrderRow } from '../work-orders';
import { VisitRow } from './visit.entity';

type ListQuery = QueryOf<typeof visitRoutes.listVisits>;

const isEngineer = (tx: Tx) => tx.scope.role === 'engineer' || tx.scope.role === 'partner-engineer';

/** For builders and statements that name the visit `v`: engineers see their own, everybody else what row security shows. */
export const ownOnly = `v.engineer_id = (SELECT e.id FROM engineer e
  WHERE e.organisation_id = v.organisation_id AND e.person_id = :me)`;

export function confinedVisits(tx: Tx): SelectQueryBuilder<VisitRow> {
  const builder = tx
    .createQueryBuilder(VisitRow, 'v')
    .where('v.organisationId = :organisation', { organisation: organisationOf(tx.scope) });
  return isEngineer(tx) ? builder.andWhere(ownOnly, { me: tx.scope.personId }) : builder;
}

export function listVisits(tx: Tx, query: ListQuery): Promise<Page<VisitRow>> {
  const builder = confinedVisits(tx);
  const { from, to, engineerId, workOrderId, status } = query;
  if (from) builder.andWhere('v.endAt > :from', { from });
  if (to) builder.andWhere('v.startAt < :to', { to });
  if (engineerId) builder.andWhere('v.engineerId = :engineerId', { engineerId });
  if (workOrderId) builder.andWhere('v.workOrderId = :workOrderId', { workOrderId });
  if (status) builder.andWhere('v.status IN (:...status)', { status });
  return page(tx, builder, {
    limit: query.limit,
    cursor: query.cursor ?? null,
    sort: { by: 'startAt', direction: query.sort === '-start' ? 'desc' : 'asc' },
  });
}

/** @throws NotVisible */
export async function visitById(tx: Tx, id: string): Promise<VisitRow> {
  const row = await confinedVisits(tx).andWhere('v.id = :id', { id }).getOne();
  if (!row) throw new NotVisible('visit');
  return row;
}

/**
 * A visit and its order, both held until the transaction ends: first the order, as everything does that changes either.
 * @throws NotVisible, Refused work-order-closed
 */
export async function lockVisit(tx: Tx, id: string): Promise<{ order: WorkOrderRow; visit: VisitRow }> {
  const found = await tx.one<{ work_order_id: string }>(
    'SELECT work_order_id FROM visit WHERE organisation_id = $1 AND id = $2',
    [organisationOf(tx.scope), id],
  );
  if (!found) throw new NotVisible('visit');
  const order = await lock(tx, WorkOrderRow, found.work_order_id);
  const visit = await lock(tx, VisitRow, id);
  if (order.closedAt) throw new Refused('work-order-closed', { number: order.number });
  return { order, visit };
}

export interface VisitEvidence {
  notes: { id: string; text: string; at: Date; author_name: string }[];
  attachmentIds: string[];
}

export async function evidenceOf(tx: Tx, visitId: string): Promise<VisitEvidence> {
  const of = [organisationOf(tx.scope), visitId];
  const photos = await tx.rows<{ id: string }>(
    `SELECT id FROM attachment WHERE organisation_id = $1 AND visit_id = $2 AND kind = 'photo' ORDER BY created_at, id`,
    of,
  );
  // What engineers write to each other is not the customer's.
  const notes =
    tx.scope.family === 'customer'
      ? []
      : await tx.rows<VisitEvidence['notes'][number]>(
          `SELECT id, text, at, author_name FROM visit_note
           WHERE organisation_id = $1 AND visit_id = $2 ORDER BY at, created_at, id`,
          of,
        );
  return { notes, attachmentIds: photos.map(({ id }) => id) };
}

export interface OrderFacts {
  id: string;
  number: string;
  title: string;
  urgency: WorkOrderRow['urgency'];
  serial_number: string;
  model_name: string;
  site_name: string;
  address: string;
  city: string;
  lat: number;
  lng: number;
  time_zone: string;
}

/** What lines of visits tell of their orders. */
export async function orderFactsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, OrderFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<OrderFacts>(
    `SELECT id, number, title, urgency, serial_number, model_name, site_name, address, city, lat, lng, time_zone
     FROM work_order WHERE organisation_id = $1 AND id = ANY ($2::uuid[])`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(rows.map(row => [row.id, row]));
}
