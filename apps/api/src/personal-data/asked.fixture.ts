import { testApp } from '../../../../test/app';
import { bearerOf, makeTenant } from '../../../../test/tenant';
import type { Tenant } from '../../../../test/tenant';
import { asOwner } from '../../../../test/world/traces';
import { livedThrough } from './personal-data.fixture';

/** The same people at two manufacturers, and a manager of each who asks about them. */
export async function twoHouses(environment: Record<string, string> = {}) {
  const app = await testApp(environment);
  const ours = await makeTenant(app.db.database, { name: 'Ours' });
  const theirs = await makeTenant(app.db.database, { name: 'Theirs' });
  const life = await asOwner(app.db.ownerUrl, client => livedThrough(client, ours));
  await asOwner(app.db.ownerUrl, client => livedThrough(client, theirs));
  const bearer = (who: keyof Tenant['people'], tenant: Tenant) => bearerOf(app.db.database, tenant, who);

  async function send(path: string, body: unknown, { by = 'manager', tenant = ours }: By = {}) {
    return fetch(`${app.url}/api/${path}`, {
      method: 'POST',
      headers: { authorization: await bearer(by, tenant), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
  /** Of the manager of ours unless somebody else is said. */
  async function ask(path: string, body: unknown, by: By = {}) {
    const response = await send(`personal-data/${path}`, body, by);
    const json: unknown = await response.json().catch(() => null);
    return { status: response.status, json };
  }
  const query = <T extends object>(sql: string, values: unknown[] = []) =>
    asOwner(app.db.ownerUrl, async client => (await client.query<T>(sql, values)).rows);

  /** Where in the whole database any of these words still stands, in rows of one organisation or of none. */
  async function placesOf(words: readonly string[], organisationId: string): Promise<string[]> {
    const tables = await query<{ name: string; owned: boolean }>(
      `SELECT n.nspname || '.' || quote_ident(c.relname) AS name,
         EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'organisation_id') AS owned
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    const found: string[] = [];
    for (const { name, owned } of tables) {
      const whose = owned ? '(organisation_id = $2 OR organisation_id IS NULL)' : '$2::uuid IS NOT NULL';
      const rows = await query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE ANY ($1) AND ${whose}`,
        [words.map(word => `%${word}%`), organisationId],
      );
      found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  }
  return { app, ours, theirs, life, bearer, send, ask, query, placesOf };
}
interface By {
  by?: keyof Tenant['people'];
  tenant?: Tenant;
}
