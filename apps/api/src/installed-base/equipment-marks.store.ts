import { routes } from '#contracts';
import type { EquipmentFamily, EquipmentMark, QueryOf } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { urgencyOfRank, worstAlerts } from './equipment-facts.store';

const MOST_MARKS = 20_000;

interface MarkRow {
  id: string;
  lat: number;
  lng: number;
  family: EquipmentFamily;
  serial_number: string;
  site_name: string;
  worst_rank: number | null;
}

/** Where all visible units stand that are still in the field's book, the alarming ones first if there are too many. */
export async function equipmentMarks(
  tx: Tx,
  { family, alerting }: QueryOf<typeof routes.listEquipmentMarks>,
): Promise<EquipmentMark[]> {
  const alertingToo = alerting === undefined ? '' : `AND a.worst_rank IS ${alerting ? 'NOT ' : ''}NULL`;
  const rows = await tx.rows<MarkRow>(
    `SELECT e.id, e.lat, e.lng, e.family, e.serial_number, e.site_name, a.worst_rank
     FROM equipment e LEFT JOIN (${worstAlerts}) a ON a.equipment_id = e.id
     WHERE e.organisation_id = $1 AND e.status <> 'scrapped' AND ($2::text IS NULL OR e.family = $2) ${alertingToo}
     ORDER BY a.worst_rank NULLS LAST LIMIT ${MOST_MARKS}`,
    [organisationOf(tx.scope), family ?? null],
  );
  return rows.map(row => ({
    id: row.id,
    position: { lat: row.lat, lng: row.lng },
    family: row.family,
    worstUrgency: urgencyOfRank(row.worst_rank),
    serialNumber: row.serial_number,
    siteName: row.site_name,
  }));
}
