import type { AlertCourse } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { readingBuckets } from '../telemetry';
import { AlertRow } from './alert.entity';

const MINUTE_MS = 60_000;
export const BEFORE_MS = 30 * MINUTE_MS;
export const AFTER_MS = 5 * MINUTE_MS;
const EVERY_SECONDS = 5;
/** A rule looks at 8 conditions at most, and each shows a metric or two. */
const MOST_METRICS = 16;
const MOST_AT_ONCE = 20;

/** SQL: alerts whose course is to be kept now. */
export const isDue = (now: string): string =>
  `a.course IS NULL AND a.raised_at <= ${now}::timestamptz - interval '${AFTER_MS / 1_000} seconds'`;

/** As it is stored, without names for each number, so that it stays small. */
type KeptPoint = [at: number, avg: number, min: number, max: number, count: number];
interface KeptCourse {
  from: number;
  to: number;
  series: { metric: string; points: KeptPoint[] }[];
}
type Watched = Pick<AlertRow, 'equipmentId' | 'raisedAt' | 'evidence'>;

/** Around the newest reading that the alert rests on, by the device's clock; of none, around the alert. */
async function courseOf(tx: Tx, { equipmentId, raisedAt, evidence }: Watched): Promise<KeptCourse> {
  const newest = Math.max(...evidence.map(one => Date.parse(one.at)));
  const at = Number.isFinite(newest) ? newest : raisedAt.getTime();
  const [from, to] = [at - BEFORE_MS, at + AFTER_MS];
  const metrics = [...new Set(evidence.map(one => one.metric))].slice(0, MOST_METRICS);
  const series: KeptCourse['series'] = [];
  for (const metric of metrics) {
    const buckets = await readingBuckets(tx, {
      equipmentId,
      metric,
      from: new Date(from),
      // The end itself belongs to it.
      to: new Date(to + 1),
      everySeconds: EVERY_SECONDS,
    });
    if (buckets.length === 0) continue;
    const points = buckets.map(({ at: begin, avg, min, max, count }): KeptPoint => {
      return [begin.getTime(), avg, min, max, count];
    });
    series.push({ metric, points });
  }
  return { from, to, series };
}

/**
 * Keeps the course of alerts that have been there for five minutes. Waits for nobody while it holds them: what another transaction
 * holds is kept the next time.
 */
export async function keepCourses(tx: Tx): Promise<void> {
  const due = await tx.rows<{ id: string }>(
    `SELECT a.id FROM alert a WHERE a.organisation_id = $1 AND ${isDue('$2')}
     ORDER BY a.raised_at LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [organisationOf(tx.scope), tx.now],
  );
  for (const { id } of due) {
    const alert = await tx.findOneBy(AlertRow, { id });
    if (!alert) continue;
    await tx.run('UPDATE alert SET course = $3::jsonb WHERE organisation_id = $1 AND id = $2', [
      organisationOf(tx.scope),
      id,
      JSON.stringify(await courseOf(tx, alert)),
    ]);
  }
}

/** What is kept; of an alert of the last minutes, what there is so far. */
export async function readCourse(tx: Tx, alert: Watched & { id: string }): Promise<AlertCourse> {
  const row = await tx.one<{ course: KeptCourse | null }>(
    'SELECT course FROM alert WHERE organisation_id = $1 AND id = $2',
    [organisationOf(tx.scope), alert.id],
  );
  const { from, to, series } = row?.course ?? (await courseOf(tx, alert));
  return {
    // Between its time and the next tick nothing of it changes any more but by readings that come late.
    isKept: tx.now.getTime() >= alert.raisedAt.getTime() + AFTER_MS,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    series: series.map(({ metric, points }) => ({
      metric,
      items: points.map(([at, avg, min, max, count]) => ({
        at: new Date(at).toISOString(),
        avg,
        min,
        max,
        count,
      })),
    })),
  };
}
