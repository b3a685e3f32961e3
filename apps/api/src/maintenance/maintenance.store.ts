import { randomUUID } from 'node:crypto';
import type { Maintenance } from '#contracts';
import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

export interface Window {
  id: string;
  since: Date;
  until: Date;
  cause: string;
  wholeSite: boolean;
  by: string | null;
}

/** Windows that concern a unit: of its own, of its site, or of the unit above it. */
const concerns = `(w.equipment_id = e.id OR w.equipment_id = e.parent_id OR (w.whole_site AND w.site_id = e.site_id))`;
const joined = `maintenance_window w JOIN equipment e ON e.organisation_id = w.organisation_id AND ${concerns}`;

export async function windowsNow(tx: Tx, equipmentId: string): Promise<Window[]> {
  return tx.rows<Window>(
    `SELECT w.id, w.starts_at AS since, w.ends_at AS until, w.cause, w.whole_site AS "wholeSite", p.name AS by
     FROM ${joined} LEFT JOIN person p ON p.organisation_id = w.organisation_id AND p.id = w.created_by
     WHERE w.organisation_id = $1 AND e.id = $2 AND w.starts_at <= $3 AND w.ends_at > $3
     ORDER BY w.ends_at DESC, w.id`,
    [organisationOf(tx.scope), equipmentId, tx.now],
  );
}

/** Times in which nothing is learned of the unit, within a period. */
export async function windowsBetween(
  tx: Tx,
  equipmentId: string,
  from: Date,
  to: Date,
): Promise<{ from: number; to: number }[]> {
  const rows = await tx.rows<{ from: Date; to: Date }>(
    `SELECT w.starts_at AS "from", w.ends_at AS "to" FROM ${joined}
     WHERE w.organisation_id = $1 AND e.id = $2 AND w.starts_at < $4 AND w.ends_at > $3`,
    [organisationOf(tx.scope), equipmentId, from, to],
  );
  return rows.map(row => ({ from: row.from.getTime(), to: row.to.getTime() }));
}

interface NewWindow {
  equipmentId: string;
  siteId: string;
  wholeSite: boolean;
  until: Date;
  cause: string;
}

export async function open(tx: Tx, window: NewWindow): Promise<string> {
  const id = randomUUID();
  await tx.run(
    `INSERT INTO maintenance_window (id, organisation_id, equipment_id, site_id, whole_site, starts_at, ends_at, cause, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      organisationOf(tx.scope),
      window.equipmentId,
      window.siteId,
      window.wholeSite,
      tx.now,
      window.until,
      window.cause,
      tx.scope.personId,
    ],
  );
  return id;
}

/** Ends what concerns the unit now; what was kept quiet by it is released with the next tick of the rules. */
export async function close(tx: Tx, windows: readonly Window[]): Promise<void> {
  const ids = windows.map(window => window.id);
  await tx.run(
    `UPDATE alert a SET suppressed_until = $3, updated_at = $3
     FROM ${joined} WHERE w.organisation_id = $1 AND w.id = ANY ($2::uuid[]) AND a.organisation_id = $1
       AND a.equipment_id = e.id AND a.status = 'suppressed' AND a.suppressed_until = w.ends_at`,
    [organisationOf(tx.scope), ids, tx.now],
  );
  await tx.run(
    'UPDATE maintenance_window SET ends_at = $3 WHERE organisation_id = $1 AND id = ANY ($2::uuid[])',
    [organisationOf(tx.scope), ids, tx.now],
  );
}

export const seenOf = ({ since, until, ...rest }: Window): Maintenance => ({
  ...rest,
  since: since.toISOString(),
  until: until.toISOString(),
});
