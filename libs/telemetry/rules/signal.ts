export const hourMs = 3_600_000;

/** What a finding of this kind says of a metric; rules hear of it as of a reading. */
export interface Signal {
  kind: 'unusual' | 'forecast';
  metric: string;
}

/** No metric has a colon in its key: contracts see to it. */
const mark = ':';

/** The name under which a rule hears of findings: how sure it is, or when the limit is reached (ms since the epoch). */
export const signalOf = (kind: Signal['kind'], metric: string): string => `${kind}${mark}${metric}`;

/** The signal of that name; null: a metric. */
export function signalIn(key: string): Signal | null {
  const at = key.indexOf(mark);
  const kind = key.slice(0, Math.max(0, at));
  return kind === 'unusual' || kind === 'forecast' ? { kind, metric: key.slice(at + 1) } : null;
}

/** The finding has ended. */
export const noSignal = 'none';
