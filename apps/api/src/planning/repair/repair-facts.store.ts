import { mostPlannedOrders, openVisitStatuses, underWayVisitStatuses } from '#contracts';
import type { RepairEvent, RepairPolicy } from '#contracts';
import type { Span } from '#dispatch';
import { plannableEngineers, wishesOf } from '../../engineers';
import type { EngineerWishes } from '../../engineers';
import { timeZoneOf } from '../../organisations';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { dayPlans, jobOf, VisitRow } from '../../visits';
import { WorkOrderRow } from '../../work-orders';
import { dayOf } from '../day.rules';
import type { DayOrder } from '../day/day';
import { asPlanned, BEFORE_MS, timesOfVisits } from '../day/day-facts.store';
import type { OrderAsPlanned } from '../day/day-facts.store';
import { earliestStart } from '../day/stretches.rules';
import { MINUTE_MS } from '../day/way';
import { notForDay } from '../day/wish.rules';
import { policyOf } from '../../planning-policy';
import type { Insertion, RepairFacts, RunningVisit } from './repair';

/** What a repair tells of an order, and whom to phone about it. */
export interface OrderToRepair extends OrderAsPlanned {
  customerName: string;
  contactName: string | null;
  contactPhone: string | null;
}

export interface GatheredRepair {
  facts: RepairFacts;
  orders: ReadonlyMap<string, OrderToRepair>;
}

/** The running day, and what should get a place in it: ten statements, whatever its size. */
export async function gatherRepair(
  tx: Tx,
  date: string,
  { events, policy }: { events: readonly RepairEvent[]; policy: RepairPolicy },
): Promise<GatheredRepair> {
  const day = dayOf(date, await timeZoneOf(tx));
  const now = tx.now.getTime();
  const around = { start: day.start - BEFORE_MS, end: day.end + BEFORE_MS };
  const visits = await openVisits(tx, day);
  const declined = await declinedOf(tx, day);
  const asked = new Set(events.flatMap(event => (event.kind === 'urgent' ? [event.workOrderId] : [])));
  const waiting = await waitingOrders(tx, [...asked, ...declined.keys()], day.start <= now);
  const held = await ordersOf(
    tx,
    visits.map(({ workOrderId }) => workOrderId),
  );
  const wishesAt = await wishesOf(tx, [...waiting, ...held]);
  const known = new Map(held.map(row => [row.id, row]));
  const earliest = earliestStart(day, now);
  const inserted = waiting
    .map(row => ({ row, order: dayOrder(row, wishesAt(row), around) }))
    .filter(({ row, order }) => asked.has(row.id) || notForDay(order, day, earliest) === null);
  return {
    facts: {
      day: {
        days: [day],
        now,
        orders: inserted.map(({ order }) =>
          // Somebody wants it today, whatever was promised for another time.
          notForDay(order, day, earliest) ? { ...order, job: { ...order.job, promisedWindow: null } } : order,
        ),
        policy: (await policyOf(tx)).terms,
        engineers: await plannableEngineers(tx, around),
        plans: await dayPlans(tx, around),
        ...(await timesOfVisits(tx, day)),
      },
      visits: visits.flatMap(visit => {
        const row = known.get(visit.workOrderId);
        return row ? [runningVisit(visit, row, wishesAt(row), around)] : [];
      }),
      insertions: inserted.map(({ row }): Insertion => ({
        orderId: row.id,
        number: row.number,
        isUrgent: row.urgency === 'critical' || asked.has(row.id),
        never: declined.get(row.id) ?? [],
      })),
      events,
      policy,
    },
    orders: new Map([...waiting, ...held].map(row => [row.id, toRepair(row)])),
  };
}

/** The visits of a span that are not over, each with its order's job: three statements. */
export async function runningVisits(
  tx: Tx,
  span: Span,
): Promise<{ visits: RunningVisit[]; orders: WorkOrderRow[] }> {
  const open = await openVisits(tx, span);
  const orders = await ordersOf(
    tx,
    open.map(({ workOrderId }) => workOrderId),
  );
  const wishesAt = await wishesOf(tx, orders);
  const known = new Map(orders.map(row => [row.id, row]));
  const visits = open.flatMap(visit => {
    const row = known.get(visit.workOrderId);
    return row ? [runningVisit(visit, row, wishesAt(row), span)] : [];
  });
  return { visits, orders };
}

/** Of the day, and what is still under way from before. */
function openVisits(tx: Tx, { start, end }: Span): Promise<VisitRow[]> {
  return tx
    .createQueryBuilder(VisitRow, 'v')
    .where('v.organisationId = :organisation', { organisation: organisationOf(tx.scope) })
    .andWhere('v.status IN (:...open)', { open: openVisitStatuses })
    .andWhere('v.startAt < :end AND (v.startAt >= :start OR v.status IN (:...underWay))', {
      start: new Date(start),
      end: new Date(end),
      underWay: underWayVisitStatuses,
    })
    .orderBy('v.startAt')
    .addOrderBy('v.id')
    .limit(mostPlannedOrders)
    .getMany();
}

/** By order: who has declined it for this day. */
async function declinedOf(tx: Tx, { start, end }: Span): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ work_order_id: string; engineer_ids: string[] }>(
    `SELECT work_order_id, array_agg(engineer_id::text) AS engineer_ids FROM visit
     WHERE organisation_id = $1 AND status = 'declined' AND start_at >= $2 AND start_at < $3 GROUP BY work_order_id`,
    [organisationOf(tx.scope), new Date(start), new Date(end)],
  );
  return new Map(rows.map(row => [row.work_order_id, row.engineer_ids]));
}

/** Ready orders that were asked for, and on the day itself every critical one, in the order of the queue. */
function waitingOrders(tx: Tx, ids: readonly string[], isToday: boolean): Promise<WorkOrderRow[]> {
  return tx
    .createQueryBuilder(WorkOrderRow, 'wo')
    .where(`wo.organisationId = :organisation AND wo.status = 'ready'`, {
      organisation: organisationOf(tx.scope),
    })
    .andWhere(`(wo.id = ANY (:ids::uuid[]) OR (:isToday AND wo.urgency = 'critical'))`, { ids, isToday })
    .orderBy('wo.queueRank')
    .addOrderBy('wo.id')
    .limit(mostPlannedOrders)
    .getMany();
}

function ordersOf(tx: Tx, ids: readonly string[]): Promise<WorkOrderRow[]> {
  return tx
    .createQueryBuilder(WorkOrderRow, 'wo')
    .where('wo.organisationId = :organisation AND wo.id = ANY (:ids::uuid[])', {
      organisation: organisationOf(tx.scope),
      ids,
    })
    .getMany();
}

const dayOrder = (row: WorkOrderRow, wishes: EngineerWishes, around: Span, minutes?: number): DayOrder => ({
  id: row.id,
  job: jobOf(row, wishes, around, minutes),
  partnerId: row.partnerId,
  createdAt: row.createdAt.getTime(),
});

function runningVisit(
  visit: VisitRow,
  order: WorkOrderRow,
  wishes: EngineerWishes,
  around: Span,
): RunningVisit {
  const start = visit.startAt.getTime();
  const end = visit.endAt.getTime();
  return {
    id: visit.id,
    label: order.number,
    engineerId: visit.engineerId,
    start,
    end,
    position: { lat: order.lat, lng: order.lng },
    status: visit.status,
    isPinned: visit.pinned,
    order: dayOrder(order, wishes, around, Math.ceil((end - start) / MINUTE_MS)),
  };
}

const toRepair = (row: WorkOrderRow): OrderToRepair => ({
  ...asPlanned(row),
  customerName: row.customerName,
  contactName: row.contactName,
  contactPhone: row.contactPhone,
});
