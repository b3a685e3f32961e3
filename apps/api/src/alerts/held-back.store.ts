import { isHeldInCircle } from '#contracts';
import type { NewAlertRule } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';
import { Refused } from '../platform/refused';

type Held = Pick<NewAlertRule, 'modelId' | 'faultKey' | 'suppressedBy'>;
type Drawn = Pick<Held, 'modelId' | 'suppressedBy'> & Partial<Pick<Held, 'faultKey'>>;

/**
 * Two who change rules of a model at once wait for each other here: together they would close a circle that neither sees.
 *
 * @throws Refused held-in-circle, with the field
 */
export async function refuseCircle(tx: Tx, held: Held): Promise<void> {
  if (!held.suppressedBy?.length) return;
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`held-back ${held.modelId}`]);
  await refuseDrawnCircle(tx, held);
}

/** The same of a rule that nobody saves: it waits for nobody. @throws Refused held-in-circle, with the field */
export async function refuseDrawnCircle(
  tx: Tx,
  { modelId, faultKey, suppressedBy = [] }: Drawn,
): Promise<void> {
  if (faultKey === undefined || suppressedBy.length === 0) return;
  const others = await tx.rows<{ faultKey: string; suppressedBy: string[] }>(
    `SELECT fault_key AS "faultKey", suppressed_by AS "suppressedBy" FROM alert_rule
     WHERE organisation_id = $1 AND model_id = $2 AND fault_key <> $3 AND cardinality(suppressed_by) > 0`,
    [organisationOf(tx.scope), modelId, faultKey],
  );
  if (isHeldInCircle({ faultKey, suppressedBy }, others))
    throw new Refused('held-in-circle', { field: 'suppressedBy' });
}
