import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { BoardVisit, Engineer, WorkOrderLine } from '#contracts';
import { useNow, useRoute } from '#ui';
import { isOnBoard } from '../../../board/day-of-engineer';
import type { Proposal } from '../../../board/proposal';
import { commonZone, daySpan } from '../../../board/time';
import type { Span } from '../../../board/time';
import { useMe } from '../../../session';
import { createStore } from '../../../store';
import type { Store } from '../../../store';
import { conflictsOf, noConflicts } from '../conflicts/conflicts';
import type { Conflicts } from '../conflicts/conflicts';
import { queueStatuses } from '../queue/group';
import { useEveryPage } from './every-page';
import { useSelection } from './selection';
import type { SelectionState } from './selection';

interface Loaded {
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
}

/** What is under the pointer on any of the three: shown on the others too. */
export interface Hover {
  orderId: string | null;
  engineerId: string | null;
}
/** A move that the server has not confirmed yet: drawn where it goes, not where it was. */
export interface PendingMove {
  visitId: string;
  engineerId: string;
  start: number;
}
export const noHover: Hover = { orderId: null, engineerId: null };

/** Everything that queue, map, board and details share. */
export interface Desk extends SelectionState {
  /** The one in which most engineers work: of the board's axis. */
  zone: string;
  span: Span;
  now: number;
  orders: readonly WorkOrderLine[];
  ordersLoaded: Loaded;
  visits: readonly BoardVisit[];
  visitsLoaded: Loaded;
  engineers: readonly Engineer[];
  engineersLoaded: Loaded;
  /** What of the shown day does not hold any more; in a store, too, for the bars that are not concerned. */
  conflicts: Conflicts;
  inConflict: Store<Conflicts>;
  hover: Store<Hover>;
  proposal: Store<Proposal | null>;
  pending: Store<PendingMove | null>;
}

const Context = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('useDesk outside of the dispatch page.');
  return desk;
}

const queueQuery = { query: { status: queueStatuses, sort: 'urgency', limit: 200 } } as const;
const engineersQuery = { query: { active: true, limit: 200 } } as const;

export function DeskProvider({ children }: { children: ReactNode }): ReactNode {
  const me = useMe();
  const now = useNow();
  const [hover] = useState(() => createStore<Hover>(noHover));
  const [proposal] = useState(() => createStore<Proposal | null>(null));
  const [pending] = useState(() => createStore<PendingMove | null>(null));
  const { rows: orders, ...ordersLoaded } = useEveryPage(routes.listWorkOrders, queueQuery);
  const { rows: engineers, ...engineersLoaded } = useEveryPage(routes.listEngineers, engineersQuery);
  const zone = useMemo(
    () =>
      commonZone(
        engineers.map(engineer => engineer.timeZone),
        me.organisation.timeZone,
      ),
    [engineers, me],
  );
  const selection = useSelection(zone, now);
  const span = useMemo(() => daySpan(selection.day, zone), [selection.day, zone]);
  const board = useRoute(routes.board, {
    query: { from: new Date(span.start).toISOString(), to: new Date(span.end).toISOString() },
  });
  const items = board.data?.items;
  const visits = useMemo(() => (items ?? []).filter(isOnBoard), [items]);
  const conflicts = useMemo(() => conflictsOf(engineers, visits, now), [engineers, visits, now]);
  const [inConflict] = useState(() => createStore<Conflicts>(noConflicts));
  useEffect(() => inConflict.set(conflicts), [inConflict, conflicts]);
  const desk: Desk = {
    ...selection,
    zone,
    span,
    now,
    orders,
    ordersLoaded,
    visits,
    visitsLoaded: {
      isLoading: board.isLoading,
      error: board.error,
      retry: () => void board.refetch(),
    },
    engineers,
    engineersLoaded,
    conflicts,
    inConflict,
    hover,
    proposal,
    pending,
  };
  return <Context.Provider value={desk}>{children}</Context.Provider>;
}
