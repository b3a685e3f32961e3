import type { Overview, WorkOrderStatus } from '#contracts';

export const tabs = [
  'open',
  'ready',
  'scheduled',
  'in_progress',
  'on_hold',
  'completed',
  'ended',
  'all',
] as const;
export type Tab = (typeof tabs)[number];

/** What a tab asks the server for. */
export const queryOf: Record<Tab, { open?: true; status?: WorkOrderStatus[] }> = {
  open: { open: true },
  ready: { status: ['draft', 'ready'] },
  scheduled: { status: ['scheduled'] },
  in_progress: { status: ['in_progress'] },
  on_hold: { status: ['on_hold'] },
  completed: { status: ['completed', 'verified'] },
  ended: { status: ['closed', 'canceled'] },
  all: {},
};

/** The number on a tab, where the overview knows it. */
export function countOf(tab: Tab, counts: Overview['workOrders'] | undefined): number | undefined {
  if (!counts) return undefined;
  const { ready, scheduled, inProgress, onHold } = counts;
  const known: Partial<Record<Tab, number>> = {
    ready,
    scheduled,
    in_progress: inProgress,
    on_hold: onHold,
  };
  return known[tab];
}

const openNow: readonly WorkOrderStatus[] = ['draft', 'ready', 'scheduled', 'in_progress', 'on_hold'];

/** Past its time and still open. */
export const isOverdue = (order: { status: WorkOrderStatus; dueAt: string | null }, now: number): boolean =>
  order.dueAt !== null && openNow.includes(order.status) && Date.parse(order.dueAt) < now;
