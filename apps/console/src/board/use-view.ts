import { useLayoutEffect, useRef } from 'react';
import type { Engineer } from '#contracts';
import { shiftsBetween } from '#dispatch';
import { firstView, timeAt, xOf } from './geometry';
import type { Scale, Zoom } from './geometry';

interface View {
  scroller: { current: HTMLElement | null };
  scale: Scale;
  /** Of the hours that are seen at once; 0 before it was measured. */
  visiblePx: number;
  zoom: Zoom;
  engineers: readonly Engineer[];
  now: number;
}

/**
 * Opens the board where the work is; afterwards a change of zoom or width keeps the middle where it was. Returns what
 * the scroller calls when it was scrolled.
 */
export function useView(view: View): () => void {
  const { scroller, scale, visiblePx, zoom } = view;
  const { day } = scale;
  const isReady = visiblePx > 0 && view.engineers.length > 0;
  const shownDay = useRef<number | null>(null);
  const middle = useRef(0);
  // Only a new day, width or zoom moves the view: never the clock, nor a change of the engineers.
  const latest = useRef(view);
  useLayoutEffect(() => {
    latest.current = view;
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isReady) return;
    if (shownDay.current !== day.start) {
      const { engineers, now } = latest.current;
      const shifts = engineers.flatMap(engineer => shiftsBetween(engineer.shifts, engineer.timeZone, day));
      const first = xOf(scale, firstView(day, now, shifts, zoom));
      shownDay.current = day.start;
      middle.current = timeAt(scale, first + visiblePx / 2);
    }
    element.scrollTo({ left: xOf(scale, middle.current) - visiblePx / 2 });
  }, [scroller, day, scale, visiblePx, zoom, isReady]);

  return () => {
    if (scroller.current && visiblePx > 0)
      middle.current = timeAt(scale, scroller.current.scrollLeft + visiblePx / 2);
  };
}
