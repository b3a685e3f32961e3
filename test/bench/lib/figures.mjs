/** The value below which a share of the numbers lies (nearest rank). */
export function percentile(numbers, share) {
  if (numbers.length === 0) return Number.NaN;
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}
export const median = numbers => percentile(numbers, 0.5);
export const round = (number, digits = 2) => Number(number.toFixed(digits));

/** Median, 95th and 99th percentile in milliseconds. */
export const spread = ms => ({
  p50: round(percentile(ms, 0.5)),
  p95: round(percentile(ms, 0.95)),
  p99: round(percentile(ms, 0.99)),
});

export function printTable(columns, rows) {
  const lines = [columns, ...rows.map(row => row.map(cell => String(cell)))];
  const widths = columns.map((_, at) => Math.max(...lines.map(line => line[at].length)));
  for (const line of lines)
    process.stdout.write(
      `${line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}\n`,
    );
}

export const say = text => process.stderr.write(`bench: ${text}\n`);

/** Times one piece of work. */
export async function timed(work) {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}
