import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

interface Needed {
  name: string;
  type: string;
}

const known = new Map<string, Needed[]>();

async function neededBy(client: Client, table: string): Promise<Needed[]> {
  const earlier = known.get(table);
  if (earlier) return earlier;
  const { rows } = await client.query<Needed>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef
       AND attidentity = '' AND attgenerated = ''`,
    [table],
  );
  known.set(table, rows);
  return rows;
}

const made: Record<string, () => unknown> = {
  uuid: () => randomUUID(),
  'timestamp with time zone': () => new Date(),
  date: () => '2026-01-01',
  jsonb: () => '{}',
  bytea: () => randomBytes(16),
  boolean: () => false,
  integer: () => 1,
  smallint: () => 1,
  bigint: () => 1,
  'double precision': () => 1,
};

/** A row as the owner writes it, through every check, key and trigger: what is not said is filled by type. Answers its id. */
export async function put(client: Client, table: string, values: Record<string, unknown>): Promise<string> {
  const row: Record<string, unknown> = { ...values };
  for (const { name, type } of await neededBy(client, table)) row[name] ??= (made[type] ?? (() => 'some'))();
  const names = Object.keys(row);
  const { rows } = await client.query<{ row: { id?: string } }>(
    `INSERT INTO ${table} AS t (${names.map(name => `"${name}"`).join(', ')})
     VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')}) RETURNING to_jsonb(t) AS row`,
    names.map(name => plain(row[name])),
  );
  return rows[0]?.row.id ?? '';
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Date) &&
  !Buffer.isBuffer(value) &&
  !isIds(value)
    ? JSON.stringify(value)
    : value;
const isIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every(one => typeof one === 'string');
