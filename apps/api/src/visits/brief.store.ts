import type { LatestReading, ReadingValue } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** The unit's model and what it last said of itself. */
export async function unitNow(
  tx: Tx,
  equipmentId: string,
): Promise<{ modelId: string | null; latestReadings: LatestReading[] }> {
  const row = await tx.one<{
    model_id: string;
    latest: Record<string, { at: number; value: ReadingValue }> | null;
  }>(
    `SELECT e.model_id, p.latest FROM equipment e
       LEFT JOIN equipment_pulse p ON p.organisation_id = e.organisation_id AND p.equipment_id = e.id
     WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  const latestReadings = Object.entries(row?.latest ?? {})
    .map(([metric, { at, value }]) => ({ metric, at: new Date(at).toISOString(), value }))
    .sort((a, b) => (a.metric < b.metric ? -1 : 1));
  return { modelId: row?.model_id ?? null, latestReadings };
}

/** The language in which the caller reads; English if nobody knows. */
export async function localeOfCaller(tx: Tx): Promise<'en' | 'zh' | 'bg'> {
  const { personId } = tx.scope;
  if (!personId) return 'en';
  const row = await tx.one<{ locale: 'en' | 'zh' | 'bg' }>(
    'SELECT locale FROM person WHERE organisation_id = $1 AND id = $2',
    [organisationOf(tx.scope), personId],
  );
  return row?.locale ?? 'en';
}
