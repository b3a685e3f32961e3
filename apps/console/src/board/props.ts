import type { BoardVisit, Engineer } from '#contracts';
import type { DragPayload } from '#ui';
import type { Store } from '../store';
import type { Zoom } from './geometry';
import type { Proposal } from './proposal';
import type { Span } from './time';

export interface BoardEvents {
  onVisit: (visit: BoardVisit) => void;
  onEngineer: (engineerId: string) => void;
  onMenu: (visit: BoardVisit, at: { x: number; y: number }) => void;
  onHover: (visit: BoardVisit | null) => void;
  /** `start` null: by keyboard. */
  onOver: (
    payload: DragPayload,
    engineerId: string,
    start: number | null,
    at: { x: number; y: number } | null,
  ) => void;
  onLeave: () => void;
  onDrop: (payload: DragPayload, engineerId: string, start: number | null) => void;
  /** What a visit carries when it is dragged; null when it may not be. */
  payloadOf: (visit: BoardVisit) => DragPayload | null;
  accepts: (payload: DragPayload, engineerId: string) => boolean;
}

/** A visit that a plan run proposes: drawn, not there. Times are ms since the epoch. */
export interface BoardGhost extends Span {
  id: string;
  label: string;
  travelStart: number;
  isWanted: boolean;
}

export interface BoardProps {
  engineers: readonly Engineer[];
  visits: readonly BoardVisit[];
  day: Span;
  zone: string;
  now: number;
  zoom: Zoom;
  chosenVisit: string | null;
  chosenOrder: string | null;
  chosenEngineer: string | null;
  proposal: Store<Proposal | null>;
  pending: Store<{ visitId: string; engineerId: string; start: number } | null>;
  /** By engineer. */
  ghosts: ReadonlyMap<string, readonly BoardGhost[]>;
  /** Ids of visits that could not be planned like this any more. */
  conflicts: Pick<Store<ReadonlyMap<string, unknown>>, 'get' | 'subscribe'>;
  hover: Store<{ orderId: string | null; engineerId: string | null }>;
  events: BoardEvents;
}
