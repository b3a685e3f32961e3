import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { familyRoles } from './scope';
import { sqlState } from './sql-state';

const APP_ROLE = 'callout_app';

/** The role the product would run under could look past row security, or cannot be made. */
export class UnsafeAppRole extends Error {
  override readonly name = 'UnsafeAppRole';
}

/** A statement that needs longer, or a transaction that idles, is a fault of ours and must not hold others up. */
const limits = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
};

/**
 * Makes the login role of the product and the role of each family, as far as they are missing, and returns the
 * address to connect with. Roles belong to the whole server: any number of processes may do this at once.
 * @throws UnsafeAppRole
 */
export async function prepareRoles(ownerUrl: string, { appUrl }: { appUrl?: string } = {}): Promise<string> {
  const url = appUrl ?? derivedAppUrl(ownerUrl);
  const { username, password } = new URL(url);
  const role = decodeURIComponent(username);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const family of Object.values(familyRoles)) await ensureRole(client, family, 'NOLOGIN');
    await ensureRole(
      client,
      role,
      `LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(decodeURIComponent(password))}`,
    );
    await ensureMembership(client, role);
    await ensureLimits(client, role);
    if (await isRefused(url))
      await settled(
        client,
        `ALTER ROLE ${client.escapeIdentifier(role)} PASSWORD ${client.escapeLiteral(decodeURIComponent(password))}`,
      );
    await refuseUnsafe(client, role);
  } finally {
    await client.end();
  }
  return url;
}

/** The same server as `callout_app`, with a password that every process derives alike from the owner's. */
export function derivedAppUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  if (!url.password)
    throw new UnsafeAppRole(
      'DATABASE_URL has no password to derive the one of callout_app from: set DATABASE_APP_URL',
    );
  url.username = APP_ROLE;
  url.password = createHmac('sha256', decodeURIComponent(url.password)).update(APP_ROLE).digest('hex');
  return url.href;
}

async function ensureRole(client: Client, role: string, attributes: string) {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (found.rowCount === 0)
    await settled(client, `CREATE ROLE ${client.escapeIdentifier(role)} ${attributes}`);
}

async function ensureMembership(client: Client, role: string) {
  const found = await client.query<{ family: string }>(
    `SELECT g.rolname AS family FROM pg_auth_members m
       JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = $1`,
    [role],
  );
  const held = new Set(found.rows.map(row => row.family));
  for (const family of Object.values(familyRoles))
    if (!held.has(family)) await settled(client, `GRANT ${family} TO ${client.escapeIdentifier(role)}`);
}

async function ensureLimits(client: Client, role: string) {
  const found = await client.query<{ setting: string }>(
    'SELECT unnest(rolconfig) AS setting FROM pg_roles WHERE rolname = $1',
    [role],
  );
  const set = new Set(found.rows.map(row => row.setting));
  for (const [name, value] of Object.entries(limits))
    if (!set.has(`${name}=${value}`))
      await settled(client, `ALTER ROLE ${client.escapeIdentifier(role)} SET ${name} = '${value}'`);
}

async function refuseUnsafe(client: Client, role: string) {
  const found = await client.query<{ fault: string }>(
    `SELECT 'passes row security' AS fault FROM pg_roles WHERE rolname = $1 AND (rolsuper OR rolbypassrls)
     UNION ALL SELECT 'owns tables' FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
       WHERE r.rolname = $1 AND c.relnamespace = 'public'::regnamespace
     UNION ALL SELECT 'is the owner' WHERE current_user = $1`,
    [role],
  );
  const fault = found.rows[0]?.fault;
  if (fault) throw new UnsafeAppRole(`The role ${role} ${fault}: the product must not run under it`);
}

async function isRefused(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    if (['28P01', '28000'].includes(sqlState(error) ?? '')) return true;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs a change of a role; if another process makes the same change at the same moment, theirs will do. */
async function settled(client: Client, statement: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (['42710', '23505'].includes(sqlState(error) ?? '')) return;
      const contended = error instanceof Error && /tuple concurrently (updated|deleted)/.test(error.message);
      if (!contended || attempt >= 10) throw error;
      await sleep(20 * (attempt + 1));
    }
  }
}
