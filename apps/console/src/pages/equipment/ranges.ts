const hourMs = 3_600_000;

export const ranges = ['1h', '24h', '7d', '30d'] as const;
export type Range = (typeof ranges)[number];

/** How long a period is, how fine its buckets are, how often it is read again. */
export const rangeOf: Record<Range, { ms: number; everySeconds: number; stepMs: number }> = {
  '1h': { ms: hourMs, everySeconds: 10, stepMs: 60_000 },
  '24h': { ms: 24 * hourMs, everySeconds: 300, stepMs: 300_000 },
  '7d': { ms: 168 * hourMs, everySeconds: 1_800, stepMs: 1_800_000 },
  '30d': { ms: 720 * hourMs, everySeconds: 7_200, stepMs: 3_600_000 },
};
