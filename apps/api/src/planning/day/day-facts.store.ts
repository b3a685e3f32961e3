import { mostPlannedOrders } from '#contracts';
import type { PlanLeftOut, TimeWindow } from '#contracts';
import type { Span } from '#dispatch';
import { plannableEngineers, wishesOf } from '../../engineers';
import { timeZoneOf } from '../../organisations';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { dayPlans, jobOf, preferredOf } from '../../visits';
import { WorkOrderRow } from '../../work-orders';
import { daysOn } from '../day.rules';
import { policyOf } from '../../planning-policy';
import { spanOf } from './day';
import type { DayFacts, Days } from './day';

/** What a plan run tells of an order, and the version that it was planned from. */
export type OrderAsPlanned = Omit<PlanLeftOut, 'reason'> & { workOrderVersion: number };

export interface GatheredDay {
  facts: DayFacts;
  timeZone: string;
  orders: ReadonlyMap<string, OrderAsPlanned>;
}

const columns =
  `id number title urgency siteName city timeZone accessHours lat lng dueAt promisedStart promisedEnd preferredWindows skills estimatedMinutes
  equipmentId siteId customerId partnerId createdAt version`
    .split(/\s+/)
    .map(column => `wo.${column}`);

/** A shift or visit of the evening before still counts in the morning. */
export const BEFORE_MS = 24 * 3_600_000;

/** Some days with everything that waits for them: seven statements, whatever their number and size. */
export async function gatherDays(
  tx: Tx,
  { day, days: count }: { day: string; days: number },
): Promise<GatheredDay> {
  const timeZone = await timeZoneOf(tx);
  const days = daysOn(day, count, timeZone);
  const span = spanOf({ days });
  const around = { start: span.start - BEFORE_MS, end: span.end + BEFORE_MS };
  const waiting = await readyOrders(tx);
  const wishesAt = await wishesOf(tx, waiting);
  return {
    facts: {
      days,
      now: tx.now.getTime(),
      orders: waiting.map(row => ({
        id: row.id,
        job: jobOf(row, wishesAt(row), around),
        partnerId: row.partnerId,
        createdAt: row.createdAt.getTime(),
      })),
      policy: (await policyOf(tx)).terms,
      engineers: await plannableEngineers(tx, around),
      plans: await dayPlans(tx, around),
      ...(await timesOfVisits(tx, span)),
    },
    timeZone,
    orders: new Map(waiting.map(row => [row.id, asPlanned(row)])),
  };
}

/** In the order of the queue. */
function readyOrders(tx: Tx): Promise<WorkOrderRow[]> {
  return tx
    .createQueryBuilder(WorkOrderRow, 'wo')
    .select(columns)
    .where(`wo.organisationId = :organisation AND wo.status = 'ready'`, {
      organisation: organisationOf(tx.scope),
    })
    .orderBy('wo.queueRank')
    .addOrderBy('wo.id')
    .limit(mostPlannedOrders)
    .getMany();
}

/** How much there is to think about, before it is. */
export async function sizeOf(tx: Tx, days: Days): Promise<{ orders: number; visits: number }> {
  const { start, end } = spanOf({ days });
  const row = await tx.one<{ orders: number; visits: number }>(
    `SELECT
       (SELECT count(*)::integer FROM work_order WHERE organisation_id = $1 AND status = 'ready') AS orders,
       (SELECT count(*)::integer FROM visit_assignment
        WHERE organisation_id = $1 AND holding AND start_at >= $2 AND start_at < $3) AS visits`,
    [organisationOf(tx.scope), new Date(start), new Date(end)],
  );
  return { orders: Math.min(mostPlannedOrders, row?.orders ?? 0), visits: row?.visits ?? 0 };
}

/** When the visits of a span are due, and when their customers had rather have them. */
export async function timesOfVisits(
  tx: Tx,
  { start, end }: Span,
): Promise<Pick<DayFacts, 'dueOfVisits' | 'preferredOfVisits'>> {
  const rows = await tx.rows<{ id: string; due_at: Date | null; preferred_windows: TimeWindow[] }>(
    `SELECT v.id, w.due_at, w.preferred_windows
     FROM visit v JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id
     WHERE v.organisation_id = $1 AND v.start_at >= $2 AND v.start_at < $3
       AND (w.due_at IS NOT NULL OR w.preferred_windows <> '[]')`,
    [organisationOf(tx.scope), new Date(start), new Date(end)],
  );
  return {
    dueOfVisits: new Map(rows.flatMap(row => (row.due_at ? [[row.id, row.due_at.getTime()] as const] : []))),
    preferredOfVisits: new Map(
      rows.flatMap(row =>
        row.preferred_windows.length > 0 ? [[row.id, preferredOf(row.preferred_windows)] as const] : [],
      ),
    ),
  };
}

export function asPlanned(row: WorkOrderRow): OrderAsPlanned {
  return {
    workOrderId: row.id,
    workOrderVersion: row.version,
    number: row.number,
    title: row.title,
    urgency: row.urgency,
    siteName: row.siteName,
    city: row.city,
    timeZone: row.timeZone,
    position: { lat: row.lat, lng: row.lng },
    dueAt: row.dueAt?.toISOString() ?? null,
  };
}
