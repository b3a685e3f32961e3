import type { Row, Rows } from '../../../../seed';
import type { Tx } from '../platform/database';

/** In this order references hold, but for the two pairs that point at each other: those are closed at the end. */
const order = [
  'organisation',
  'person',
  'number_series',
  'equipment_model',
  'site',
  'equipment',
  'device',
  'device_binding',
  'reading',
  'reading_mean',
  'sister_level',
  'sister_watch',
  'equipment_pulse',
  'alert_rule',
  'alert',
  'finding',
  'service_request',
  'request_message',
  'conversation',
  'article',
  'engineer',
  'engineer_position',
  'job_template',
  'work_order',
  'work_order_task',
  'visit',
  'visit_assignment',
  'acceptance',
] as const;
const later: Partial<Record<string, string>> = {
  alert: 'service_request_id',
  service_request: 'work_order_id',
};
const BATCH = 2_000;

/** Writes whole tables at once. Every row of a table has the columns of its first. */
export async function storeRows(tx: Tx, rows: Rows) {
  const unknown = Object.keys(rows).filter(table => !(order as readonly string[]).includes(table));
  if (unknown.length > 0) throw new RangeError(`No place in the order for ${unknown.join(', ')}`);
  for (const table of order) await storeTable(tx, table, rows[table] ?? []);
  for (const [table, column] of Object.entries(later))
    if (column) await link(tx, table, column, rows[table] ?? []);
}

async function storeTable(tx: Tx, table: string, all: readonly Row[]) {
  const columns = Object.keys(all[0] ?? {}).filter(column => column !== later[table]);
  const list = columns.map(column => `"${column}"`).join(', ');
  for (let from = 0; from < all.length; from += BATCH)
    await tx.run(
      `INSERT INTO "${table}" (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      [JSON.stringify(all.slice(from, from + BATCH))],
    );
}

async function link(tx: Tx, table: string, column: string, all: readonly Row[]) {
  const linked = all.filter(row => row[column]).map(row => ({ id: row['id'], [column]: row[column] }));
  await tx.run(
    `UPDATE "${table}" AS t SET "${column}" = l."${column}" FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb) AS l WHERE t.id = l.id`,
    [JSON.stringify(linked)],
  );
}
