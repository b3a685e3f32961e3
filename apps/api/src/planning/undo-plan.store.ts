import type { VisitStatus } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { VisitNow } from './undo-plan.rules';

interface Row {
  id: string;
  work_order_id: string;
  order_version: number;
  promised_start: Date | null;
  promised_end: Date | null;
  status: VisitStatus;
  version: number;
  engineer_id: string;
  engineer_name: string;
  start_at: Date;
  end_at: Date;
  pinned: boolean;
}

/** These visits with what their orders promise, by id: one statement. */
export async function visitsNow(tx: Tx, ids: readonly string[]): Promise<Map<string, VisitNow>> {
  const rows = await tx.rows<Row>(
    `SELECT v.id, v.work_order_id, w.version AS order_version, w.promised_start, w.promised_end,
       v.status, v.version, v.engineer_id, v.engineer_name, v.start_at, v.end_at, v.pinned
     FROM visit v JOIN work_order w ON w.organisation_id = v.organisation_id AND w.id = v.work_order_id
     WHERE v.organisation_id = $1 AND v.id = ANY ($2::uuid[])`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(
    rows.map(row => [
      row.id,
      {
        workOrderId: row.work_order_id,
        orderVersion: row.order_version,
        promisedStart: row.promised_start?.toISOString() ?? null,
        promisedEnd: row.promised_end?.toISOString() ?? null,
        status: row.status,
        version: row.version,
        engineerId: row.engineer_id,
        engineerName: row.engineer_name,
        start: row.start_at.toISOString(),
        end: row.end_at.toISOString(),
        isPinned: row.pinned,
      },
    ]),
  );
}
