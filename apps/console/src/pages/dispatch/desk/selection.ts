import { useCallback, useMemo } from 'react';
import { dateOf, isDate } from '../../../board/time';
import { useSearchParams } from '../../../routing';

/** What is chosen, everywhere at once; in the address, so that `/dispatch?order=...` is a link to it. */
export interface Selection {
  orderId: string | null;
  visitId: string | null;
  engineerId: string | null;
}

export interface SelectionState {
  selection: Selection;
  select: (next: Partial<Selection>) => void;
  /** Of the board, `YYYY-MM-DD` in its zone. */
  day: string;
  isToday: boolean;
  setDay: (day: string) => void;
}

export function useSelection(zone: string, now: number): SelectionState {
  const [params, change] = useSearchParams();
  const today = dateOf(now, zone);
  const wanted = params.get('day');
  const day = isDate(wanted) ? wanted : today;
  const selection = useMemo<Selection>(
    () => ({
      orderId: params.get('order'),
      visitId: params.get('visit'),
      engineerId: params.get('engineer'),
    }),
    [params],
  );
  const select = useCallback(
    ({ orderId = null, visitId = null, engineerId = null }: Partial<Selection>) =>
      change({ order: orderId, visit: visitId, engineer: engineerId }),
    [change],
  );
  const setDay = useCallback(
    (next: string) => change({ day: next === today ? null : next }),
    [change, today],
  );
  return { selection, select, day, isToday: day === today, setDay };
}
