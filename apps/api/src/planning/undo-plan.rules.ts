import type { PlanUndoChange, VisitStatus } from '#contracts';
import { underWayVisitStatuses } from '#contracts';
import { Refused } from '../platform/refused';
import type { StoredProposal } from './plan-run.entity';

/** So long a publication can be taken back as a whole; later each visit is canceled by itself. */
export const UNDO_MS = 24 * 3_600_000;

/** A visit of the plan, and its order, as they are now. Times are ISO. */
export interface VisitNow {
  workOrderId: string;
  orderVersion: number;
  promisedStart: string | null;
  promisedEnd: string | null;
  status: VisitStatus;
  version: number;
  engineerId: string;
  engineerName: string;
  start: string;
  end: string;
  isPinned: boolean;
}

/** What is kept of a visit when it is published. */
export const keptOf = ({
  version,
  orderVersion,
  promisedStart,
  promisedEnd,
}: VisitNow): NonNullable<StoredProposal['asPublished']> => ({
  visitVersion: version,
  workOrderVersion: orderVersion,
  promisedWindow: promisedStart && promisedEnd ? { start: promisedStart, end: promisedEnd } : null,
});

/** Until when it may be taken back; null: there is nothing, or nothing was kept to hold it against. */
export function undoableUntil({
  publishedAt,
  proposals,
}: {
  publishedAt: Date | null;
  proposals: readonly StoredProposal[];
}): Date | null {
  const isDone = proposals.some(({ outcome }) => outcome?.status === 'published');
  return publishedAt && isDone ? new Date(publishedAt.getTime() + UNDO_MS) : null;
}

/** What of the plan is no longer as it was published; `now` is ms since the epoch. */
export function changesSince(
  proposals: readonly StoredProposal[],
  visits: ReadonlyMap<string, VisitNow>,
  now: number,
): PlanUndoChange[] {
  return proposals.flatMap((proposal): PlanUndoChange[] => {
    const { workOrderId, number, engineerName, travelStart, outcome } = proposal;
    if (outcome?.status !== 'published') return [];
    const visit = visits.get(outcome.visitId ?? '');
    const change =
      (visit ? changeOf(proposal, visit) : 'changed') ?? (Date.parse(travelStart) <= now ? 'begins' : null);
    return change ? [{ workOrderId, number, engineerName: visit?.engineerName ?? engineerName, change }] : [];
  });
}

const isSame = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && Date.parse(one) === Date.parse(other));

/** The first that a dispatcher would want to know; null: as it was published. */
function changeOf(proposal: StoredProposal, visit: VisitNow): PlanUndoChange['change'] | null {
  const { status } = visit;
  if (underWayVisitStatuses.some(one => one === status)) return 'under-way';
  if (status === 'accepted') return 'accepted';
  if (status !== 'dispatched' && status !== 'planned') return 'over';
  const isThere =
    visit.engineerId === proposal.engineerId &&
    isSame(visit.start, proposal.start) &&
    isSame(visit.end, proposal.end);
  if (!isThere) return 'moved';
  if (visit.isPinned) return 'pinned';
  const { asPublished } = proposal;
  if (!asPublished) return 'changed';
  const { promisedWindow } = asPublished;
  const isPromise =
    isSame(visit.promisedStart, promisedWindow?.start ?? null) &&
    isSame(visit.promisedEnd, promisedWindow?.end ?? null);
  if (!isPromise) return 'promised';
  const isUntouched =
    visit.version === asPublished.visitVersion && visit.orderVersion === asPublished.workOrderVersion;
  return isUntouched ? null : 'changed';
}

export function refuseUndo(
  until: Date | null,
  changes: readonly PlanUndoChange[],
  now: Date,
): Refused | null {
  if (!until || until <= now)
    return new Refused('plan-undo-too-late', { until: until?.toISOString() ?? null });
  return changes.length > 0 ? new Refused('plan-changed', { changes }) : null;
}
