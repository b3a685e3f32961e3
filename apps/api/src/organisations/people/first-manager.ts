import { randomBytes, randomUUID } from 'node:crypto';
import type { Database, Scope } from '../../platform/database';
import { Passwords } from '../passwords/passwords';
import { createAccount, foundManufacturer } from './accounts';

export interface FirstManager {
  email: string;
  organisation: string;
}

/**
 * An installation that nobody can enter yet gets its manufacturer and its first service manager. Nobody knows that
 * account's password: the person asks for a reset link, which goes to the address. Returns whether anybody was there or is
 * now; false: empty, and no first manager is named.
 */
export async function ensureFirstManager(database: Database, first: FirstManager | null): Promise<boolean> {
  const scope: Scope = {
    family: 'system',
    personId: null,
    role: 'system',
    name: 'First start',
    source: 'automation',
    requestId: randomUUID(),
  };
  const isFounded = () =>
    database.transaction(scope, async tx => (await tx.one('SELECT id FROM organisation LIMIT 1')) !== null);
  if (await isFounded()) return true;
  if (!first) return false;
  const passwordHash = await new Passwords().hashChosen(randomBytes(32).toString('base64url'), first.email);
  await database.transaction(scope, async tx => {
    // Several processes may start at once on the empty database.
    await tx.rows("SELECT pg_advisory_xact_lock(hashtextextended('callout first manager', 0))");
    if (await tx.one('SELECT id FROM organisation LIMIT 1')) return;
    const { id } = await foundManufacturer(tx, { name: first.organisation, timeZone: 'UTC', locale: 'en' });
    const [name = first.email] = first.email.split('@');
    await createAccount(tx, {
      organisationId: id,
      email: first.email,
      name,
      role: 'manager',
      locale: 'en',
      passwordHash,
    });
  });
  return true;
}
