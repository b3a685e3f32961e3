import type { Metric, ReadingValue } from '#contracts';

export type Band = 'normal' | 'above' | 'below';

/** Where a value lies in the band of its metric; null when there is none to speak of. */
export function bandOf(
  value: ReadingValue | undefined,
  { low, high }: Pick<Metric, 'low' | 'high'>,
): Band | null {
  if (typeof value !== 'number' || (low === null && high === null)) return null;
  if (high !== null && value > high) return 'above';
  if (low !== null && value < low) return 'below';
  return 'normal';
}
