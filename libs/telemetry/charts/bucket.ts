/** One numeric value at one event time (ms since the epoch). */
export interface Sample {
  at: number;
  value: number;
}

/** What a chart draws for one stretch of time: a band from `min` to `max` and a line through `avg`. */
export interface Bucket extends Summary {
  /** Start of the stretch, a multiple of its length since the epoch, ms. */
  from: number;
}

export interface Summary {
  count: number;
  min: number;
  max: number;
  avg: number;
  first: Sample;
  last: Sample;
}

/**
 * Condenses samples to one bucket per `everyMs`, oldest first, in any order of input; empty stretches are left out, so
 * a gap stays a gap on the chart. NaN and infinities are skipped. O(n log b) for b buckets.
 *
 * @throws RangeError when `everyMs` is not above 0.
 */
export function bucket(samples: Iterable<Sample>, everyMs: number): Bucket[] {
  if (!(everyMs > 0)) throw new RangeError('everyMs must be above 0');
  const buckets = new Map<number, Bucket & { sum: number }>();
  for (const sample of samples) {
    if (!Number.isFinite(sample.value) || !Number.isFinite(sample.at)) continue;
    const from = Math.floor(sample.at / everyMs) * everyMs;
    const known = buckets.get(from);
    if (!known) {
      buckets.set(from, { from, sum: sample.value, ...alone(sample) });
      continue;
    }
    known.sum += sample.value;
    add(known, sample);
  }
  return [...buckets.values()]
    .sort((a, b) => a.from - b.from)
    .map(({ sum, ...rest }) => ({ ...rest, avg: average(sum, rest) }));
}

/** Count, range, mean and both ends of the samples in any order; null when there is no finite one. O(n). */
export function summarise(samples: Iterable<Sample>): Summary | null {
  let summary: Summary | null = null;
  let sum = 0;
  for (const sample of samples) {
    if (!Number.isFinite(sample.value) || !Number.isFinite(sample.at)) continue;
    sum += sample.value;
    if (summary) add(summary, sample);
    else summary = alone(sample);
  }
  return summary && { ...summary, avg: average(sum, summary) };
}

function alone(sample: Sample): Summary {
  const { value } = sample;
  return { count: 1, min: value, max: value, avg: value, first: sample, last: sample };
}

function add(summary: Summary, sample: Sample): void {
  summary.count++;
  summary.min = Math.min(summary.min, sample.value);
  summary.max = Math.max(summary.max, sample.value);
  if (sample.at < summary.first.at) summary.first = sample;
  if (sample.at >= summary.last.at) summary.last = sample;
}

// Rounding may push the quotient of a sum past the range it was taken from.
function average(sum: number, range: { count: number; min: number; max: number }): number {
  return Math.min(range.max, Math.max(range.min, sum / range.count));
}
