import { minute } from '../span';
import type { DispatchJob } from './model';

type Wished = Pick<DispatchJob, 'preferredWindows'>;

/**
 * Minutes between a begin and the nearest of the preferred windows that are not over by `now`; null: the customer prefers no
 * time, or none that is still to come.
 */
export function outsidePreferred(
  { preferredWindows = [] }: Wished,
  start: number,
  now: number,
): number | null {
  let nearest: number | null = null;
  for (const window of preferredWindows) {
    if (window.end <= now) continue;
    const outside = Math.max(0, window.start - start, start - window.end) / minute;
    if (nearest === null || outside < nearest) nearest = outside;
  }
  return nearest;
}

/** When the preferred windows behind a moment begin. */
export const startsPreferred = ({ preferredWindows = [] }: Wished, after: number): number[] =>
  preferredWindows.flatMap(({ start }) => (start > after ? [start] : []));
