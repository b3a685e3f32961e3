import { Client } from 'pg';

/** The migrations' own list: written by the owner only, granted to nobody. */
const OWNERS_TABLES = ['callout_migration'];

const tables = `
  SELECT c.oid, c.relname AS name, c.relispartition AS is_partition, c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
    (SELECT attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND attname = 'organisation_id' AND NOT attisdropped) AS organisation,
    (SELECT attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND attname = 'id' AND NOT attisdropped) AS id,
    ARRAY(SELECT r.rolname::text FROM pg_policy p CROSS JOIN unnest(p.polroles) role
      LEFT JOIN pg_roles r ON r.oid = role WHERE p.polrelid = c.oid) AS families,
    EXISTS (SELECT FROM aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee WHERE r.rolname LIKE 'callout\\_%' AND r.oid <> c.relowner) AS granted
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)`;

/** Each row of each query is a breach: the rule, in a sentence, and where. */
const rules: Record<string, string> = {
  'table without row security': `SELECT name FROM tables WHERE NOT secured AND (NOT is_partition OR granted)`,
  'row security not forced on the owner': `SELECT name FROM tables WHERE NOT forced AND (NOT is_partition OR granted)`,
  'table without a policy': `SELECT name FROM tables WHERE families = '{}' AND NOT is_partition`,
  'table without organisation_id': `SELECT name FROM tables WHERE organisation IS NULL AND NOT families <@ ARRAY['callout_system']`,
  'table with an id that is not its primary key': `
    SELECT name FROM tables t WHERE id IS NOT NULL AND NOT is_partition AND NOT EXISTS (
      SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'p' AND t.id = ANY (k.conkey))`,
  'referenced table without UNIQUE (organisation_id, id)': `
    SELECT name FROM tables t WHERE id IS NOT NULL AND NOT is_partition
      AND EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = t.oid)
      AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique AND i.indpred IS NULL
        AND i.indkey::int2[] <@ ARRAY[t.organisation, t.id] AND ARRAY[t.organisation, t.id] <@ i.indkey::int2[])`,
  'foreign key that may cross organisations': `
    SELECT t.name || '.' || f.conname AS name FROM tables t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
      JOIN tables p ON p.oid = f.confrelid
    WHERE f.conparentid = 0 AND NOT EXISTS (SELECT FROM unnest(f.conkey, f.confkey) AS pair (own, other)
      WHERE own = t.organisation AND other = p.organisation)`,
  'policy with a subquery per row': `
    SELECT tablename || '.' || policyname AS name FROM pg_policies
    WHERE schemaname = 'public' AND concat(qual, ' ', with_check) ~* '\\mIN\\s*\\(\\s*SELECT'`,
  'policy for everybody': `
    SELECT tablename || '.' || policyname AS name FROM pg_policies
    WHERE schemaname = 'public' AND 'public' = ANY (roles)`,
  'view that looks past row security': `
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
      AND NOT coalesce(reloptions && ARRAY['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
  'materialized view granted to the product': `
    SELECT DISTINCT c.relname AS name FROM pg_class c, aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'm' AND r.rolname LIKE 'callout\\_%' AND r.oid <> c.relowner`,
  'grant to everybody': `
    SELECT DISTINCT c.relname AS name FROM pg_class c, aclexplode(c.relacl) g
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND g.grantee = 0`,
  'grant that row security does not cover': `
    SELECT DISTINCT t.name FROM tables t JOIN pg_class c ON c.oid = t.oid, aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee
    WHERE r.rolname LIKE 'callout\\_%' AND r.oid <> c.relowner AND g.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
  'definer function whose search path the caller chooses': `
    SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
      AND NOT EXISTS (SELECT FROM unnest(proconfig) setting WHERE setting LIKE 'search_path=%')`,
  'role that looks past row security': `
    SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'callout\\_%' AND (rolsuper OR rolbypassrls)
      AND rolname <> current_user`,
};

/** What in the migrated schema would let rows of one organisation reach another, a sentence each; empty when sound. */
export async function checkSchema(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const breaches: string[] = [];
    for (const [rule, query] of Object.entries(rules)) {
      const withTables = query.includes('tables t') || query.includes('FROM tables');
      const { rows } = withTables
        ? await client.query<{ name: string }>(`WITH tables AS (${tables}) ${query}`, [OWNERS_TABLES])
        : await client.query<{ name: string }>(query);
      breaches.push(...rows.map(row => `${rule}: ${row.name}`));
    }
    return breaches.sort();
  } finally {
    await client.end();
  }
}
