import { openServiceRequestStatuses } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

/** Who takes over: of the agents, else dispatchers, else managers, the one with the fewest open requests in hand. */
export async function leastBusyPerson(tx: Tx): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `SELECT p.id FROM person p
     LEFT JOIN service_request r
       ON r.organisation_id = p.organisation_id AND r.hand_over_owner = p.id AND r.status = ANY($2)
     WHERE p.organisation_id = $1 AND p.active AND p.role IN ('agent', 'dispatcher', 'manager')
     GROUP BY p.id, p.role
     ORDER BY array_position(ARRAY['agent', 'dispatcher', 'manager'], p.role), count(r.id), p.id
     LIMIT 1`,
    [organisationOf(tx.scope), openServiceRequestStatuses],
  );
  return row?.id ?? null;
}

/** Who has to know when nobody took over in time; null: there is no manager. */
export async function leastBusyManager(tx: Tx): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `SELECT p.id FROM person p
     LEFT JOIN service_request r
       ON r.organisation_id = p.organisation_id AND r.hand_over_owner = p.id AND r.status = ANY($2)
     WHERE p.organisation_id = $1 AND p.active AND p.role = 'manager'
     GROUP BY p.id ORDER BY count(r.id), p.id LIMIT 1`,
    [organisationOf(tx.scope), openServiceRequestStatuses],
  );
  return row?.id ?? null;
}

/** Does the rule behind the alert want a work order without a person? */
export async function isWantedByRule(tx: Tx, alertId: string): Promise<boolean> {
  const row = await tx.one<{ wanted: boolean }>(
    `SELECT r.opens_work_order AS wanted FROM alert a
     JOIN alert_rule r ON r.organisation_id = a.organisation_id AND r.id = a.rule_id
     WHERE a.organisation_id = $1 AND a.id = $2`,
    [organisationOf(tx.scope), alertId],
  );
  return row?.wanted ?? false;
}

/** What the customer has said: the report, then what was added, in the order of time. A pressed button is no words, but a wish for a person is. */
export async function wordsOf(tx: Tx, request: { id: string; text: string }): Promise<string> {
  const added = await tx.rows<{ text: string }>(
    `SELECT text FROM request_message
     WHERE organisation_id = $1 AND service_request_id = $2 AND author = 'customer'
       AND coalesce(pressed->>'button', 'person') = 'person'
     ORDER BY at, id`,
    [organisationOf(tx.scope), request.id],
  );
  return [request.text, ...added.map(message => message.text)].join('\n');
}
