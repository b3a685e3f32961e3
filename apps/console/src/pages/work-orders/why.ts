import type { Gate, WorkOrder, WorkOrderStatus } from '#contracts';

export type Why = WorkOrderStatus | 'readyAgain';

/** Why an order is in its state: the state is derived from its visits and gates, so the page can say how. */
export function whyOf({ status, visits }: Pick<WorkOrder, 'status' | 'visits'>): Why {
  const hasEnded = visits.some(visit => visit.status === 'incomplete' || visit.status === 'no_access');
  return status === 'ready' && hasEnded ? 'readyAgain' : status;
}

/** The main road of an order; `on_hold` and `canceled` stand beside it. */
export const road = ['ready', 'scheduled', 'in_progress', 'completed', 'verified', 'closed'] as const;

/** How far along the road; a hold is as far as the visits have come. */
export function reached({ status, visits }: Pick<WorkOrder, 'status' | 'visits'>): number {
  if (status === 'draft') return -1;
  if (status !== 'on_hold' && status !== 'canceled') return road.indexOf(status);
  if (visits.some(visit => ['incomplete', 'no_access', 'completed'].includes(visit.status)))
    return road.indexOf('in_progress');
  return road.indexOf('ready');
}

/** What has to be there before an order can be verified, in the order in which it comes about. */
export const gates: readonly Gate[] = ['visits-open', 'mandatory-tasks', 'report', 'acceptance', 'coverage'];

export interface GateLine {
  gate: Gate;
  isOpen: boolean;
}

/**
 * Gates with their state; coverage is decided elsewhere and stands here only while it is open. The server holds nothing
 * open for visits that nobody planned: a tick before "all visits ended" would read as if somebody had been there.
 */
export const gateLines = ({ openGates, visits }: Pick<WorkOrder, 'openGates' | 'visits'>): GateLine[] => {
  const wasAttended = visits.some(visit => visit.status !== 'canceled');
  return gates
    .filter(gate => gate !== 'coverage' || openGates.includes(gate))
    .map(gate => ({ gate, isOpen: openGates.includes(gate) || (gate === 'visits-open' && !wasAttended) }));
};
