import type { ReactNode } from 'react';
import { useStore } from '../store';
import type { Store } from '../store';
import { placeOf } from './geometry';
import type { Scale } from './geometry';
import { verdictOf } from './proposal';
import type { Proposal } from './proposal';
import { minuteMs } from './time';

interface GhostProps {
  scale: Scale;
  engineerId: string;
  proposal: Store<Proposal | null>;
}

/** The dragged job where it would lie, with the way before it, in the colour of the verdict. */
export function Ghost({ scale, engineerId, proposal }: GhostProps): ReactNode {
  const mine = useStore(proposal, value => (value?.engineerId === engineerId ? value : null));
  if (!mine) return null;
  const { start, minutes, check, label } = mine;
  const place = placeOf(scale, { start, end: start + minutes * minuteMs }, 20);
  const travel = check?.travelMinutes
    ? placeOf(scale, { start: start - check.travelMinutes * minuteMs, end: start })
    : null;
  return (
    <>
      {travel && (
        <i className="cs-row__leg cs-row__leg--ghost" style={{ left: travel.left, width: travel.width }} />
      )}
      {place && (
        <span
          className={`cs-ghost cs-ghost--${verdictOf(check)}`}
          style={{ left: place.left, width: place.width }}
        >
          <span className="co-clip">{label}</span>
        </span>
      )}
    </>
  );
}
