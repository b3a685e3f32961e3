import type { ReactNode } from 'react';
import { placeOf } from './geometry';
import type { Scale } from './geometry';
import type { BoardGhost } from './props';

/** What a plan run proposes, beside what is planned already; the list beside the board says the same in words. */
export function PlanGhosts({ scale, ghosts }: { scale: Scale; ghosts: readonly BoardGhost[] }): ReactNode {
  return ghosts.map(({ id, label, start, end, travelStart, isWanted }) => {
    const place = placeOf(scale, { start, end }, 20);
    const way = placeOf(scale, { start: travelStart, end: start });
    if (!place) return null;
    return (
      <span key={id} aria-hidden data-ghost={id}>
        {way && isWanted && (
          <i className="cs-row__leg cs-row__leg--ghost" style={{ left: way.left, width: way.width }} />
        )}
        <span
          className={isWanted ? 'cs-ghost cs-ghost--plan' : 'cs-ghost cs-ghost--plan cs-ghost--off'}
          style={{ left: place.left, width: place.width }}
        >
          <span className="co-clip">{label}</span>
        </span>
      </span>
    );
  });
}
