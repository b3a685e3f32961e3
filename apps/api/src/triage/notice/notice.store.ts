import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

export interface Accepted {
  endpoint: string;
  at: Date;
  /** Null: the person is not known any more, or it was the demo itself. */
  byName: string | null;
}

/** What the manufacturer has accepted, whichever endpoint is set now. */
export async function acceptedEndpoint(tx: Tx): Promise<Accepted | null> {
  const row = await tx.one<{ endpoint: string | null; at: Date; byName: string | null }>(
    `SELECT o.endpoint_accepted AS endpoint, o.endpoint_accepted_at AS at, p.name AS "byName"
     FROM organisation o LEFT JOIN person p ON p.organisation_id = o.organisation_id AND p.id = o.endpoint_accepted_by
     WHERE o.organisation_id = $1 AND o.kind = 'manufacturer'`,
    [organisationOf(tx.scope)],
  );
  return row?.endpoint == null ? null : { endpoint: row.endpoint, at: row.at, byName: row.byName };
}

/** Null takes it back; when that was stays. */
export async function keepAccepted(tx: Tx, endpoint: string | null): Promise<void> {
  await tx.run(
    `UPDATE organisation SET endpoint_accepted = $2, endpoint_accepted_at = $3, endpoint_accepted_by = $4
     WHERE organisation_id = $1 AND kind = 'manufacturer'`,
    [organisationOf(tx.scope), endpoint, tx.now, tx.scope.personId],
  );
}

/** The demo shows what a language model does without a way through the settings; what its manager took back stays so. */
export async function acceptForDemo(tx: Tx, endpoint: string): Promise<void> {
  await tx.run(
    `UPDATE organisation SET endpoint_accepted = $1, endpoint_accepted_at = $2
     WHERE kind = 'manufacturer' AND endpoint_accepted_at IS NULL`,
    [endpoint, tx.now],
  );
}
