import { instantOfLocal } from '../parts/local-time';

/** Whole days in the engineer's zone: from the first midnight to the midnight after the last day. */
export function absenceSpan(firstDay: string, lastDay: string, zone: string): { start: string; end: string } {
  const after = new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const start = instantOfLocal(`${firstDay}T00:00`, zone);
  const end = instantOfLocal(`${after}T00:00`, zone);
  if (!start || !end) throw new RangeError('Two days are needed');
  return { start, end };
}
