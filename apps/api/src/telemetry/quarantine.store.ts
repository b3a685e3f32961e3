import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** What was held back of a metric since then counts in charts from now on, as value * factor + offset. */
export async function releaseReadings(
  tx: Tx,
  { equipmentId, metric, since, factor, offset }: Released,
): Promise<void> {
  await tx.run(
    `UPDATE reading
     SET "values" = "values" || jsonb_build_object($3::text, ("quarantined"->>$3)::float8 * $5 + $6),
       quarantined = nullif(quarantined - $3, '{}')
     WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $4 AND quarantined ? $3`,
    [organisationOf(tx.scope), equipmentId, metric, since, factor, offset],
  );
}
interface Released {
  equipmentId: string;
  metric: string;
  since: Date;
  factor: number;
  offset: number;
}
