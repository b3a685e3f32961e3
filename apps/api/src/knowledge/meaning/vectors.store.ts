import { organisationOf } from '../../platform/database';
import type { Tx } from '../../platform/database';

/** Of one organisation; what comes after is not searched by meaning. */
export const MOST_VECTORS = 20_000;

export interface VectorState {
  /** Changes with every vector that is added, made anew or removed. */
  stamp: string;
  count: number;
  /** Null: there is none. */
  dimension: number | null;
  newest: Date | null;
}

export async function vectorState(tx: Tx, model: string): Promise<VectorState> {
  const row = await tx.one<Omit<VectorState, 'stamp'>>(
    `SELECT count(*)::int AS count, max(length(vector)) / 4 AS dimension, max(embedded_at) AS newest
     FROM article_vector WHERE organisation_id = $1 AND model = $2`,
    [organisationOf(tx.scope), model],
  );
  const { count = 0, dimension = null, newest = null } = row ?? {};
  return { stamp: `${count} ${newest?.toISOString() ?? ''}`, count, dimension, newest };
}

export async function vectorKeys(tx: Tx, model: string): Promise<Set<string>> {
  const rows = await tx.rows<{ key: string }>(
    `SELECT encode(content_hash, 'hex') AS key FROM article_vector WHERE organisation_id = $1 AND model = $2`,
    [organisationOf(tx.scope), model],
  );
  return new Set(rows.map(one => one.key));
}

export async function vectorsOf(tx: Tx, model: string): Promise<{ key: string; vector: Float32Array }[]> {
  const rows = await tx.rows<{ key: string; vector: Buffer }>(
    `SELECT encode(content_hash, 'hex') AS key, vector FROM article_vector
     WHERE organisation_id = $1 AND model = $2 ORDER BY content_hash LIMIT ${MOST_VECTORS}`,
    [organisationOf(tx.scope), model],
  );
  return rows.map(({ key, vector }) => ({ key, vector: unpacked(vector) }));
}

/** What another process has stored meanwhile stays. */
export async function keepVectors(
  tx: Tx,
  model: string,
  made: readonly { key: string; vector: Float32Array }[],
): Promise<void> {
  await tx.run(
    `INSERT INTO article_vector (organisation_id, model, content_hash, vector, embedded_at)
     SELECT $1, $2, given.hash, given.vector, $5 FROM unnest($3::bytea[], $4::bytea[]) AS given (hash, vector)
     ON CONFLICT DO NOTHING`,
    [
      organisationOf(tx.scope),
      model,
      made.map(one => Buffer.from(one.key, 'hex')),
      made.map(one => packed(one.vector)),
      tx.now,
    ],
  );
}

/** Of other models, and of pieces that stand in no article any more. Answers how many. */
export function dropVectors(tx: Tx, model: string, kept: readonly string[]): Promise<number> {
  return tx.run(
    `DELETE FROM article_vector WHERE organisation_id = $1 AND (model <> $2 OR NOT (content_hash = ANY($3)))`,
    [organisationOf(tx.scope), model, kept.map(key => Buffer.from(key, 'hex'))],
  );
}

function packed(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, value] of vector.entries()) bytes.writeFloatLE(value, at * 4);
  return bytes;
}

const unpacked = (bytes: Buffer): Float32Array =>
  Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
