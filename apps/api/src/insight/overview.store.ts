import type { Overview } from '#contracts';
import { openWorkOrderStatuses } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** Written out, so that the partial indexes fit. */
const openAlerts = `('open', 'acknowledged', 'diagnosing', 'linked', 'suppressed')`;
const openRequests = `('new', 'triaging', 'awaiting_customer', 'remote_fix')`;
const openOrders = `(${openWorkOrderStatuses.map(status => `'${status}'`).join(', ')})`;

interface Units {
  family: string;
  units: number;
  online: number;
  alerting: number;
}

/** Units by family, with the device's presence and an open alert counted per unit. */
export function unitsByFamily(tx: Tx): Promise<Units[]> {
  return tx.rows<Units>(
    `SELECT e.family, count(*)::int AS units, count(*) FILTER (WHERE p.online)::int AS online,
       count(a.equipment_id)::int AS alerting
     FROM equipment e
       LEFT JOIN equipment_pulse p ON p.organisation_id = e.organisation_id AND p.equipment_id = e.id
       LEFT JOIN (SELECT DISTINCT equipment_id FROM alert WHERE organisation_id = $1 AND status IN ${openAlerts}) a
         ON a.equipment_id = e.id
     WHERE e.organisation_id = $1 AND e.status <> 'scrapped'
     GROUP BY e.family ORDER BY units DESC, e.family`,
    [organisationOf(tx.scope)],
  );
}

export async function alertCounts(tx: Tx): Promise<Overview['alerts']> {
  const row = await tx.one<Overview['alerts']>(
    `SELECT count(*)::int AS open, (count(*) FILTER (WHERE urgency = 'critical'))::int AS critical
     FROM alert WHERE organisation_id = $1 AND status IN ${openAlerts}`,
    [organisationOf(tx.scope)],
  );
  return row ?? { open: 0, critical: 0 };
}

export async function requestCounts(tx: Tx): Promise<Overview['requests']> {
  const row = await tx.one<Overview['requests']>(
    `SELECT count(*)::int AS open, (count(*) FILTER (WHERE triage IS NULL))::int AS untriaged,
       (count(*) FILTER (WHERE person_due_at IS NOT NULL AND taken_over_at IS NULL))::int AS "handOver"
     FROM service_request WHERE organisation_id = $1 AND status IN ${openRequests}`,
    [organisationOf(tx.scope)],
  );
  return row ?? { open: 0, untriaged: 0, handOver: 0 };
}

/** `dayStart`: since when it is today for the organisation. */
export async function workOrderCounts(tx: Tx, dayStart: Date): Promise<Overview['workOrders']> {
  const row = await tx.one<Overview['workOrders']>(
    `SELECT o.*, (
         SELECT count(*)::int FROM visit
         WHERE organisation_id = $1 AND status = 'completed' AND start_at > $2::timestamptz - interval '3 days'
           AND (times ->> 'completed')::timestamptz >= $2) AS "completedToday"
     FROM (SELECT
         (count(*) FILTER (WHERE status = 'ready'))::int AS ready,
         (count(*) FILTER (WHERE status = 'scheduled'))::int AS scheduled,
         (count(*) FILTER (WHERE status = 'in_progress'))::int AS "inProgress",
         (count(*) FILTER (WHERE status = 'on_hold'))::int AS "onHold",
         (count(*) FILTER (WHERE due_at < $3))::int AS overdue
       FROM work_order WHERE organisation_id = $1 AND status IN ${openOrders}) o`,
    [organisationOf(tx.scope), dayStart, tx.now],
  );
  return row ?? { ready: 0, scheduled: 0, inProgress: 0, onHold: 0, overdue: 0, completedToday: 0 };
}

/** Requests opened, orders closed and requests solved without a visit, a row a local day, oldest first. */
export function countsByDay(
  tx: Tx,
  { from, timeZone, days }: { from: Date; timeZone: string; days: number },
): Promise<Overview['byDay']> {
  return tx.rows<Overview['byDay'][number]>(
    `WITH span AS (
       SELECT ($2::timestamptz AT TIME ZONE $3)::date + day AS day FROM generate_series(0, $4::int - 1) AS day
     ), opened AS (
       SELECT (created_at AT TIME ZONE $3)::date AS day, count(*)::int AS opened
       FROM service_request WHERE organisation_id = $1 AND created_at >= $2 GROUP BY 1
     ), remote AS (
       SELECT (ended_at AT TIME ZONE $3)::date AS day, count(*)::int AS remote
       FROM service_request
       WHERE organisation_id = $1 AND ended_at >= $2 AND status IN ('resolved_remotely', 'closed')
         AND work_order_id IS NULL AND duplicate_of IS NULL
       GROUP BY 1
     ), closed AS (
       SELECT (closed_at AT TIME ZONE $3)::date AS day, count(*)::int AS closed
       FROM work_order WHERE organisation_id = $1 AND updated_at >= $2 AND closed_at >= $2 GROUP BY 1
     )
     SELECT to_char(span.day, 'YYYY-MM-DD') AS day, coalesce(opened, 0) AS opened, coalesce(closed, 0) AS closed,
       coalesce(remote, 0) AS remote
     FROM span LEFT JOIN opened USING (day) LEFT JOIN closed USING (day) LEFT JOIN remote USING (day)
     ORDER BY span.day`,
    [organisationOf(tx.scope), from, timeZone, days],
  );
}

interface AttentionRow {
  kind: 'alert' | 'request' | 'work-order';
  id: string;
  title: string;
  detail: string;
  urgency: Overview['needsAttention'][number]['urgency'];
  since: Date;
  window_start: Date | null;
  window_end: Date | null;
}

/** Who has waited longest for a person, the most urgent first. */
export async function needsAttention(tx: Tx, limit: number): Promise<Overview['needsAttention']> {
  const rows = await tx.rows<AttentionRow>(
    `SELECT * FROM (
       (SELECT 'alert' AS kind, a.id, a.title, e.serial_number || ' · ' || e.site_name AS detail, a.urgency,
          a.raised_at AS since, NULL::timestamptz AS window_start, NULL::timestamptz AS window_end
        FROM alert a JOIN equipment e ON e.organisation_id = a.organisation_id AND e.id = a.equipment_id
        WHERE a.organisation_id = $1 AND a.status = 'open' AND a.urgency IN ('critical', 'high')
          AND a.service_request_id IS NULL
        ORDER BY a.urgency, a.raised_at LIMIT $3)
       UNION ALL
       (SELECT 'request', r.id, r.number || ' ' || left(r.text, 120), r.serial_number || ' · ' || r.site_name, r.urgency,
          coalesce(r.hand_over_deadline, r.created_at), NULL, NULL
        FROM service_request r
        WHERE r.organisation_id = $1 AND r.status IN ${openRequests} AND $4
          AND (r.hand_over_deadline IS NOT NULL OR r.triage IS NULL OR r.urgency IN ('critical', 'high'))
        ORDER BY r.created_at LIMIT $3)
       UNION ALL
       (SELECT 'work-order', w.id, w.number || ' ' || w.title, w.serial_number || ' · ' || w.site_name, w.urgency,
          coalesce(w.due_at, w.created_at), w.promised_start, w.promised_end
        FROM work_order w
        WHERE w.organisation_id = $1 AND w.status IN ${openOrders}
          AND (w.due_at < $2 OR w.status = 'on_hold' OR (w.status = 'ready' AND w.urgency IN ('critical', 'high')))
        ORDER BY w.queue_rank LIMIT $3)
     ) waiting
     ORDER BY array_position(ARRAY['critical', 'high', 'normal', 'low'], urgency), since LIMIT $3`,
    // A partner's dispatcher works orders, not requests: those stay the manufacturer's.
    [organisationOf(tx.scope), tx.now, limit, tx.scope.family !== 'partner'],
  );
  return rows.map(({ window_start, window_end, since, ...row }) => ({
    ...row,
    since: since.toISOString(),
    window:
      window_start && window_end
        ? { start: window_start.toISOString(), end: window_end.toISOString() }
        : null,
  }));
}
