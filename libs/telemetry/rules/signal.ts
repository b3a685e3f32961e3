export const hourMs = 3_600_000;

const kinds = ['unusual', 'unlike-sisters', 'forecast'] as const;

/** What a finding of this kind says of a metric; rules hear of it as of a reading. */
export interface Signal {
  kind: (typeof kinds)[number];
  metric: string;
}

/** No metric has a colon in its key: contracts see to it. */
const mark = ':';

/** The name under which a rule hears of findings: how sure it is, or when the limit is reached (ms since the epoch). */
export const signalOf = (kind: Signal['kind'], metric: string): string => `${kind}${mark}${metric}`;

/** The signal of that name; null: a metric. */
export function signalIn(key: string): Signal | null {
  const at = key.indexOf(mark);
  const kind = kinds.find(one => one === key.slice(0, Math.max(0, at)));
  return kind ? { kind, metric: key.slice(at + 1) } : null;
}

/** Whether a condition of this type asks for findings. */
export const isSignalKind = (type: string): type is Signal['kind'] => kinds.some(kind => kind === type);

/** The finding has ended. */
export const noSignal = 'none';
