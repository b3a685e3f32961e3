import type { LiveChange, LiveTopic } from '#contracts';
import type { Database, Scope, SystemScope, Tx } from '../database';
import { before, eventId } from './position';
import type { Position } from './position';

/** Where a row is and whom it names, without what it says. */
export interface Address {
  position: Position;
  organisationId: string;
  partnerId: string | null;
  customerId: string | null;
  serviceRequestId: string | null;
}

export interface Change {
  position: Position;
  change: LiveChange;
}

interface PositionRow {
  xid: string;
  id: string;
}
const positionOf = ({ xid, id }: PositionRow): Position => ({ xid: BigInt(xid), id: BigInt(id) });

/** Below the oldest transaction still open no row can appear any more: only there reading by position misses nothing. */
const SETTLED = 'xid < pg_snapshot_xmin(pg_current_snapshot())';

export interface Horizon {
  epoch: string;
  /** No settled row is at or after it. */
  xmin: bigint;
  /** The first row left, and whether it is old enough to be the mark behind which rows were deleted. */
  oldest: { position: Position; atMs: number } | null;
}

/** The id of an event behind which comes all that is not committed yet: from there on nothing is missed. */
export async function readLivePosition(tx: Tx): Promise<string> {
  const { epoch, xmin } = await readSnapshot(tx);
  return eventId(epoch, before(BigInt(xmin)));
}

async function readSnapshot(tx: Tx) {
  const now = await tx.one<{ epoch: string; xmin: string }>(
    'SELECT outbox_epoch() AS epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin',
  );
  if (!now) throw new Error('The database does not say where it stands');
  return now;
}

/** Where the outbox stands. */
export function readHorizon(database: Database): Promise<Horizon> {
  return database.transaction(
    reader,
    async tx => {
      const now = await readSnapshot(tx);
      const oldest = await tx.one<PositionRow & { at: Date }>(
        'SELECT xid::text, id::text, at FROM outbox WHERE epoch = $1 ORDER BY outbox.xid, outbox.id LIMIT 1',
        [now.epoch],
      );
      return {
        epoch: now.epoch,
        xmin: BigInt(now.xmin),
        oldest: oldest && { position: positionOf(oldest), atMs: oldest.at.getTime() },
      };
    },
    { readOnly: true },
  );
}

export interface Scan {
  /** Other than asked for: the database is another, and `rows` says nothing. */
  epoch: string;
  rows: Address[];
  xmin: bigint;
  /** For how long the oldest row that cannot be read yet has been waiting for a transaction to end. */
  blockedMs: number;
}

/** The addresses of the settled rows after `head`, of all organisations. */
export function scan(database: Database, epoch: string, head: Position, limit: number): Promise<Scan> {
  return database.transaction(
    reader,
    async tx => {
      const [first, ...others] = await tx.rows<ScanRow>(
        `WITH snapshot AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin),
         found AS (
           SELECT o.xid, o.id, o.organisation_id, o.partner_id, o.customer_id, o.service_request_id
           FROM outbox o WHERE (o.xid, o.id) > ($1::xid8, $2::bigint) AND o.xid < (SELECT xmin FROM snapshot) AND o.epoch = $3
           ORDER BY o.xid, o.id LIMIT $4
         ), waiting AS (
           SELECT min(o.at) AS since FROM outbox o
           WHERE (o.xid, o.id) > ($1::xid8, $2::bigint) AND o.xid >= (SELECT xmin FROM snapshot) AND o.epoch = $3
         )
         SELECT outbox_epoch() AS epoch, s.xmin::text, coalesce(extract(epoch FROM clock_timestamp() - w.since) * 1000, 0)::float8 AS blocked_ms,
           f.xid::text, f.id::text, f.organisation_id, f.partner_id, f.customer_id, f.service_request_id
         FROM snapshot s CROSS JOIN waiting w LEFT JOIN found f ON true ORDER BY f.xid, f.id`,
        [`${head.xid}`, `${head.id}`, epoch, limit],
      );
      if (!first) throw new Error('The database does not say where it stands');
      return {
        epoch: first.epoch,
        xmin: BigInt(first.xmin),
        blockedMs: first.blocked_ms,
        rows: [first, ...others].flatMap(row =>
          row.xid === null || row.id === null ? [] : [addressOf(row)],
        ),
      };
    },
    { readOnly: true },
  );
}

interface ScanRow {
  epoch: string;
  xmin: string;
  blocked_ms: number;
  xid: string | null;
  id: string | null;
  organisation_id: string;
  partner_id: string | null;
  customer_id: string | null;
  service_request_id: string | null;
}

const addressOf = (row: ScanRow): Address => ({
  position: positionOf({ xid: row.xid ?? '0', id: row.id ?? '0' }),
  organisationId: row.organisation_id,
  partnerId: row.partner_id,
  customerId: row.customer_id,
  serviceRequestId: row.service_request_id,
});

/** What the scope may see after one position and up to another, or up to the last settled row: row security decides. */
export function readChanges(
  database: Database,
  scope: Scope,
  { epoch, after, upTo, limit }: { epoch: string; after: Position; upTo?: Position; limit?: number },
): Promise<Change[]> {
  const parameters: unknown[] = [`${after.xid}`, `${after.id}`, epoch];
  const end = upTo ? '(o.xid, o.id) <= ($4::xid8, $5::bigint)' : `o.${SETTLED}`;
  if (upTo) parameters.push(`${upTo.xid}`, `${upTo.id}`);
  return database.transaction(
    scope,
    async tx => {
      const rows = await tx.rows<ChangeRow>(
        `SELECT o.xid::text, o.id::text, o.topic, o.subject_id, o.payload, o.at FROM outbox o
         WHERE (o.xid, o.id) > ($1::xid8, $2::bigint) AND ${end} AND o.epoch = $3
         ORDER BY o.xid, o.id ${limit === undefined ? '' : `LIMIT ${limit}`}`,
        parameters,
      );
      return rows.map(changeOf);
    },
    { readOnly: true },
  );
}

interface ChangeRow extends PositionRow {
  topic: LiveTopic;
  subject_id: string | null;
  payload: Record<string, unknown>;
  at: Date;
}

const changeOf = (row: ChangeRow): Change => ({
  position: positionOf(row),
  change: { topic: row.topic, subjectId: row.subject_id, payload: row.payload, at: row.at.toISOString() },
});

const reader: SystemScope = {
  family: 'system',
  personId: null,
  role: 'system',
  name: 'live',
  source: 'automation',
  requestId: 'live',
};
