import type { PastHolder } from '#contracts';
import type { Holder } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { above, endOf, GRACE_MS } from './above.store';
import { asksForSilence } from './gateways.store';

/** Alerts are stored by the server's clock, a tick and the way of the reading later than the moment that they are about. */
const LAG_MS = 2_000;
/** Of a unit, the newest. */
const MOST_HOLDERS = 5_000;

/** What kept alerts of a unit quiet in the past, as it was stored. */
export type StoredHolder = Holder & Omit<PastHolder, 'alerts'>;

interface Wanted {
  equipmentId: string;
  /** Of the rule itself; null: it has none yet. */
  faultKey: string | null;
  suppressedBy: readonly string[];
  from: Date;
  to: Date;
}

const period = (start: string, end: string) => `${start} < $4 AND (${end} IS NULL OR ${end} > $3)`;

/**
 * The other faults that were open in a period, of the units above first, as `alertAbove` takes them; silences of the unit
 * right above; and times of maintenance. Units are where they stand today, and quiet that somebody asked for is not among these.
 */
export async function holdersOf(tx: Tx, wanted: Wanted): Promise<StoredHolder[]> {
  const { equipmentId, faultKey, suppressedBy, from, to } = wanted;
  const rows = await tx.rows<{
    holder: Omit<StoredHolder, 'from' | 'until'>;
    from: number;
    until: number | null;
  }>(
    `WITH held AS (
      SELECT 'fault' AS kind, p.title, p.fault_key, g.serial_number, p.equipment_id = $2 AS own, p.id, p.raised_at AS since, ${endOf} AS ended
      FROM alert p JOIN equipment g ON g.organisation_id = p.organisation_id AND g.id = p.equipment_id
      WHERE p.organisation_id = $1 AND p.fault_key = ANY ($5::text[])
        AND (p.equipment_id IN ${above('$1', '$2')} OR (p.equipment_id = $2 AND p.fault_key <> $6))
      UNION ALL SELECT 'silence', p.title, p.fault_key, g.serial_number, false, p.id, p.raised_at, ${endOf}
      FROM equipment e JOIN equipment g ON g.organisation_id = e.organisation_id AND g.id = e.parent_id
        JOIN alert p ON p.organisation_id = g.organisation_id AND p.equipment_id = g.id
        JOIN alert_rule r ON r.organisation_id = p.organisation_id AND r.id = p.rule_id AND r.model_id = g.model_id AND ${asksForSilence}
      WHERE e.organisation_id = $1 AND e.id = $2
      UNION ALL SELECT 'maintenance', w.cause, NULL, NULL, false, w.id, w.starts_at, w.ends_at
      FROM maintenance_window w JOIN equipment e ON e.organisation_id = w.organisation_id AND e.id = $2
      WHERE w.organisation_id = $1 AND (w.equipment_id = e.id OR w.equipment_id = e.parent_id OR (w.whole_site AND w.site_id = e.site_id))),
    newest AS (SELECT * FROM held WHERE ${period('since', 'ended')} ORDER BY since DESC, id LIMIT ${MOST_HOLDERS})
    SELECT jsonb_build_object('kind', kind, 'title', title, 'faultKey', fault_key,
        'serialNumber', CASE WHEN NOT own THEN serial_number END) AS holder,
      (extract(epoch FROM since) * 1000)::float8 AS "from", (extract(epoch FROM ended) * 1000)::float8 AS until
    FROM newest ORDER BY own, since, id`,
    [
      organisationOf(tx.scope),
      equipmentId,
      new Date(from.getTime() - GRACE_MS),
      to,
      suppressedBy,
      faultKey ?? '',
    ],
  );
  return rows.map(({ holder, from: since, until }) => ({
    ...holder,
    from: holder.kind === 'maintenance' ? since : since - LAG_MS,
    until,
  }));
}
