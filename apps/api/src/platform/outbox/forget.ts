import { inBatches } from '../database';
import type { Database, Scope } from '../database';

const DAY_MS = 86_400_000;
export const OUTBOX_RETENTION_MS = 7 * DAY_MS;

/**
 * Deletes the outbox rows older than the retention, a batch a transaction, and returns how many. Always a prefix in the
 * order (xid, id), and never the newest row of that prefix: a reader whose position is at or behind the oldest row that
 * is left has missed nothing, any other must begin anew. Rows of an earlier life of the database have no readers.
 */
export async function forgetOldNotes(
  database: Database,
  { now, batch, retentionMs = OUTBOX_RETENTION_MS }: { now: Date; batch?: number; retentionMs?: number },
): Promise<number> {
  const cutoff = new Date(now.getTime() - retentionMs);
  let total = 0;
  for (const statement of [prefix, foreignEpochs])
    total += await inBatches(database, system, statement, [cutoff], batch);
  return total;
}

const prefix = `
  WITH first_kept AS (
    SELECT xid, id FROM outbox WHERE epoch = (SELECT outbox_epoch()) AND at >= $1 ORDER BY xid, id LIMIT 1
  ), mark AS (
    SELECT o.xid, o.id FROM outbox o
    WHERE o.epoch = (SELECT outbox_epoch())
      AND NOT EXISTS (SELECT FROM first_kept k WHERE (o.xid, o.id) >= (k.xid, k.id))
    ORDER BY o.xid DESC, o.id DESC LIMIT 1
  )
  DELETE FROM outbox WHERE id IN (
    SELECT o.id FROM outbox o, mark m
    WHERE o.epoch = (SELECT outbox_epoch()) AND (o.xid, o.id) < (m.xid, m.id) ORDER BY o.xid, o.id LIMIT $2)`;
const foreignEpochs = `
  DELETE FROM outbox WHERE id IN (
    SELECT id FROM outbox WHERE at < $1 AND epoch <> (SELECT outbox_epoch()) LIMIT $2)`;

const system: Scope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'outbox retention',
  source: 'automation',
  requestId: 'outbox-retention',
};
