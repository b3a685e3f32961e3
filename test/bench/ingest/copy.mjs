import { Client } from 'pg';

/** COPY ... FROM STDIN on a connection of pg: what the protocol needs and no more. */
class CopyIn {
  constructor(text, chunks) {
    Object.assign(this, { text, chunks });
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }
  submit(connection) {
    connection.query(this.text);
    return null;
  }
  handleCopyInResponse(connection) {
    for (const chunk of this.chunks) connection.sendCopyFromChunk(chunk);
    connection.endCopyFrom();
  }
  handleCommandComplete({ text }) {
    this.rows = Number(text.split(' ')[1]);
  }
  handleReadyForQuery() {
    if (this.error) this.reject(this.error);
    else this.resolve(this.rows);
  }
  handleError(error) {
    this.error = error;
    this.reject(error);
  }
}

/** The readings of one boot, copied again into a table with the same columns and indexes. Answers rows a second. */
export async function copyAgain(owner, epoch) {
  if (!(owner instanceof Client)) throw new TypeError('a Client of pg');
  const { rows } = await owner.query(
    'SELECT organisation_id, equipment_id, device_id, at::text, received_at::text, epoch, seq, "values"::text, customer_id, partner_id FROM reading WHERE epoch = $1',
    [epoch],
  );
  const field = value =>
    value === null
      ? '\\N'
      : String(value).replaceAll(/[\\\t\n]/g, found => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' })[found]);
  const chunks = [];
  for (let from = 0; from < rows.length; from += 500)
    chunks.push(
      Buffer.from(
        rows
          .slice(from, from + 500)
          .map(row => `${Object.values(row).map(field).join('\t')}\n`)
          .join(''),
      ),
    );
  await owner.query(`DROP TABLE IF EXISTS bench_reading;
    CREATE TABLE bench_reading (LIKE reading INCLUDING DEFAULTS);
    CREATE INDEX ON bench_reading (organisation_id, equipment_id, at DESC);
    CREATE UNIQUE INDEX ON bench_reading (organisation_id, equipment_id, device_id, epoch, seq, at) WHERE epoch IS NOT NULL AND seq IS NOT NULL`);
  const begun = performance.now();
  const copy = new CopyIn(
    'COPY bench_reading (organisation_id, equipment_id, device_id, at, received_at, epoch, seq, "values", customer_id, partner_id) FROM STDIN',
    chunks,
  );
  owner.query(copy);
  const copied = await copy.done;
  const ms = performance.now() - begun;
  await owner.query('DROP TABLE bench_reading');
  return (copied / ms) * 1_000;
}
