import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';
import { judged } from './standing.rules';
import type { Standing } from './standing.rules';

/** The newest ones only: a model is changed behind its name, and cases change with the season. */
const MOST_CASES = 200;

/** How the closed cases of this organisation ended, in which this language model had named the fault: as it said, or as the rules did? */
export async function standingOf(tx: Tx, model: string): Promise<Standing> {
  const row = await tx.one<{ cases: number; modelRight: number; rulesRight: number }>(
    `SELECT count(*)::int AS cases,
       count(*) FILTER (WHERE c.label = c.compared->>'model')::int AS "modelRight",
       count(*) FILTER (WHERE c.label = c.compared->>'rules')::int AS "rulesRight"
     FROM (
       SELECT r.triage->'compared' AS compared, coalesce(w.fault_code, r.triage->>'faultCode') AS label
       FROM service_request r
       LEFT JOIN work_order w ON w.organisation_id = r.organisation_id AND w.id = r.work_order_id
       WHERE r.organisation_id = $1 AND r.triage->'compared'->>'by' = $2 AND r.triage ? 'compared' AND r.ended_at IS NOT NULL
         AND r.status IN ('closed', 'resolved_remotely') AND coalesce(w.fault_code, r.triage->>'faultCode') IS NOT NULL
       ORDER BY r.ended_at DESC LIMIT ${MOST_CASES}
     ) c`,
    [organisationOf(tx.scope), model],
  );
  return judged(row ?? { cases: 0, modelRight: 0, rulesRight: 0 });
}
