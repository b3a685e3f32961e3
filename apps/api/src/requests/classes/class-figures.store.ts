import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import type { ClassCount } from './class-figures.rules';

/** The Monday of the week that runs, by the clocks of the house. */
export async function mondayNow(tx: Tx): Promise<string> {
  const row = await tx.one<{ monday: string }>(
    `SELECT to_char(date_trunc('week', $2::timestamptz AT TIME ZONE time_zone), 'YYYY-MM-DD') AS monday
     FROM organisation WHERE organisation_id = $1 AND id = $1`,
    [organisationOf(tx.scope), tx.now],
  );
  if (!row) throw new TypeError('A house without its row');
  return row.monday;
}

/**
 * What customers reported since that Monday; a machine's own alert is no conversation. Solved by the
 * assistant is what it had answered, and what ended without a person or a work order.
 */
export function classCounts(tx: Tx, since: string): Promise<ClassCount[]> {
  return tx.rows<ClassCount>(
    `SELECT to_char(date_trunc('week', r.created_at AT TIME ZONE o.time_zone), 'YYYY-MM-DD') AS week,
       r.triage->>'category' AS category, count(*)::int AS total,
       count(*) FILTER (WHERE NOT p.had AND r.work_order_id IS NULL AND r.status IN ('resolved_remotely', 'closed') AND EXISTS (
         SELECT FROM request_message m
         WHERE m.organisation_id = r.organisation_id AND m.service_request_id = r.id AND m.author = 'assistant'))::int AS solved,
       count(*) FILTER (WHERE p.had)::int AS "withPerson"
     FROM organisation o
       JOIN service_request r ON r.organisation_id = o.organisation_id
       CROSS JOIN LATERAL (SELECT r.taken_over_at IS NOT NULL OR r.hand_over_deadline IS NOT NULL AS had) p
     WHERE o.organisation_id = $1 AND o.id = $1 AND r.channel <> 'alert'
       AND r.created_at >= $2::timestamp AT TIME ZONE o.time_zone
     GROUP BY 1, 2`,
    [organisationOf(tx.scope), since],
  );
}
