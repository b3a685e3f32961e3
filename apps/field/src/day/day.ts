/** The day in the phone's own zone: the engineer stands in it. Bounds are exact on days of 23 or 25 hours. */
export function dayBounds(now: number, offset: number): { from: Date; to: Date } {
  const today = new Date(now);
  const at = (days: number): Date => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
  return { from: at(offset), to: at(offset + 1) };
}

/** Under way first, then by time; what is over by itself. */
export function groupDay<V extends { status: string; start: string }>(
  visits: readonly V[],
  isOpen: (status: V['status']) => boolean,
): { ahead: V[]; over: V[] } {
  const underWay = ['en_route', 'on_site', 'working', 'paused'];
  const rank = (visit: V): number => (underWay.includes(visit.status) ? 0 : 1);
  const ahead = visits.filter(visit => isOpen(visit.status));
  return {
    ahead: ahead.toSorted((a, b) => rank(a) - rank(b) || Date.parse(a.start) - Date.parse(b.start)),
    over: visits.filter(visit => !isOpen(visit.status)),
  };
}
