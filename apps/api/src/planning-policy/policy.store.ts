import { PlanningTerms } from '#contracts';
import type { PlanningPolicy, PolicyChange } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

const MOST_CHANGES = 50;
export const CHANGE = 'organisation.planning-policy';

/** What counts now; the defaults where nothing was ever set, and for terms that did not exist when it was. */
export async function policyOf(
  tx: Tx,
  { held = false } = {},
): Promise<Pick<PlanningPolicy, 'terms' | 'version'>> {
  const row = await tx.one<{ terms: unknown; version: number }>(
    `SELECT terms, version FROM planning_policy WHERE organisation_id = $1 ${held ? 'FOR UPDATE' : ''}`,
    [organisationOf(tx.scope)],
  );
  return { terms: PlanningTerms.parse(row?.terms ?? {}), version: row?.version ?? 0 };
}

/** False: somebody else has changed it since that version. */
export async function writePolicy(
  tx: Tx,
  { terms, version }: Pick<PlanningPolicy, 'terms' | 'version'>,
): Promise<boolean> {
  const values = [organisationOf(tx.scope), JSON.stringify(terms), tx.now];
  const count = await (version === 0
    ? tx.run(
        `INSERT INTO planning_policy (organisation_id, terms, updated_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        values,
      )
    : tx.run(
        `UPDATE planning_policy SET terms = $2, updated_at = $3, version = version + 1
         WHERE organisation_id = $1 AND version = $4`,
        [...values, version],
      ));
  return count === 1;
}

export async function policyChanges(tx: Tx): Promise<PolicyChange[]> {
  const rows = await tx.rows<{ at: Date; by: string; detail: { from: unknown; to: unknown } }>(
    `SELECT at, actor_name AS by, detail FROM audit_event
     WHERE organisation_id = $1 AND subject_type = 'organisation' AND subject_id = $1 AND verb = $2
     ORDER BY at DESC, id DESC LIMIT ${MOST_CHANGES}`,
    [organisationOf(tx.scope), CHANGE],
  );
  return rows.map(({ at, by, detail }) => ({
    at: at.toISOString(),
    by,
    from: PlanningTerms.parse(detail.from),
    to: PlanningTerms.parse(detail.to),
  }));
}
