import type { Verdicts } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** Longer ago the machines, their use or the watch were others. */
const REMEMBERED_DAYS = 180;

/** Verdicts on findings of a kind, by model; a model without any is left out. Forecasts have limits of their own. */
export async function verdictsOf(
  tx: Tx,
  modelIds: readonly string[],
  kind: 'unusual' | 'unlike-sisters' = 'unusual',
): Promise<Map<string, Verdicts>> {
  if (modelIds.length === 0) return new Map();
  const rows = await tx.rows<Verdicts & { modelId: string }>(
    `SELECT e.model_id AS "modelId", count(*) FILTER (WHERE f.verdict = 'confirmed')::int AS confirmed,
       count(*) FILTER (WHERE f.verdict = 'false')::int AS wrong
     FROM finding f JOIN equipment e ON e.organisation_id = f.organisation_id AND e.id = f.equipment_id
     WHERE f.organisation_id = $1 AND e.model_id = ANY ($2::uuid[]) AND f.kind = $5 AND f.verdict IS NOT NULL
       AND f.judged_at > $3::timestamptz - make_interval(days => $4)
     GROUP BY e.model_id`,
    [organisationOf(tx.scope), modelIds, tx.now, REMEMBERED_DAYS, kind],
  );
  return new Map(rows.map(({ modelId, ...verdicts }) => [modelId, verdicts]));
}
