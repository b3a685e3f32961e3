import { z } from 'zod';
import type { VisitStatus } from './visit';
import { underWayVisitStatuses } from './visit';

export const WorkOrderStatus = z.enum([
  'draft',
  'ready',
  'scheduled',
  'in_progress',
  'on_hold',
  'completed',
  'verified',
  'closed',
  'canceled',
]);
export type WorkOrderStatus = z.infer<typeof WorkOrderStatus>;

export const HoldReason = z.enum([
  'part',
  'access',
  'customer',
  'safety',
  'tool',
  'second-engineer',
  'other',
]);
export type HoldReason = z.infer<typeof HoldReason>;

export const openWorkOrderStatuses = ['draft', 'ready', 'scheduled', 'in_progress', 'on_hold'] as const;

export const WorkOrderVerb = z.enum([
  'change',
  'plan',
  'hold',
  'release',
  'cancel',
  'accept',
  'verify',
  'close',
]);
export type WorkOrderVerb = z.infer<typeof WorkOrderVerb>;

/**
 * What people may do with a work order in which status. The status itself is derived (below): a verb only changes a fact
 * that it is derived from. Nothing can be done to a closed or canceled order.
 */
export const workOrderVerbs: Readonly<Record<WorkOrderStatus, readonly WorkOrderVerb[]>> = {
  draft: ['change', 'cancel'],
  ready: ['change', 'plan', 'hold', 'cancel'],
  scheduled: ['change', 'plan', 'release', 'cancel'],
  in_progress: ['change', 'plan', 'release', 'cancel'],
  on_hold: ['change', 'release', 'cancel'],
  completed: ['change', 'accept', 'verify'],
  verified: ['accept', 'close'],
  closed: [],
  canceled: [],
};

export interface WorkOrderFacts {
  /** Every visit of the order in the order of planning. */
  visits: readonly { status: VisitStatus }[];
  /** Set by the last incomplete visit or by a dispatcher, until somebody releases it. */
  openBlocker: boolean;
  qualified: boolean;
  verified: boolean;
  closed: boolean;
  canceled: boolean;
}

/**
 * The status of a work order is derived from its visits plus gates, never typed in (product.md, Life cycles).
 * `verified` and `closed` are gates that the rules set; `canceled` wins over everything that is not closed.
 */
export const workOrderStatus = (facts: WorkOrderFacts): WorkOrderStatus => {
  if (facts.closed) return 'closed';
  if (facts.canceled) return 'canceled';
  const statuses = facts.visits.map(visit => visit.status);
  const isUnderWay = (status: VisitStatus) =>
    (underWayVisitStatuses as readonly VisitStatus[]).includes(status);
  if (statuses.some(isUnderWay)) return 'in_progress';
  if (statuses.some(status => status === 'planned' || status === 'dispatched' || status === 'accepted'))
    return 'scheduled';
  const ended = statuses.filter(
    status => status === 'completed' || status === 'incomplete' || status === 'no_access',
  );
  const last = ended.at(-1);
  if (last === 'completed') return facts.verified ? 'verified' : 'completed';
  if (last === 'incomplete' || last === 'no_access') return facts.openBlocker ? 'on_hold' : 'ready';
  if (!facts.qualified) return 'draft';
  return facts.openBlocker ? 'on_hold' : 'ready';
};
