import { useEffect } from 'react';

/** What was chosen elsewhere (queue, map, candidates) comes into view here, by the shortest way. */
export function useReveal(
  scroller: { current: HTMLElement | null },
  chosen: { engineerId: string | null; visitId: string | null },
  namesPx: number,
): void {
  const { engineerId, visitId } = chosen;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const bar = visitId && element.querySelector(`[data-visit="${CSS.escape(visitId)}"]`);
    const row = bar
      ? bar.closest('.cs-row')
      : engineerId && element.querySelector(`[data-engineer="${CSS.escape(engineerId)}"]`);
    if (!row) return;
    const box = element.getBoundingClientRect();
    const at = row.getBoundingClientRect();
    // Below the hours and the name of a partner, which stay.
    const top = box.top + 52;
    const dy = at.top < top ? at.top - top : Math.max(0, at.bottom - box.bottom + 8);
    const dx = bar ? sideways(bar.getBoundingClientRect(), box.left + namesPx, box.right) : 0;
    if (dx !== 0 || dy !== 0) element.scrollBy({ left: dx, top: dy, behavior: 'smooth' });
  }, [scroller, engineerId, visitId, namesPx]);
}

function sideways(bar: DOMRect, left: number, right: number): number {
  if (bar.left < left) return bar.left - left - 24;
  return bar.right > right ? Math.min(bar.right - right + 24, bar.left - left - 24) : 0;
}
