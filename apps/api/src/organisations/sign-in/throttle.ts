import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database';
import { Refused } from '../../platform/refused';
import { counted, waitMs } from './throttle.rules';
import type { Counter, Limit } from './throttle.rules';

/** One thing to count by: `what` names the kind, `whose` the account, address or nothing. */
export interface Tally {
  what: string;
  whose: string;
  limit: Limit;
}

interface Row {
  key: string;
  failures: number;
  blocked_until: Date | null;
  updated_at: Date;
}

const keyOf = ({ what, whose }: Tally) =>
  `${what}:${createHash('sha256').update(whose).digest('base64url').slice(0, 32)}`;

/**
 * Counts an attempt by each tally, in the system's scope and before anything costly. While one of them has to wait
 * nothing is counted: the wait ends although somebody keeps trying.
 * @throws Refused too-many-requests with the seconds to wait
 */
export async function countAttempt(tx: Tx, tallies: readonly Tally[]): Promise<void> {
  const byKey = new Map(tallies.map(tally => [keyOf(tally), tally]));
  // In one order, or two attempts could wait for each other.
  const keys = [...byKey.keys()].toSorted();
  await tx.run(
    `INSERT INTO throttle (key, updated_at) SELECT key, $2 FROM unnest($1::text[]) AS key ON CONFLICT DO NOTHING`,
    [keys, tx.now],
  );
  const rows = await tx.rows<Row>(
    'SELECT key, failures, blocked_until, updated_at FROM throttle WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE',
    [keys],
  );
  const counters = rows.map(row => ({ key: row.key, ...counterOf(row) }));
  const longestMs = Math.max(0, ...counters.map(counter => waitMs(counter, tx.now)));
  if (longestMs > 0)
    throw new Refused('too-many-requests', { retryAfterSeconds: Math.ceil(longestMs / 1_000) });
  const next = counters.flatMap(counter => {
    const tally = byKey.get(counter.key);
    return tally ? [{ key: counter.key, ...counted(counter, tally.limit, tx.now) }] : [];
  });
  await tx.run(
    `UPDATE throttle AS t SET failures = n.failures, blocked_until = n.blocked_until, updated_at = n.updated_at
     FROM unnest($1::text[], $2::int[], $3::timestamptz[], $4::timestamptz[]) AS n (key, failures, blocked_until, updated_at)
     WHERE t.key = n.key`,
    [
      next.map(counter => counter.key),
      next.map(counter => counter.failures),
      next.map(counter => counter.blockedUntil),
      next.map(counter => counter.updatedAt),
    ],
  );
}

/** It was the right one after all: these tallies lose the attempt, and those to clear begin anew. */
export async function forgiveAttempt(
  tx: Tx,
  tallies: readonly Tally[],
  { clear }: { clear: readonly Tally[] },
): Promise<void> {
  const cleared = clear.map(keyOf);
  await tx.run(
    `UPDATE throttle AS t SET
       failures = CASE WHEN t.key = ANY($2::text[]) THEN 0 ELSE greatest(t.failures - 1, 0) END,
       blocked_until = CASE WHEN t.key = ANY($2::text[]) THEN NULL ELSE t.blocked_until END
     FROM (SELECT key FROM throttle WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE) AS held WHERE t.key = held.key`,
    [tallies.map(keyOf), cleared],
  );
}

/** Counters that nobody touched for a day say nothing any more. */
export async function forgetOldAttempts(tx: Tx): Promise<number> {
  return tx.run('DELETE FROM throttle WHERE updated_at < $1', [new Date(tx.now.getTime() - 24 * 3_600_000)]);
}

const counterOf = (row: Row): Counter => ({
  failures: row.failures,
  blockedUntil: row.blocked_until,
  updatedAt: row.updated_at,
});
