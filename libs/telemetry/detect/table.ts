/** What is wrong with the table, with the line or column named. */
export class BadTable extends Error {}

export interface MetricTable {
  metrics: readonly string[];
  rows: readonly { stamp: string; at: number; values: readonly (number | null)[] }[];
}

/** As test rigs name their files, such as 2004.02.12.10.32.39. */
const dotted = /^(\d{4})\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)$/u;
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/u;

/**
 * Reads CSV with a header `timestamp,<metric>...` and one row a reading. Times are ISO 8601, `YYYY-MM-DD hh:mm:ss`
 * or `YYYY.MM.DD.hh.mm.ss` (UTC) or ms since the epoch; a cell that is no number is null, a time that is none NaN: they are scored 0, not refused.
 *
 * @throws BadTable when there is no such header or a row has another number of cells
 */
export function readTable(text: string): MetricTable {
  const lines = text.split(/\r?\n/u);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const [header = '', ...body] = lines;
  const [first = '', ...metrics] = header.split(',').map(cell => cell.trim());
  if (first.toLowerCase() !== 'timestamp' || metrics.length === 0)
    throw new BadTable('line 1: needs a header timestamp,value or timestamp,<metric>,<metric>...');
  const rows = body.map((line, index) => {
    const cells = line.split(',').map(cell => cell.trim());
    if (cells.length !== metrics.length + 1)
      throw new BadTable(
        `line ${index + 2}: ${cells.length} cells where the header has ${metrics.length + 1}`,
      );
    const [stamp = '', ...values] = cells;
    return { stamp, at: timeOf(stamp), values: values.map(numberOf) };
  });
  return { metrics, rows };
}

function timeOf(stamp: string): number {
  if (plainNumber.test(stamp)) return Number(stamp);
  if (dotted.test(stamp)) return Date.parse(stamp.replace(dotted, '$1-$2-$3T$4:$5:$6Z'));
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/u.test(stamp) ? stamp : `${stamp}Z`;
  return Date.parse(zoned.replace(' ', 'T'));
}

function numberOf(cell: string): number | null {
  const value = Number(cell);
  return cell === '' || !Number.isFinite(value) ? null : value;
}
