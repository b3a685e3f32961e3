// Run-to-failure series of bearings from a folder: one CSV a test, and which bearings failed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../../../libs/telemetry/detect/table';
import type { BearingTest } from './bearings';

const failuresFile = 'failures.csv';

/**
 * Reads `<test>.csv` with a header `timestamp,<bearing>...`, a row a snapshot; what follows a dot in a column's name is left out,
 * so that `bearing1.x` and `bearing1.y` are one bearing. `failures.csv` has a header `test,bearing` and a row for each
 * bearing that failed, the first one of a test first.
 */
export function bearingTestsOf(folder: string): BearingTest[] {
  const failures = readFileSync(join(folder, failuresFile), 'utf8')
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .map(line => line.split(',').map(cell => cell.trim()));
  const files = readdirSync(folder).filter(file => file.endsWith('.csv') && file !== failuresFile);
  return files.toSorted().map(file => {
    const name = file.slice(0, -'.csv'.length);
    const { metrics, rows } = readTable(readFileSync(join(folder, file), 'utf8'));
    const failing = failures.flatMap(([test, bearing = '']) =>
      test === name ? [{ bearing, from: null }] : [],
    );
    const columns = metrics.map((metric, column) => ({
      bearing: metric.split('.')[0] ?? metric,
      values: rows.map(row => row.values[column] ?? null),
    }));
    for (const { bearing } of failing)
      if (!columns.some(column => column.bearing === bearing))
        throw new Error(`${failuresFile}: ${name} has no bearing ${bearing}`);
    if (failing.length === 0) throw new Error(`${failuresFile}: nothing is said of ${name}`);
    return { name, at: rows.map(row => row.at), columns, failing };
  });
}
