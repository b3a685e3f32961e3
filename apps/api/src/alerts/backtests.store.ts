import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { TriedUnit } from './backtest.rules';

const COLUMNS = `e.id AS "equipmentId", e.serial_number AS "serialNumber", e.site_name AS "siteName", e.city,
  e.time_zone AS "timeZone"`;

export async function unitOfModel(tx: Tx, modelId: string, equipmentId: string): Promise<TriedUnit | null> {
  return tx.one<TriedUnit>(
    `SELECT ${COLUMNS} FROM equipment e WHERE e.organisation_id = $1 AND e.model_id = $2 AND e.id = $3`,
    [organisationOf(tx.scope), modelId, equipmentId],
  );
}

/** Some units of the model that said anything since then, the same ones each time, and how many there are of those. */
export async function sampleOfModel(
  tx: Tx,
  { modelId, since, limit }: { modelId: string; since: Date; limit: number },
): Promise<{ units: TriedUnit[]; of: number }> {
  const rows = await tx.rows<TriedUnit & { of: number }>(
    `SELECT ${COLUMNS}, count(*) OVER ()::int AS of
     FROM equipment e JOIN equipment_pulse p ON p.organisation_id = e.organisation_id AND p.equipment_id = e.id
     WHERE e.organisation_id = $1 AND e.model_id = $2 AND p.last_reading_at >= $3
     ORDER BY md5(e.id::text) LIMIT $4`,
    [organisationOf(tx.scope), modelId, since, limit],
  );
  const units = rows.map(({ equipmentId, serialNumber, siteName, city, timeZone }) => ({
    equipmentId,
    serialNumber,
    siteName,
    city,
    timeZone,
  }));
  return { units, of: rows[0]?.of ?? 0 };
}
