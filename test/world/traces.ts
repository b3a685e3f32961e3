import { Client } from 'pg';

/** Looks behind row security, as the owner of the tables. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every table of the product with the columns by which a row is somebody's. */
export async function tablesOf(client: Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows;
}

const tenantTables = async (client: Client) =>
  (await tablesOf(client)).filter(({ columns }) => columns.includes('organisation_id'));

/** One hash per table of everything that a tenant has: equal before and after means untouched. */
export function fingerprint(ownerUrl: string, organisationId: string): Promise<Record<string, string>> {
  return asOwner(ownerUrl, async client => {
    const found: Record<string, string> = {};
    for (const { table } of await tenantTables(client)) {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash
         FROM "${table}" AS t WHERE organisation_id = $1`,
        [organisationId],
      );
      found[table] = rows[0]?.hash ?? '';
    }
    return found;
  });
}

/** Rows of a tenant in which one of these ids stands anywhere: `table: row`. */
export function mentionsOf(
  ownerUrl: string,
  organisationId: string,
  ids: readonly string[],
): Promise<string[]> {
  return asOwner(ownerUrl, async client => {
    const found: string[] = [];
    for (const { table } of await tenantTables(client)) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM "${table}" AS t WHERE organisation_id = $1 AND t::text LIKE ANY ($2)`,
        [organisationId, ids.map(id => `%${id}%`)],
      );
      found.push(...rows.map(({ row }) => `${table}: ${row}`));
    }
    return found;
  });
}
