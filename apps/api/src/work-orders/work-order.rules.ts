import { openVisitStatuses, workOrderVerbs } from '#contracts';
import type { Gate, Urgency, VisitStatus, WorkOrderStatus, WorkOrderVerb } from '#contracts';
import { Refused } from '../platform/refused';

const HOUR_MS = 3_600_000;

/** By when the work must be done if nobody promised anything else. */
export const dueWithinHours: Readonly<Record<Urgency, number>> = {
  critical: 4,
  high: 8,
  normal: 48,
  low: 120,
};

export function dueAtBy(urgency: Urgency, from: Date): Date {
  return new Date(from.getTime() + dueWithinHours[urgency] * HOUR_MS);
}

/** A due time that came from the urgency follows it; one that somebody set stays. */
export function dueAfterChange(
  order: { urgency: Urgency; dueAt: Date | null; createdAt: Date },
  change: { urgency?: Urgency | undefined; dueAt?: string | null | undefined },
): Date | null {
  if (change.dueAt !== undefined) return change.dueAt === null ? null : new Date(change.dueAt);
  const wasDefault = order.dueAt?.getTime() === dueAtBy(order.urgency, order.createdAt).getTime();
  return change.urgency && wasDefault ? dueAtBy(change.urgency, order.createdAt) : order.dueAt;
}

export function refuseVerb(
  order: { status: WorkOrderStatus; number: string },
  verb: WorkOrderVerb,
): Refused | null {
  const { status, number } = order;
  if (status === 'closed') return new Refused('work-order-closed', { number });
  const legal = workOrderVerbs[status];
  if (legal.includes(verb)) return null;
  if (verb === 'plan') return new Refused('work-order-not-plannable', { status, number });
  return new Refused('illegal-transition', { status, event: verb, legal: [...legal] });
}

/** Who stands before the machine is not called back by a click: only a visit that has not arrived can be canceled. */
export function refuseCancelUnderWork(visits: readonly { status: VisitStatus }[]): Refused | null {
  const arrived = visits.filter(({ status }) => ['on_site', 'working', 'paused'].includes(status));
  return arrived.length === 0
    ? null
    : new Refused('illegal-transition', { event: 'cancel', visitsUnderWay: arrived.length });
}

export interface GateFacts {
  tasks: readonly { mandatory: boolean; done: boolean }[];
  visits: readonly { status: VisitStatus; solution: string | null }[];
  accepted: boolean;
}

/** What still stands between completed and verified. The coverage decision joins these with its feature. */
export function openGates({ tasks, visits, accepted }: GateFacts): Gate[] {
  const isOpen = (status: VisitStatus) => (openVisitStatuses as readonly VisitStatus[]).includes(status);
  const isReported = visits.some(
    ({ status, solution }) => status === 'completed' && solution !== null && solution.trim() !== '',
  );
  const open: [Gate, boolean][] = [
    ['mandatory-tasks', tasks.some(task => task.mandatory && !task.done)],
    ['visits-open', visits.some(visit => isOpen(visit.status))],
    ['report', !isReported],
    ['acceptance', !accepted],
  ];
  return open.filter(([, stands]) => stands).map(([gate]) => gate);
}

export function refuseVerification(gates: readonly Gate[]): Refused | null {
  return gates.length === 0 ? null : new Refused('work-order-gates-open', { gates: [...gates] });
}
