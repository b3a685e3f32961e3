import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { detect } from './detect/detect';
import { BadTable, readTable } from './detect/table';

const usage = 'usage: npm run -s detect -- <file.csv> [--probation 0.15]';

/** Exit code: 0 scored, rows that could not be counted by reason on stderr; 2 bad input, with one line there that says what. */
function main(): number {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { probation: { type: 'string', default: '0.15' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new BadTable(usage);
    const probation = Number(values.probation);
    if (values.probation.trim() === '' || !(probation >= 0 && probation < 1))
      throw new BadTable('--probation: must be a number from 0 to below 1');
    const table = readTable(readFileSync(file, 'utf8'));
    const { scores, unscored } = detect(table, probation);
    const lines = table.rows.map(({ stamp }, at) => `${stamp},${Number((scores[at] ?? 0).toFixed(6))}`);
    process.stdout.write(`${['timestamp,anomaly_score', ...lines].join('\n')}\n`);
    for (const [reason, rows] of unscored) process.stderr.write(`${reason}: ${rows} rows scored 0\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!(error instanceof BadTable) && !('code' in error)) throw error;
    process.stderr.write(`${error.message.split('\n')[0]}\n`);
    return 2;
  }
}

process.exitCode = main();
