import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** Who has finished work on this unit before. */
export async function engineersWhoKnow(tx: Tx, equipmentId: string): Promise<Set<string>> {
  const rows = await tx.rows<{ engineer_id: string }>(
    `SELECT DISTINCT v.engineer_id FROM work_order w
       JOIN visit v ON v.organisation_id = w.organisation_id AND v.work_order_id = w.id AND v.status = 'completed'
     WHERE w.organisation_id = $1 AND w.equipment_id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  return new Set(rows.map(row => row.engineer_id));
}
