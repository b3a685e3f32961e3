import { daySteps, leastShare, levelsOf, mostValue, stepMs } from '#telemetry';
import type { DutyStep, Level } from '#telemetry';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** So many units are read at once: of any number of units, that is what is held. */
const BATCH = 200;

/**
 * Means by what the unit was doing, of whole steps. Counted from the stored readings, so that a repetition writes the
 * same again. What it did for less of the time than counts is left out: a device that makes up states fills nothing.
 */
export async function keepDuties(tx: Tx, equipmentId: string, first: Date, end: Date): Promise<void> {
  await tx.run(
    `WITH told AS (
       SELECT date_bin(make_interval(secs => $5), at, 'epoch') AS step, "values",
         CASE WHEN jsonb_typeof("values" -> 'state') = 'string' THEN "values" ->> 'state' ELSE '' END AS activity
       FROM reading WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $3 AND at < $4
     ), duty AS (
       SELECT step, activity, count(*) / sum(count(*)) OVER (PARTITION BY step) AS share FROM told GROUP BY step, activity
     ), counted AS (
       SELECT t.step, t.activity, v.key AS metric, avg(v.value::float8) AS mean, stddev_pop(v.value::float8) AS deviation
       FROM told t, jsonb_each(t."values") AS v
       WHERE CASE WHEN jsonb_typeof(v.value) = 'number' THEN abs(v.value::float8) <= $7 ELSE false END
       GROUP BY 1, 2, 3
     ), perduty AS (
       SELECT d.step, d.activity, jsonb_build_object('share', round(d.share, 4),
         'means', jsonb_object_agg(c.metric, c.mean), 'deviations', jsonb_object_agg(c.metric, c.deviation)) AS told
       FROM duty d JOIN counted c ON c.step = d.step AND c.activity = d.activity
       WHERE d.share >= $6 GROUP BY d.step, d.activity, d.share
     )
     INSERT INTO duty_mean (organisation_id, equipment_id, at, duties)
     SELECT $1, $2, step, jsonb_object_agg(activity, told) FROM perduty GROUP BY step
     ON CONFLICT (organisation_id, equipment_id, at) DO UPDATE SET duties = excluded.duties`,
    [organisationOf(tx.scope), equipmentId, first, end, stepMs / 1_000, leastShare, mostValue],
  );
}

/**
 * Where the units of a model have been for the day that ends with the step, without the hours in which somebody worked on
 * them: what a unit does meanwhile is neither usual nor a fault.
 */
export async function levelsAt(
  tx: Tx,
  modelId: string,
  step: number,
): Promise<Map<string, Map<string, Level>>> {
  const levels = new Map<string, Map<string, Level>>();
  for (let after: string | null = null; ;) {
    const rows: UnitDay[] = await unitDays(tx, modelId, step, after);
    for (const { unit, steps } of rows)
      levels.set(unit, levelsOf(steps.map(({ at, duties }) => ({ at: Date.parse(at), duties }))));
    if (rows.length < BATCH) return levels;
    after = rows.at(-1)?.unit ?? null;
  }
}

interface UnitDay {
  unit: string;
  steps: { at: string; duties: DutyStep['duties'] }[];
}

async function unitDays(tx: Tx, modelId: string, step: number, after: string | null): Promise<UnitDay[]> {
  return tx.rows<UnitDay>(
    `SELECT e.id AS unit, d.steps FROM equipment e CROSS JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('at', m.at, 'duties', m.duties) ORDER BY m.at) AS steps FROM duty_mean m
       WHERE m.organisation_id = $1 AND m.equipment_id = e.id AND m.at > $4 AND m.at <= $5
         AND NOT EXISTS (SELECT FROM maintenance_window w
           WHERE w.organisation_id = $1 AND (w.equipment_id = e.id OR w.equipment_id = e.parent_id OR (w.whole_site AND w.site_id = e.site_id))
             AND w.starts_at < m.at + make_interval(secs => $6) AND w.ends_at > m.at)
     ) AS d
     WHERE e.organisation_id = $1 AND e.model_id = $2 AND ($3::uuid IS NULL OR e.id > $3) AND d.steps IS NOT NULL
     ORDER BY e.id LIMIT ${BATCH}`,
    [
      organisationOf(tx.scope),
      modelId,
      after,
      new Date(step - daySteps * stepMs),
      new Date(step),
      stepMs / 1_000,
    ],
  );
}
