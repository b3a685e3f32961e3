import { holdSettings } from '#telemetry';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** The cause of a suppressed alert: clients word it. */
export const behindGateway = 'gateway-silent';
const AGAIN_MS = holdSettings.againMs;

/** A rule that is switched off where the unit above stands never tells of its silence. */
const isOn = `coalesce((SELECT o.active FROM alert_rule_override o
  WHERE o.organisation_id = r.organisation_id AND o.rule_id = r.id AND o.active IS NOT NULL
    AND (o.equipment_id = g.id OR o.site_id = g.site_id OR o.customer_id = g.customer_id)
  ORDER BY o.equipment_id NULLS LAST, o.site_id NULLS LAST LIMIT 1), r.active)`;

/** SQL on a rule `r`: one of its levels is about silence alone. */
export const asksForSilence = `(r.condition->>'type' = 'no-data'
  OR r.milder_levels @? '$[*].condition ? (@.type == "no-data")')`;

/**
 * The unit above it speaks for it and is silent: it has an open alert of a rule about silence, or lost its connection and
 * has such a rule, so that its own alert comes. One alert of fifty is told that way, and never none.
 */
const isSilent = `EXISTS (
  SELECT FROM equipment g
    JOIN alert_rule r ON r.organisation_id = g.organisation_id AND r.model_id = g.model_id AND ${isOn}
      AND ${asksForSilence}
    LEFT JOIN equipment_pulse p ON p.organisation_id = g.organisation_id AND p.equipment_id = g.id
  WHERE g.organisation_id = e.organisation_id AND g.id = e.parent_id
    AND (p.online = false OR EXISTS (
      SELECT FROM alert o WHERE o.organisation_id = g.organisation_id AND o.equipment_id = g.id AND o.rule_id = r.id
        AND o.status IN ('open', 'acknowledged', 'diagnosing', 'linked', 'suppressed'))))`;

/** Until when the silence of this unit is not told, because that above it is; null: it is told. */
export async function quietBehind(tx: Tx, equipmentId: string): Promise<Date | null> {
  const row = await tx.one<{ silent: boolean }>(
    `SELECT ${isSilent} AS silent FROM equipment e WHERE e.organisation_id = $1 AND e.id = $2`,
    [organisationOf(tx.scope), equipmentId],
  );
  return row?.silent ? new Date(tx.now.getTime() + AGAIN_MS) : null;
}

/** Alerts whose time of quiet is over while the unit above them is still silent stay quiet for another while. */
export async function stayBehind(tx: Tx): Promise<void> {
  await tx.run(
    `UPDATE alert a SET suppressed_until = $3 FROM equipment e
     WHERE a.organisation_id = $1 AND a.status = 'suppressed' AND a.suppressed_until <= $2
       AND a.suppressed_cause = '${behindGateway}' AND e.organisation_id = $1 AND e.id = a.equipment_id AND ${isSilent}`,
    [organisationOf(tx.scope), tx.now, new Date(tx.now.getTime() + AGAIN_MS)],
  );
}
