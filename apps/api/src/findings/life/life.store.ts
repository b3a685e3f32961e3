import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { mostValue, stepMs } from '#telemetry';
import type { PastMeans } from './life.rules';

/** Of one life so many days count, and of a model so many lives: the newest. */
const LIFE_DAYS = 40;
const MOST_LIVES = 60;

/**
 * Means of whole steps. Counted from the stored readings, so that a
 * repetition writes the same again.
 */
export async function keepMeans(tx: Tx, equipmentId: string, first: Date, end: Date): Promise<void> {
  await tx.run(
    `INSERT INTO reading_mean (organisation_id, equipment_id, at, means)
     SELECT $1, $2, step, jsonb_object_agg(metric, mean) FROM (
       SELECT date_bin(make_interval(secs => $5), r.at, 'epoch') AS step, v.key AS metric, avg(v.value::float8) AS mean
       FROM reading r, jsonb_each(r."values") AS v
       WHERE r.organisation_id = $1 AND r.equipment_id = $2 AND r.at >= $3 AND r.at < $4
         AND CASE WHEN jsonb_typeof(v.value) = 'number' THEN abs(v.value::float8) <= $6 ELSE false END
       GROUP BY 1, 2
     ) AS counted GROUP BY step
     ON CONFLICT (organisation_id, equipment_id, at) DO UPDATE SET means = excluded.means`,
    [organisationOf(tx.scope), equipmentId, first, end, stepMs / 1_000, mostValue],
  );
}

/**
 * Lives of a model's units that ended in a failure: a repair that was done. Each goes back to the failure before it, and
 * at most so many days.
 */
export async function pastLives(tx: Tx, modelId: string): Promise<PastMeans[]> {
  return tx
    .rows<PastMeans>(
      `WITH failure AS (
       SELECT w.equipment_id, w.created_at AS failed_at,
         coalesce(lag(w.created_at) OVER (PARTITION BY w.equipment_id ORDER BY w.created_at), e.installed_on::timestamptz) AS since
       FROM work_order w JOIN equipment e ON e.organisation_id = w.organisation_id AND e.id = w.equipment_id
       WHERE w.organisation_id = $1 AND e.model_id = $2 AND w.job_type = 'repair'
         AND w.status IN ('completed', 'verified', 'closed')
     )
     SELECT coalesce(f.since, l.first_at) AS since, l.means
     FROM failure f CROSS JOIN LATERAL (
       SELECT min(m.at) AS first_at, jsonb_agg(jsonb_build_object('at', m.at, 'means', m.means) ORDER BY m.at) AS means
       FROM reading_mean m
       WHERE m.organisation_id = $1 AND m.equipment_id = f.equipment_id AND m.at < f.failed_at
         AND m.at >= greatest(f.since, f.failed_at - make_interval(days => $3))
     ) AS l
     WHERE l.first_at IS NOT NULL ORDER BY f.failed_at DESC LIMIT $4`,
      [organisationOf(tx.scope), modelId, LIFE_DAYS, MOST_LIVES],
    )
    .then(rows => rows.map(dated));
}

/** The unit's own life so far; null when it has said nothing. */
export async function lifeSoFar(tx: Tx, equipmentId: string): Promise<PastMeans | null> {
  const row = await tx.one<PastMeans>(
    `WITH born AS (
       SELECT coalesce((SELECT max(w.created_at) FROM work_order w
           WHERE w.organisation_id = $1 AND w.equipment_id = $2 AND w.job_type = 'repair'
             AND w.status IN ('completed', 'verified', 'closed')),
         (SELECT e.installed_on::timestamptz FROM equipment e WHERE e.organisation_id = $1 AND e.id = $2)) AS since
     )
     SELECT coalesce(born.since, min(m.at)) AS since,
       jsonb_agg(jsonb_build_object('at', m.at, 'means', m.means) ORDER BY m.at) AS means
     FROM born, reading_mean m
     WHERE m.organisation_id = $1 AND m.equipment_id = $2 AND m.at >= coalesce(born.since, '-infinity')
       AND m.at >= (SELECT max(n.at) FROM reading_mean n WHERE n.organisation_id = $1 AND n.equipment_id = $2)
         - make_interval(days => $3)
     GROUP BY born.since`,
    [organisationOf(tx.scope), equipmentId, LIFE_DAYS],
  );
  return row && dated(row);
}

const dated = ({ since, means }: PastMeans): PastMeans => ({
  since,
  means: means.map(one => ({ ...one, at: new Date(one.at) })),
});
