import type { Metric, ReadingValue } from '#contracts';
import type { IncomingPoint } from './payload.rules';

/** Beyond this a device's clock is said to run ahead; its readings count as of their arrival. */
export const MAX_AHEAD_MS = 300_000;
const MOST_METRICS = 300;

export interface LatestValue {
  at: number;
  value: ReadingValue;
  /** How far the device's clock was ahead, where it was by more than 5 minutes. */
  aheadMs?: number;
}
export type Latest = Record<string, LatestValue>;

/**
 * The values that the model allows: where it says number, text or a boolean is refused, since one such value would spoil
 * every chart and rule. A metric that the model does not know is kept.
 */
export function allowedValues(
  values: IncomingPoint['values'],
  metrics: readonly Pick<Metric, 'key' | 'kind'>[],
): { values: IncomingPoint['values']; refusals: string[] } {
  const refusals = metrics
    .filter(
      ({ key, kind }) => kind === 'number' && values[key] !== undefined && typeof values[key] !== 'number',
    )
    .map(metric => metric.key);
  if (refusals.length === 0) return { values, refusals };
  return {
    values: Object.fromEntries(Object.entries(values).filter(([key]) => !refusals.includes(key))),
    refusals: refusals.map(key => `${key}: not a number`),
  };
}

/**
 * When a reading counts: by the device's clock, but never later than it arrived. A clock a day ahead would otherwise
 * hold its last value on the screen for a day after it was set right.
 */
export const effectiveAt = (at: number, receivedAt: number): number => Math.min(at, receivedAt);

/** The newest value of every metric after one more reading. What comes late changes only what it is newest of. */
export function mergedLatest(
  latest: Latest,
  { at, values }: Pick<IncomingPoint, 'at' | 'values'>,
  receivedAt: number,
): Latest {
  const countsAt = effectiveAt(at, receivedAt);
  const ahead = at - receivedAt > MAX_AHEAD_MS ? { aheadMs: at - receivedAt } : {};
  const merged = { ...latest };
  for (const [metric, value] of Object.entries(values)) {
    const known = merged[metric];
    if (!known && Object.keys(merged).length >= MOST_METRICS) continue;
    if (!known || isNewer(known, { at: countsAt, value })) merged[metric] = { at: countsAt, value, ...ahead };
  }
  return merged;
}

/** Of two values of one moment the same one wins whatever comes first. */
function isNewer(known: LatestValue, { at, value }: LatestValue): boolean {
  if (at !== known.at) return at > known.at;
  return JSON.stringify(value) > JSON.stringify(known.value);
}

/** Up to which counter of which boot everything of a device is committed. */
export interface Mark {
  epoch: number;
  seq: number;
}

/**
 * The mark after a batch, in order of arrival; null while there is none. The boot that spoke last decides: boot ids need
 * not grow. It never passes `unstored`, the lowest counter per boot that arrived and could not be stored: the device
 * would drop what is nowhere else.
 */
export function nextMark(
  current: Mark | null,
  points: readonly Pick<IncomingPoint, 'epoch' | 'seq'>[],
  unstored: ReadonlyMap<number, number> = new Map(),
): Mark | null {
  const counted = points.flatMap(({ epoch, seq }) =>
    epoch === null || seq === null ? [] : [{ epoch, seq }],
  );
  const epoch = counted.at(-1)?.epoch;
  if (epoch === undefined) return current;
  const before = current?.epoch === epoch ? current.seq : -1;
  const highest = Math.max(before, ...counted.filter(point => point.epoch === epoch).map(point => point.seq));
  const seq = Math.max(before, Math.min(highest, (unstored.get(epoch) ?? Infinity) - 1));
  return seq < 0 ? current : { epoch, seq };
}
