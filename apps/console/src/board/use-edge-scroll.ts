import { useEffect } from 'react';

const edgePx = 44;
const fastestPx = 14;

/** While something is dragged near an edge, the board comes to meet it. `inset`: width of what stays on the left. */
export function useEdgeScroll(scroller: { current: HTMLElement | null }, inset: number): void {
  useEffect(() => {
    let frame = 0;
    let [dx, dy] = [0, 0];
    const step = (): void => {
      frame = 0;
      const element = scroller.current;
      if (!element || !document.documentElement.dataset.dragging || (dx === 0 && dy === 0)) return;
      element.scrollBy(dx, dy);
      frame = requestAnimationFrame(step);
    };
    const follow = (event: PointerEvent): void => {
      const element = scroller.current;
      if (!element || !document.documentElement.dataset.dragging) return;
      const box = element.getBoundingClientRect();
      const { clientX: x, clientY: y } = event;
      const isInside = x > box.left && x < box.right && y > box.top && y < box.bottom;
      dx = isInside ? speed(x - box.left - inset, box.right - x) : 0;
      dy = isInside ? speed(y - box.top - 28, box.bottom - y) : 0;
      if ((dx !== 0 || dy !== 0) && !frame) frame = requestAnimationFrame(step);
    };
    addEventListener('pointermove', follow);
    return () => {
      removeEventListener('pointermove', follow);
      cancelAnimationFrame(frame);
    };
  }, [scroller, inset]);
}

/** Pixels a frame: the nearer to the edge, the faster. */
export function speed(fromStart: number, fromEnd: number): number {
  if (fromStart >= 0 && fromStart < edgePx) return -Math.ceil(fastestPx * (1 - fromStart / edgePx));
  if (fromEnd < edgePx) return Math.ceil(fastestPx * (1 - Math.max(0, fromEnd) / edgePx));
  return 0;
}
