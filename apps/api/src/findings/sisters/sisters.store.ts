import type { SisterLevel } from '#contracts';
import { daySteps, seriesOf, sisterSettings, stepMs } from '#telemetry';
import type { Baseline, SistersState } from '#telemetry';
import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** Models with enough units that have said something lately. */
export async function comparedModels(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT e.model_id AS id FROM equipment e
     WHERE e.organisation_id = $1 AND EXISTS (
       SELECT FROM duty_mean m WHERE m.organisation_id = $1 AND m.equipment_id = e.id AND m.at > $2)
     GROUP BY e.model_id HAVING count(*) >= $3
     UNION SELECT w.model_id FROM sister_watch w WHERE w.organisation_id = $1 ORDER BY id`,
    [organisationOf(tx.scope), new Date(tx.now.getTime() - 2 * daySteps * stepMs), sisterSettings.leastUnits],
  );
  return rows.map(row => row.id);
}

/** What is known of a model's units, held until the transaction ends; null: nothing yet. */
export async function heldSisters(tx: Tx, modelId: string): Promise<SistersState | null> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended('sisters ' || $1, 0))`, [modelId]);
  const row = await tx.one<{ state: SistersState }>(
    `SELECT state FROM sister_watch WHERE organisation_id = $1 AND model_id = $2`,
    [organisationOf(tx.scope), modelId],
  );
  return row?.state ?? null;
}

export async function modelOf(tx: Tx, equipmentId: string): Promise<string | null> {
  const row = await tx.one<{ modelId: string }>(
    `SELECT model_id AS "modelId" FROM equipment WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  return row?.modelId ?? null;
}

export async function saveSisters(tx: Tx, modelId: string, state: SistersState): Promise<void> {
  await tx.run(
    `INSERT INTO sister_watch (organisation_id, model_id, state, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organisation_id, model_id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
    [organisationOf(tx.scope), modelId, JSON.stringify(state), tx.now],
  );
}

export async function saveLevels(
  tx: Tx,
  modelId: string,
  step: number,
  baselines: ReadonlyMap<string, Baseline>,
): Promise<void> {
  if (baselines.size === 0) return;
  await tx.run(
    `INSERT INTO sister_level (organisation_id, model_id, at, levels) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organisation_id, model_id, at) DO UPDATE SET levels = excluded.levels`,
    [organisationOf(tx.scope), modelId, new Date(step), JSON.stringify(Object.fromEntries(baselines))],
  );
}

/** More than a month of steps is not drawn. */
const MOST_LEVELS = 400;

/** The newest of a period, in the order of time; each is as of the end of its step. */
export async function levelsBetween(
  tx: Tx,
  wanted: { modelId: string; metric: string; activity: string | null; from: string; to: string },
): Promise<SisterLevel[]> {
  const { modelId, metric, activity, from, to } = wanted;
  const rows = await tx.rows<{ at: Date; level: Baseline }>(
    `SELECT l.at + make_interval(secs => $6) AS at, l.levels -> $3 AS level FROM sister_level l
     WHERE l.organisation_id = $1 AND l.model_id = $2 AND l.at >= $4::timestamptz - make_interval(secs => $6) AND l.at <= $5::timestamptz - make_interval(secs => $6) AND l.levels ? $3
     ORDER BY l.at DESC LIMIT ${MOST_LEVELS}`,
    [organisationOf(tx.scope), modelId, seriesOf(metric, activity ?? ''), from, to, stepMs / 1_000],
  );
  return rows
    .map(({ at, level: { units, median, low, high } }) => ({
      at: at.toISOString(),
      units,
      median,
      low,
      high,
    }))
    .toReversed();
}
