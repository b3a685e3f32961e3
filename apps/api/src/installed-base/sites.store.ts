import { organisationOf } from '../platform/database';
import type { Tx } from '../platform/database';

interface SiteFacts {
  id: string;
  customer_name: string | null;
  equipment_count: number;
}

/**
 * What a page of sites says besides its rows. A partner cannot see the customer's organisation: it reads the name from a
 * unit of the site that it may see.
 */
export async function siteFacts(tx: Tx, ids: readonly string[]): Promise<Map<string, SiteFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<SiteFacts>(
    `SELECT s.id, count(e.id)::int AS equipment_count, coalesce(o.name, min(e.customer_name)) AS customer_name
     FROM site s
       LEFT JOIN organisation o ON o.organisation_id = s.organisation_id AND o.id = s.customer_id
       LEFT JOIN equipment e ON e.organisation_id = s.organisation_id AND e.site_id = s.id
     WHERE s.organisation_id = $1 AND s.id = ANY ($2::uuid[])
     GROUP BY s.id, o.name`,
    [organisationOf(tx.scope), ids],
  );
  return new Map(rows.map(row => [row.id, row]));
}

export async function customerExists(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.one(
    `SELECT FROM organisation WHERE organisation_id = $1 AND id = $2 AND kind = 'customer'`,
    [organisationOf(tx.scope), id],
  );
  return found !== null;
}

export async function customerName(tx: Tx, id: string): Promise<string> {
  const found = await tx.one<{ name: string }>(
    `SELECT name FROM organisation WHERE organisation_id = $1 AND id = $2`,
    [organisationOf(tx.scope), id],
  );
  return found?.name ?? '';
}
