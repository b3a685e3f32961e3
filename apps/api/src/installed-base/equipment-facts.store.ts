import { openAlertStatuses, openServiceRequestStatuses, openWorkOrderStatuses, Urgency } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** What other tables know of a unit. */
export interface EquipmentFacts {
  id: string;
  device_id: string | null;
  online: boolean | null;
  last_reading_at: Date | null;
  open_alerts: number;
  worst_rank: number | null;
  open_requests: number;
  open_work_orders: number;
}

const quoted = (words: readonly string[]) => words.map(word => `'${word}'`).join(', ');
/** A suppressed alert is known and quiet: it counts as open, but nobody is to be alarmed by it. */
const loud = quoted(openAlertStatuses.filter(status => status !== 'suppressed'));
const openAlerts = quoted(openAlertStatuses);
const openRequests = quoted(openServiceRequestStatuses);
const openWorkOrders = quoted(openWorkOrderStatuses);

/** A condition on unit `e`: it has an alert that is open and not suppressed. */
export const alertingUnit = `EXISTS (SELECT FROM alert a
  WHERE a.organisation_id = e.organisation_id AND a.equipment_id = e.id AND a.status IN (${loud}))`;

/** The worst of the alerts that are open and not suppressed, per unit. */
export const worstAlerts = `SELECT a.equipment_id, min(a.urgency_rank) AS worst_rank FROM alert a
  WHERE a.organisation_id = $1 AND a.status IN (${loud}) GROUP BY a.equipment_id`;

export const urgencyOfRank = (rank: number | null): Urgency | null =>
  rank === null ? null : (Urgency.options[rank - 1] ?? null);

/** The facts of a page of units in one statement. Devices are the manufacturer's alone: nobody else may read that table. */
export async function equipmentFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, EquipmentFacts>> {
  if (ids.length === 0) return new Map();
  const seesDevices = tx.scope.family === 'manufacturer' || tx.scope.family === 'worker';
  const device = `(SELECT d.id FROM device d
    WHERE d.organisation_id = $1 AND d.equipment_id = e.id AND d.revoked_at IS NULL)`;
  const rows = await tx.rows<EquipmentFacts>(
    `SELECT e.id, ${seesDevices ? device : 'NULL'} AS device_id, p.online, p.last_reading_at,
       a.open_alerts, a.worst_rank, r.open_requests, w.open_work_orders
     FROM unnest($2::uuid[]) AS e (id)
       LEFT JOIN equipment_pulse p ON p.organisation_id = $1 AND p.equipment_id = e.id
       CROSS JOIN LATERAL (SELECT count(*)::int AS open_alerts, min(urgency_rank) FILTER (WHERE status IN (${loud})) AS worst_rank
         FROM alert WHERE organisation_id = $1 AND equipment_id = e.id AND status IN (${openAlerts})) a
       CROSS JOIN LATERAL (SELECT count(*)::int AS open_requests
         FROM service_request WHERE organisation_id = $1 AND equipment_id = e.id AND status IN (${openRequests})) r
       CROSS JOIN LATERAL (SELECT count(*)::int AS open_work_orders
         FROM work_order WHERE organisation_id = $1 AND equipment_id = e.id AND status IN (${openWorkOrders})) w`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(rows.map(row => [row.id, row]));
}
