import type { ReadingValue } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import type { Measures } from './measures.rules';
import type { Latest } from './reading.rules';

export interface BucketRow {
  at: Date;
  avg: number;
  min: number;
  max: number;
  count: number;
}

/** A metric in buckets, the empty ones left out so that a gap stays a gap. A boolean counts as 0 or 1. */
export async function readingBuckets(
  tx: Tx,
  { equipmentId, metric, from, to, everySeconds }: Wanted,
): Promise<BucketRow[]> {
  return tx.rows<BucketRow>(
    `SELECT date_bin(make_interval(secs => $6), at, 'epoch') AS at, avg(value) AS avg, min(value) AS min, max(value) AS max,
       count(*)::int AS count
     FROM (
       SELECT at, CASE jsonb_typeof("values"->$3) WHEN 'number' THEN ("values"->>$3)::float8
         WHEN 'boolean' THEN ("values"->>$3)::boolean::int::float8 END AS value
       FROM reading
       WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $4 AND at < $5
     ) AS sample
     WHERE value IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [organisationOf(tx.scope), equipmentId, metric, from, to, everySeconds],
  );
}
interface Wanted {
  equipmentId: string;
  metric: string;
  from: Date;
  to: Date;
  everySeconds: number;
}

/** The newest `limit` readings of a unit, each with these metrics only; the newest first. */
export async function pastReadings(tx: Tx, wanted: WantedPast): Promise<PastReading[]> {
  const { equipmentId, metrics, onlyWithThese, from, to, limit } = wanted;
  return tx.rows<PastReading>(
    `SELECT (extract(epoch FROM at) * 1000)::float8 AS at,
       coalesce((SELECT jsonb_object_agg(m, "values"->m) FROM unnest($3::text[]) AS m WHERE "values" ? m), '{}') AS "values"
     FROM reading
     WHERE organisation_id = $1 AND equipment_id = $2 AND at >= $4 AND at < $5 AND (NOT $6 OR "values" ?| $3::text[])
     ORDER BY at DESC LIMIT $7`,
    [organisationOf(tx.scope), equipmentId, metrics, from, to, onlyWithThese, limit],
  );
}
export interface PastReading {
  at: number;
  values: Record<string, ReadingValue>;
}
export interface WantedPast {
  equipmentId: string;
  metrics: readonly string[];
  /** Or also those without any of the metrics, which tell that the unit was alive. */
  onlyWithThese: boolean;
  from: Date;
  to: Date;
  limit: number;
}

export async function pulseOf(
  tx: Tx,
  equipmentId: string,
): Promise<{ latest: Latest; measures: Measures; online: boolean | null } | null> {
  return tx.one(
    'SELECT latest, measures, online FROM equipment_pulse WHERE organisation_id = $1 AND equipment_id = $2',
    [organisationOf(tx.scope), equipmentId],
  );
}
