import { createHash } from 'node:crypto';
import { actorOf, organisationOf } from '../database';
import type { Tx } from '../database';
import { Refused } from '../refused';

/** What the first run of a key answered. */
export interface Remembered {
  status: number;
  body: unknown;
}

/** A phone may have been away for days before it asks again what became of its request. */
export const KEPT_MS = 7 * 86_400_000;

const hashOf = (path: string, body: Buffer) =>
  createHash('sha256').update(path).update('\0').update(body).digest();

/**
 * Claims a key for this transaction: two at once wait for each other, and only a committed outcome is remembered.
 * @throws Refused idempotency-key-reused for another body under the same key
 */
export async function claimKey(
  tx: Tx,
  route: string,
  key: string,
  path: string,
  body: Buffer,
): Promise<Remembered | null> {
  const owner = [organisationOf(tx.scope), actorOf(tx.scope), route, key];
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [owner.join(' ')]);
  const earlier = await tx.one<{ request_hash: Buffer; status: number; body: unknown }>(
    `SELECT request_hash, status, body FROM idempotency_key
     WHERE organisation_id = $1 AND actor = $2 AND route = $3 AND key = $4`,
    owner,
  );
  if (!earlier) return null;
  if (!earlier.request_hash.equals(hashOf(path, body))) throw new Refused('idempotency-key-reused');
  return { status: earlier.status, body: earlier.body };
}

/** Stores the answer in the transaction of its effect. */
export async function rememberAnswer(
  tx: Tx,
  route: string,
  key: string,
  path: string,
  request: Buffer,
  { status, body }: Remembered,
) {
  await tx.run(
    `INSERT INTO idempotency_key (organisation_id, actor, route, key, request_hash, status, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      organisationOf(tx.scope),
      actorOf(tx.scope),
      route,
      key,
      hashOf(path, request),
      status,
      body === undefined ? null : JSON.stringify(body),
    ],
  );
}

/** Under the system's scope. How many were forgotten. */
export function forgetOldKeys(tx: Tx, now: Date): Promise<number> {
  return tx.run('DELETE FROM idempotency_key WHERE created_at < $1', [new Date(now.getTime() - KEPT_MS)]);
}
